"""The duty record of one unit (履职记录): what it was told, what is open there, what was done when.

After an accident a section has to show that it told, that they signed and
that it pressed; before a visit a supervisor has to know what is open. Both
read this page. Nothing is kept for it: notices and ledgers are asked.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.notices.selectors.trail import Told, told
from xuezheng.apps.records.selectors.rows import CaseRow
from xuezheng.apps.records.selectors.trail import Done, done, open_cases
from xuezheng.apps.schools.access import DayError, read_day, tree_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Trail:
    """The record of a unit from one day to another, both included."""

    code: str
    name: str
    since: date
    until: date
    open: list[tuple[CaseRow, T]]
    told: list[Told]
    done: list[Done]


def trail(actor: Actor, code: str, today: date, since: str = "", until: str = "") -> Trail:
    """Give a unit's record, a year back unless asked otherwise. Costs: ≤ 14 queries.

    Raises ``NotFoundError`` for a code nobody bears, ``DayError`` for a day that is none
    or an end before the beginning.
    """
    units = tree_of(today).units
    org = next((number for number, unit in units.items() if unit.code == code), None)
    if org is None:
        raise NotFoundError(what=T("单位", "Organisation"))
    last = read_day(until, today)
    first = read_day(since, last - YEAR)
    if last < first:
        raise DayError(found=f"{first} – {last}")
    span = (_moment(first), _moment(last + timedelta(days=1)))
    return Trail(
        code, units[org].name, first, last, open_cases(actor, org, today),
        told(actor, org, *span, today), done(actor, org, *span),
    )  # fmt: skip


def _moment(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZONE)
