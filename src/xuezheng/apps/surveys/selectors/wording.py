"""The names that a comment at a school must not hold: its staff and pupils on the day."""

from datetime import date

from xuezheng.apps.people.selectors import persons_in
from xuezheng.apps.pupils.access import enrolments
from xuezheng.core.base.redacting import Words
from xuezheng.core.registers.timeline import AsOf


def names_at(org: int, day: date) -> Words:
    """Give the names of everybody at a unit. Costs: 2 queries."""
    staff = [one.name for one in persons_in(org, day)]
    pupils = enrolments(AsOf(day), frozenset({org})).values_list("name", flat=True)
    return Words.of([*staff, *pupils], ())
