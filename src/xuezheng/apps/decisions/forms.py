"""What somebody fills in to draft a decision, to commit, to open parts, to appeal, to answer."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.base.errors import InputError, XuezhengError
from xuezheng.core.base.given import GivenError
from xuezheng.core.base.labels import T
from xuezheng.core.base.rolls import RollError
from xuezheng.core.engines.draw.problem import DrawError
from xuezheng.core.engines.draw.tell import GROUP_WORDS, QUOTA_WORDS, UNUSED_WORDS


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


MOST_FAULTS = 20
"""So many faults of a problem are told at once."""


def faults(error: XuezhengError) -> list[tuple[str, str]]:
    """Give every fault of a problem with its place, in the reader's language."""
    if not isinstance(error, GivenError):
        return [("", spoken(error.told()))]
    found = []
    for line in str(error.facts["issues"]).splitlines():
        place, _, words = line.partition(": ")
        zh, _, en = words.partition(" / ")
        said = spoken(T(zh, en or zh))
        found.append((place, said if place == "$" else f"{place}: {said}"))
    return found


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
    """The decision that a new one replaces: its id, and its list, kept where no other is given."""

    id: int
    lists: Mapping[str, Any]


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
        if old is None:
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
        again = {"replaces": self.old.id, "reason": told["reason"]} if self.old else {}
        return again | {
            "title": told["title"], "engine": key, "group": told["group"], "org": org,
            "version": told["version"], "since": told["since"], "clauses": told["clauses"],
            "lists": {name: problem.pop(name) for name in by.lists if name in problem},
            "terms": problem,
        }  # fmt: skip


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
    file = forms.FileField(label=_("问题文件（JSON）"), help_text=_("名单，或名单和规则"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["engine"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, spoken(engine(key).title)) for key in ENGINES]
        if self.old is not None:
            self.fields["file"].required = False
            self.fields["file"].help_text = _("不选的沿用原名单")

    def clean_terms(self) -> dict[str, Any]:
        """Read the rules."""
        text = self.cleaned_data["terms"].strip()
        return _mapping(text) if text else {}

    def clean_file(self) -> dict[str, Any]:
        """Read the list, or the whole problem; the list of the decision replaced where no file is given."""
        file = self.cleaned_data["file"]
        if file is None and self.old is not None:
            return dict(self.old.lists)
        return _mapping(file.read())

    def at(self, place: str, error: InputError) -> str | None:  # noqa: ARG002 - the place says it
        """Give the rules for a fault of one of them, the file for anything else."""
        name = re.split(r"[.\[]", place)[0]
        return "terms" if name in self.cleaned_data.get("terms", ()) else "file"

    def given(self, org: int) -> Mapping[str, Any]:
        """Give the draft for the engine chosen; what stands in both is as the rules have it."""
        told = self.cleaned_data
        return self.drafted(org, told["engine"], {**told["file"], **told["terms"]})


def _mapping(text: str | bytes) -> dict[str, Any]:
    """Read a mapping; raises ``ValidationError`` naming the line where reading stopped."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        told = {"line": error.lineno, "column": error.colno}
        raise forms.ValidationError(
            _("第%(line)s行第%(column)s字起不是JSON"), params=told
        ) from error
    except ValueError as error:
        raise forms.ValidationError(_("不是JSON")) from error
    if not isinstance(found, dict):
        raise forms.ValidationError(_("应为键值"))
    return found


class TrialForm(forms.Form):
    """Other rules for a trial, as JSON."""

    terms = forms.CharField(label=_("试算规则（JSON）"), widget=forms.Textarea({"rows": 18}))

    def clean_terms(self) -> dict[str, Any]:
        """Read the rules."""
        return _mapping(self.cleaned_data["terms"])

    def refuse(self, error: XuezhengError) -> None:
        """Put every fault at the rules."""
        for _place, words in faults(error)[:MOST_FAULTS]:
            self.add_error("terms", words)


class CommitForm(forms.Form):
    """Where chance will come from, one a line."""

    parts = forms.CharField(
        label=_("密函各方"), required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("每行：名称 摘要（64位）"),
    )  # fmt: skip
    sources = forms.CharField(
        label=_("公开数字来源"), required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("每行一个，写明日期和来源"),
    )  # fmt: skip

    def clean_parts(self) -> list[dict[str, str]]:
        """Read parties and their commitments."""
        found = []
        for line in self.cleaned_data["parts"].splitlines():
            party, _blank, commitment = line.strip().rpartition(" ")
            if not line.strip():
                continue
            if not party.strip() or not re.fullmatch(r"[0-9a-f]{64}", commitment):
                raise forms.ValidationError(_("每行应为“名称 摘要”，摘要为64位小写十六进制"))
            found.append({"party": party.strip(), "commitment": commitment})
        return found

    def clean_sources(self) -> list[str]:
        """Read sources."""
        return [one.strip() for one in self.cleaned_data["sources"].splitlines() if one.strip()]


class PartForm(forms.Form):
    """A party's part, as it was sealed."""

    party = forms.CharField(widget=forms.HiddenInput, max_length=40)
    secret = forms.CharField(label=_("密函内容"), max_length=400, strip=False)


class NumbersForm(forms.Form):
    """The numbers of a source."""

    source = forms.CharField(widget=forms.HiddenInput, max_length=120)
    numbers = forms.CharField(label=_("公开数字"), help_text=_("用空格分开"), max_length=400)

    def clean_numbers(self) -> list[int]:
        """Read whole numbers."""
        words = re.split(r"[\s,，、]+", self.cleaned_data["numbers"].strip())
        if not all(re.fullmatch(r"[0-9]{1,15}", one) for one in words):
            raise forms.ValidationError(_("应为整数，用空格分开"))
        return [int(one) for one in words]


class SignForm(forms.Form):
    """A witness's signature, made on the witness's own device."""

    witness = forms.CharField(label=_("见证人"), min_length=2, max_length=40)
    stage = forms.ChoiceField(
        label=_("见证阶段"), choices=[("committed", _("承诺")), ("run", _("结果"))]
    )
    algorithm = forms.ChoiceField(
        label=_("签名算法"), choices=[("ed25519", "Ed25519"), ("sm2", "SM2")]
    )
    key = forms.RegexField(
        r"^\s*([0-9a-fA-F]{2})+\s*$", label=_("公钥（十六进制）"), max_length=200
    )
    signature = forms.RegexField(
        r"^\s*([0-9a-fA-F]{2})+\s*$", label=_("签名（十六进制）"), max_length=400
    )

    def clean(self) -> dict[str, Any]:
        """Write both numbers as the record has them."""
        told = dict(super().clean() or {})
        return told | {
            name: told[name].strip().lower() for name in ("key", "signature") if name in told
        }


class CancelForm(forms.Form):
    """Why it is given up."""

    why = forms.CharField(label=_("中止理由"), min_length=4, max_length=200)


class GiveUpForm(forms.Form):
    """Who gives a seat or a turn up, and why."""

    key = forms.CharField(label=_("公开号码"), max_length=64)
    reason = forms.CharField(
        label=_("放弃理由"), min_length=4, max_length=200, help_text=_("理由一并公布，不写姓名")
    )


class AppealForm(forms.Form):
    """A doubt about one number."""

    key = forms.CharField(label=_("公开号码"), max_length=64)
    text = forms.CharField(
        label=_("疑问"), min_length=4, max_length=500, widget=forms.Textarea({"rows": 3})
    )


class AnswerForm(forms.Form):
    """The answer to a doubt."""

    appeal = forms.IntegerField(widget=forms.HiddenInput)
    upheld = forms.ChoiceField(
        label=_("结论"), choices=[("0", _("结果无误")), ("1", _("结果有误，另立决策"))]
    )
    answer = forms.CharField(label=_("答复"), min_length=4, max_length=500)
