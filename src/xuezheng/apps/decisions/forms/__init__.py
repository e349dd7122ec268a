"""What somebody fills in around decisions."""

from xuezheng.apps.decisions.forms.drafts import ZONED, DraftForm, DrawForm, Old, ProblemForm
from xuezheng.apps.decisions.forms.steps import (
    AnswerForm,
    AppealForm,
    CancelForm,
    CommitForm,
    GiveUpForm,
    NumbersForm,
    PartForm,
    SignForm,
    TrialForm,
)
from xuezheng.apps.decisions.forms.telling import faults, spoken

__all__ = [
    "ZONED", "AnswerForm", "AppealForm", "CancelForm", "CommitForm", "DraftForm", "DrawForm", "GiveUpForm",
    "NumbersForm", "Old", "PartForm", "ProblemForm", "SignForm", "TrialForm", "faults", "spoken",
]  # fmt: skip
