"""What ledgers of answers share (答复类台账): more time that was given, coming again, asking whether it satisfies."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Data, computed, day, number, reference
from xuezheng.core.ledgers.definition import Clock, WorkingDays


def term(data: Data) -> str:
    """Say which limit holds: the usual one, or the longer one that was given."""
    return "extended" if data.get("extended_on") else "usual"


def again(data: Data) -> str:
    """Say whether the same person has come with the same matter before (重复信访)."""
    return "yes" if data.get("same_as") or (data.get("before") or 0) > 0 else "no"


MORE_TIME = (
    day("extended_on", T("批准延期日期", "More time given on")),
    computed("term", T("办理期限类别", "Which limit"), term),
)
AGAIN = (
    reference("same_as", T("同一事项的前件", "Earlier case of the same matter"), of="petition"),
    number("before", T("此前来访次数", "Times before"), unit=T("次", "times")),
    computed("repeated", T("重复信访", "Repeated"), again),
)


def follow(topic: str) -> Clock:
    """Give the clock of asking whether an answer satisfies; its numbers stand under ``topic``."""
    label = T("回访时限", "Time to ask whether it satisfies")
    rule = WorkingDays(f"{topic}.follow_within")
    return Clock("follow", label, ("answered",), rule, f"{topic}.follow_ladder")
