"""Granting: roles from a day to a day, three administrators apart, and one's own work delegated."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import ADMINISTRATORS, grants
from xuezheng.apps.accounts.models import FAR, Account, Grant
from xuezheng.apps.schools.access import names, require
from xuezheng.catalogue.roles import ROLES
from xuezheng.catalogue.section_groups import NAMEABLE, groups_of, in_order
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

_ROLES = {one.key: one for one in ROLES}
DELEGABLE = frozenset({"principal", "section", "township"})
"""Whose work may be handed to a colleague of the unit without an administrator (R35)."""
LONGEST = timedelta(days=366)
"""A delegation is for a while; for longer a grant is the honest thing."""


class UnknownRoleError(InputError):
    """There is no such role."""

    code = "unknown-role"
    text = T("没有“{role}”这个角色。", "There is no role “{role}”.")


class UnknownDutyError(InputError):
    """A duty names kind groups that a section may work on, and no others."""

    code = "unknown-duty"
    text = T("不能分管：{groups}。", "No duty of a section: {groups}.")


class DaysError(InputError):
    """A grant ends after it begins, and a delegation within a year."""

    code = "grant-days"
    text = T(
        "起止日期不对：结束日不早于开始日，委托不超过一年。",
        "The days are wrong: the end is not before the beginning, a delegation lasts a year at most.",
    )


class ThreeApartError(RefusedError):
    """One person never holds two of the three administrators' roles (三员分立)."""

    code = "three-apart"
    text = T(
        "系统、安全、审计管理员须由三人分别担任：此人已是{held}。",
        "System, security and audit administrator are three people: this one is {held} already.",
    )


class OwnGrantError(RefusedError):
    """Nobody gives himself a role."""

    code = "grant-own"
    text = T("不能给自己授权。", "Nobody gives himself a role.")


class ColleagueError(RefusedError):
    """Work is delegated to a colleague of the same unit with an account of their own."""

    code = "not-a-colleague"
    text = T(
        "只能委托给本单位有账号的同事。",
        "Only to a colleague of your own unit who has an account.",
    )


class NotYoursError(RefusedError):
    """Only one's own role is delegated, and only once."""

    code = "not-yours-to-delegate"
    text = T(
        "只能委托本人担任的科室、教办或学校负责人工作，受托的不能再委托。",
        "Only one's own work as head of a section, township office or school; delegated work"
        " goes no further.",
    )


class GiveGrant(Given):
    """Who gets which role where, from when to when (the last day is included)."""

    person: int
    role: str = Field(max_length=20)
    org: int
    duty: str | None = Field(default=None, max_length=120)
    since: date | None = None
    last: date | None = None
    post: int | None = None


class SetDuty(Given):
    """Which kind groups a grant is for from now on, with commas between."""

    grant: int
    duty: str = Field(max_length=120)


class EndGrant(Given):
    """Which grant ends, and its last day."""

    grant: int
    last: date | None = None


class Delegate(Given):
    """Which of one's own grants a colleague takes on too, until which day (included)."""

    grant: int
    person: int
    last: date


def give(deed: Deed, given: GiveGrant) -> Mapping[str, Any]:
    """Give a role. The three administrators' roles never meet in one person."""
    role = next((one for one in ROLES if one.key == given.role), None)
    if role is None:
        raise UnknownRoleError(role=given.role)
    if deed.actor.channel != "system":
        if "security_admin" not in deed.actor.roles:
            raise NotFoundError(what="授权")
        require(deed.actor, Verb.MANAGE, "accounts", given.org)
        if given.person == deed.actor.person:
            raise OwnGrantError
    day = deed.at.astimezone(ZONE).date()
    since = given.since or day
    until = given.last + timedelta(days=1) if given.last else FAR
    if until <= since:
        raise DaysError
    _apart(given, since, until)
    row = Grant.objects.create(
        person_id=given.person,
        role=given.role,
        org_id=given.org,
        duty=_duty(given, day),
        post_id=given.post,
        since=since,
        until=until,
    )
    deed.about("grant", int(row.pk), given.org)
    deed.note(
        role=given.role, person=given.person, since=str(since), until=str(until), duty=row.duty
    )
    return {"grant": int(row.pk)}


def _duty(given: GiveGrant, day: date) -> str:
    """Give the groups of a new grant: those named, else those the section's name stands for."""
    if not _ROLES[given.role].duties:
        return ""
    if given.duty is None:
        return ",".join(groups_of(names(day).get(given.org, "")))
    return sound(given.duty)


def sound(duty: str) -> str:
    """Give a duty in the catalogue's order. Raises ``UnknownDutyError``."""
    asked = {one.strip() for one in duty.split(",") if one.strip()}
    if unknown := sorted(asked - set(NAMEABLE)):
        raise UnknownDutyError(groups="、".join(unknown))
    return ",".join(in_order(asked))


def set_duty(deed: Deed, given: SetDuty) -> Mapping[str, Any]:
    """Change the kind groups of a section's grant, and of what was delegated from it."""
    row = Grant.objects.select_for_update(of=("self",)).filter(pk=given.grant).first()
    known = row is not None and bool(_ROLES[row.role].duties)
    if row is None or not known or "security_admin" not in deed.actor.roles:
        raise NotFoundError(what="授权")
    require(deed.actor, Verb.MANAGE, "accounts", row.org_id)
    if row.person_id == deed.actor.person:
        raise OwnGrantError
    was, row.duty = row.duty, sound(given.duty)
    row.save(update_fields=["duty"])
    Grant.objects.filter(source=row).update(duty=row.duty)
    deed.about("grant", given.grant, row.org_id)
    deed.note(was=was, duty=row.duty)
    return {"grant": given.grant, "duty": row.duty}


def _apart(given: GiveGrant, since: date, until: date) -> None:
    if given.role not in ADMINISTRATORS:
        return
    # Two at once would each see the other's absence: the person's accounts are the lock.
    list(Account.objects.select_for_update(of=("self",)).filter(person=given.person))
    others = Grant.objects.filter(
        person=given.person, role__in=ADMINISTRATORS - {given.role}, since__lt=until
    )
    held = others.filter(until__gt=since).first()
    if held is not None:
        title = next(one.title for one in ROLES if one.key == held.role)
        raise ThreeApartError(held=title)


def end(deed: Deed, given: EndGrant) -> Mapping[str, Any]:
    """End a grant: the security administrator any, everybody the delegations of his own work."""
    row = Grant.objects.select_for_update(of=("self",)).filter(pk=given.grant).first()
    mine = {grant.id for grant in deed.actor.grants}
    security = "security_admin" in deed.actor.roles or deed.actor.channel == "system"
    if row is None or not (security or (row.source_id is not None and row.source_id in mine)):
        raise NotFoundError(what="授权")
    if security and row.person_id == deed.actor.person and row.role in ADMINISTRATORS:
        raise OwnGrantError
    today = deed.at.astimezone(ZONE).date()
    until = given.last + timedelta(days=1) if given.last else today
    # What has been cannot be taken back: the end lies today or later.
    row.until = min(row.until, max(until, today, row.since))
    row.save(update_fields=["until"])
    deed.about("grant", given.grant, row.org_id)
    deed.note(until=str(row.until))
    return {"grant": given.grant}


def delegate(deed: Deed, given: Delegate) -> Mapping[str, Any]:
    """Hand one's own role's work to a named colleague until a day, without an administrator."""
    today = deed.at.astimezone(ZONE).date()
    own = grants(today).filter(pk=given.grant, person=deed.actor.person).first()
    if own is None or own.role not in DELEGABLE or own.source_id is not None:
        raise NotYoursError
    if not today <= given.last <= today + LONGEST:
        raise DaysError
    colleague = Account.objects.filter(person=given.person, active=True).filter(
        Q(org=own.org_id) | Q(person__in=grants(today).filter(org=own.org_id).values("person"))
    )
    if given.person == deed.actor.person or not colleague.exists():
        raise ColleagueError
    row = Grant.objects.create(
        person_id=given.person,
        role=own.role,
        org_id=own.org_id,
        duty=own.duty,
        since=today,
        until=min(given.last + timedelta(days=1), own.until),
        source=own,
    )
    deed.about("grant", int(row.pk), own.org_id)
    deed.note(person=given.person, until=str(row.until))
    return {"grant": int(row.pk)}


INTENTIONS = (
    Intention("grant.give", T("授权", "Give a role"), GiveGrant, give),
    Intention("grant.duty", T("调整分管台账", "Change a duty"), SetDuty, set_duty),
    Intention("grant.end", T("终止授权", "End a grant"), EndGrant, end),
    Intention("grant.delegate", T("委托代办", "Delegate one's work"), Delegate, delegate),
)
