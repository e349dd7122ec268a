"""What may be asked of schools in a month (进校事项清单公布): what is not on the list is not done."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from xuezheng.apps.records.access import rows
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.terms.outside import EventKind
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import Period, month_of, of_key

KIND = "school_event"
GRANTED = "granted"
MOST = 400


@dataclass(frozen=True, slots=True)
class Allowed:
    """One item on the list (列入事项), in words that every school may read."""

    number: str
    title: str
    kind: T
    basis: str
    by_law: bool
    first: date
    last: date
    to_whom: str
    minutes: int
    unit: str


@dataclass(frozen=True, slots=True)
class Month:
    """The list of a month with what it asks of each school (每校负担), beside the caps.

    An item counts in the month it begins, as the cap does; one that runs on
    is listed there too.
    """

    month: Period
    items: tuple[Allowed, ...]
    counted: int
    minutes: int
    most: int
    limit: int


def allowed(month: Period) -> Month:
    """Give what may be asked of schools in a month, by day. Costs: 2 queries.

    Everybody may read it: the list holds what the office has let stand, never
    what is asked for and not decided.
    """
    found = rows(SYSTEM, Verb.READ, KIND).filter(
        state=GRANTED, d1__lte=month.last, d2__gte=month.first
    )
    listed = list(found.order_by("d1", "id")[:MOST])
    units, rules = names(month.first), in_force(month.first)
    items = [_item(row.number, row.data, units.get(row.org_id, "")) for row in listed]
    begin = [one for one in items if one.first in month]
    return Month(
        month, tuple(items), len(begin), sum(one.minutes for one in begin),
        rules.whole("event.most_a_month"), rules.whole("event.minutes_a_month"),
    )  # fmt: skip


def _item(number: str, data: dict[str, object], unit: str) -> Allowed:
    return Allowed(
        number=number, title=str(data["title"]), kind=EventKind.of(str(data["kind"])).label,
        basis=str(data["basis"]), by_law=bool(data["by_law"]),
        first=date.fromisoformat(str(data["from_on"])), last=date.fromisoformat(str(data["to_on"])),
        to_whom=str(data["to_whom"]), minutes=int(str(data["minutes"])), unit=unit,
    )  # fmt: skip


def asked_month(given: str, day: date) -> Period:
    """Read the month an address asks for; anything else is that of the day."""
    try:
        return month_of(of_key(given).first)
    except (ValueError, IndexError):
        return month_of(day)


def plainly(found: Month) -> dict[str, Any]:
    """Give a month's list as plain data, for whoever reads it by program."""
    items = [asdict(one) | {"kind": one.kind.zh} for one in found.items]
    return {
        "month": found.month.key, "items": found.counted, "minutes": found.minutes,
        "most": found.most, "limit": found.limit, "allowed": items,
    }  # fmt: skip
