"""What is filled in about aid."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DecideForm(forms.Form):
    """The day that the roll, the recognitions and the table are read of."""

    day = forms.DateField(label=_("认定日期"), widget=DayInput)


class ListForm(forms.Form):
    """A compared list that proves a category."""

    roster = forms.IntegerField(
        label=_("名册编号"), help_text=_("在“名册比对”中上传并比对后的编号")
    )
    since = forms.DateField(label=_("起始日"), widget=DayInput)
    rural = forms.BooleanField(label=_("农村户籍名单"), required=False)


class DeclareForm(forms.Form):
    """A pupil's hardship, as the school knows it."""

    number = forms.CharField(label=_("学籍号"), max_length=20)
    note = forms.CharField(label=_("困难情况"), max_length=400)


class CardForm(forms.Form):
    """A pupil's bank card."""

    number = forms.CharField(label=_("学籍号"), max_length=20)
    holder = forms.CharField(label=_("户名"), max_length=40)
    card = forms.CharField(label=_("银行卡号"), max_length=19)


class AnswerForm(forms.Form):
    """The bank's answer."""

    file = forms.FileField(
        label=_("银行回盘文件"), help_text=_("xlsx 或 csv：序号、结果、金额、原因")
    )
