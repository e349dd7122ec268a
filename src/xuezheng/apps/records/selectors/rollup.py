"""Roll-ups up the organisation tree (日排查、周汇总、月通报): numbers per unit, and who reported nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Rows
from django.db.models import QuerySet, Sum

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.people.selectors import contacts
from xuezheng.apps.records.access import (
    anywhere,
    fields_seen,
    ledger_of,
    ledgers_on,
    reach,
    rows,
)
from xuezheng.apps.records.models import Nudge, Record
from xuezheng.apps.records.selectors.figures import admits, amounts, figures, plain
from xuezheng.apps.records.selectors.waiving import waived
from xuezheng.apps.schools.access import steady, tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.terms.organisations import Kind as Unit
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.periods import Period, day_of, month_of, of_key, term_of, week_of
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.showing import phone_masked
from xuezheng.core.ledgers.definition import Count, Ledger

AT_SCHOOL = frozenset({"principal", "clerk"})
HEADS = ("principal", "township", "section")
"""Roles whose holders answer the telephone for a unit."""
NO_SCHOOLS = frozenset({
    Unit.BUREAU, Unit.SECTION, Unit.CENTRE, Unit.TOWNSHIP, Unit.OFFICE, Unit.GROUP, Unit.CAMPUS,
    Unit.POINT, Unit.TRAINING,
})  # fmt: skip
SCHOOLS = frozenset(one.key for one in Unit if one not in NO_SCHOOLS)
"""Units that report by themselves; a campus reports with its school."""


class Span(Labelled):
    """The stretch a roll-up takes (汇总周期)."""

    DAY = ("day", T("日报", "Day"))
    WEEK = ("week", T("周汇总", "Week"))
    MONTH = ("month", T("月通报", "Month"))
    TERM = ("term", T("学期", "Term"))

    def holding(self, day: date) -> Period:
        """Give the stretch a day lies in."""
        return SPANS[self](day)

    @classmethod
    def of_period(cls, period: Period) -> "Span":
        """Give the span of a period; any other length counts as a term."""
        return next((one for one in cls if one.holding(period.first) == period), cls.TERM)


SPANS = {Span.DAY: day_of, Span.WEEK: week_of, Span.MONTH: month_of, Span.TERM: term_of}


def asked_period(given: str, day: date) -> Period:
    """Read the period an address asks for; anything else is the month of ``day``."""
    try:
        return of_key(given)
    except (ValueError, IndexError):
        return month_of(day)


PLAIN_OF = ("opened", "closed", "open", "overdue")
Values = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One unit below, with all under it: its numbers in the order of the figures (汇总行)."""

    org: int
    name: str
    own: bool
    values: Values
    below: bool


@dataclass(frozen=True, slots=True)
class Absent:
    """A unit that reported nothing (未报单位), and whom to ring."""

    org: int
    name: str
    under: str
    who: str
    mobile: str
    urged: int


@dataclass(frozen=True, slots=True)
class Rolled:
    """A ledger's numbers of a period for a unit and what lies below it (汇总)."""

    ledger: Ledger
    period: Period
    org: int
    name: str
    above: int | None
    counts: tuple[Count, ...]
    parts: tuple[Part, ...]
    total: Values
    owing: int
    absent: tuple[Absent, ...]


def top(actor: Actor, ledger: Ledger, day: date) -> int | None:
    """Give the unit a roll-up begins at: the bureau for whoever reads everything, else one's own.

    An education office answers for the township it sits in.
    """
    tree = tree_of(day)
    if reach(actor, Verb.READ, ledger.key).everything:
        return tree.root
    return tree.seat(actor.home) if actor.home is not None else None


def may_urge(actor: Actor, ledger: Ledger) -> bool:
    """Say whether somebody works on a ledger's cases, and not only looks at them."""
    works = (reach(actor, verb, ledger.key) for verb in (Verb.MOVE, Verb.CHECK))
    return any(where.holds(actor.home) for where in works)


@steady()
def rolled(actor: Actor, kind: str, period: Period, day: date, org: int | None = None) -> Rolled:
    """Roll a ledger up. Costs: 1 query per figure, and 6. Raises ``NotFoundError``.

    The tree is that of the period's last day, today's where that lies ahead.
    """
    ledger, tree = ledger_of(kind), tree_of(min(period.last, day))
    first = top(actor, ledger, day)
    here = first if org is None else org
    if here is None or here not in tree.units or not _within(actor, ledger, here, tree, first):
        raise NotFoundError(what=T("汇总", "roll-up"))
    inside = rows(actor, Verb.READ, kind)
    if here != tree.root:
        inside = inside.filter(org__in=tree.below(here))
    counts = figures(ledger)
    sums = [_by_unit(ledger, one, inside, period, day) for one in counts]
    parts = [_part(tree, here, frozenset({here}), sums, own=True)]
    parts += [_part(tree, one, tree.below(one), sums) for one in tree.children.get(here, ())]
    spared = waived(kind)
    owing = [one for one in owed_by(ledger, tree, here) if one not in spared]
    reported = set(
        inside.filter(plain("opened", period, day, [ledger])).values_list("org_id", flat=True)
    )
    return Rolled(
        ledger, period, here, tree.units[here].name,
        tree.units[here].parent if here != first else None, counts, tuple(parts),
        tuple(sum(one) for one in zip(*(part.values for part in parts), strict=True)),
        len(owing), _absent(actor, ledger, period, tree, [o for o in owing if o not in reported]),
    )  # fmt: skip


def _within(actor: Actor, ledger: Ledger, org: int, tree: Tree, first: int | None) -> bool:
    where = reach(actor, Verb.READ, ledger.key)
    return bool(where) and (where.holds(org) or (first is not None and org in tree.below(first)))


def _by_unit(
    ledger: Ledger, count: Count, inside: QuerySet[Record], period: Period, day: date
) -> Mapping[int, int]:
    """Give a number by unit. Costs: 1 query; a sum of a field without a slot reads the data."""
    found = inside.filter(admits(ledger, count, period, day)).order_by()
    slot = amounts(ledger, count)
    if count.summed and not slot:
        sums: Counter[int] = Counter()
        for org, data in found.values_list("org_id", "data"):
            sums[org] += int(data.get(count.summed) or 0)
        return sums
    amount = Sum(slot) if slot else Rows("id")
    return {org: many or 0 for org, many in found.values_list("org_id").annotate(amount)}


def _part(
    tree: Tree,
    org: int,
    inside: frozenset[int],
    sums: list[Mapping[int, int]],
    *,
    own: bool = False,
) -> Part:
    values = tuple(sum(one for unit, one in by.items() if unit in inside) for by in sums)
    return Part(org, tree.units[org].name, own, values, bool(tree.children.get(org)) and not own)


def owed_by(ledger: Ledger, tree: Tree, org: int) -> list[int]:
    """Give the units at and below one that report to a ledger, in official order.

    A rhythm names their kinds; without one they are the schools, where schools open cases.
    """
    inside = tree.below(org)
    if ledger.periodic is not None:
        named = frozenset(ledger.periodic.units)
        wanted = SCHOOLS - {Unit.KINDERGARTEN.key} if "school" in named else frozenset[str]()
        wanted |= named
    elif AT_SCHOOL & set(ledger.opens):
        wanted = SCHOOLS
    else:
        return []
    return [one for one, unit in tree.units.items() if one in inside and unit.kind in wanted]


def _absent(
    actor: Actor, ledger: Ledger, period: Period, tree: Tree, orgs: list[int]
) -> tuple[Absent, ...]:
    """Give units with their telephones; numbers are masked where the reader sees no personal fields."""
    if not orgs:
        return ()
    clear = Privacy.PERSONAL in fields_seen(actor, ledger.key)
    day = period.last
    who = _heads(orgs, day)
    told = contacts(who.values(), day)
    urged = dict(
        Nudge.objects.filter(kind=ledger.key, period=period.key, org__in=orgs).values_list(
            "org", "times"
        )
    )
    found = []
    for org in orgs:
        one = told.get(who.get(org, 0))
        mobile = "" if one is None else one.mobile if clear else phone_masked(one.mobile)
        parent = tree.units[org].parent
        found.append(
            Absent(
                org, tree.units[org].name, tree.units[parent].name if parent in tree.units else "",
                one.name if one else "", mobile, urged.get(org, 0),
            )
        )  # fmt: skip
    return tuple(found)


def _heads(orgs: Iterable[int], day: date) -> dict[int, int]:
    """Give who answers for units: whoever holds the role of its head. Costs: 1 query."""
    held = grants(day).filter(org__in=list(orgs), role__in=HEADS).order_by("-id")
    return dict(held.values_list("org_id", "person_id"))


@dataclass(frozen=True, slots=True)
class Across:
    """One ledger among all (各台账汇总): its plain numbers of a period."""

    ledger: Ledger
    opened: int
    closed: int
    open: int
    overdue: int


@steady()
def across(actor: Actor, period: Period, day: date) -> list[Across]:
    """Give the plain numbers of every ledger in sight. Costs: 4 queries, and 1 per group of access."""
    inside, on = anywhere(actor, Verb.READ).order_by(), list(ledgers_on())
    by = [
        dict(inside.filter(plain(of, period, day, on)).values_list("kind").annotate(Rows("id")))
        for of in PLAIN_OF
    ]
    return [
        Across(ledger, *(one.get(ledger.key, 0) for one in by))
        for ledger in on
        if reach(actor, Verb.READ, ledger.key)
    ]
