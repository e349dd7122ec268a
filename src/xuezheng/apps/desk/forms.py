"""The form of handing over."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.accounts.selectors.keeping import Colleague
from xuezheng.apps.records.selectors.handed import Holder


class HandOverForm(forms.Form):
    """From whom, to whom, and why."""

    person = forms.TypedChoiceField(label=_("移交人"), coerce=int)
    to = forms.TypedChoiceField(label=_("接收人"), coerce=int)
    note = forms.CharField(label=_("交接说明"), max_length=2_000)

    def __init__(
        self, holders: Iterable[Holder], near: Iterable[Colleague], *given: object
    ) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # Django's own arguments
        self.fields["person"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one.person, f"{one.name}（{one.cases}）") for one in holders
        ]
        self.fields["to"].choices = [(one.person, one.name) for one in near]  # type: ignore[attr-defined]  # a choice field
