"""Lists of one ledger: filtered, sorted, paged by key; counted no further than a thousand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from xuezheng.apps.records.access import kind_of, ledger_of, own_views, rows
from xuezheng.apps.records.models import Party, Record, SavedView
from xuezheng.apps.records.selectors.counting import Kept
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.apps.records.selectors.waiting import waits_for
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger

PAGE = 50
COUNTED = 1000
SUNDAY = 6


class Show(Labelled):
    """Which cases a list shows (视图)."""

    OPEN = ("open", T("未办结", "Open"))
    LATE = ("late", T("已逾期", "Late"))
    WEEK = ("week", T("本周到期", "Due this week"))
    MINE = ("mine", T("待我办理", "Waiting for me"))
    ENDED = ("ended", T("已办结", "Ended"))
    ALL = ("all", T("全部", "All"))


SORTS = {"due": "next_due", "updated": "updated_at", "number": ""}
"""Orders of a list: its words in the address and the column; every one ends with the id."""
READS: Mapping[str, Callable[[str], date]] = {
    "next_due": date.fromisoformat,
    "updated_at": datetime.fromisoformat,
}


class ListError(InputError):
    """The address of a list names something that is not there."""

    code = "list"
    text = T("列表条件有误：{found}", "The list's conditions are wrong: {found}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; ``fields`` are choices by field."""

    show: Show = Show.OPEN
    stage: str = ""
    org: int | None = None
    words: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, kind: Kind, given: Mapping[str, str]) -> "Filters":
        """Read them from an address; raises ``ListError`` for what does not exist."""
        try:
            show = Show.of(given.get("show") or Show.OPEN.key)
        except KeyError as error:
            raise ListError(found="show") from error
        org = given.get("org", "")
        if org and not (org.isascii() and org.isdecimal() and len(org) < 18):
            raise ListError(found="org")
        stage = given.get("stage", "")
        if stage and stage not in kind.stage_order:
            raise ListError(found="stage")
        chosen = {
            one.key: given[one.key]
            for one in kind.fields
            if one.slot is not None and one.choices and given.get(one.key)
        }
        words = given.get("q", "").strip()[:60]
        return cls(show, stage, int(org) if org else None, words, chosen)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its rows and the keys before and behind it."""

    rows: list[CaseRow]
    before: str
    after: str


def narrowed(
    actor: Actor | None,
    kind: Kind,
    filters: Filters,
    day: date,
    within: QuerySet[Record] | None = None,
) -> QuerySet[Record]:
    """Give the records of a kind in sight that the filters admit; ``within`` spares asking access."""
    found = rows(actor, Verb.READ, kind.key) if within is None else within
    if isinstance(kind, Ledger) and actor is not None:
        found = found.filter(_shown(actor, kind, filters.show, day))
    if filters.stage:
        found = found.filter(state=filters.stage)
    if filters.org is not None:
        named = Party.objects.filter(org=filters.org).values("record_id")
        found = found.filter(Q(org=filters.org) | Q(pk__in=named))
    if filters.words:
        found = found.filter(
            Q(number__istartswith=filters.words) | Q(subject__icontains=filters.words)
        )
    for key, value in filters.fields.items():
        slot = kind.field(key).slot
        found = found.filter(**{slot.value: value}) if slot is not None else found
    return found


def _shown(actor: Actor, ledger: Ledger, show: Show, day: date) -> Q:
    ends = [stage.key for stage in ledger.flow.stages if stage.end]
    running = [stage.key for stage in ledger.flow.stages if not stage.end]
    match show:
        case Show.OPEN:
            return Q(state__in=running)
        case Show.LATE:
            return Q(state__in=running, next_due__lt=day)
        case Show.WEEK:
            return Q(state__in=running, next_due__gte=day, next_due__lte=_sunday(day))
        case Show.MINE:
            return waits_for(ledger, actor, day)
        case Show.ENDED:
            return Q(state__in=ends)
        case Show.ALL:
            return Q()


def _sunday(day: date) -> date:
    return day + timedelta(days=SUNDAY - day.weekday())


def cases(
    actor: Actor | None,
    kind: str,
    filters: Filters | None = None,
    *,
    sort: str = "due",
    after: str = "",
    before: str = "",
    day: date,
    most: int = PAGE,
    units: Mapping[int, str] | None = None,
) -> Page:
    """Give one page of a ledger by key. Costs: ≤ 5 queries, whichever page.

    ``sort`` is due, updated or number, with a minus the other way round;
    ``after`` and ``before`` are the keys a page gave. Raises ``ListError``.
    """
    declared = kind_of(kind)
    found = narrowed(actor, declared, filters or Filters(), day)
    order = _Order.read(sort)
    backwards = bool(before)
    found = order.sorted(found, after or before, backwards=backwards)
    taken = list(found[: most + 1])
    more, taken = len(taken) > most, taken[:most]
    if backwards:
        taken.reverse()
    first, last = (order.key(taken[0]), order.key(taken[-1])) if taken else ("", "")
    return Page(
        shown_rows(actor, taken, day, units),
        before=first if (after or (backwards and more)) else "",
        after=last if (backwards or more) else "",
    )


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
    end = _sunday(day)
    found = narrowed(actor, ledger, Filters(), day).order_by("next_due", "id")
    mine = ExpressionWrapper(waits_for(ledger, actor, day), output_field=BooleanField())
    taken = list(found.annotate(mine=mine).values_list("state", "next_due", "mine")[: COUNTED + 1])
    by = dict.fromkeys((Show.LATE.key, Show.WEEK.key, Show.MINE.key), 0)
    by[Show.OPEN.key] = len(taken)
    for state, due, own in taken:
        by[f"stage:{state}"] = by.get(f"stage:{state}", 0) + 1
        by[Show.LATE.key] += due < day
        by[Show.WEEK.key] += day <= due <= end
        by[Show.MINE.key] += bool(own)
    return Counts(by, capped=len(taken) > COUNTED)


@dataclass(frozen=True, slots=True)
class Lane:
    """One stage of the board: its first cases, and how many there are."""

    key: str
    label: T
    rows: list[CaseRow]
    count: str
    more: int


LANE = 6


def board(
    actor: Actor | None, kind: str, filters: Filters, day: date, counted: Counts
) -> list[Lane]:
    """Give the open stages with their most urgent cases. Costs: 1 query per stage, and 2."""
    ledger = ledger_of(kind)
    found = narrowed(actor, ledger, filters, day).order_by("next_due", "id")
    taken = {
        stage.key: list(found.filter(state=stage.key)[:LANE])
        for stage in ledger.flow.stages
        if not stage.end
    }
    every = shown_rows(actor, [one for some in taken.values() for one in some], day)
    lanes = []
    for stage in ledger.flow.stages:
        if not stage.end:
            here = [row for row in every if row.state == stage.key]
            number = counted.by.get(f"stage:{stage.key}", 0)
            count = counted.said(f"stage:{stage.key}")
            lanes.append(Lane(stage.key, stage.label, here, count, max(0, number - len(here))))
    return lanes


def views(actor: Actor | None, kind: str) -> list[SavedView]:
    """Give somebody's saved views of a ledger. Costs: 1 query."""
    return list(own_views(actor, kind)) if actor is not None else []


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
