"""The form of a channel."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.adapters.messages import Service


class ChannelForm(forms.Form):
    """A channel to enter."""

    service = forms.ChoiceField(label=_("渠道"))
    title = forms.CharField(label=_("名称"), max_length=60)
    address = forms.CharField(label=_("地址"), max_length=500, widget=forms.PasswordInput())
    urgent_only = forms.BooleanField(label=_("只发紧急通知"), required=False)

    def __init__(self, language: str, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # Django's own arguments
        self.fields["service"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one.key, one.label.in_(language)) for one in Service
        ]
