"""What somebody fills in to open a call, to draw, to judge and to vote."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.reviews.selectors.pages import TaskPage, WorkShown
from xuezheng.core.assess.avoidance import Ground
from xuezheng.core.assess.review import Review
from xuezheng.core.base.labels import T


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


class NumbersField(forms.CharField):
    """Numbers by group: ``primary 9、junior 6``."""

    def to_python(self, value: Any) -> Any:
        """Read them; raises ``ValidationError`` for anything else."""
        found: dict[str, int] = {}
        for part in str(value or "").replace("，", "、").replace(",", "、").split("、"):
            if not part.strip():
                continue
            words = part.split()
            if len(words) != 2 or not words[1].isdecimal() or len(words[1]) > 4:
                raise forms.ValidationError(_("写成“组别 人数”，用顿号分开"))
            found[words[0]] = int(words[1])
        return found


class CallForm(forms.Form):
    """A call of a year."""

    review = forms.ChoiceField(label=_("评审办法"))
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("名称"), max_length=80)
    seats = NumbersField(label=_("抽取评委人数"), help_text=_("组别 人数，用顿号分开"))
    quotas = NumbersField(label=_("通过名额"), required=False, help_text=_("不填不限"))

    def __init__(self, *args: Any, reviews: Sequence[Review], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["review"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(one.key, spoken(one.title)) for one in reviews]


class JudgeForm(forms.Form):
    """Somebody for the pool."""

    login = forms.CharField(label=_("工号或手机号"), max_length=40)
    group = forms.CharField(label=_("组别"), max_length=40)


class TieForm(forms.Form):
    """A tie of a judge with a person or with a unit."""

    person = forms.ChoiceField(label=_("评委"))
    login = forms.CharField(label=_("对方工号或手机号"), max_length=40, required=False)
    org = forms.ChoiceField(label=_("或整个单位"), required=False)
    ground = forms.ChoiceField(label=_("回避事由"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(
        self, *args: Any, judges: Sequence[tuple[int, str]], units: Sequence[tuple[int, str]],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        grounds = [(one.key, spoken(one.label)) for one in Ground]
        empty = ("", "—")
        for name, pairs in (("person", judges), ("org", [empty, *units]), ("ground", grounds)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = list(pairs)


class CommitForm(forms.Form):
    """The seed, which is not kept, and where the public figure will come from."""

    seed = forms.CharField(label=_("种子"), min_length=16, max_length=200)
    source = forms.CharField(label=_("公开数据来源"), min_length=4, max_length=80)


class DrawForm(forms.Form):
    """The seed shown, and the public figure."""

    seed = forms.CharField(label=_("种子"), max_length=200)
    public = forms.CharField(label=_("公开数据"), max_length=80)


class ScoreForm(forms.Form):
    """Points of every line, and an opinion."""

    opinion = forms.CharField(
        label=_("评审意见"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, page: TaskPage, **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = page.lines
        for key, label, full in page.lines:
            self.fields[f"s-{key}"] = forms.CharField(
                label=f"{spoken(label)}（{full}）", max_length=6
            )
        self.order_fields([*(f"s-{key}" for key, _label, _full in page.lines), "opinion"])

    def given(self) -> Mapping[str, Any]:
        """Give scores and opinion."""
        told = self.cleaned_data
        scores = {key: told[f"s-{key}"] for key, _label, _full in self.lines}
        return {"scores": scores, "opinion": told["opinion"]}


class BackForm(forms.Form):
    """Why somebody must not judge a work."""

    why = forms.CharField(label=_("回避事由"), min_length=2, max_length=200)


class VoteForm(forms.Form):
    """The votes on each work, and who was present."""

    absent = forms.MultipleChoiceField(
        label=_("缺席评委"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        works: Sequence[WorkShown],
        members: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.works, self.members = works, members
        field = self.fields["absent"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = list(members)
        for one in works:
            label = f"{one.code} {one.subject}"
            self.fields[f"c-{one.entry}"] = forms.IntegerField(
                label=f"{label} · {_('投票')}", min_value=0
            )
            self.fields[f"y-{one.entry}"] = forms.IntegerField(
                label=f"{label} · {_('同意')}", min_value=0
            )

    def given(self) -> Mapping[str, Any]:
        """Give the intention's input but for the call."""
        told = self.cleaned_data
        here = [int(key) for key, _name in self.members if key not in told["absent"]]
        ballots = [
            {"entry": one.entry, "cast": told[f"c-{one.entry}"], "yes": told[f"y-{one.entry}"]}
            for one in self.works
        ]
        return {"present": here, "ballots": ballots}
