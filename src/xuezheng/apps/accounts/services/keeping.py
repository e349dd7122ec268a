"""Keeping accounts: made from people, printed on slips, reset, disabled, enabled."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db.models import Q
from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import accounts, grants, height, rank
from xuezheng.apps.accounts.models import Account, Session, Slip, Token
from xuezheng.apps.accounts.selectors.keeping import slip_password
from xuezheng.apps.accounts.selectors.keys import digest
from xuezheng.apps.accounts.selectors.names import MOBILE, NAME, plain
from xuezheng.apps.accounts.selectors.policy import in_force
from xuezheng.apps.accounts.services.own import drop_factor
from xuezheng.apps.accounts.services.tries import unlock
from xuezheng.apps.people.access import persons
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

SLIP_ROUNDS = 60_000
"""A one-time password has 60 random bits; fewer rounds than for a chosen one are enough."""
MOST_SLIPS = 200
"""Whose standing counts when they keep the accounts of others."""


class LoginError(InputError):
    """A sign-in name must be a staff number or a mobile number."""

    code = "login-name"
    text = T(
        "账号用工号（3–32 位字母、数字、点、短横）或 11 位手机号，不用邮箱。",
        "Sign-in names are staff numbers (3–32 letters, digits, dots, hyphens) or mobile numbers.",
    )


class TakenError(InputError):
    """The sign-in name belongs to somebody already."""

    code = "login-taken"
    text = T(
        "账号“{login}”或其手机号已被使用，或此人已有账号。",
        "The sign-in name “{login}” or its mobile number is taken, or this person has an account.",
    )


class HigherError(RefusedError):
    """An administrator keeps only the accounts of those who stand below."""

    code = "account-higher"
    text = T(
        "这个账号的岗位不低于您管理的范围，请由上级或安全管理员办理。",
        "This account's post is not below yours; ask the level above or the security administrator.",
    )


class OwnAccountError(RefusedError):
    """Nobody keeps the own account by the administrator's door."""

    code = "account-own"
    text = T("不能在这里办理自己的账号。", "Not for your own account.")


class CreateAccount(Given):
    """Whose account, with what name to sign in, kept by which unit."""

    login: str = Field(max_length=40)
    name: str = Field(min_length=1, max_length=40)
    org: int
    mobile: str = Field(default="", max_length=20)
    person: int | None = None


class ForAccount(Given):
    """Which account."""

    account: int


class ResetAccount(ForAccount):
    """Which account, and whether the second factor is to be set up anew too."""

    factor: bool = False


class IssueSlips(Given):
    """For which accounts to print slips."""

    accounts: tuple[int, ...] = Field(min_length=1, max_length=MOST_SLIPS)


def _names(login: str, mobile: str) -> tuple[str, str | None]:
    """Check sign-in names; a staff number that is a mobile number stands for both."""
    name, number = plain(login), plain(mobile) or None
    if MOBILE.fullmatch(name):
        number = name
    if not NAME.fullmatch(name) or (number and not MOBILE.fullmatch(number)):
        raise LoginError
    return name, number


def create(deed: Deed, given: CreateAccount) -> Mapping[str, Any]:
    """Make an account; it opens nothing until a slip is issued."""
    require(deed.actor, Verb.MANAGE, "accounts", given.org)
    login, mobile = _names(given.login, given.mobile)
    _of_unit(deed, given)
    taken = Q(login=login) | Q(mobile=mobile or "-")
    if given.person is not None:
        taken |= Q(person=given.person)
    if Account.objects.filter(taken).exists():
        raise TakenError(login=login)
    row = Account(
        login=login,
        mobile=mobile,
        person_id=given.person,
        org_id=given.org,
        name=given.name,
        created=deed.at,
    )
    row.set_unusable_password()
    row.save()
    deed.about("account", int(row.pk), given.org)
    return {"account": int(row.pk)}


def _of_unit(deed: Deed, given: CreateAccount) -> None:
    """Refuse a person of another unit: an account never reaches over to somebody else's roles."""
    if given.person is None or deed.actor.channel == "system":
        return
    day = deed.at.astimezone(ZONE).date()
    if not persons(AsOf(day), frozenset({given.org})).filter(subject=given.person).exists():
        raise NotFoundError(what="人员")
    held = grants(day).filter(person=given.person).values_list("role", "org_id")
    if rank(held, day) >= height(deed.actor, day):
        raise HigherError


def plant_password(account: int, password: str) -> None:
    """Give an account a password that needs no change: the demo's, and the first one's own."""
    row = Account.objects.get(pk=account)
    row.set_password(password)
    row.must_change, row.slip_until = False, None
    row.save(update_fields=["password", "must_change", "slip_until"])


def kept(actor: Actor, account: int, now: datetime) -> Account:
    """Give an account the actor may keep, locked. Raises as ``require``, ``HigherError``."""
    row = accounts(actor, Verb.MANAGE).select_for_update(of=("self",)).filter(pk=account).first()
    if row is None:
        if accounts(actor).filter(pk=account).exists():
            raise HigherError
        raise NotFoundError(what="账号")
    if actor.channel != "system":
        _below(actor, row, now)
    return row


def _below(actor: Actor, row: Account, now: datetime) -> None:
    if row.pk == actor.account or (row.person_id and row.person_id == actor.person):
        raise OwnAccountError
    day = now.astimezone(ZONE).date()
    theirs = grants(day).filter(person=row.person_id) if row.person_id else grants(day).none()
    if rank(theirs.values_list("role", "org_id"), day) >= height(actor, day):
        raise HigherError


def issue(deed: Deed, rows: Sequence[Account]) -> str:
    """Give one-time passwords; the present ones, sessions and tokens end. Gives the batch."""
    batch = secrets.token_hex(8)
    until = deed.at + timedelta(days=in_force(deed.at).whole("account.slip_days"))
    hasher = PBKDF2PasswordHasher()
    for row in rows:
        salt = secrets.token_hex(16)
        Slip.objects.filter(account=row).update(void=True)
        Slip.objects.create(
            account=row,
            batch=batch,
            salt=salt,
            issued_by=deed.actor.account,
            issued=deed.at,
            until=until,
        )
        row.password = hasher.encode(slip_password(salt), hasher.salt(), SLIP_ROUNDS)
        row.must_change, row.slip_until = True, until
        row.save(update_fields=["password", "must_change", "slip_until"])
    Session.objects.filter(account__in=rows).delete()
    Token.objects.filter(account__in=rows).delete()
    unlock(*(digest("name", name) for row in rows for name in (row.login, row.mobile) if name))
    unlock(*(digest("factor", str(row.pk)) for row in rows))
    return batch


def slips(deed: Deed, given: IssueSlips) -> Mapping[str, Any]:
    """Issue slips for several accounts; the page of the batch prints them."""
    rows = [kept(deed.actor, number, deed.at) for number in dict.fromkeys(given.accounts)]
    batch = issue(deed, rows)
    deed.about("account", batch, rows[0].org_id)
    deed.rows = len(rows)
    deed.note(accounts=[int(row.pk) for row in rows])
    return {"batch": batch}


def reset(deed: Deed, given: ResetAccount) -> Mapping[str, Any]:
    """Give one account a new one-time password, and forget its second factor where asked."""
    row = kept(deed.actor, given.account, deed.at)
    if given.factor:
        drop_factor(row)
    batch = issue(deed, [row])
    deed.about("account", int(row.pk), row.org_id)
    deed.note(factor=given.factor)
    return {"batch": batch}


def disable(deed: Deed, given: ForAccount) -> Mapping[str, Any]:
    """Close an account: sessions and tokens end at once, the record of its acts stays."""
    row = kept(deed.actor, given.account, deed.at)
    row.active = False
    row.save(update_fields=["active"])
    Session.objects.filter(account=row).delete()
    Token.objects.filter(account=row).delete()
    deed.about("account", int(row.pk), row.org_id)
    return {"account": int(row.pk)}


def enable(deed: Deed, given: ForAccount) -> Mapping[str, Any]:
    """Open a disabled account again; its password is as it was."""
    row = kept(deed.actor, given.account, deed.at)
    row.active = True
    row.save(update_fields=["active"])
    deed.about("account", int(row.pk), row.org_id)
    return {"account": int(row.pk)}


class ForPeople(Given):
    """People of one unit who are to get an account and a slip each."""

    org: int
    persons: tuple[int, ...] = Field(min_length=1, max_length=MOST_SLIPS)


def for_people(deed: Deed, given: ForPeople) -> Mapping[str, Any]:
    """Make accounts of people in the register, and issue their slips as one batch."""
    require(deed.actor, Verb.MANAGE, "accounts", given.org)
    day = deed.at.astimezone(ZONE).date()
    known = persons(AsOf(day), frozenset({given.org})).filter(subject__in=given.persons)
    rows = []
    for one in known:
        login = one.staff_number or one.mobile
        wanted = CreateAccount(
            login=login,
            name=one.name,
            org=given.org,
            mobile=one.mobile,
            person=one.subject_id,
        )
        number = create(deed, wanted)["account"]
        rows.append(Account.objects.get(pk=number))
    if not rows:
        raise NotFoundError(what="人员")
    batch = issue(deed, rows)
    deed.about("account", batch, given.org)
    deed.rows = len(rows)
    deed.note(accounts=[int(row.pk) for row in rows])
    return {"batch": batch, "accounts": [int(row.pk) for row in rows]}


class MoveAccount(ForAccount):
    """Which account, and the unit that keeps it from now on."""

    org: int


def move(deed: Deed, given: MoveAccount) -> Mapping[str, Any]:
    """Hand an account to another unit's administrator; both units must be in reach."""
    row = kept(deed.actor, given.account, deed.at)
    require(deed.actor, Verb.MANAGE, "accounts", given.org)
    row.org_id = given.org
    row.save(update_fields=["org"])
    deed.about("account", int(row.pk), given.org)
    return {"account": int(row.pk)}


INTENTIONS = (
    Intention("account.create", T("建立账号", "Make an account"), CreateAccount, create),
    Intention(
        "account.for_people", T("为人员建账号", "Accounts for people"), ForPeople, for_people
    ),
    Intention("account.slip", T("签发账号单", "Issue credential slips"), IssueSlips, slips),
    Intention("account.reset", T("重置密码", "Reset a password"), ResetAccount, reset),
    Intention("account.disable", T("停用账号", "Disable an account"), ForAccount, disable),
    Intention("account.enable", T("恢复账号", "Enable an account"), ForAccount, enable),
    Intention("account.move", T("转移账号", "Move an account"), MoveAccount, move),
)
