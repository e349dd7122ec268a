"""What registers cost schools (填报负担, R36): one school’s months, and fifty schools side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.records.selectors.asking import opened_by
from xuezheng.apps.records.selectors.waiving import waived_of
from xuezheng.apps.registers.access import reach
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.catalogue import current as region
from xuezheng.catalogue.terms.organisations import Kind as Unit
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.periods import Period, month_of, of_key
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.burden import Counted, Load, Share, load, year
from xuezheng.core.registers.timeline import AsOf

PAGE = 50
NO_SCHOOLS = frozenset(
    one.key
    for one in (Unit.BUREAU, Unit.SECTION, Unit.CENTRE, Unit.TOWNSHIP, Unit.OFFICE, Unit.GROUP)
)
CAP = "register.minutes_a_month"


@dataclass(frozen=True, slots=True)
class School:
    """One school with its load of a month."""

    org: int
    name: str
    load: Load


@dataclass(frozen=True, slots=True)
class Schools:
    """A page of schools (各校负担), and the place of the next page, 0 where there is none."""

    schools: tuple[School, ...]
    after: int


def asked_month(given: str, today: date) -> Period:
    """Read the month an address asks for; anything else is the month of today."""
    try:
        found = of_key(given)
    except (ValueError, IndexError):
        return month_of(today)
    return month_of(found.first)


def weighed(day: date) -> tuple[Kind, ...]:
    """Give the registers and ledgers that are on and cost somebody something. Costs: 1 query."""
    on = switched_on(day)
    found = (one for one in region().registers if one.key in on)
    return tuple(one for one in (*found, *ledgers_on()) if one.asks is not None)


def units(actor: Actor | None, day: date) -> list[int]:
    """Give the schools whose load an actor sees, in the order of the tree. Costs: 2 queries."""
    where = scope(actor, Verb.READ, "people")
    found = tree_of(day).units
    return [org for org, unit in found.items() if unit.kind not in NO_SCHOOLS and where.holds(org)]


def schools(actor: Actor | None, day: date, month: Period, after: int = 0) -> Schools:
    """Give a page of schools with their loads of a month. Costs: 7 queries."""
    orgs, known = units(actor, day), weighed(day)
    some = orgs[after : after + PAGE]
    counts, cap = _counted(some, known, day, month), in_force(day).whole(CAP)
    tree = tree_of(day).units
    drawn = tuple(
        School(org, tree[org].name, load(known, month.first.month, counts[org], cap))
        for org in some
    )
    return Schools(drawn, after + PAGE if len(orgs) > after + PAGE else 0)


def school(org: int, day: date, month: Period) -> tuple[Load, tuple[int, ...]]:
    """Give one school’s load of a month, and the twelve months as foreseen. Costs: 4 queries."""
    known = weighed(day)
    counts = _counted([org], known, day, month)[org]
    standing = {key: one.standing for key, one in counts.items()}
    cap = in_force(day).whole(CAP)
    return load(known, month.first.month, counts, cap), year(known, standing)


def seen(actor: Actor | None, org: int, found: Load) -> tuple[Share, ...]:
    """Give the parts of a load whose register an actor reads there. Costs: 1 query per group."""
    return tuple(one for one in found.shares if reach(actor, Verb.READ, one.kind).holds(org))


def _counted(
    orgs: Sequence[int], kinds: Iterable[Kind], day: date, month: Period
) -> Mapping[int, dict[str, Counted]]:
    """Count the records that stand, those entered or changed in the month, and the cases a school opened.

    What a school no longer fills in is not gone through again. Costs: 4 queries.
    """
    within = RegisterVersion.objects.filter(org__in=list(orgs), kind__in=[one.key for one in kinds])
    first = datetime.combine(month.first, time(), ZONE)
    last = datetime.combine(month.last + timedelta(days=1), time(), ZONE)
    touched = within.filter(known_from__gte=first, known_from__lt=last)
    found: dict[int, dict[str, Counted]] = defaultdict(dict)
    per = ("org_id", "kind")
    standing = within.at(AsOf(day)).order_by().values_list(*per).annotate(many=Count("id"))
    entered = touched.order_by().values_list(*per).annotate(many=Count("subject", distinct=True))
    for org, key, many in standing:
        found[org][key] = Counted(many)
    for org, key, many in entered:
        found[org][key] = Counted(found[org].get(key, Counted()).standing, many)
    for (org, key), many in opened_by(orgs, month).items():
        found[org][key] = Counted(0, many)
    for org, key in waived_of(orgs):
        found[org][key] = Counted(0, found[org].get(key, Counted()).entered)
    return found
