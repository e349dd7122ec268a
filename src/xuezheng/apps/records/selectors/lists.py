"""Lists of one ledger: filtered, sorted, paged by key; counted no further than a thousand."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, QuerySet, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.records.access import alike, fields_seen, kind_of, ledger_of, own_views, rows
from xuezheng.apps.records.models import Record, SavedView
from xuezheng.apps.records.selectors.counting import Kept
from xuezheng.apps.records.selectors.filters import Filters, ListError, Show, narrowed, sunday
from xuezheng.apps.records.selectors.minutes import moment_over, to_the_minute, with_moments
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows, shown_steps
from xuezheng.apps.records.selectors.waiting import waits_for
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger

PAGE = 50
COUNTED = 1000
SORTS = {"due": "next_due", "updated": "updated_at", "number": ""}
"""Orders of a list: its words in the address and the column; every one ends with the id."""
READS: Mapping[str, Callable[[str], date]] = {
    "next_due": date.fromisoformat,
    "updated_at": datetime.fromisoformat,
}


SHOWN = (
    "kind", "number", "subject", "org", "state", "due", "next_due", "opened", "updated_at",
    "version", "data",
)  # fmt: skip
"""The columns that rows of a list are made of; the others are not read."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its rows and the keys before and behind it."""

    rows: list[CaseRow]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of a list (页): its order, and the key it begins behind or ends before.

    ``sort`` is due, updated or number, with a minus the other way round;
    ``after`` and ``before`` are the keys a page gave.
    """

    sort: str = "due"
    after: str = ""
    before: str = ""
    most: int = PAGE


FIRST = Place()


def cases(
    actor: Actor | None,
    kind: str,
    filters: Filters | None = None,
    *,
    day: date,
    units: Mapping[int, str] | None = None,
    **place: Any,
) -> Page:
    """Give one page of a ledger by key; ``place`` as a ``Place`` has it. Costs: ≤ 3 queries.

    Raises ``ListError``.
    """
    return alone(cases_steps(actor, kind, filters, Place(**place), day=day, units=units))


def cases_steps(
    actor: Actor | None,
    kind: str,
    filters: Filters | None = None,
    place: Place = FIRST,
    *,
    day: date,
    units: Mapping[int, str] | None = None,
) -> Steps[Page]:
    """Do so beside others. Costs: ≤ 3 rounds. Raises ``ListError``."""
    declared, wanted = kind_of(kind), filters or Filters()
    order = _Order.read(place.sort)
    backwards, most = bool(place.before), place.most

    def made() -> QuerySet[Record]:
        found = narrowed(actor, declared, wanted, day)
        found = order.sorted(found, place.after or place.before, backwards=backwards)
        if isinstance(declared, Ledger):
            found = with_moments(found, declared, day)
        return found.only(*SHOWN)[: most + 1]

    taken = yield Question(made, _alike(actor, declared, wanted, place, day))
    more, taken = len(taken) > most, taken[:most]
    if backwards:
        taken.reverse()
    first, last = (order.key(taken[0]), order.key(taken[-1])) if taken else ("", "")
    seen = {kind: fields_seen(actor, kind)}
    return Page(
        (yield from shown_steps(taken, day, seen, names(day) if units is None else units)),
        before=first if (place.after or (backwards and more)) else "",
        after=last if (backwards or more) else "",
    )


def _alike(actor: Actor | None, kind: Kind, filters: Filters, place: Place, day: date) -> Hashable:
    """Name what the SQL of a page depends on; None where moments, posts or somebody's words do."""
    moments = filters.show is Show.LATE and isinstance(kind, Ledger) and to_the_minute(kind)
    if moments or filters.show is Show.MINE or filters.words or filters.figure:
        return None
    fields = tuple(sorted(filters.fields.items()))
    where = (filters.show, filters.stage, filters.org, filters.under, filters.on)
    return "records.list", kind.key, alike(actor, day), where, fields, place


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of a list: a column, the id, and the direction."""

    column: str
    down: bool

    @classmethod
    def read(cls, sort: str) -> "_Order":
        name = sort.removeprefix("-")
        if name not in SORTS:
            raise ListError(found="sort")
        return cls(SORTS[name], sort.startswith("-"))

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column, "id") if self.column else ("id",)

    def sorted(self, found: QuerySet[Record], key: str, *, backwards: bool) -> QuerySet[Record]:
        down = self.down != backwards
        if key:
            beyond = TupleLessThan if down else TupleGreaterThan
            at = self._read(key)
            if self.column:
                found = found.filter(beyond(Tuple(*map(F, self.columns)), at))
            else:
                found = found.filter(**{"id__lt" if down else "id__gt": at[-1]})
        return found.order_by(*(f"-{one}" if down else one for one in self.columns))

    def key(self, record: Record) -> str:
        value = getattr(record, self.column).isoformat() if self.column else ""
        return f"{value}~{record.pk}"

    def _read(self, key: str) -> tuple[object, ...]:
        value, sign, number = key.rpartition("~")
        if not sign or not number.isdecimal():
            raise ListError(found="after")
        if not self.column:
            return (int(number),)
        try:
            read = READS[self.column](value.replace(" ", "+"))
        except ValueError as error:
            raise ListError(found="after") from error
        return (read, int(number))


def ordered(found: QuerySet[Record], sort: str, *, after: str = "") -> QuerySet[Record]:
    """Give records in an order, from behind a key on. Raises ``ListError``."""
    return _Order.read(sort).sorted(found, after, backwards=False)


def page_key(sort: str, record: Record) -> str:
    """Give the key behind which a list goes on after a record."""
    return _Order.read(sort).key(record)


BY_DAY = frozenset({Show.LATE.key, Show.WEEK.key})
"""Counts that the first thousand by due day hold whole."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases stand where, counted up to a thousand and one."""

    by: Mapping[str, int]
    capped: bool

    def said(self, key: str) -> str:
        """Give a count as people read it: 46, or 1000+.

        >>> Counts({"open": 46}, capped=False).said("open")
        '46'
        """
        number = self.by.get(key, 0)
        if number > COUNTED:
            return f"{COUNTED}+"
        beyond = self.capped and key not in BY_DAY
        return f"{number}+" if beyond else f"{number}"


COUNTS: Kept[Counts] = Kept()
"""What the tabs of lists say; a server keeps it for a moment."""


def counts(actor: Actor | None, kind: str, day: date) -> Counts:
    """Count the open cases by view and stage. Costs: ≤ 2 queries over at most 1,001 rows."""
    ledger = ledger_of(kind)
    if actor is None:
        return Counts({}, capped=False)
    return COUNTS.get((actor, kind, day), lambda: _counted(actor, ledger, day))


def _counted(actor: Actor, ledger: Ledger, day: date) -> Counts:
    end = sunday(day)
    found = narrowed(actor, ledger, Filters(), day).order_by("next_due", "id")
    mine = ExpressionWrapper(waits_for(ledger, actor, day), output_field=BooleanField())
    over = moment_over(day) if to_the_minute(ledger) else Value(value=False)
    found = found.annotate(mine=mine, over=over)
    taken = list(found.values_list("state", "next_due", "mine", "over")[: COUNTED + 1])
    by = dict.fromkeys((Show.LATE.key, Show.WEEK.key, Show.MINE.key), 0)
    by[Show.OPEN.key] = len(taken)
    for state, due, own, gone in taken:
        by[f"stage:{state}"] = by.get(f"stage:{state}", 0) + 1
        by[Show.LATE.key] += due < day or bool(due == day and gone)
        by[Show.WEEK.key] += day <= due <= end
        by[Show.MINE.key] += bool(own)
    return Counts(by, capped=len(taken) > COUNTED)


def views(actor: Actor | None, kind: str) -> list[SavedView]:
    """Give somebody's saved views of a ledger. Costs: 1 query."""
    return alone(views_steps(actor, kind))


def views_steps(actor: Actor | None, kind: str) -> Steps[list[SavedView]]:
    """Give somebody's saved views of a ledger. Costs: 1 round."""
    if actor is None:
        return []
    asked = partial(own_views, actor, kind)
    return (yield Question(asked, ("records.views", actor.account, kind)))


def by_field(
    actor: Actor | None, kind: str, key: str, value: object, day: date, most: int = 2000
) -> list[CaseRow]:
    """Give the cases in sight whose field has a value, where the field has a slot. Costs: ≤ 5 queries.

    Raises ``ListError`` for a field that cannot be searched.
    """
    slot = kind_of(kind).field(key).slot
    if slot is None:
        raise ListError(found=key)
    found = rows(actor, Verb.READ, kind).filter(**{slot.value: value}).order_by("id")
    return shown_rows(actor, list(found[:most]), day)


def neighbours(actor: Actor | None, record: Record, day: date) -> tuple[int | None, int | None]:
    """Give the open cases before and behind one in the order of its list. Costs: 2 queries."""
    order = _Order.read("due")
    found = narrowed(actor, kind_of(record.kind), Filters(), day)
    beside = [
        order.sorted(found, order.key(record), backwards=back).values_list("pk", flat=True).first()
        for back in (True, False)
    ]
    return beside[0], beside[1]
