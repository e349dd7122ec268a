"""One's own account as its page shows it."""

import io
from dataclasses import dataclass
from datetime import datetime

import pyotp
import segno
from django.utils.safestring import SafeString, mark_safe

from xuezheng.apps.accounts.access import sessions, tokens
from xuezheng.apps.accounts.models import Account, Factor, RecoveryCode
from xuezheng.core.base.actors import Actor


@dataclass(frozen=True, slots=True)
class Secret:
    """A second factor to set up: its letters in fours, and the address a phone reads."""

    letters: str
    address: str


def factor_of(secret: str, login: str) -> Secret:
    """Give a secret as letters and as an ``otpauth://`` address."""
    fours = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return Secret(fours, pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="学政"))


def qr(words: str) -> SafeString:
    """Draw words as a QR code: inline SVG of plain attributes, no style."""
    out = io.BytesIO()
    segno.make(words, error="m").save(
        out, kind="svg", scale=5, border=2, xmldecl=False, svgns=True, omitsize=False
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - segno draws squares only


@dataclass(frozen=True, slots=True)
class Device:
    """One place where one is signed in."""

    number: int
    label: str
    began: datetime
    seen: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token of one's own, without the token."""

    number: int
    title: str
    issued: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Own:
    """What the page of one's own account shows."""

    account: Account
    devices: list[Device]
    tokens: list[TokenRow]
    factor: bool
    codes_left: int


def own(actor: Actor, here: int | None, now: datetime) -> Own:
    """Give one's own account with its sessions and tokens. Costs: 5 queries."""
    account = Account.objects.get(pk=actor.account or 0)
    rows = sessions(actor).filter(until__gt=now).order_by("-seen")[:50]
    devices = [Device(int(one.pk), one.label, one.began, one.seen, one.pk == here) for one in rows]
    keys = [
        TokenRow(int(one.pk), one.title, one.issued, one.until)
        for one in tokens(actor).order_by("-id")[:50]
    ]
    factor = Factor.objects.filter(account=account, confirmed__isnull=False).exists()
    left = RecoveryCode.objects.filter(account=account, used__isnull=True).count()
    return Own(account, devices, keys, factor, left)


def token_salt(actor: Actor, number: int) -> str:
    """Give the salt of a token of one's own, from which it is derived to be shown once."""
    return str(tokens(actor).values_list("salt", flat=True).get(pk=number))
