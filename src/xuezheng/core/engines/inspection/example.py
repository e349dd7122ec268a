"""The worked examples of random inspections and panels (双随机算例)."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T

SEED, DAY = "算例", "2026-10-12"
SUBJECTS = {"J1": "A", "J2": "A", "J3": "A", "J4": "A", "J5": "B", "J6": "B"}
"""Institutions and their credit grades; J5 is complained about."""
COMPLAINED, TIED = "J5", "R1"
RATES = {"A": "0.25", "B": "0.5"}
INSPECTORS = ("R1", "R2", "R3")
JUDGES, DRAWN, FIELD = ("P1", "P2", "P3", "P4"), 2, "语文"
ASKS = T(
    "6家机构：A级4家抽25%，B级2家抽50%，J5被投诉，必查。3名检查人员，每家派2人，R1与J5有利害关系，应回避。"
    f"先抽查谁、再抽谁去查，都按签号。本例的种子是“{SEED}”。",
    "Six institutions: 25% of the four of grade A, 50% of the two of grade B; J5 is complained about and always "
    "inspected. Three inspectors, two are sent to each; R1 has a tie to J5 and avoids it. Whom and by whom: "
    f"both by ticket. The seed here is “{SEED}”.",
)
PANEL = T(
    f"{FIELD}组有4名评委，抽{DRAWN}名，其余按签号依次备选。本例的种子是“{SEED}”。",
    f"Four judges for {FIELD}, {DRAWN} are drawn, the others are in reserve by ticket. The seed here is “{SEED}”.",
)


def example(terms: Mapping[str, Any]) -> Example:
    """Give the example of an inspection, or of a panel where nobody is inspected."""
    return _inspection() if terms["rules"].get("rates") else _panel()


def _inspection() -> Example:
    complained = T("，被投诉", ", complained about")
    rows = []
    for key, grade in SUBJECTS.items():
        more = complained if key == COMPLAINED else T("", "")
        rows.append((key, T(f"{grade}级{more.zh}", f"grade {grade}{more.en}")))
    return Example(
        asks=ASKS,
        problem={
            "purpose": "example",
            "on": DAY,
            "rules": {"version": "example", "rates": RATES, "team": 2},
            "subjects": [
                {"key": key, "grade": grade, "complaint": key == COMPLAINED}
                for key, grade in SUBJECTS.items()
            ],
            "inspectors": [{"key": key} for key in INSPECTORS],
            "declared": [{"inspector": TIED, "subject": COMPLAINED}],
        },
        brings=tuple(rows),
        follows=(COMPLAINED, "J1"),
        seed=SEED,
    )


def _panel() -> Example:
    return Example(
        asks=PANEL,
        problem={
            "purpose": "example",
            "on": DAY,
            "rules": {"version": "example", "team": 0, "panel": {FIELD: DRAWN}},
            "inspectors": [{"key": key, "group": FIELD} for key in JUDGES],
        },
        brings=tuple((key, T(f"{FIELD}组", FIELD)) for key in JUDGES),
        follows=(JUDGES[0],),
        seed=SEED,
    )
