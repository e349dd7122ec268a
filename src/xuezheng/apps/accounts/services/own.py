"""What people do with their own account: password, second factor, tokens, the post acted under."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pyotp
from pydantic import Field

from xuezheng.apps.accounts.models import (
    Account,
    Device,
    Factor,
    RecoveryCode,
    Session,
    Token,
)
from xuezheng.apps.accounts.selectors.keys import derived, digest, factor_secret
from xuezheng.apps.accounts.selectors.policy import terms
from xuezheng.apps.accounts.services.passwords import (
    WrongPasswordError,
    matches,
    require_good,
)
from xuezheng.apps.accounts.services.tries import count_try
from xuezheng.apps.audit.services import act
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

STEP = 30
"""Seconds a time-based code holds (RFC 6238)."""
DRIFT = 1
"""Steps a phone's clock may be off either way."""
RECOVERY_CODES = 8
CODE_LETTERS = 8


class WrongCodeError(InputError):
    """The code is wrong, used up or too old."""

    code = "wrong-code"
    text = T(
        "验证码不对或已用过，请输入当前显示的 6 位数字；连续输错会锁定一段时间。",
        "The code is wrong or used; give the six digits shown now. Too many wrong ones lock it.",
    )


class FactorNeededError(RefusedError):
    """The role always asks for a second factor."""

    code = "factor-needed"
    text = T(
        "您的岗位必须使用二次验证，只能更换，不能停用。",
        "Your post always asks for a second factor; it can be replaced, not removed.",
    )


class NoPostError(InputError):
    """The post acted under must be one of one's own."""

    code = "no-such-post"
    text = T("这不是您现在的岗位。", "This is not a post of yours.")


class Nothing(Given):
    """An act that needs no more than who does it."""


def _account(deed: Deed) -> Account:
    found = (
        Account.objects.select_for_update(of=("self",)).filter(pk=deed.actor.account or 0).first()
    )
    if found is None:
        raise NotFoundError(what="账号")
    deed.about("account", int(found.pk), found.org_id)
    return found


# Password


class _Password(Given):
    session: int
    encoded: str


def _password(deed: Deed, given: _Password) -> Mapping[str, Any]:
    account = _account(deed)
    account.password, account.must_change, account.slip_until = given.encoded, False, None
    account.save(update_fields=["password", "must_change", "slip_until"])
    Session.objects.filter(account=account).exclude(pk=given.session).delete()
    Device.objects.filter(account=account).delete()
    return {}


PASSWORD = Intention("account.password", T("修改密码", "Change the password"), _Password, _password)


def change_password(actor: Actor, session: int, present: str, wanted: str, now: datetime) -> None:
    """Replace one's password; every other session ends.

    Raises ``WrongPasswordError``, ``WeakPasswordError``. Both are told outside
    of the transaction, where hashes hold up nobody.
    """
    account = Account.objects.get(pk=actor.account or 0)
    if not matches(account, present, now):
        raise WrongPasswordError
    require_good(wanted, account, now)
    account.set_password(wanted)
    act(PASSWORD, _Password(session=session, encoded=account.password), actor=actor, at=now)


# Second factor


def step_of(now: datetime) -> int:
    """Give the time step of a moment."""
    return int(now.timestamp()) // STEP


def code_at(secret: str, step: int) -> str:
    """Give the six digits of a step: HOTP over SHA-1, RFC 4226 and 6238."""
    return str(pyotp.HOTP(secret).at(step))


def step_matching(secret: str, code: str, now: datetime, after: int) -> int | None:
    """Give the step ``code`` belongs to, newer than ``after``; ``None`` where it fits none."""
    here = step_of(now)
    for step in range(here - DRIFT, here + DRIFT + 1):
        if step > after and secrets.compare_digest(code_at(secret, step), code):
            return step
    return None


def begin_factor(actor: Actor) -> str:
    """Give the secret to set up; the same until its first code comes. A confirmed one stays hid."""
    row, _ = Factor.objects.get_or_create(
        account_id=actor.account or 0, defaults={"pending_salt": secrets.token_hex(16)}
    )
    if not row.pending_salt:
        row.pending_salt = secrets.token_hex(16)
        row.save(update_fields=["pending_salt"])
    return factor_secret(row.pending_salt)


class _Code(Given):
    session: int
    code: str = Field(max_length=20)
    device: str = ""
    label: str = ""


def _confirmed(deed: Deed, given: _Code) -> Mapping[str, Any]:
    account = _account(deed)
    row = Factor.objects.select_for_update(of=("self",)).filter(account=account).first()
    proved = Session.objects.filter(pk=given.session, account=account, proved=True).exists()
    if row is None or not row.pending_salt or (row.confirmed and not proved):
        raise WrongCodeError
    step = step_matching(factor_secret(row.pending_salt), given.code, deed.at, after=0)
    if step is None:
        raise WrongCodeError
    row.salt, row.pending_salt, row.step = row.pending_salt, "", step
    row.confirmed = deed.at
    row.save(update_fields=["salt", "pending_salt", "step", "confirmed"])
    Session.objects.filter(pk=given.session, account=account).update(proved=True)
    RecoveryCode.objects.filter(account=account).delete()
    salts = [secrets.token_hex(16) for _ in range(RECOVERY_CODES)]
    codes = [derived("recovery", salt, CODE_LETTERS) for salt in salts]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=digest("recovery", code)) for code in codes
    )
    return {"codes": codes}


FACTOR = Intention("account.factor", T("启用二次验证", "Set up a second factor"), _Code, _confirmed)


def confirm_factor(actor: Actor, session: int, code: str, now: datetime) -> list[str]:
    """Confirm the second factor by its first code; gives the recovery codes, shown once."""
    given = _Code(session=session, code="".join(code.split()))
    return [str(one) for one in act(FACTOR, given, actor=actor, at=now).result["codes"]]


def _proved(deed: Deed, given: _Code) -> Mapping[str, Any]:
    account = _account(deed)
    row = (
        Factor.objects.select_for_update(of=("self",))
        .filter(account=account, confirmed__isnull=False)
        .first()
    )
    fits = row is not None and _fits(row, given.code, deed.at)
    opened = count_try(digest("factor", str(account.pk)), deed.at, fits=fits)
    deed.note(opened=opened)
    if opened:
        Session.objects.filter(pk=given.session, account=account).update(proved=True)
        _trust(account, given, deed)
    return {"opened": opened}


def _trust(account: Account, given: _Code, deed: Deed) -> None:
    """Remember the device, unless the roles ask for a code at every sign-in."""
    days = terms(deed.actor, deed.at).device_days
    if given.device and days:
        Device.objects.update_or_create(
            digest=given.device,
            defaults={
                "account": account,
                "label": given.label[:40],
                "until": deed.at + timedelta(days=days),
            },
        )


def _fits(row: Factor, code: str, now: datetime) -> bool:
    step = step_matching(factor_secret(row.salt), code, now, row.step)
    if step is not None:
        row.step = step
        row.save(update_fields=["step"])
        return True
    spent = RecoveryCode.objects.filter(
        account=row.account_id, digest=digest("recovery", _grouped(code)), used__isnull=True
    ).update(used=now)
    return bool(spent)


def _grouped(code: str) -> str:
    """Write a recovery code as it was given out, whatever hyphens were typed."""
    letters = "".join(code.upper().replace("-", "").split())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


PROVE = Intention("account.prove", T("二次验证", "Give the second factor"), _Code, _proved)


def prove(actor: Actor, given: Mapping[str, Any], now: datetime) -> None:
    """Take a code for a session that waits for it. Raises ``WrongCodeError``."""
    device = str(given.get("device", ""))
    wanted = _Code(
        session=given["session"],
        code="".join(str(given["code"]).split())[:20],
        device=digest("device", device) if device else "",
        label=str(given.get("label", "")),
    )
    if not act(PROVE, wanted, actor=actor, at=now).result["opened"]:
        raise WrongCodeError


def _remove_factor(deed: Deed, _given: Nothing) -> Mapping[str, Any]:
    account = _account(deed)
    if terms(deed.actor, deed.at).second_factor:
        raise FactorNeededError
    drop_factor(account)
    return {}


def drop_factor(account: Account) -> None:
    """Forget an account's second factor with everything that hangs on it."""
    for model in (Factor, RecoveryCode, Device):
        model.objects.filter(account=account).delete()


# Tokens


class MakeToken(Given):
    """A title for the program, and how long the token holds."""

    title: str = Field(min_length=1, max_length=40)
    days: int = Field(default=90, ge=1, le=366)


class EndToken(Given):
    """Which of one's own tokens to end."""

    token: int


def _make_token(deed: Deed, given: MakeToken) -> Mapping[str, Any]:
    account = _account(deed)
    salt = secrets.token_hex(16)
    row = Token.objects.create(
        account=account,
        title=given.title,
        salt=salt,
        digest=digest("token", token_of(salt)),
        issued=deed.at,
        until=deed.at + timedelta(days=given.days),
    )
    return {"token": int(row.pk)}


def token_of(salt: str) -> str:
    """Derive a token from its salt; shown once, on the page that made it."""
    return "xz_" + derived("token", salt, 48).replace("-", "").lower()


def _end_token(deed: Deed, given: EndToken) -> Mapping[str, Any]:
    account = _account(deed)
    gone, _ = Token.objects.filter(account=account, pk=given.token).delete()
    if not gone:
        raise NotFoundError(what="令牌")
    return {"token": given.token}


# The post acted under, and what the screen remembers


class ActAs(Given):
    """The grant of the post to act under."""

    session: int
    grant: int


def _act_as(deed: Deed, given: ActAs) -> Mapping[str, Any]:
    account = _account(deed)
    if given.grant not in {grant.id for grant in deed.actor.grants}:
        raise NoPostError
    Session.objects.filter(pk=given.session, account=account).update(acting_as=given.grant)
    return {"grant": given.grant}


def remember(account: int, chosen: Mapping[str, str]) -> None:
    """Keep screen preferences with the account; nobody needs a log entry for a type size."""
    Account.objects.filter(pk=account).update(**chosen)


INTENTIONS = (
    Intention("account.token", T("新建接口令牌", "Make an API token"), MakeToken, _make_token),
    Intention("account.token_end", T("停用接口令牌", "End an API token"), EndToken, _end_token),
    Intention(
        "account.factor_off", T("停用二次验证", "Remove the second factor"), Nothing, _remove_factor
    ),
    Intention("account.act_as", T("切换岗位", "Act under another post"), ActAs, _act_as),
)
