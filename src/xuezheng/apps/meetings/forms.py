"""What the office types: units by name, people and agenda one per line, days."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.meetings.models import BodyKind, MeetingKind, MemberPart, Presence
from xuezheng.apps.meetings.selectors.units import Units
from xuezheng.catalogue.ledgers.plan.task import Origin
from xuezheng.core.base.labels import Labelled, T

Choices = Sequence[tuple[object, object]]
_BETWEEN = re.compile(r"[、,，;；\n\t]+")
_REPORTER = re.compile(r"[|｜\t]")
NO_UNIT = T("没有找到单位“{name}”，或不止一个", "No unit, or more than one, is called “{name}”")
SOURCES = tuple(one for one in Origin if one not in {Origin.PLAN, Origin.MEETING})
EXCUSED = re.compile(r"[（(]\s*请假\s*[）)]$")
SITS_IN = re.compile(r"[（(]\s*列席\s*[）)]$")


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


def labels(of: Sequence[Labelled] | type[Labelled]) -> list[tuple[str, str]]:
    """Give an enumeration as choices in the reader's language."""
    return [(one.key, spoken(one.label)) for one in of]


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class UnitInput(forms.TextInput):
    """A unit by name, whole or shortened, with the known ones offered."""

    def __init__(self) -> None:
        super().__init__(attrs={"list": "units", "autocomplete": "off"})


class OfficeForm(forms.Form):
    """A form that knows the units of the day and carries the key of its request."""

    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: Units, leaders: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.units = units
        if "leader_post" in self.fields:
            field = self.fields["leader_post"]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the checker
            field.choices = [("", "——"), *leaders]

    def _unit(self, name: str) -> int | None:
        written = self.cleaned_data.get(name, "")
        if not written:
            return None
        found = self.units.find(written)
        if found is None:
            self.add_error(name, spoken(NO_UNIT.filled(name=written)))
        return found

    def _units(self, name: str) -> list[int]:
        found = []
        for written in _BETWEEN.split(self.cleaned_data.get(name, "")):
            if not written.strip():
                continue
            org = self.units.find(written)
            if org is None:
                self.add_error(name, spoken(NO_UNIT.filled(name=written.strip())))
            else:
                found.append(org)
        return found


class MeetingForm(OfficeForm):
    """A meeting to come, or one that took place."""

    title = forms.CharField(label=_("会议名称"), min_length=2, max_length=160)
    kind = forms.ChoiceField(label=_("会议类别"), choices=lambda: labels(MeetingKind))
    body = forms.TypedChoiceField(
        label=_("议事机构"), required=False, coerce=int, empty_value=None,
        help_text=_("领导小组、联席会议或专班开会时选择"),
    )  # fmt: skip
    day = forms.DateField(label=_("会议日期"), widget=DayInput)
    place = forms.CharField(label=_("地点"), required=False, max_length=80)
    chair = forms.CharField(label=_("主持人"), required=False, max_length=60)
    agenda = forms.CharField(
        label=_("议题"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("每行一项，汇报人写在竖线后面，如：校园安全大检查｜安全科"),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["body"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the checker
        field.choices = [("", "——"), *bodies]

    def given(self) -> dict[str, Any]:
        """Give the input of ``meeting.plan`` but for the unit."""
        found = dict(self.cleaned_data)
        found.pop("key")
        items = []
        for line in found.pop("agenda").splitlines():
            title, *reporter = _REPORTER.split(line.strip(), maxsplit=1)
            if title.strip():
                said = reporter[0].strip() if reporter else ""
                items.append({"title": title.strip(), "reporter": said})
        return found | {"agenda": items}


class HoldForm(forms.Form):
    """Who was there."""

    attendance = forms.CharField(
        label=_("出席人员"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("用顿号或换行分开；列席、请假的在姓名后注明，如：李某（请假）"),
    )  # fmt: skip
    chair = forms.CharField(label=_("主持人"), required=False, max_length=60)
    recorder = forms.CharField(label=_("记录人"), required=False, max_length=60)

    def given(self) -> dict[str, Any]:
        """Give the input of ``meeting.hold``."""
        found = dict(self.cleaned_data)
        people = []
        for written in _BETWEEN.split(found.pop("attendance")):
            if not (said := written.strip()):
                continue
            how = Presence.PRESENT
            if EXCUSED.search(said):
                how = Presence.EXCUSED
            elif SITS_IN.search(said):
                how = Presence.SITS_IN
            said = EXCUSED.sub("", SITS_IN.sub("", said))
            people.append({"said": said, "how": how.key})
        return found | {"attendance": people}


class MinutesForm(forms.Form):
    """Minutes, pasted or as a file."""

    text = forms.CharField(
        label=_("纪要全文"), required=False, strip=False, max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    file = forms.FileField(label=_("或上传纪要文件"), required=False)
    number = forms.CharField(
        label=_("纪要编号"), required=False, max_length=40, help_text=_("不填则按年度顺序编号")
    )
    day = forms.DateField(label=_("纪要日期"), required=False, widget=DayInput)


class ResolutionForm(OfficeForm):
    """A resolution: what, who, by when."""

    text = forms.CharField(
        label=_("议定事项"), min_length=4, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead = forms.CharField(label=_("牵头单位"), required=False, widget=UnitInput)
    co = forms.CharField(label=_("配合单位"), required=False, help_text=_("用顿号分开，可写简称"))
    leader_post = forms.TypedChoiceField(
        label=_("分管领导"), required=False, coerce=int, empty_value=None
    )
    due = forms.DateField(label=_("完成时限"), required=False, widget=DayInput)
    orgs: tuple[int | None, list[int]] = (None, [])

    def clean(self) -> dict[str, Any]:
        """Find the units by their names."""
        self.orgs = (self._unit("lead"), self._units("co"))
        return self.cleaned_data

    def given(self) -> dict[str, Any]:
        """Give the input of ``resolution.add`` and ``resolution.edit``."""
        found = dict(self.cleaned_data)
        found.pop("key")
        lead, co = self.orgs
        return found | {"lead": lead, "co": co}


class AssignForm(ResolutionForm):
    """A task from a note, paper, proposal, finding or petition."""

    field_order = (
        "source", "number", "day", "file", "text", "title", "lead", "co", "leader_post", "due",
    )  # fmt: skip
    source = forms.ChoiceField(label=_("任务来源"), choices=lambda: labels(SOURCES))
    number = forms.CharField(label=_("来源文号"), required=False, max_length=80)
    day = forms.DateField(label=_("来源日期"), required=False, widget=DayInput)
    file = forms.FileField(label=_("来源原件"), required=False)
    kept = forms.IntegerField(required=False, widget=forms.HiddenInput)
    programme = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("任务名称"), required=False, max_length=200)
    text = forms.CharField(
        label=_("原文或任务内容"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def needs(self, *names: str) -> bool:
        """Ask for the fields that handing out needs; reading does without."""
        for name in names:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return not self.errors

    def given(self) -> dict[str, Any]:
        """Give the input of ``task.assign`` but for the file."""
        found = super().given()
        found.pop("file")
        found.pop("kept")
        return found


class BodyForm(forms.Form):
    """A body to register."""

    name = forms.CharField(label=_("名称"), min_length=2, max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: labels(BodyKind))
    begins = forms.DateField(label=_("成立日期"), widget=DayInput)
    rules = forms.CharField(
        label=_("议事规则"), required=False, max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    file = forms.FileField(label=_("议事规则文件"), required=False)


class MemberForm(OfficeForm):
    """A member: a leader's post, a unit, or a name from outside."""

    part = forms.ChoiceField(label=_("组内职务"), choices=lambda: labels(MemberPart))
    leader_post = forms.TypedChoiceField(
        label=_("局领导岗位"), required=False, coerce=int, empty_value=None,
        help_text=_("成员随岗位走，换人后自动更新"),
    )  # fmt: skip
    org = forms.CharField(label=_("或成员单位"), required=False, widget=UnitInput)
    said = forms.CharField(
        label=_("或局外人员"), required=False, max_length=60, help_text=_("如：市公安局 治安大队长")
    )
    unit: int | None = None

    def clean(self) -> dict[str, Any]:
        """Find the unit by its name."""
        self.unit = self._unit("org")
        return self.cleaned_data

    def given(self) -> dict[str, Any]:
        """Give the input of ``body.member_add``."""
        found = self.cleaned_data
        return {
            "part": found["part"], "post": found["leader_post"], "org": self.unit,
            "said": found["said"],
        }  # fmt: skip


class AgreementForm(forms.Form):
    """What departments agree to do together."""

    departments = forms.CharField(
        label=_("协同部门"), max_length=600, help_text=_("用顿号分开，如：市公安局、市卫生健康局")
    )
    what = forms.CharField(
        label=_("协同事项"), min_length=4, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )
    due = forms.DateField(label=_("完成时限"), widget=DayInput)
    body = forms.TypedChoiceField(label=_("议事机构"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, bodies: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["body"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the checker
        field.choices = [("", "——"), *bodies]

    def given(self) -> dict[str, Any]:
        """Give the input of ``agreement.add`` but for the unit."""
        found = dict(self.cleaned_data)
        names = [one.strip() for one in _BETWEEN.split(found.pop("departments")) if one.strip()]
        return found | {"departments": names}
