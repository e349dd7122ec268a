"""What each ledger costs a school in a month (填报负担): as last month was, or as its rhythm foresees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from xuezheng.apps.records.access.switching import on
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue import current as region
from xuezheng.catalogue.roles import GROUPS
from xuezheng.catalogue.terms.organisations import Kind as Unit
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import month_of
from xuezheng.core.kinds.kind import Filler
from xuezheng.core.ledgers.definition import Every, Ledger

NO_SCHOOLS = frozenset(
    one.key
    for one in (Unit.BUREAU, Unit.SECTION, Unit.CENTRE, Unit.TOWNSHIP, Unit.OFFICE, Unit.GROUP)
)
A_MONTH: Mapping[Every, int] = {
    Every.DAY: 30, Every.WORKDAY: 22, Every.SCHOOL_DAY: 22, Every.WEEK: 5, Every.MONTH: 1,
    Every.QUARTER: 1,
}  # fmt: skip
"""How often a report comes round in a month at most."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One ledger on the switching page (启用设置): minutes a case, and a school's minutes in a month.

    ``month`` is of last month, rounded up; None where nobody filled it in and
    nothing foresees how often it is.
    """

    ledger: Ledger
    on: bool
    minutes: int
    month: int | None
    foreseen: bool

    @property
    def own(self) -> bool:
        """Say whether the bureau designed it."""
        return self.ledger.key not in SHIPPED


SHIPPED = frozenset(one.key for one in region().ledgers)


def weighed(day: date, retired: frozenset[str]) -> tuple[tuple[T, tuple[Weighed, ...]], ...]:
    """Give every ledger that can be switched, by group. Costs: 2 queries."""
    standing = on()
    schools = sum(unit.kind not in NO_SCHOOLS for unit in tree_of(day).units.values())
    opened = _opened(day)
    every = [
        _weighed(one, one.key in standing, opened.get(one.key, 0), schools)
        for one in region().ledgers
        if one.key not in retired
    ]
    found = (
        (label, tuple(one for one in every if one.ledger.group == key)) for key, label in GROUPS
    )
    return tuple((label, some) for label, some in found if some)


def _opened(day: date) -> dict[str, int]:
    last = month_of(day.replace(day=1) - timedelta(days=1))
    rows = Record.objects.filter(opened__gte=last.first, opened__lte=last.last)
    return dict(rows.order_by().values_list("kind").annotate(many=Count("id")))


def _weighed(ledger: Ledger, standing: bool, many: int, schools: int) -> Weighed:
    asks = ledger.asks
    minutes = asks.minutes if asks is not None and asks.by is Filler.SCHOOL else 0
    month, foreseen = None, False
    if ledger.periodic is not None:
        month, foreseen = minutes * A_MONTH[ledger.periodic.every], True
    elif many and schools:
        month = -(-minutes * many // schools)
    return Weighed(ledger, standing, minutes, month if minutes else 0, foreseen)
