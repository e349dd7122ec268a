"""The worked example of bands (顺位算例): three children for two places; the third goes next door."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T

FIRST, SECOND = "first", "second"
BANDS = {
    FIRST: T("第一顺位（户籍与住房一致）", "First band (residence and dwelling agree)"),
    SECOND: T("第二顺位（仅有户籍）", "Second band (residence only)"),
}
CLAUSES = {FIRST: "算例第一项", SECOND: "算例第二项"}
SCHOOLS = {"甲校": (2, ("乙校",)), "乙校": (2, ())}
"""Places of each school, and where what is over goes."""
CHILDREN = {
    "01": ("甲校", SECOND, "2016-03-01"),
    "02": ("甲校", FIRST, "2021-09-01"),
    "03": ("甲校", FIRST, "2019-05-01"),
    "04": ("乙校", FIRST, "2020-08-01"),
}
"""Zone, band and day of residence of each child."""
ASKS = T(
    "甲校有2个学位，施教区内来了3个孩子；乙校有2个学位，来了1个。先看顺位，同一顺位内落户早的在前；"
    "甲校满了的，统筹安排到乙校。",
    "The first school has two places and three children in its zone, the second two places and one child. The "
    "band goes first, inside a band the earlier day of residence; whom the first cannot take, the second does.",
)


def example(_terms: Mapping[str, Any]) -> Example:
    """Give the example; its table has two bands."""
    return Example(
        asks=ASKS,
        problem={
            "table": {
                "version": "example",
                "bands": [
                    {
                        "key": key, "title": {"zh": said.zh, "en": said.en}, "clause": CLAUSES[key],
                        "order": ["residence"],
                    }
                    for key, said in BANDS.items()
                ],
            },
            "on": "2026-08-31",
            "schools": [
                {"key": key, "seats": seats, "overflow": list(to)}
                for key, (seats, to) in SCHOOLS.items()
            ],
            "children": [
                {"key": key, "zone": zone, "band": band, "since": since}
                for key, (zone, band, since) in CHILDREN.items()
            ],
        },
        brings=tuple((key, _brings(*told)) for key, told in CHILDREN.items()),
        follows=("01",),
        seed="算例",
    )  # fmt: skip


def _brings(zone: str, band: str, since: str) -> T:
    said = BANDS[band]
    return T(f"{zone}施教区，{said.zh}，{since}落户", f"zone of {zone}, {said.en}, since {since}")
