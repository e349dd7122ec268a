"""The tables of records: cases, their limits, what people keep, what units owe."""

from xuezheng.apps.records.models.cases import (
    FAR,
    AppendOnlyError,
    CaseEntry,
    CasePhoto,
    Handed,
    Link,
    Numbered,
    Party,
    Record,
)
from xuezheng.apps.records.models.deadlines import (
    Alarm,
    CalendarRow,
    Deadline,
    Round,
    Running,
    Woken,
)
from xuezheng.apps.records.models.own import (
    Draft,
    SavedView,
    Watch,
)
from xuezheng.apps.records.models.reporting import (
    Approval,
    LedgerSwitched,
    Nudge,
    Objection,
    Owed,
    Verdict,
)

__all__ = [
    "FAR",
    "Alarm",
    "AppendOnlyError",
    "Approval",
    "CalendarRow",
    "CaseEntry",
    "CasePhoto",
    "Deadline",
    "Draft",
    "Handed",
    "LedgerSwitched",
    "Link",
    "Nudge",
    "Numbered",
    "Objection",
    "Owed",
    "Party",
    "Record",
    "Round",
    "Running",
    "SavedView",
    "Verdict",
    "Watch",
    "Woken",
]
