"""Accounts as administrators see them, persons without one, grants, and slips to print."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import accounts, grants, height, rank, slips
from xuezheng.apps.accounts.models import FAR, Account, Grant
from xuezheng.apps.accounts.selectors.keys import derived
from xuezheng.apps.people.access import persons
from xuezheng.apps.schools.access import names, scope
from xuezheng.catalogue.roles import DUTY_GROUPS, GROUPS, ROLES
from xuezheng.catalogue.section_groups import NARROWED
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.registers.timeline import AsOf

PAGE = 50
SLIP_LETTERS = 12
_TITLES = {role.key: role.title for role in ROLES}
_BY_KEY = {role.key: role for role in ROLES}
GROUPS_OF_A_DUTY = (*((key, title) for key, title in GROUPS if key in DUTY_GROUPS), *NARROWED)


class State(Labelled):
    """How an account stands (账号状态)."""

    BARE = ("bare", T("未签发账号单", "No slip yet"))
    FRESH = ("fresh", T("待首次登录", "Awaits first sign-in"))
    STALE = ("stale", T("账号单已过期", "Slip has expired"))
    OPEN = ("open", T("在用", "In use"))
    SHUT = ("shut", T("已停用", "Disabled"))


@dataclass(frozen=True, slots=True)
class Role:
    """A grant as a page shows it: ``last`` is the last day, ``None`` without an end."""

    grant: int
    role: T
    unit: str
    duty: str
    since: date
    last: date | None
    source: int | None
    holder: str = ""
    of_groups: bool = False

    @property
    def groups(self) -> frozenset[str]:
        """The kind groups of its duty."""
        return frozenset(one for one in self.duty.split(",") if one)

    @property
    def told(self) -> list[T]:
        """The kind groups of its duty in words."""
        return [title for key, title in GROUPS_OF_A_DUTY if key in self.groups]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account of a list."""

    number: int
    login: str
    name: str
    unit: str
    state: State
    roles: tuple[Role, ...]
    person: int | None
    kept: bool = True
    """Whether the reader keeps it; not one's own, nor one whose post is not below."""


def state_of(row: Account, now: datetime) -> State:
    """Say how an account stands."""
    if not row.active:
        return State.SHUT
    if not row.has_usable_password():
        return State.BARE
    if not row.must_change:
        return State.OPEN
    return State.STALE if row.slip_until and row.slip_until <= now else State.FRESH


def role_of(row: Grant, units: dict[int, str], holder: str = "") -> Role:
    """Turn a grant into what a page shows."""
    last = None if row.until == FAR else date.fromordinal(row.until.toordinal() - 1)
    return Role(
        int(row.pk),
        _TITLES.get(row.role, T(row.role, row.role)),
        units.get(row.org_id, ""),
        row.duty,
        row.since,
        last,
        row.source_id,
        holder,
        bool(_BY_KEY[row.role].duties) if row.role in _BY_KEY else False,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of accounts is asked for."""

    words: str = ""
    org: int | None = None
    after: str = ""


def listed(actor: Actor | None, asked: Asked, now: datetime) -> tuple[list[AccountRow], str]:
    """Give a page of accounts by sign-in name, and where the next one begins.

    Costs: 4 queries.
    """
    rows = accounts(actor).filter(login__gt=asked.after).order_by("login")
    if asked.org is not None:
        rows = rows.filter(org=asked.org)
    if asked.words:
        words = asked.words.strip()
        rows = rows.filter(
            Q(login__startswith=words.lower()) | Q(name__contains=words) | Q(mobile=words)
        )
    found = list(rows[: PAGE + 1])
    following = found[PAGE - 1].login if len(found) > PAGE else ""
    return _shown(actor, found[:PAGE], now), following


def _shown(actor: Actor | None, rows: list[Account], now: datetime) -> list[AccountRow]:
    day = now.astimezone(ZONE).date()
    units = names(day)
    held: dict[int, list[Role]] = {}
    posts: dict[int, list[tuple[str, int]]] = {}
    top = height(actor, day) if actor else 0
    known = [row.person_id for row in rows if row.person_id]
    for grant in grants(day).filter(person__in=known).order_by("id"):
        held.setdefault(grant.person_id, []).append(role_of(grant, units))
        posts.setdefault(grant.person_id, []).append((grant.role, grant.org_id))
    return [
        AccountRow(
            int(row.pk),
            row.login,
            row.name,
            units.get(row.org_id or 0, ""),
            state_of(row, now),
            tuple(held.get(row.person_id or 0, ())),
            row.person_id,
            actor is not None
            and row.pk != actor.account
            and rank(posts.get(row.person_id or 0, ()), day) < top,
        )
        for row in rows
    ]


def account(actor: Actor | None, number: int, now: datetime) -> AccountRow:
    """Give one account in sight with its roles of today and later. Raises ``NotFoundError``."""
    row = accounts(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="账号")
    return _shown(actor, [row], now)[0]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of a unit who has no account yet, and what he would sign in with."""

    person: int
    name: str
    login: str


def candidates(actor: Actor | None, org: int, day: date) -> list[Candidate]:
    """List a unit's people without an account. Costs: 3 queries."""
    if not scope(actor, Verb.MANAGE, "accounts").holds(org):
        raise NotFoundError(what="单位")
    rows = list(persons(AsOf(day), frozenset({org})))
    numbers = [row.subject_id for row in rows]
    have = set(Account.objects.filter(person__in=numbers).values_list("person_id", flat=True))
    return [
        Candidate(row.subject_id, row.name, row.staff_number or row.mobile)
        for row in rows
        if row.subject_id not in have
    ]


def units_kept(actor: Actor | None, day: date) -> list[tuple[int, str]]:
    """Give the units whose accounts an actor keeps, in official order. Costs: 1 query."""
    reach = scope(actor, Verb.MANAGE, "accounts")
    return [(org, name) for org, name in names(day).items() if reach.holds(org)]


@dataclass(frozen=True, slots=True)
class SlipShown:
    """One credential slip as it is printed."""

    name: str
    unit: str
    login: str
    mobile: str
    password: str
    until: datetime


def batch(actor: Actor, key: str, day: date) -> list[SlipShown]:
    """Give the unused slips of a batch to whoever issued it. Raises ``NotFoundError``."""
    rows = list(slips(actor, key))
    if not rows:
        raise NotFoundError(what="账号单")
    units = names(day)
    return [
        SlipShown(
            row.account.name,
            units.get(row.account.org_id or 0, ""),
            row.account.login,
            row.account.mobile or "",
            slip_password(row.salt),
            row.until,
        )
        for row in rows
    ]


def slip_password(salt: str) -> str:
    """Derive the one-time password of a slip, as it is printed."""
    return derived("slip", salt, SLIP_LETTERS)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of one's own unit with an account."""

    person: int
    name: str


def colleagues(actor: Actor, org: int) -> list[Colleague]:
    """Give the people of a unit with an account, without oneself. Costs: 1 query."""
    rows = Account.objects.filter(org=org, active=True, person__isnull=False)
    found = rows.exclude(person=actor.person).order_by("name", "id").values_list("person", "name")
    return [Colleague(person, name) for person, name in found]


def delegated(actor: Actor, day: date) -> list[Role]:
    """Give the delegations of one's own work in force. Costs: 3 queries."""
    own = [grant.id for grant in actor.grants]
    rows = list(grants(day).filter(source__in=own).order_by("id"))
    people = [row.person_id for row in rows]
    holders = dict(Account.objects.filter(person__in=people).values_list("person_id", "name"))
    units = names(day)
    return [role_of(row, units, holders.get(row.person_id, "")) for row in rows]
