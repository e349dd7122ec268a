"""The worked example of a draw (派位算例): five numbers, three places, twins at the last one."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T

SEATS = 3
SEED = "算例6"
"""Draws 04, who are twins, third: one place is left when their turn comes."""
NEEDS = {"01": 1, "02": 1, "03": 1, "04": 2, "05": 1}
"""What each number needs."""
ASKS = T(
    f"甲校有{SEATS}个学位，5个号码报名，其中04号是双胞胎。每个号码和种子一起算出签号，签号从小到大排队，"
    f"依次录取。本例的种子是“{SEED}”。",
    f"School A has {SEATS} places, five numbers apply, and 04 are twins. Number and seed together give "
    f"a ticket; tickets stand in order, the least first, and are placed in turn. The seed here is “{SEED}”.",
)
ONE, TWO = T("1个孩子", "one child"), T("双胞胎，要2个学位", "twins, need two places")


def example(terms: Mapping[str, Any]) -> Example:
    """Give the example by the rule that the terms have for a group that no longer fits."""
    roll = "".join(f"{key}\t{many}\n" if many > 1 else f"{key}\n" for key, many in NEEDS.items())
    return Example(
        asks=ASKS,
        problem={
            "list": roll,
            "purpose": "example",
            "places": [{"place": "甲校", "seats": SEATS}],
            "groups": terms["groups"],
        },
        brings=tuple((key, TWO if many > 1 else ONE) for key, many in NEEDS.items()),
        follows=("04", "01"),
        seed=SEED,
    )
