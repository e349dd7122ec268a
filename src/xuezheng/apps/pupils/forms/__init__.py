"""What somebody fills in for pupils, classes, guardians, transfers, mergers and splits."""

from xuezheng.apps.pupils.forms.events import (
    EVENTS,
    GUARDIAN_EVENTS,
    Event,
    EventForm,
    MergeForm,
    TransferForm,
)
from xuezheng.apps.pupils.forms.fields import Numbered, labels
from xuezheng.apps.pupils.forms.regrouping import (
    MergeClassesForm,
    OpenClassForm,
    SplitClassForm,
    SplitSchoolForm,
)

__all__ = [
    "EVENTS",
    "GUARDIAN_EVENTS",
    "Event",
    "EventForm",
    "MergeClassesForm",
    "MergeForm",
    "Numbered",
    "OpenClassForm",
    "SplitClassForm",
    "SplitSchoolForm",
    "TransferForm",
    "labels",
]
