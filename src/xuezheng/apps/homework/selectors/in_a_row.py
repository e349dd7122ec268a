"""Weeks in a row over the limit (连续超限周数), school by school, as the rule of warning measures them."""

from datetime import date, timedelta

from xuezheng.adapters.calendars import terms
from xuezheng.apps.homework.selectors.told import LOG, judged_by_class
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.periods import week_of
from xuezheng.core.workload.homework import Load, in_a_row

JUDGED = frozenset({Load.OVER, Load.WITHIN})


def most_in_a_row(day: date, fresh: int) -> dict[int, int] | None:
    """Give, for each school, the weeks in a row over the limit of the class with most, within the term.

    A class whose newest judged week lies more than ``fresh`` days back says nothing.
    None in the holidays and while the register is off: then nobody tells weeks at all.
    Costs: 4 queries.
    """
    term = next((one for one in terms() if one.first <= day <= one.last), None)
    if term is None or LOG not in switched_on(day):
        return None
    oldest, found = day - timedelta(fresh), dict[int, int]()
    for org, weeks in judged_by_class(SYSTEM, day, week_of(term.first).first).values():
        newest = max((one.monday for one in weeks if one.load in JUDGED), default=None)
        many = in_a_row(weeks)
        if many is not None and newest is not None and newest >= oldest:
            found[org] = max(found.get(org, 0), many)
    return found
