"""What looks wrong about answers (异常答卷提示): counts of a school and audience, never a sheet, never a person.

A flag asks somebody to look at how slips were handed out; it takes nothing out
of the figures. Pupils who answer together in a computer room, and families
behind one address, are usual: nothing here rests on devices or addresses.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.surveys.drawing import Cell


class Oddity(Labelled):
    """What was noticed (异常类型)."""

    STRAIGHT = ("straight", T("大量答卷各题同选一档", "Many sheets with one step throughout"))
    TWINS = ("twins", T("大量答卷完全相同", "Many sheets that are the same"))
    BURST = ("burst", T("多数答卷集中在一天", "Most sheets on one day"))
    REPEATED = ("repeated", T("答题码重复使用次数多", "Codes tried again many times"))


@dataclass(frozen=True, slots=True)
class Bounds:
    """From when on it is told (提示界限): so many sheets at least, and so many hundredths of all."""

    sheets: int
    share: int
    repeats: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer sheet as far as this goes: where, when, the same signs for the same answers."""

    cell: Cell
    day: date
    signs: str
    straight: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag (提示): which school and audience, what, how many of how many."""

    unit: int
    audience: str
    oddity: Oddity
    count: int
    of: int


def flags(sheets: Iterable[Sheet], repeats: Mapping[Cell, int], bounds: Bounds) -> Iterator[Flag]:
    """Tell what looks wrong, by school and audience, in order.

    Deputies are asked across schools and told of nowhere. A burst needs sheets
    of more than one day, else there is nothing to compare it with.
    """
    by: dict[tuple[int, str], list[Sheet]] = {}
    for one in sheets:
        by.setdefault((one.cell.unit, one.cell.audience), []).append(one)
    again: dict[tuple[int, str], int] = {}
    for cell, count in repeats.items():
        where = (cell.unit, cell.audience)
        again[where] = again.get(where, 0) + count
    for where in sorted({*by, *again}):
        mine = by.get(where, [])
        counts = {
            Oddity.STRAIGHT: sum(one.straight for one in mine),
            Oddity.TWINS: _most(one.signs for one in mine if not one.straight),
            Oddity.BURST: _most(one.day.isoformat() for one in mine)
            if len({one.day for one in mine}) > 1
            else 0,
        }
        for oddity, count in counts.items():
            if count >= bounds.sheets and count * 100 >= bounds.share * len(mine):
                yield Flag(*where, oddity, count, len(mine))
        if again.get(where, 0) >= bounds.repeats:
            yield Flag(*where, Oddity.REPEATED, again[where], len(mine))


def _most(signs: Iterable[str]) -> int:
    found: dict[str, int] = {}
    for one in signs:
        found[one] = found.get(one, 0) + 1
    return max(found.values(), default=0)
