"""What is filled in about surveys, and the questionnaire itself as a form of plain fields."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.surveys.answers import MOST_WORDS
from xuezheng.core.surveys.definition import Ask, Audience, Question, Questionnaire


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


class OpenForm(forms.Form):
    """Which questionnaire, until when, how many of each audience; an empty size leaves an audience out."""

    questionnaire = forms.ChoiceField(label=_("问卷"))
    title = forms.CharField(label=_("调查名称"), max_length=80)
    opens_on = forms.DateField(label=_("开始日期"), widget=DayInput)
    closes_on = forms.DateField(label=_("结束日期"), widget=DayInput)
    deputies = forms.IntegerField(
        label=_("代表委员总人数"), min_value=0, max_value=5000, required=False
    )
    seed = forms.CharField(
        label=_("抽样种子"), max_length=80, required=False,
        help_text=_("不填时为调查编号；同一种子在任何机器上抽出同样的序号"),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[Questionnaire], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["questionnaire"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(one.key, spoken(one.title)) for one in choices]
        for one in Audience:
            self.fields[f"size_{one.key}"] = forms.IntegerField(
                label=spoken(one.label), min_value=0, max_value=5_000_000, required=False
            )

    @property
    def sizes(self) -> list[forms.BoundField]:
        """The fields of the sizes."""
        return [self[f"size_{one.key}"] for one in Audience]

    def given(self) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        sizes = {
            one.key: told[f"size_{one.key}"]
            for one in Audience
            if told[f"size_{one.key}"] is not None
        }
        return {
            "questionnaire": told["questionnaire"], "title": told["title"],
            "opens_on": told["opens_on"], "closes_on": told["closes_on"], "sizes": sizes,
            "deputies": told["deputies"] or 0, "seed": told["seed"],
        }  # fmt: skip


class ConfirmForm(forms.Form):
    """When and where a session of experts is held."""

    capacity = forms.IntegerField(label=_("名额"), min_value=1, max_value=5000, initial=60)
    sign_until = forms.DateField(label=_("报名截止"), widget=DayInput)
    begins = forms.DateTimeField(
        label=_("开始时间"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    minutes = forms.IntegerField(label=_("时长（分钟）"), min_value=15, max_value=720, initial=90)
    place = forms.CharField(label=_("地点"), max_length=80, required=False)

    def given(self) -> dict[str, Any]:
        """Give the intention's input, but for which session."""
        begins: datetime = self.cleaned_data["begins"]
        return {**self.cleaned_data, "begins": begins.astimezone(CIVIL)}


class AnswerForm(forms.Form):
    """The questions of an audience, in order; nothing has to be answered but one rated question."""

    def __init__(self, *args: Any, told: Questionnaire, audience: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = told.asked(audience)
        for one in self.asked:
            self.fields[one.key] = _field(one)

    @property
    def questions(self) -> list[tuple[Question, forms.BoundField]]:
        """The questions with their fields."""
        return [(one, self[one.key]) for one in self.asked]

    def given(self) -> dict[str, Any]:
        """Give the answers by question."""
        found: dict[str, Any] = {}
        for one in self.asked:
            value = self.cleaned_data[one.key]
            if one.ask is Ask.SCALE:
                value = int(value) if value else None
            found[one.key] = value
        return found


def _field(one: Question) -> forms.Field:
    label = spoken(one.words)
    if one.ask is Ask.SCALE:
        steps = [(str(place), spoken(words)) for place, words in enumerate(one.steps, 1)]
        return forms.ChoiceField(
            label=label, choices=steps[::-1], widget=forms.RadioSelect, required=False
        )
    options = [(option.key, spoken(option.words)) for option in one.options]
    if one.ask is Ask.ONE:
        return forms.ChoiceField(
            label=label, choices=options, widget=forms.RadioSelect, required=False
        )
    if one.ask is Ask.SEVERAL:
        return forms.MultipleChoiceField(
            label=label, choices=options, widget=forms.CheckboxSelectMultiple, required=False
        )
    if one.ask is Ask.AMOUNT:
        number = forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"})
        return forms.IntegerField(
            label=f"{label}{spoken(T('（', ' ('))}{spoken(one.unit)}{spoken(T('）', ')'))}",
            min_value=0,
            max_value=one.most,
            required=False,
            widget=number,
        )
    area = forms.Textarea(attrs={"rows": 4, "class": "form-control"})
    return forms.CharField(label=label, max_length=MOST_WORDS, widget=area, required=False)
