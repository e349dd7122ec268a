"""Leavers by school and by major (毕业生去向汇总): rates as sums over sums, pay of enough of them only.

A major is a school's own entry, so that the rates stand beside the majors offered. Pay of fewer
than ``public.small_below`` leavers of one major of one school counts in no mean and no median.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.adapters import parameters
from xuezheng.apps.registers.access import facts, register_of
from xuezheng.apps.schools.access import names
from xuezheng.apps.vocational.access import LEAVERS, held
from xuezheng.core.activities.leavers import Leaver, Pay, pays
from xuezheng.core.base.actors import Actor
from xuezheng.core.registers.timeline import AsOf

WORKS = frozenset({"employed", "own_business"})
PLACED = WORKS | {"college", "army"}


@dataclass
class Line:
    """One school, one major, or all (去向汇总行)."""

    name: str
    family: str = ""
    leavers: list[Leaver] = field(default_factory=list)
    pay: Pay | None = None

    def share(self, part: int, whole: int) -> Fraction | None:
        """Give a share, ``None`` of nobody."""
        return Fraction(part, whole) if whole else None

    @property
    def all(self) -> int:
        """Leavers on the register."""
        return len(self.leavers)

    @property
    def working(self) -> int:
        """Those at work, own business too."""
        return sum(one.outcome in WORKS for one in self.leavers)

    @property
    def placed(self) -> Fraction | None:
        """Share at work, at college or in the army."""
        return self.share(sum(one.outcome in PLACED for one in self.leavers), self.all)

    @property
    def matched(self) -> Fraction | None:
        """Share of those at work who are in their trade."""
        return self.share(sum(bool(one.matched) for one in self.leavers), self.working)

    @property
    def college(self) -> Fraction | None:
        """Share at college."""
        return self.share(sum(one.outcome == "college" for one in self.leavers), self.all)

    @property
    def lost(self) -> int:
        """Those not reached."""
        return sum(one.outcome == "unknown" for one in self.leavers)

    @property
    def called(self) -> Fraction | None:
        """Share called of those whose call was due."""
        due = [one for one in self.leavers if one.due]
        return self.share(sum(one.called for one in due), len(due))


@dataclass(frozen=True, slots=True)
class LeaversShown:
    """A year's leavers (毕业生去向): by school, by major, all together."""

    schools: tuple[Line, ...]
    majors: tuple[Line, ...]
    total: Line


def leavers(actor: Actor | None, year: int, day: date) -> LeaversShown:
    """Give a calendar year's leavers in reach. Costs: 3 queries."""
    rows = held(actor, LEAVERS, day).filter(d2__gte=date(year, 1, 1), d2__lte=date(year, 12, 31))
    told = list(rows.order_by("org_id", "subject_id").values_list("org_id", "data"))
    majors = _majors({data["major"] for _, data in told}, day)
    units = names(day)
    by_school: dict[int, Line] = {}
    by_major: dict[tuple[str, str], Line] = {}
    total = Line("")
    for org, data in told:
        one = _leaver(int(org), data, day)
        called = majors.get(one.major, ("", ""))
        lines = (
            by_school.setdefault(one.org, Line(units.get(one.org, ""))),
            by_major.setdefault(called, Line(*called)),
            total,
        )
        for line in lines:
            line.leavers.append(one)
    least = parameters.shipped().on(day).whole("public.small_below")
    enough = _enough(total.leavers, least)
    for line in (*by_school.values(), *by_major.values(), total):
        line.pay = pays([one for one in line.leavers if (one.org, one.major) in enough])
    order = sorted(by_major.items(), key=lambda one: (-one[1].all, one[0]))
    return LeaversShown(tuple(by_school.values()), tuple(line for _, line in order), total)


def _leaver(org: int, data: Mapping[str, Any], day: date) -> Leaver:
    return Leaver(
        org, data["major"], data["outcome"], data["matched"], data["pay"],
        date.fromisoformat(data["follow_by"]) < day, data["followed_on"] is not None,
    )  # fmt: skip


def _majors(wanted: Iterable[int], day: date) -> dict[int, tuple[str, str]]:
    rows = facts(register_of("major")).at(AsOf(day)).filter(subject__in=set(wanted))
    return {
        int(subject): (data["name"], data["family"])
        for subject, data in rows.values_list("subject_id", "data")
    }


def _enough(found: Iterable[Leaver], least: int) -> frozenset[tuple[int, int]]:
    cells: dict[tuple[int, int], int] = defaultdict(int)
    for one in found:
        cells[one.org, one.major] += one.pay is not None
    return frozenset(cell for cell, many in cells.items() if many >= least)
