"""Clocks that ledgers on the same flow share (时限规则); the numbers are parameters."""

from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import ByDue, Clock, WorkingDays

SIGN = Clock(
    "sign", T("签收时限", "Time to sign for it"),
    ("issued",), WorkingDays("task.sign_within"), "task.sign_ladder",
)  # fmt: skip
FINISH = Clock(
    "finish", T("完成时限", "Due day"),
    ("drafted", "issued", "doing"), ByDue(), "task.ladder", owes="lead",
)  # fmt: skip
CHECK = Clock(
    "check", T("审核时限", "Time to check it"),
    ("reported",), WorkingDays("task.check_within"), "task.check_ladder",
)  # fmt: skip
