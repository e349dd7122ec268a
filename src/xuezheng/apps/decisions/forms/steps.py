"""What somebody fills in to try rules, commit, open parts, sign, give up, appeal, answer."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.decisions.forms.telling import MOST_FAULTS, faults, mapping
from xuezheng.core.base.errors import XuezhengError


class TrialForm(forms.Form):
    """Other rules for a trial, as JSON."""

    terms = forms.CharField(label=_("试算规则（JSON）"), widget=forms.Textarea({"rows": 18}))

    def clean_terms(self) -> dict[str, Any]:
        """Read the rules."""
        return mapping(self.cleaned_data["terms"])

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
        label=_("理由"), min_length=4, max_length=200, help_text=_("理由一并公布，不写姓名")
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
