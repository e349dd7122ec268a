"""Who holds cases that were handed on (经办事项), so that they can be handed over."""

from dataclasses import dataclass
from datetime import date

from xuezheng.apps.people.selectors import people
from xuezheng.apps.records.access import anywhere
from xuezheng.apps.records.models import Handed
from xuezheng.core.base.actors import Actor, Verb

COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with open cases (经办人), and how many."""

    person: int
    name: str
    cases: int


def holders_of_cases(actor: Actor | None, day: date) -> tuple[Holder, ...]:
    """Give whoever holds open cases on which an actor may act, those with most first.

    Costs: 3 queries; at most a thousand cases are looked at.
    """
    open_ = anywhere(actor, Verb.MOVE).filter(closed_at=None)
    rows = Handed.objects.filter(record__in=open_).order_by("-id")
    counts: dict[int, int] = {}
    for person in rows.values_list("person", flat=True)[:COUNTED]:
        counts[person] = counts.get(person, 0) + 1
    known = people(counts, day)
    found = [
        Holder(person, known[person].name if person in known else f"#{person}", many)
        for person, many in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.cases, one.person)))
