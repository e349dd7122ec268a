"""Signing in and out: one word for every failure, wrong tries counted, a session at the end."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xuezheng.apps.accounts.models import Account, Device, Factor, Session
from xuezheng.apps.accounts.selectors.actors import actor_of_account
from xuezheng.apps.accounts.selectors.keys import digest
from xuezheng.apps.accounts.selectors.names import login_of, plain
from xuezheng.apps.accounts.selectors.policy import in_force, terms
from xuezheng.apps.accounts.services.passwords import matches
from xuezheng.apps.accounts.services.tries import count_try
from xuezheng.apps.audit.services import act
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T


class NotSignedInError(InputError):
    """The same words whether the name, the password or a lock stood in the way."""

    code = "not-signed-in"
    text = T(
        "账号或密码不对，或账号已停用。连续输错 {tries} 次锁定 {minutes} 分钟；"
        "忘记密码请找本单位管理员。",
        "The name or the password is wrong, or the account is disabled. {tries} wrong tries in a row"
        " lock it for {minutes} minutes; your unit's administrator resets passwords.",
    )


class SignIn(Given):
    """What the door is told of a try: never the password, only whether it fitted."""

    name: str
    account: int | None
    fits: bool
    keep: bool
    label: str
    device: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What a browser sends to sign in."""

    login: str
    password: str
    keep: bool = False
    label: str = ""
    device: str = ""


def sign_in(tried: Tried, now: datetime, *, factor_asked: bool = True) -> str:
    """Sign in; gives the key of the session. Raises ``NotSignedInError``.

    The password is checked before the transaction begins, so that nobody waits
    for another's hash. ``factor_asked`` is off in the demo, whose clock stands.
    """
    account = login_of(tried.login)
    fits = matches(account, tried.password, now)
    given = SignIn(
        name=digest("name", plain(tried.login)),
        account=account.pk if account else None,
        fits=fits,
        keep=tried.keep,
        label=tried.label[:40],
        device=digest("device", tried.device) if factor_asked else "*",
    )
    done = act(SIGN_IN, given, actor=None, at=now)
    key = str(done.result["key"])
    if not key:
        rules = in_force(now)
        raise NotSignedInError(
            tries=rules.whole("account.lock_tries"), minutes=rules.whole("account.lock_minutes")
        )
    return key


def _sign_in(deed: Deed, given: SignIn) -> Mapping[str, Any]:
    opened = count_try(given.name, deed.at, fits=given.fits)
    known = Account.objects.filter(pk=given.account or 0).first()
    deed.about("account", given.account or 0, known.org_id if known else None)
    deed.note(opened=opened)
    account = known if opened and known and known.active else None
    if account is None:
        return {"key": ""}
    deed.actor = actor_of_account(account, deed.at)
    return {"key": open_session(account, given, deed)}


def open_session(account: Account, given: SignIn, deed: Deed) -> str:
    """Begin a session in the running transaction; gives its key."""
    key = secrets.token_urlsafe(32)
    held = terms(deed.actor, deed.at)
    set_up = Factor.objects.filter(account=account, confirmed__isnull=False).exists()
    asked = held.second_factor or set_up
    trusted = given.device == "*" or (
        held.device_days
        and Device.objects.filter(account=account, digest=given.device, until__gt=deed.at).exists()
    )
    sensitive = held.device_days == 0
    Session.objects.create(
        account=account,
        digest=digest("session", key),
        label=given.label,
        began=deed.at,
        seen=deed.at,
        until=deed.at + held.lasts,
        idle=0 if given.keep and not sensitive else held.idle,
        kept=given.keep,
        proved=bool(trusted) or not asked,
    )
    return key


class EndSession(Given):
    """Which of one's own sessions to end."""

    session: int


def _end(deed: Deed, given: EndSession) -> Mapping[str, Any]:
    gone, _ = Session.objects.filter(pk=given.session, account=deed.actor.account).delete()
    deed.about("account", deed.actor.account or 0)
    deed.rows = gone
    return {"ended": gone}


SIGN_IN = Intention("account.sign_in", T("登录", "Sign in"), SignIn, _sign_in, open_to_all=True)
"""Not among the apps' intentions: only the sign-in page may call it."""
SIGN_OUT = Intention("account.sign_out", T("退出登录", "Sign out"), EndSession, _end)


def sign_out(actor: Actor, session: int, now: datetime) -> None:
    """End a session of one's own."""
    act(SIGN_OUT, EndSession(session=session), actor=actor, at=now)
