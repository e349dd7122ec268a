"""A rubric in a case (评分表): items with what each is worth and its score, and their sum."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Data, computed, number, rows, text
from xuezheng.core.ledgers.definition import Check


def scored(data: Data) -> int | None:
    """Sum what was scored; nothing before a rubric is filled in."""
    lines = data.get("rubric")
    return sum(line["score"] for line in lines) if lines else None


def within(data: Data) -> bool:
    """Say whether no item scores more than it is worth."""
    return all(0 <= line["score"] <= line["worth"] for line in data["rubric"])


RUBRIC = (
    rows(
        "rubric",
        T("评分表", "Rubric"),
        (
            text("item", T("评分项", "Item"), required=True),
            number("worth", T("分值", "Worth"), required=True),
            number("score", T("得分", "Score"), required=True),
        ),
    ),
    computed("score", T("总分", "Score"), scored),
)
SCORES = Check("rubric", T("得分超过分值", "scores more than it is worth"), within)
