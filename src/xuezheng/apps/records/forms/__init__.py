"""Forms drawn from a kind: a control for each field, read and checked by the kind itself."""

from xuezheng.apps.records.forms.cases import FILES, Asked, CaseForm, NewCaseForm, StepForm
from xuezheng.apps.records.forms.controls import said
from xuezheng.apps.records.forms.parties import PARTY

__all__ = ["FILES", "PARTY", "Asked", "CaseForm", "NewCaseForm", "StepForm", "said"]
