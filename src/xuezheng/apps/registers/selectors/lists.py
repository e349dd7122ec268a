"""Lists of one register: as of a day, narrowed by the address, paged by key, counted to a thousand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from xuezheng.adapters.registers import Facts
from xuezheng.apps.registers.access import Sight, model_of
from xuezheng.apps.registers.access.rows import of_units
from xuezheng.apps.registers.selectors.layout import Layout, layout
from xuezheng.apps.registers.selectors.searching import asked
from xuezheng.apps.schools.access import read_day, tree_of
from xuezheng.catalogue.terms.organisations import Counted
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.timeline import AsOf

PAGE = 50
COUNTED = 1000
LONGEST_ID = 18


class ListError(InputError):
    """The address of a list names something that is not there."""

    code = "register-list"
    text = T("列表条件有误：{found}", "The list's conditions are wrong: {found}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to (筛选条件); ``fields`` are values by field, as columns keep them."""

    asof: AsOf
    org: int | None = None
    words: str = ""
    counted: Counted | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, seen: Sight, given: Mapping[str, str], today: date) -> "Filters":
        """Read them from an address. Raises ``ListError``, ``DayError``.

        A field that is masked somewhere in reach narrows nothing: its values
        could be asked out of the list one by one.
        """
        fields = {
            one.key: _value(one, given[one.key]) for one in open_filters(seen) if given.get(one.key)
        }
        org, unit = given.get("org", ""), given.get("unit", "")
        try:
            counted = Counted.of(unit) if unit else None
        except KeyError as error:
            raise ListError(found="unit") from error
        asof = AsOf(read_day(given.get("on", ""), today), _moment(given.get("known", "")))
        words = given.get("q", "").strip()[:60]
        return cls(asof, _id("org", org) if org else None, words, counted, fields)


def open_filters(seen: Sight) -> tuple[Field, ...]:
    """Give the fields an actor may narrow a register by."""
    return tuple(one for one in layout(seen.kind).narrows() if one.privacy in seen.classes)


def _id(key: str, written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) < LONGEST_ID):
        raise ListError(found=key)
    return int(written)


def _value(one: Field, written: str) -> Any:
    if one.type.key == "yes_no":
        if written not in {"yes", "no"}:
            raise ListError(found=one.key)
        return written == "yes"
    if one.type.key == "choice":
        if written not in {choice.key for choice in one.choices}:
            raise ListError(found=one.key)
        return written
    return _id(one.key, written)


def _moment(written: str) -> datetime | None:
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written.replace(" ", "+"))
    except ValueError as error:
        raise ListError(found="known") from error
    if moment.tzinfo is None:
        raise ListError(found="known")
    return moment


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a register: its rows, the keys before and behind it, how many there are.

    A row holds the columns that ``Layout.read`` names, and no more.
    """

    rows: list[Any]
    before: str
    after: str
    count: int

    @property
    def said(self) -> str:
        """Give the count as people read it: 46, or 1000+."""
        return f"{COUNTED}+" if self.count > COUNTED else f"{self.count}"


def narrowed(seen: Sight, filters: Filters) -> Facts[Any]:
    """Give the rows in sight that the filters admit. Costs: 1 query where a unit is asked for."""
    laid = layout(seen.kind)
    found = seen.rows(filters.asof)
    if filters.org is not None:
        below = tree_of(filters.asof.day).below(filters.org)
        found = found.filter(of_units(seen.kind, below, filters.asof))
    if filters.counted is not None and seen.kind.key == "organisation":
        found = found.filter(kind__in=filters.counted.kinds)
    if filters.words:
        found = found.filter(asked(seen, laid, filters.words))
    return found.filter(**{laid.columns[key]: value for key, value in filters.fields.items()})


def page(
    seen: Sight, filters: Filters, *, sort: str = "", after: str = "", before: str = "",
    most: int = PAGE,
) -> Page:  # fmt: skip
    """Give one page by key. Costs: 2 queries, 1 where everything fits on one page.

    ``sort`` is a column of the register's, with a minus the other way round;
    ``after`` and ``before`` are the keys a page gave. Raises ``ListError``.
    """
    order = Order.read(layout(seen.kind), sort)
    found = narrowed(seen, filters)
    backwards = bool(before)
    behind = order.sorted(found, after or before, backwards=backwards)
    taken = list(behind.values_list(*order.laid.read, named=True)[: most + 1])
    more, taken = len(taken) > most, taken[:most]
    if backwards:
        taken.reverse()
    whole = not (more or after or before)
    count = len(taken) if whole else found.order_by()[: COUNTED + 1].count()
    first, last = (order.key(taken[0]), order.key(taken[-1])) if taken else ("", "")
    return Page(
        taken,
        before=first if (after or (backwards and more)) else "",
        after=last if (backwards or more) else "",
        count=count,
    )


@dataclass(frozen=True, slots=True)
class Order:
    """An order of a list (排序): a column, the thing, and the direction."""

    laid: Layout
    column: str
    reads: type
    down: bool

    @classmethod
    def read(cls, laid: Layout, sort: str) -> "Order":
        """Read it from an address; raises ``ListError`` for a column that is not sorted by."""
        name = sort.removeprefix("-") or laid.sorts[0]
        if name not in laid.sorts:
            raise ListError(found="sort")
        return cls(laid, name, _type_of(laid.kind, name), sort.startswith("-"))

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the columns that decide, the last one alone telling every row apart."""
        return ("subject_id",) if self.column == "subject_id" else (self.column, "subject_id")

    def sorted(self, found: Facts[Any], key: str, *, backwards: bool = False) -> Facts[Any]:
        """Give rows in this order, from behind a key on."""
        down = self.down != backwards
        if key:
            at = self._at(key)
            if len(at) == 1:
                found = found.filter(**{"subject_id__lt" if down else "subject_id__gt": at[0]})
            else:
                beyond = TupleLessThan if down else TupleGreaterThan
                # Said once more of the first column alone: a range that every database seeks in.
                found = found.filter(**{f"{self.column}__{'lte' if down else 'gte'}": at[0]})
                found = found.filter(beyond(Tuple(*map(F, self.columns)), at))
        return found.order_by(*(f"-{one}" if down else one for one in self.columns))

    def key(self, row: Any) -> str:
        """Give the key behind which the list goes on after a row."""
        value = "" if self.column == "subject_id" else getattr(row, self.column)
        return f"{value}~{row.subject_id}"

    def _at(self, key: str) -> tuple[Any, ...]:
        value, sign, number = key.rpartition("~")
        if not sign:
            raise ListError(found="after")
        subject = _id("after", number)
        if self.column == "subject_id":
            return (subject,)
        try:
            read = date.fromisoformat(value) if self.reads is date else self.reads(value)
        except ValueError as error:
            raise ListError(found="after") from error
        return read, subject


def _type_of(kind: Kind, column: str) -> type:
    found = model_of(kind)._meta.get_field(column)  # noqa: SLF001 - Django's own name
    if isinstance(found, models.DateField):
        return date
    return int if isinstance(found, models.IntegerField | models.ForeignKey) else str


def by_kind(seen: Sight, filters: Filters) -> dict[Counted, int]:
    """Count organisations by counting unit (R11), to a thousand and one. Costs: 1 query."""
    plain = Filters(filters.asof, filters.org, filters.words, None, filters.fields)
    wanted = Q(kind__in=[one for unit in Counted for one in unit.kinds])
    kinds = list(
        narrowed(seen, plain).filter(wanted).order_by().values_list("kind", flat=True)[: COUNTED + 1]
    )  # fmt: skip
    return {unit: sum(one in unit.kinds for one in kinds) for unit in Counted}
