"""The worked example of points (积分算例): two items, four families, two places, a tie at the last one."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T

SEATS = 2
INSURED, DIPLOMA = "insured", "diploma"
LEVELS = {"college": 4, "bachelor": 8}
FAMILIES = {"01": (24, "bachelor"), "02": (36, ""), "03": (12, "bachelor"), "04": (23, "college")}
"""Months of insurance and the diploma of each family."""
DIPLOMAS = {
    "bachelor": T("本科", "a bachelor's degree"),
    "college": T("大专", "a college diploma"),
    "": T("没有学历材料", "no diploma"),
}
TABLE = {
    "version": "example",
    "items": [
        {
            "key": INSURED, "title": {"zh": "参保", "en": "Insurance"}, "clause": "算例第一条",
            "kind": "span", "points": 4, "per": 12, "whole": True,
        },
        {
            "key": DIPLOMA, "title": {"zh": "学历", "en": "Diploma"}, "clause": "算例第二条",
            "kind": "levels", "levels": LEVELS,
        },
    ],
    "ties": [{"item": INSURED, "better": "more"}],
}  # fmt: skip
ASKS = T(
    f"甲校有{SEATS}个学位，4个家庭申请。参保每满12个月4分，不满的不计；大专4分，本科8分。"
    "总分高的在前，同分的参保分多的在前。",
    f"School A has {SEATS} places, four families apply. Every twelve whole months of insurance are 4 points; "
    "a college diploma 4, a bachelor's degree 8. More points go first, of equals those with more for insurance.",
)


def example(_terms: Mapping[str, Any]) -> Example:
    """Give the example; its table is its own, since a bureau's has too many items to add up by hand."""
    return Example(
        asks=ASKS,
        problem={
            "table": TABLE,
            "schools": [{"key": "甲校", "seats": SEATS}],
            "applicants": [
                {"key": key, "facts": _facts(months, level), "choices": ["甲校"]}
                for key, (months, level) in FAMILIES.items()
            ],
        },
        brings=tuple(
            (
                key,
                T(
                    f"参保{months}个月，{DIPLOMAS[level].zh}",
                    f"{months} months insured, {DIPLOMAS[level].en}",
                ),
            )
            for key, (months, level) in FAMILIES.items()
        ),
        follows=("03", "04"),
    )


def _facts(months: int, level: str) -> list[dict[str, Any]]:
    insured: dict[str, Any] = {"item": INSURED, "amount": months, "state": "verified"}
    return [insured, *([{"item": DIPLOMA, "level": level, "state": "verified"}] if level else [])]
