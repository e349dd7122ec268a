"""Which organisations an organisation came from, and which went on from it (沿革)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import Reorganisation, Succession
from xuezheng.catalogue.terms.organisations import Regrouping

LATEST = 10


@dataclass(frozen=True, slots=True)
class Link:
    """One step of succession: the day, how, the other organisation, and whether it came before."""

    on: date
    kind: Regrouping
    other: int
    code: str
    name: str
    before: bool

    @property
    def seen_on(self) -> date:
        """Give a day on which the other one stands."""
        return self.on - timedelta(1) if self.before else self.on


@dataclass(frozen=True, slots=True)
class Event:
    """A merger or split that stands, with the names of those it is about.

    One written down from papers alone moved nothing and is not taken back.
    """

    id: int
    kind: Regrouping
    on: date
    basis: str
    left: tuple[str, ...]
    entered: tuple[str, ...]
    undoable: bool


def links(organisation: int) -> tuple[Link, ...]:
    """Give from whom an organisation came and who went on from it. Costs: 1 query, 3 where any."""
    rows = Succession.objects.filter(event__undone_at=None).select_related("event")
    found: list[Link] = []
    for row in rows.filter(Q(predecessor=organisation) | Q(successor=organisation)):
        before = row.successor_id == organisation
        other = row.predecessor_id if before else row.successor_id
        on = row.event.on
        day = on - timedelta(1) if before else on
        fact = organisations(day).filter(subject=other).first()
        code, name = (fact.code, fact.name) if fact else ("", str(other))
        found.append(Link(on, Regrouping.of(row.event.kind), other, code, name, before))
    return tuple(sorted(found, key=lambda one: (one.on, one.other)))


def latest() -> tuple[Event, ...]:
    """Give the latest mergers and splits that stand. Costs: 2 queries, and 2 for each."""
    events = list(Reorganisation.objects.filter(undone_at=None).order_by("-id")[:LATEST])
    pairs = list(Succession.objects.filter(event__in=events).order_by("id"))
    return tuple(
        Event(
            event.pk,
            Regrouping.of(event.kind),
            event.on,
            event.basis,
            _names((p.predecessor_id for p in pairs if p.event_id == event.pk), event.on, 1),
            _names((p.successor_id for p in pairs if p.event_id == event.pk), event.on, 0),
            bool(event.moved),
        )
        for event in events
    )


def waiting(day: date) -> tuple[int, ...]:
    """Give the mergers whose day has come and whose accounts and cases have not gone yet. Costs: 1 query."""
    rows = Reorganisation.objects.filter(
        kind=Regrouping.MERGE.key, on__lte=day, undone_at=None, followed_at=None
    )
    return tuple(rows.order_by("id").values_list("id", flat=True))


def _names(numbers: Iterable[int], on: date, back: int) -> tuple[str, ...]:
    rows = organisations(on - timedelta(back)).filter(subject__in=set(numbers))
    return tuple(rows.values_list("name", flat=True))
