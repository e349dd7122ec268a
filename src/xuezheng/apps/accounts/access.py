"""Which accounts and grants are in an actor's sight, and who ranks above whom."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.models import Account, Grant, Release, Session, Slip, Token
from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.core.base.actors import Actor, Verb

ADMINISTRATORS = frozenset({"system_admin", "security_admin", "audit_admin"})
"""The three separate administrators (三员)."""

GROUP = "accounts"
_RANKS = {
    "office": 4,
    "leader": 4,
    "section": 3,
    "township": 3,
    "principal": 2,
    "supervisor": 2,
    "clerk": 1,
    "institution": 1,
    "teacher": 1,
} | dict.fromkeys(ADMINISTRATORS, 9)
_UNIT_RANKS = {"bureau": 4, "section": 3, "centre": 3, "township": 3, "office": 3}
"""How high a unit's administrator stands, by the kind of unit; a school's stands at 2."""


def grants(day: date) -> QuerySet[Grant]:
    """Give the grants in force on ``day``; a delegated one only while its source is."""
    own = Q(since__lte=day, until__gt=day)
    source = Q(source=None) | Q(source__since__lte=day, source__until__gt=day)
    return Grant.objects.filter(own & source)


def posts_of(roles: Iterable[str]) -> tuple[int, ...]:
    """Give every grant of some roles there ever was: acts of the log name the grant they were done under."""
    return tuple(Grant.objects.filter(role__in=list(roles)).values_list("id", flat=True))


def accounts(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Account]:
    """Give the accounts of the units an actor may look after."""
    reach = scope(actor, verb, GROUP)
    if reach.everything:
        return Account.objects.all()
    return Account.objects.filter(org__in=reach.orgs)


def administrators(now: datetime) -> QuerySet[Account]:
    """Give the accounts of the three administrators of a day."""
    held = grants(now.astimezone(ZONE).date()).filter(role__in=ADMINISTRATORS)
    return Account.objects.filter(person__in=held.values("person"))


def sessions(actor: Actor) -> QuerySet[Session]:
    """Give one's own sessions."""
    return Session.objects.filter(account=actor.account)


def tokens(actor: Actor) -> QuerySet[Token]:
    """Give one's own tokens."""
    return Token.objects.filter(account=actor.account)


def slips(actor: Actor, batch: str) -> QuerySet[Slip]:
    """Give the slips of a batch that the actor issued and nobody has used yet."""
    rows = Slip.objects.filter(
        batch=batch, void=False, account__must_change=True, account__slip_until=F("until")
    )
    return rows.filter(issued_by=actor.account).select_related("account").order_by("id")


KEEPERS = frozenset({"unit_admin", "security_admin"})
"""Roles that keep the accounts of those below them."""


def rank(held: Iterable[tuple[str, int]], day: date) -> int:
    """Give how high the roles stand that somebody holds at organisations; 0 for none."""
    units = tree_of(day).units

    def of(role: str, org: int) -> int:
        if role != "unit_admin":
            return _RANKS.get(role, 9)
        return _UNIT_RANKS.get(units[org].kind if org in units else "", 2)

    return max((of(role, org) for role, org in held), default=0)


def height(actor: Actor, day: date) -> int:
    """Give below which rank an administrator of accounts keeps them."""
    return rank(((one.role, one.org) for one in actor.grants if one.role in KEEPERS), day)


def may_decide(actor: Actor | None, row: Release) -> bool:
    """Say whether somebody has the duty to decide: the check, over all whose people are inside."""
    if actor is None or actor.account == row.account:
        return False
    where = scope(actor, Verb.CHECK, row.group)
    return all(where.holds(org) for org in row.orgs)
