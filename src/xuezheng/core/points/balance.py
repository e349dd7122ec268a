"""What a cycle's breaches leave of an institution's points (记分余额), and the grade they make.

Only what was decided counts; what is still being heard is shown beside it and
takes nothing; what was repaired gives its points back. The whole is one sum,
so that the page can show every line of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.base.periods import Period


class PointRulesError(DefinitionError):
    """The rules of points contradict themselves; every fault is told at once."""

    code = "point-rules"
    text = T("记分规则有误：{issues}", "The rules of points are wrong: {issues}")


class Counts(Labelled):
    """How a breach counts (记分效力)."""

    PENDING = ("pending", T("未决定", "Not decided"))
    STANDS = ("stands", T("生效", "Stands"))
    REPAIRED = ("repaired", T("已销分", "Points given back"))
    DROPPED = ("dropped", T("不予记分", "Dropped"))


STAGES: Mapping[str, Counts] = {
    "found": Counts.PENDING, "told": Counts.PENDING, "heard": Counts.PENDING,
    "decided": Counts.STANDS, "reviewing": Counts.STANDS, "repair_asked": Counts.STANDS,
    "kept": Counts.STANDS, "repaired": Counts.REPAIRED, "dropped": Counts.DROPPED,
}  # fmt: skip
"""How a case counts in each stage of the flow ``hear_decide_repair``."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """One breach of one institution (一次记分); ``decided`` is the day from which it counts."""

    case: int
    points: int
    counts: Counts
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """A grade (信用等级): from how many points left on, and how often it is inspected a year."""

    grade: str
    least: int
    inspections: int


@dataclass(frozen=True, slots=True)
class ListRule:
    """When an institution is put on a list (名单触发条件): points left, both ends included."""

    list: str
    least: int
    most: int
    months: int

    def takes(self, left: int) -> bool:
        """Say whether so many points left call for it."""
        return self.least <= left <= self.most


@dataclass(frozen=True, slots=True)
class PointRules:
    """The rules of a day (记分规则): points of a cycle, grades from the best, lists."""

    total: int
    ranks: tuple[Rank, ...]
    lists: tuple[ListRule, ...]

    def faults(self) -> Iterator[str]:
        """Say everything wrong: a grade out of order, no grade for the worst, lists that overlap."""
        least = [one.least for one in self.ranks]
        if not self.ranks:
            yield "没有等级 / no grade"
        elif least != sorted(set(least), reverse=True):
            yield f"等级应由高到低 / grades must fall: {least}"
        elif least[0] > self.total:
            yield f"最高等级超过总分 / the best grade is out of reach: {least[0]} > {self.total}"
        for place, one in enumerate(self.lists):
            if one.least > one.most or one.months < 1:
                yield f"{one.list}: {one.least}–{one.most}, {one.months}"
            for other in self.lists[place + 1 :]:
                if one.least <= other.most and other.least <= one.most:
                    yield f"{one.list} 与 {other.list} 重叠 / overlap"

    def rank(self, left: int) -> Rank:
        """Give the grade of so many points left; the last one takes whatever is below."""
        return next((one for one in self.ranks if left >= one.least), self.ranks[-1])

    def called_for(self, left: int) -> ListRule | None:
        """Give the list that so many points left call for, or None."""
        return next((one for one in self.lists if one.takes(left)), None)


def rules_of(
    total: int, grades: Sequence[Mapping[str, Any]], lists: Sequence[Mapping[str, Any]]
) -> PointRules:
    """Read the rules as parameters write them. Raises ``PointRulesError``."""
    found = PointRules(
        total,
        tuple(
            Rank(str(one["grade"]), int(one["least"]), int(one["inspections"])) for one in grades
        ),
        tuple(
            ListRule(str(one["list"]), int(one["least"]), int(one["most"]), int(one["months"]))
            for one in lists
        ),
    )
    if faults := list(found.faults()):
        raise PointRulesError(issues="; ".join(faults))
    return found


def rules_in(rules: InForce) -> PointRules:
    """Give the rules in force. Raises ``PointRulesError``."""
    grades, lists = rules["credit.grades"], rules["credit.lists"]
    return rules_of(
        rules.whole("credit.cycle_points"),
        grades if isinstance(grades, tuple) else (),
        lists if isinstance(lists, tuple) else (),
    )


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left of a cycle's points (记分余额).

    ``taken`` counts, ``returned`` was given back, ``pending`` would count once decided.
    """

    total: int
    taken: int
    returned: int
    pending: int

    @property
    def left(self) -> int:
        """Points left; below nothing when more was taken than there was."""
        return self.total - self.taken

    @property
    def if_decided(self) -> int:
        """Points that would be left if all that is pending were decided."""
        return self.left - self.pending


def balance(deductions: Iterable[Deduction], cycle: Period, total: int) -> Balance:
    """Sum up a cycle: decided breaches by the day of their decision, pending ones as of now.

    >>> from xuezheng.core.base.periods import year
    >>> some = [Deduction(1, 2, Counts.STANDS, date(2026, 3, 2)), Deduction(2, 3, Counts.PENDING)]
    >>> balance(some, year(2026), 12).left, balance(some, year(2026), 12).if_decided
    (10, 7)
    """
    sums = dict.fromkeys(Counts, 0)
    for one in deductions:
        if one.counts is Counts.PENDING or (one.decided is not None and one.decided in cycle):
            sums[one.counts] += one.points
    return Balance(total, sums[Counts.STANDS], sums[Counts.REPAIRED], sums[Counts.PENDING])


def months_on(day: date, months: int) -> date:
    """Give the last day of a term of months that begins on ``day``.

    >>> months_on(date(2026, 8, 31), 6).isoformat(), months_on(date(2026, 10, 12), 12).isoformat()
    ('2027-02-27', '2027-10-11')
    """
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    short = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date.fromordinal(date(year, month, min(day.day, short)).toordinal() - 1)
