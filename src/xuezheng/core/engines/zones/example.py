"""The worked example of zones (划片算例): two schools on one street, a number both claim, one nobody does."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T

STREET = "学前路"
TABLES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "东片": (
        "甲校",
        [
            {"kind": "place", "names": ["锦绣花园", "锦绣苑"]},
            {"kind": "street", "names": [STREET], "low": 1, "high": 49, "parity": "odd"},
        ],
    ),
    "西片": (
        "乙校",
        [
            {"kind": "street", "names": [STREET], "low": 49, "high": 99, "parity": "odd"},
            {"kind": "street", "names": [STREET], "low": 60, "high": 98, "parity": "even"},
        ],
    ),
}
"""The address table of each zone; no. 49 stands in both, the even side below 60 in none."""
BLOCKS: dict[str, tuple[str, int | None, int]] = {
    "锦绣苑": ("锦绣苑", None, 40),
    "学前路25号": (STREET, 25, 8),
    "学前路49号": (STREET, 49, 6),
    "学前路20号": (STREET, 20, 5),
}
"""Place, house number and expected children of each block."""
SEATS, YEAR = 45, "2027"
ASKS = T(
    f"东片（甲校，{SEATS}个学位）管锦绣花园（又名锦绣苑）和学前路1至49号单号；"
    "西片（乙校）管学前路49至99号单号和60至98号双号。看4处地址各归谁。",
    f"The east zone ({SEATS} places) has an estate of two names and the odd numbers 1 to 49 of a street; the "
    "west zone has its odd numbers 49 to 99 and its even ones 60 to 98. Whose are four addresses?",
)


def example(terms: Mapping[str, Any]) -> Example:
    """Give the example by the warning that the terms have."""
    return Example(
        asks=ASKS,
        problem={
            "rules": {"version": "example", "tight": terms["rules"].get("tight", "0.95")},
            "zones": [
                {"key": zone, "school": school, "lines": lines}
                for zone, (school, lines) in TABLES.items()
            ],
            "children": [_block(key, *told) for key, told in BLOCKS.items()],
            "seats": [{"zone": "东片", "year": YEAR, "seats": SEATS}],
        },
        brings=tuple(
            (key, T(f"预计适龄{many}人", f"{many} children expected"))
            for key, (_, _, many) in BLOCKS.items()
        ),
        follows=("锦绣苑", "学前路49号"),
    )


def _block(key: str, place: str, number: int | None, many: int) -> dict[str, Any]:
    return {"key": key, "year": YEAR, "place": place, "number": number, "many": many}
