"""What somebody fills in to draft a decision, to amend or to replace one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.adapters.clock import today
from xuezheng.apps.decisions.forms.telling import MOST_FAULTS, faults, mapping, spoken
from xuezheng.apps.zones.selectors import lists
from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.catalogue.terms.organisations import Stage
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.rolls import RollError
from xuezheng.core.engines.draw.problem import DrawError
from xuezheng.core.engines.draw.tell import GROUP_WORDS, QUOTA_WORDS, UNUSED_WORDS
from xuezheng.core.registers.timeline import AsOf

ZONED = (Stage.PRIMARY, Stage.JUNIOR)
"""Stages that have zones."""


def _choices(words: Mapping[str, T]) -> list[tuple[str, str]]:
    return [(key, spoken(label)) for key, label in words.items()]


class ClausesField(forms.CharField):
    """Clauses, one a line: document｜clause｜text."""

    widget = forms.Textarea({"rows": 3})

    def to_python(self, value: Any) -> Any:
        """Read them; raises ``ValidationError`` naming the line."""
        found = []
        for number, line in enumerate(str(value or "").splitlines(), 1):
            if not line.strip():
                continue
            parts = [one.strip() for one in re.split(r"[|｜]", line)]
            if len(parts) > 3 or not 2 <= len(parts[0]) <= 80:
                raise forms.ValidationError(
                    _("第%(line)s行应为“文件｜条目｜内容”"), params={"line": number}
                )
            found.append(dict(zip(("document", "clause", "text"), parts, strict=False)))
        return found


class PlacesField(forms.CharField):
    """Places, one a line: name seats, and for each class that has seats of its own ``class=seats``."""

    widget = forms.Textarea({"rows": 3})

    def to_python(self, value: Any) -> Any:
        """Read them; raises ``ValidationError`` naming the line."""
        found = []
        for number, line in enumerate(str(value or "").splitlines(), 1):
            words = line.split()
            if not words:
                continue
            kept = [one.rpartition("=") for one in words[2:]]
            numbers = [words[1] if len(words) > 1 else "", *(one[2] for one in kept)]
            if not all(re.fullmatch(r"[0-9]{1,7}", one) for one in numbers):
                raise forms.ValidationError(
                    _("第%(line)s行应为“去向 学位数 类别=单列数”"), params={"line": number}
                )
            quotas = {one[0]: int(one[2]) for one in kept}
            found.append({"place": words[0], "seats": int(words[1]), "quotas": quotas})
        return found


@dataclass(frozen=True, slots=True)
class Old:
    """The decision that a new one replaces, or the draft that is amended.

    Its id, and its list, kept where no other is given.
    """

    id: int
    lists: Mapping[str, Any]
    amends: bool = False


class DraftForm(forms.Form):
    """What every decision has."""

    title = forms.CharField(label=_("名称"), min_length=2, max_length=80)
    group = forms.ChoiceField(label=_("类别"))
    version = forms.CharField(label=_("规则版本"), max_length=20)
    since = forms.DateField(
        label=_("规则施行日期"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    clauses = ClausesField(
        label=_("依据条目"), required=False, help_text=_("每行一条：文件｜条目｜内容")
    )

    reason = forms.CharField(
        label=_("替代理由"), min_length=4, max_length=200, help_text=_("理由一并公布，不写姓名")
    )

    def __init__(
        self, *args: Any, groups: Sequence[tuple[str, T]], old: Old | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.old = old
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, spoken(label)) for key, label in groups]
        if old is not None and old.amends:
            del self.fields["group"]
        if old is None or old.amends:
            del self.fields["reason"]
        else:
            self.order_fields(["reason"])

    def refuse(self, error: InputError) -> None:
        """Put every fault of a problem at the field it comes from."""
        told = faults(error)
        for place, words in told[:MOST_FAULTS]:
            self.add_error(self.at(place, error), words)
        if len(told) > MOST_FAULTS:
            self.add_error(None, _("另有%(count)s处") % {"count": len(told) - MOST_FAULTS})

    def at(self, place: str, error: InputError) -> str | None:  # noqa: ARG002 - forms that know better look at both
        """Give the field a fault belongs to; none where it is of the whole."""
        return None

    def drafted(self, org: int, key: str, problem: dict[str, Any]) -> Mapping[str, Any]:
        """Give the draft of a problem as the intention takes it."""
        by = engine(key)
        told = self.cleaned_data
        found = {
            "title": told["title"], "version": told["version"], "since": told["since"], "clauses": told["clauses"],
            "lists": {name: problem.pop(name) for name in by.lists if name in problem},
            "terms": problem,
        }  # fmt: skip
        if self.old is not None and self.old.amends:
            return found | {"decision": self.old.id}
        again = {"replaces": self.old.id, "reason": told["reason"]} if self.old else {}
        return found | again | {"engine": key, "group": told["group"], "org": org}


class DrawForm(DraftForm):
    """A draw: list, places, the rules that must stand before."""

    list = forms.CharField(
        label=_("名单"), widget=forms.Textarea({"rows": 8}), required=False,
        help_text=_("每行一个公开号码；同组一号，号码后用制表符写所需学位数"),
    )  # fmt: skip
    file = forms.FileField(label=_("名单文件"), required=False)
    places = PlacesField(label=_("去向和学位"), help_text=_("每行：去向 学位数 类别=单列数"))
    groups = forms.ChoiceField(label=_("同组放不下时"))
    quotas = forms.ChoiceField(label=_("单列类别先用"))
    unused = forms.ChoiceField(label=_("单列学位未用完"))
    waiting = forms.IntegerField(
        label=_("候补名额"), required=False, min_value=0, help_text=_("不填为全部候补")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, words in (
            ("groups", GROUP_WORDS), ("quotas", QUOTA_WORDS), ("unused", UNUSED_WORDS),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = _choices(words)

    def clean(self) -> dict[str, Any]:
        """Take the list from the file where there is one."""
        told = dict(super().clean() or {})
        if told.get("file"):
            try:
                told["list"] = told["file"].read().decode()
            except UnicodeDecodeError:
                self.add_error("file", _("名单文件应为 UTF-8"))
        if not told.get("list"):
            self.add_error("list", _("名单为空"))
        return told

    def at(self, place: str, error: InputError) -> str | None:
        """Give the list for faults of a list, the places for theirs."""
        if isinstance(error, RollError):
            return "list"
        name = re.split(r"[.\[]", place)[0]
        return "places" if isinstance(error, DrawError) else name if name in self.fields else None

    def given(self, org: int) -> Mapping[str, Any]:
        """Give the draft of a draw."""
        names = ("list", "places", "groups", "quotas", "unused", "waiting")
        problem = {name: self.cleaned_data[name] for name in names}
        return self.drafted(org, "draw", problem | {"purpose": self.cleaned_data["title"]})


class ProblemForm(DraftForm):
    """A decision by any engine: its rules as JSON, begun from those in force, and its list as a file."""

    engine = forms.ChoiceField(label=_("办法"))
    terms = forms.CharField(
        label=_("规则参数（JSON）"), required=False, widget=forms.Textarea({"rows": 12}),
        help_text=_("不填的按问题文件；已填入现行规则，可改"),
    )  # fmt: skip
    stage = forms.ChoiceField(
        label=_("施教区取自登记册"), required=False,
        help_text=_("按今日登记的地址表和边界；问题文件写明学位和适龄儿童，其中的施教区不再读"),
    )  # fmt: skip
    file = forms.FileField(label=_("问题文件（JSON）"), help_text=_("名单，或名单和规则"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field, stage = self.fields["engine"], self.fields["stage"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(stage, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, spoken(engine(key).title)) for key in ENGINES]
        field.disabled = self.old is not None and self.old.amends
        stage.choices = [("", _("不取")), *((one.key, spoken(one.label)) for one in ZONED)]
        if "zones" not in (self.initial.get("engine"), self.data.get("engine")):
            del self.fields["stage"]
        elif self.data.get("stage"):
            self.fields["file"].required = False
        if self.old is not None:
            self.fields["file"].required = False
            self.fields["file"].help_text = _("不选的沿用原名单")

    def clean_terms(self) -> dict[str, Any]:
        """Read the rules."""
        text = self.cleaned_data["terms"].strip()
        return mapping(text) if text else {}

    def clean_file(self) -> dict[str, Any]:
        """Read the list, or the whole problem; the list of the decision replaced where no file is given."""
        file = self.cleaned_data["file"]
        if file is None:
            return dict(self.old.lists) if self.old is not None else {}
        return mapping(file.read())

    def at(self, place: str, error: InputError) -> str | None:  # noqa: ARG002 - the place says it
        """Give the rules for a fault of one of them, the file for anything else."""
        name = re.split(r"[.\[]", place)[0]
        return "terms" if name in self.cleaned_data.get("terms", ()) else "file"

    def given(self, org: int) -> Mapping[str, Any]:
        """Give the draft for the engine chosen; what stands in both is as the rules have it."""
        told = self.cleaned_data
        problem = {**told["file"], **told["terms"]}
        if told.get("stage"):
            problem["zones"] = lists(AsOf(today()), told["stage"])
        return self.drafted(org, told["engine"], problem)
