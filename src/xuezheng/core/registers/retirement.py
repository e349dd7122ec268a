"""When somebody retires (退休时间): an age that grows by steps, to the month.

A rule names the original age, the month of birth that is the first to wait a
month longer, how many months of birth share one month of delay, and the most.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.parameters import InForce, ParametersError

MONTHS = 12


class Group(Labelled):
    """Whose age of retirement holds (退休年龄类别)."""

    MAN = ("man", T("男职工", "Men"))
    WOMAN_CADRE = ("woman_cadre", T("女干部", "Women cadres"))
    WOMAN_WORKER = ("woman_worker", T("女工人", "Women workers"))


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ages of one group (延迟退休阶梯); months of birth count from the year 0."""

    age: int
    first: int
    every: int
    most: int

    def delay(self, born: date) -> int:
        """Give by how many months somebody waits longer than the original age.

        >>> Ladder(60, months(date(1965, 1, 1)), 4, 36).delay(date(1966, 3, 9))
        4
        """
        late = months(born) - self.first
        return 0 if late < 0 else min(self.most, late // self.every + 1)


@dataclass(frozen=True, slots=True)
class Retirement:
    """When one person retires (退休月份): by the rule, and the earliest and latest by choice."""

    on: date
    earliest: date
    latest: date
    delay: int

    @property
    def month(self) -> str:
        """The month by the rule, as ``2026-07``."""
        return f"{self.on:%Y-%m}"


def months(day: date) -> int:
    """Count months from the year 0.

    >>> months(date(2026, 7, 31)) - months(date(2026, 1, 1))
    6
    """
    return day.year * MONTHS + day.month - 1


def month(number: int) -> date:
    """Give the first day of the month with that count."""
    return date(number // MONTHS, number % MONTHS + 1, 1)


def group_of(sex: str, cadre: bool | None) -> Group | None:
    """Give the group of somebody; ``None`` where the register does not say enough.

    >>> group_of("1", None), group_of("2", None)
    (<Group.MAN: ('man', T(zh='男职工', en='Men'))>, None)
    """
    if sex == "1":
        return Group.MAN
    if sex != "2" or cadre is None:
        return None
    return Group.WOMAN_CADRE if cadre else Group.WOMAN_WORKER


def ladders(rules: InForce) -> dict[Group, Ladder]:
    """Give the ladders in force; raises ``ParametersError`` for one that is incomplete."""
    found, faults = {}, []
    for group in Group:
        given = rules[f"retirement.{group.key}"]
        held = given if isinstance(given, Mapping) else {}
        try:
            year, part = str(held["first"]).split("-")
            first = months(date(int(year), int(part), 1))
            found[group] = Ladder(int(held["age"]), first, int(held["every"]), int(held["most"]))
        except (KeyError, ValueError):
            faults.append(f"retirement.{group.key}: age, first, every, most")
    if faults:
        raise ParametersError(issues="\n".join(faults))
    return found


def retires(born: date, ladder: Ladder, elastic: int = 0) -> Retirement:
    """Give the month in which somebody retires.

    By choice nobody goes before the original age, nor more than ``elastic`` months away.
    """
    original = months(born) + ladder.age * MONTHS
    delay = ladder.delay(born)
    due = original + delay
    earliest = max(original, due - elastic)
    return Retirement(month(due), month(earliest), month(due + elastic), delay)


def births(ladder: Ladder, since: date, until: date) -> tuple[date, date] | None:
    """Give the first and the day after the last day of birth of those who retire in ``since`` … ``until``.

    Both ends are months and belong to the stretch; whoever is born later never
    retires earlier, so the days of birth lie together.
    """
    low, high = months(since), months(until)
    bounds = range(low - (ladder.age * MONTHS + ladder.most), high - ladder.age * MONTHS + 1)
    inside = [one for one in bounds if low <= months(retires(month(one), ladder).on) <= high]
    return (month(inside[0]), month(inside[-1] + 1)) if inside else None
