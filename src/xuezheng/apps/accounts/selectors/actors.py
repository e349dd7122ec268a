"""Who acts: from an account, a session's key or a token to an ``Actor`` with the day's grants."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.rounds import Question, Steps, together
from xuezheng.apps.accounts.access import grants
from xuezheng.apps.accounts.models import Account, Factor, Session, Token
from xuezheng.apps.accounts.models import Grant as Held
from xuezheng.apps.accounts.selectors.keys import digest
from xuezheng.apps.accounts.selectors.names import login_of
from xuezheng.apps.schools.access import settle_steps, tree_of
from xuezheng.core.base.actors import Actor, Grant, Stated
from xuezheng.core.base.errors import NotFoundError

OF_A_SCHOOL = frozenset({"principal", "clerk"})
PARTS = frozenset({"campus", "point"})
TOUCH = timedelta(minutes=1)
"""A session's last request is written down at most this often."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody signed in: the actor, and what pages show and ask of the account.

    ``factor`` says that a second factor is set up, ``proved`` that it was given
    where one is asked for.
    """

    actor: Actor
    session: int | None
    account: Account
    must_change: bool = False
    proved: bool = True
    factor: bool = False
    kept: bool = False
    until: datetime | None = None

    @property
    def inside(self) -> bool:
        """Say whether nothing stands between this person and the desk any more."""
        return self.proved and not self.must_change


def actor_of_account(
    account: Account, now: datetime, acting_as: int | None = None, *, channel: str = "page"
) -> Actor:
    """Give the actor an account is at a moment, with the grants of that day. Costs: 1 query."""
    if account.person_id is None:
        return _actor(account, (), now, acting_as, channel)
    rows = grants(now.astimezone(ZONE).date()).filter(person=account.person_id)
    return _actor(account, rows.order_by("id"), now, acting_as, channel)


def _actor(
    account: Account, rows: Iterable[Held], now: datetime, acting_as: int | None, channel: str
) -> Actor:
    held = tuple(
        Grant(int(row.pk), row.role, int(row.org_id), row.duty, parts_of(row, now)) for row in rows
    )
    known = {grant.id for grant in held}
    chosen = acting_as if acting_as in known else (held[0].id if held else None)
    return Actor(int(account.pk), account.person_id, held, chosen, channel)


def parts_of(row: Held, now: datetime) -> tuple[int, ...]:
    """Give the campuses and teaching points of a school, which are its own. Costs: 1 query."""
    if row.role not in OF_A_SCHOOL:
        return ()
    tree = tree_of(now.astimezone(ZONE).date())
    here = sorted(tree.below(row.org_id) - {row.org_id})
    return tuple(org for org in here if tree.units[org].kind in PARTS)


def actor_named(login: str, now: datetime) -> Actor:
    """Give the actor of a sign-in name. Raises ``NotFoundError``."""
    account = login_of(login)
    if account is None or not account.active:
        raise NotFoundError(what="账号")
    return actor_of_account(account, now)


def by_session(key: str, now: datetime) -> Signed | None:
    """Give who holds a session's key, and note the request. Costs: 1 query, seldom a write."""
    hashed = digest("session", key)
    rows, held, _ = together(
        _session_steps(hashed), _grants_steps(hashed, now.astimezone(ZONE).date()), settle_steps()
    )
    row = next(iter(rows), None)
    if row is None or row.until <= now:
        return None
    if row.idle and now - row.seen >= timedelta(minutes=row.idle):
        return None
    if now - row.seen >= TOUCH:
        Session.objects.filter(pk=row.pk).update(seen=now)
    actor = _actor(row.account, held, now, row.acting_as, "page")
    return Signed(
        replace(actor, stated=stated_of(row, now)),
        int(row.pk),
        row.account,
        must_change=row.account.must_change,
        proved=row.proved,
        factor=row.proved or _has_factor(row.account),
        kept=row.kept,
        until=row.until,
    )


def _session_steps(hashed: str) -> Steps[list[Session]]:
    def made() -> "QuerySet[Session]":
        found = Session.objects.filter(digest=hashed, account__active=True)
        return found.select_related("account")[:1]

    return (yield Question(made, ("accounts.session", hashed)))


def _grants_steps(hashed: str, day: date) -> Steps[list[Held]]:
    """Ask for the grants of whoever holds a session, without waiting for whose it is."""

    def made() -> "QuerySet[Held]":
        person = Session.objects.filter(digest=hashed).values("account__person")
        return grants(day).filter(person__in=person).order_by("id")

    return (yield Question(made, ("accounts.grants", hashed, day)))


def stated_of(row: Session, now: datetime) -> Stated | None:
    """Give the purpose that holds for a session now."""
    if not row.purpose or row.purpose_until is None or row.purpose_until <= now:
        return None
    groups = tuple(one for one in row.purpose_groups.split(",") if one)
    return Stated(row.purpose, groups, row.purpose_case, row.purpose_until)


def _has_factor(account: Account) -> bool:
    return Factor.objects.filter(account=account, confirmed__isnull=False).exists()


def by_token(key: str, now: datetime) -> Signed | None:
    """Give who stands behind a bearer token. Costs: 2 queries."""
    row = (
        Token.objects.filter(digest=digest("token", key), until__gt=now, account__active=True)
        .select_related("account")
        .first()
    )
    if row is None or row.account.must_change:
        return None
    actor = actor_of_account(row.account, now, channel="api")
    return Signed(actor, None, row.account)
