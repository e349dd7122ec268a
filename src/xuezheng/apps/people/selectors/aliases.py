"""Who is read as whom: the one place that resolves merged identities."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Q

from xuezheng.apps.people.models import Alias, PersonFact
from xuezheng.core.base.labels import T
from xuezheng.core.registers import aliases
from xuezheng.core.registers.aliases import Stretch
from xuezheng.core.registers.timeline import AsOf

STAFF = T("教职工登记", "registered as staff")


def staff(persons: Iterable[int]) -> list[Stretch]:
    """Give the days on which identities are registered with a unit. Costs: 1 query."""
    rows = PersonFact.objects.believed().filter(subject__in=set(persons))
    return [
        Stretch(row.subject_id, row.org_id, row.valid_from, row.valid_to, STAFF) for row in rows
    ]


STRETCHES: list[Callable[[Iterable[int]], Iterable[Stretch]]] = [staff]
"""Where identities spend their days; apps above add theirs when they are made ready."""


def pairs(known: AsOf | None = None) -> dict[int, int]:
    """Give every pair that stands now, or stood as of a point. Costs: 1 query."""
    found = Alias.objects.filter(undone_at=None)
    if known is not None and known.known is not None:
        stood = Q(undone_at=None) | Q(undone_at__gt=known.known)
        found = Alias.objects.filter(stood, merged_at__lte=known.known)
    return dict(found.values_list("alias_id", "person_id"))


def canonical(persons: Iterable[int]) -> dict[int, int]:
    """Give whom each identity is read as. Costs: 1 query."""
    standing = pairs()
    return {one: aliases.canonical(standing, one) for one in persons}


def identities(person: int) -> tuple[int, ...]:
    """Give every identity of a person, the canonical one first. Costs: 1 query."""
    return aliases.identities(pairs(), person)


def shadowed(asof: AsOf) -> frozenset[int]:
    """Give identities a list of that day leaves out, so that each person counts once.

    Costs: 1 query, and 1 where anybody is merged.
    """
    standing = pairs(asof)
    if not standing:
        return frozenset()
    members = {*standing, *standing.values()}
    rows = PersonFact.objects.at(asof).filter(subject__in=members)
    return aliases.shadowed(standing, rows.values_list("subject_id", flat=True))


def counted(day: date) -> frozenset[int]:
    """Give every person registered on a day once, as the canonical identity. Costs: 2 queries."""
    rows = PersonFact.objects.at(AsOf(day)).values_list("subject_id", flat=True)
    return frozenset(canonical(list(rows)).values())
