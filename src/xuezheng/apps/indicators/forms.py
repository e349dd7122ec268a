"""What somebody fills in on pages of indicators: figures of other origins, dashboards, views, what goes public."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.indicators.access import TOLD
from xuezheng.apps.indicators.selectors.boards import Chart
from xuezheng.apps.indicators.selectors.choosable import Lists
from xuezheng.apps.indicators.selectors.public import GRAINS
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.indicators.definition import Indicator, Origin
from xuezheng.ui.templatetags.ui import in_language


def _choices(some: tuple[Origin, ...]) -> list[tuple[str, str]]:
    return [(one.key, in_language(one.label)) for one in some]


class StateForm(forms.Form):
    """A figure told by hand or by the yearbook."""

    origin = forms.ChoiceField(label=_("口径"))
    day = forms.DateField(label=_("统计时点"), widget=forms.DateInput(attrs={"type": "date"}))
    number = forms.DecimalField(label=_("数值（按本指标单位）"), max_digits=15, decimal_places=3)
    paper = forms.CharField(label=_("依据文件"), max_length=200)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="state_%s")
        field = self.fields["origin"]
        if isinstance(field, forms.ChoiceField):
            field.choices = _choices(TOLD)


class ChooseForm(forms.Form):
    """Which origin counts from one day to another."""

    origin = forms.ChoiceField(label=_("采用口径"))
    first = forms.DateField(label=_("起始日"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("截止日"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("理由"), max_length=400)

    def __init__(self, indicator: Indicator, data: Any = None) -> None:
        super().__init__(data, auto_id="choose_%s")
        field = self.fields["origin"]
        if isinstance(field, forms.ChoiceField):
            field.choices = _choices((indicator.origin, *TOLD))


def _select(form: forms.Form, name: str, found: Any) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = found


class BoardForm(forms.Form):
    """A dashboard's name and whose it is."""

    name = forms.CharField(label=_("指标一览名称"), max_length=40)
    of_unit = forms.BooleanField(label=_("归本单位，同事都可调整"), required=False)
    usual = forms.BooleanField(label=_("先放入本岗位常用指标"), required=False)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, auto_id="board_%s", initial=initial)


class TileForm(forms.Form):
    """One more tile: which indicator, where, drawn how."""

    key = forms.ChoiceField(label=_("指标"))
    org = forms.ChoiceField(label=_("单位"), required=False)
    chart = forms.ChoiceField(label=_("图式"))

    def __init__(self, lists: Lists, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, auto_id="tile_%s", initial=initial)
        grouped = [
            (in_language(topic.label), [(one.key, in_language(one.title)) for one in some])
            for topic, some in lists.indicators
        ]
        own = ("", _("查看人所在单位"))
        _select(self, "key", grouped)
        _select(self, "org", [own, *((str(org), name) for org, name in lists.places.items())])
        _select(self, "chart", [(one.key, in_language(one.label)) for one in Chart])


class ShareForm(forms.Form):
    """Who sees it besides: everybody at a unit and below it, or one role there."""

    org = forms.TypedChoiceField(label=_("共享给"), coerce=int)
    role = forms.ChoiceField(label=_("岗位"), required=False)

    def __init__(self, units: Mapping[int, str], data: Any = None) -> None:
        super().__init__(data, auto_id="share_%s")
        _select(self, "org", list(units.items()))
        _select(
            self, "role",
            [("", _("所有岗位")), *((one.key, in_language(one.title)) for one in ROLES)],
        )  # fmt: skip


class SubmitForm(forms.Form):
    """Which figures everybody shall read, by which places."""

    key = forms.ChoiceField(label=_("指标"))
    grain = forms.ChoiceField(label=_("公开到"))

    def __init__(self, some: Sequence[Indicator], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, auto_id="submit_%s", initial=initial)
        _select(self, "key", [(one.key, in_language(one.title)) for one in some])
        _select(self, "grain", [(one.key, in_language(one.label)) for one in GRAINS])


class NoteForm(forms.Form):
    """Why it is refused or withdrawn."""

    note = forms.CharField(label=_("理由"), max_length=200, required=False)
