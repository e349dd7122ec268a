"""What runs out (到期, R19): every day of a record on which something ends, and who is told when.

A field declared by ``expiry`` is all it takes. Each of its days ahead is a
rung, and so is the day after; a rung is due from its day on and is fired once
for every owner. A changed day, another owner, a second line with the same day
are new rungs: nothing that is edited falls silent.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Data, Field, Slot
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.showing import HIDDEN

ENDED = "ended"
"""The rung of the first day on which it no longer holds."""


class Mark(Labelled):
    """How a day that ends something stands (到期标记)."""

    HOLDS = ("holds", T("有效", "Holds"))
    SOON = ("soon", T("即将到期", "Ends soon"))
    ENDED = ("ended", T("已到期", "Has ended"))


@dataclass(frozen=True, slots=True)
class Ending:
    """One day of a record on which something runs out (到期日); it holds on that day still.

    ``place`` is the key of the field, of a line ``field.column``, with ``#2``
    behind for the second line of the same day. ``line`` counts from 1, 0 is
    the record itself.
    """

    place: str
    line: int
    label: T
    ends: date
    before: tuple[int, ...]
    bars: T | None = None

    def left(self, day: date) -> int:
        """Give the days left; below nothing once it has ended."""
        return (self.ends - day).days

    def mark(self, day: date) -> Mark:
        """Give how it stands on a day."""
        if day > self.ends:
            return Mark.ENDED
        return Mark.SOON if self.left(day) <= max(self.before) else Mark.HOLDS

    def rungs(self, day: date) -> tuple[str, ...]:
        """Give the rungs whose day has come, the earliest first.

        >>> one = Ending("until", 0, T("到期日", "Ends"), date(2026, 10, 31), (90, 30, 7))
        >>> one.rungs(date(2026, 10, 12)), one.rungs(date(2026, 11, 1))
        (('90', '30'), ('90', '30', '7', 'ended'))
        """
        come = [str(one) for one in sorted(self.before, reverse=True) if self.left(day) <= one]
        return (*come, ENDED) if day > self.ends else tuple(come)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One rung of one day for one owner (到期提醒): fired once, told apart by all of this."""

    thing: int
    place: str
    ends: date
    rung: str
    owner: int


def watched(kind: Kind) -> bool:
    """Say whether a kind has anything that runs out."""
    return any(one.expires or any(part.expires for part in one.columns) for one in kind.fields)


def endings(kind: Kind, data: Data) -> Iterator[Ending]:
    """Give every day of a record on which something runs out; what is met is not among them."""
    for field in kind.fields:
        if field.expires and field.applies(data):
            yield from _ending(field, data, field.key, 0)
        seen: Counter[tuple[str, date]] = Counter()
        for line, row in enumerate(data.get(field.key) or () if field.columns else (), 1):
            for column in field.columns:
                place = f"{field.key}.{column.key}"
                for one in _ending(column, row, place, line) if column.expires else ():
                    seen[place, one.ends] += 1
                    times = seen[place, one.ends]
                    yield one if times == 1 else _numbered(one, times)


def _ending(field: Field, data: Data, place: str, line: int) -> Iterator[Ending]:
    ends = data.get(field.key)
    if ends in {None, HIDDEN} or (field.met_by and data.get(field.met_by) is not None):
        return
    yield Ending(place, line, field.label, date.fromisoformat(str(ends)), field.expires, field.bars)


def _numbered(one: Ending, times: int) -> Ending:
    place = f"{one.place}#{times}"
    return Ending(place, one.line, one.label, one.ends, one.before, one.bars)


def soon(kind: Kind, data: Data, day: date) -> tuple[Ending, ...]:
    """Give what ends soon or has ended, the earliest first."""
    found = [one for one in endings(kind, data) if one.mark(day) is not Mark.HOLDS]
    return tuple(sorted(found, key=lambda one: (one.ends, one.place)))


def barred(kind: Kind, data: Data, day: date) -> tuple[T, ...]:
    """Give what the days that have run out forbid; nothing where they only remind."""
    return tuple(
        one.bars
        for one in endings(kind, data)
        if one.bars is not None and one.mark(day) is Mark.ENDED
    )


def due(kind: Kind, thing: int, owner: int, data: Data, day: date) -> Iterator[Reminder]:
    """Give every reminder of a record that must have been fired by a day."""
    for one in endings(kind, data):
        for rung in one.rungs(day):
            yield Reminder(thing, one.place, one.ends, rung, owner)


def missing(wanted: Iterable[Reminder], fired: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Give what must have been fired and was not."""
    done = frozenset(fired)
    return tuple(one for one in wanted if one not in done)


def ahead(kind: Kind) -> int:
    """Give how many days before the earliest end a kind begins to remind."""
    parts = [part for one in kind.fields for part in (one, *one.columns)]
    return max((days for part in parts for days in part.expires), default=0)


def by_line(kind: Kind) -> bool:
    """Say whether lines of a table run out, so that no column can find them."""
    return any(part.expires for one in kind.fields for part in one.columns)


def issues(kind: Kind) -> Iterator[Issue]:
    """Say which days of a kind could not be watched."""
    for field in kind.fields:
        where = f"{kind.key}: fields.{field.key}"
        for part in (field, *field.columns):
            inside = kind.keys if part is field else [one.key for one in field.columns]
            if part.met_by and part.met_by not in inside:
                found = T(f"字段{part.met_by}不存在", f"there is no field {part.met_by}")
                yield Issue(where, found, one_of(inside, part.met_by))
            if (part.bars or part.met_by) and not part.expires:
                found = T("不是到期日", "nothing runs out here")
                yield Issue(where, found, T("用expiry声明", "declare it by expiry"))
        if not field.expires:
            continue
        if isinstance(kind.storage, Table):
            found = T("专用表的到期日不受监测", "days of a table of its own are not watched")
            yield Issue(where, found, T("改用登记名录", "keep it as a record"))
        elif field.slot not in {Slot.D1, Slot.D2}:
            found = T("到期日没有检索列", "a day that runs out has no slot")
            yield Issue(where, found, one_of([Slot.D1.value, Slot.D2.value]))
