"""Who looked at whose sensitive fields, when and what for, as its pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.accounts.selectors.names import login_of
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.audit.selectors import LooksAsked
from xuezheng.apps.schools.access import names, scope
from xuezheng.catalogue import current as region
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

PAGE = 50
MOST = 5000
GROUP = "looks"
TOLD = {one.key: one.title for one in PURPOSES}
VIEWED, TAKEN = T("查看", "Looked at"), T("导出", "Taken out")


@dataclass(frozen=True, slots=True)
class Look:
    """One look as a list shows it (查看记录)."""

    number: int
    at: datetime
    who: str
    unit: str
    what: T
    kind: T
    purpose: T
    persons: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the address, as written; what makes no sense finds nothing."""

    who: str = ""
    kind: str = ""
    purpose: str = ""
    unit: str = ""
    day: str = ""
    person: str = ""


def require_looks(actor: Actor | None, verb: Verb = Verb.READ) -> None:
    """Refuse whoever reads no looks; the page is not there for them."""
    if not scope(actor, verb, GROUP):
        raise NotFoundError(what="查看记录")


def listed(
    actor: Actor | None, wanted: Wanted, before: int | None, day: date, most: int = PAGE
) -> tuple[list[Look], int | None]:
    """Give a page of looks at the people of an actor's units, the newest first. Costs: 5 queries."""
    where = scope(actor, Verb.READ, GROUP)
    orgs = None if where.everything else where.orgs
    if wanted.unit:
        org = _number(wanted.unit)
        orgs = frozenset({org} if org is not None and where.holds(org) else set())
    asked = LooksAsked(
        orgs, _asked_person(wanted), _account(wanted.who), wanted.kind, wanted.purpose,
        _day(wanted.day),
    )  # fmt: skip
    return _page(asked, before, day, most)


def own(actor: Actor, before: int | None, day: date) -> tuple[list[Look], int | None]:
    """Give who looked at one's own sensitive fields. Costs: 4 queries."""
    if actor.person is None:
        return [], None
    return _page(LooksAsked(person=actor.person), before, day, PAGE)


def _page(
    asked: LooksAsked, before: int | None, day: date, most: int
) -> tuple[list[Look], int | None]:
    rows = audit.looks(asked, before, most + 1)
    following = int(rows[most - 1][0].pk) if len(rows) > most else None
    return _shown(rows[:most], day), following


def _shown(rows: Iterable[tuple[Any, int]], day: date) -> list[Look]:
    rows, units = list(rows), names(day)
    people = dict(
        Account.objects.filter(pk__in={one.actor for one, _ in rows if one.actor}).values_list(
            "pk", "name"
        )
    )
    homes = dict(
        Account.objects.filter(pk__in=people).values_list("pk", "org_id") if people else ()
    )
    titles = {kind.key: kind.title for kind in region().kinds}
    return [
        Look(
            int(one.pk),
            one.at,
            people.get(one.actor or 0, ""),
            units.get(homes.get(one.actor or 0) or 0, ""),
            VIEWED if one.intention == "view" else TAKEN,
            titles.get(one.kind, T(one.kind, one.kind)),
            TOLD.get(one.purpose, T(one.purpose, one.purpose)),
            things,
        )
        for one, things in rows
    ]


def _account(login: str) -> int | None:
    if not login:
        return None
    found = login_of(login)
    return int(found.pk) if found else -1


def _asked_person(wanted: Wanted) -> int | None:
    return (_number(wanted.person) or -1) if wanted.person else None


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 18 else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return date(1970, 1, 1)
