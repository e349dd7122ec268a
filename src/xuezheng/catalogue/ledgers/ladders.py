"""Urging ladders that several ledgers share (催办梯级)."""

from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Rung

SOON = Rung("soon", T("临近到期提醒", "Due soon"), -5, wakes=("lead",))
NEXT_DAY = Rung("next_day", T("次日到期提醒", "Due tomorrow"), -1, wakes=("lead",))
LATE = Rung("late", T("逾期催办", "Overdue"), 1, wakes=("lead", "supervisor"))
RAISED = Rung("raised", T("升级督办", "Raised one level"), 5, wakes=("supervisor",), above=1)
TOP = Rung("top", T("提级督办", "Raised two levels"), 10, wakes=("supervisor",), above=2)

BY_DUE = (SOON, NEXT_DAY, LATE, RAISED, TOP)
"""For a case's own due day."""

TO_SIGN = (
    Rung("on_day", T("当日催签", "To be signed today"), 0, wakes=("lead",)),
    Rung("late", T("逾期未签收", "Not signed for"), 1, wakes=("lead", "supervisor")),
    Rung("raised", T("升级督办", "Raised one level"), 3, wakes=("supervisor",), above=1),
)
"""For signing: short, and soon raised."""

TO_CHECK = (
    Rung("on_day", T("当日催审", "To be checked today"), 0, wakes=("supervisor",)),
    Rung("late", T("逾期未审核", "Not checked"), 1, wakes=("supervisor",)),
    Rung("raised", T("升级督办", "Raised one level"), 3, wakes=("leader",), above=1),
)
"""For checking: the supervisor is woken, then the leader."""
