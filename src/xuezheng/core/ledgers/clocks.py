"""Clocks and ladders as data (时限规则、催办梯级): how long a stage may last, and whom its end wakes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of an urging ladder (催办梯级).

    ``days`` counts days from the due day as its clock counts them: working
    days, natural days or school days; −3 is three before, 0 the day itself, 1
    the first after. A clock to the minute has ``minutes`` instead, from the
    due moment. ``wakes`` are words: a part of the ledger, ``above`` (whoever
    answers one level above the unit that owes), ``above2`` (two levels), or
    ``top`` (whoever answers for the whole bureau).
    """

    days: int
    wakes: tuple[str, ...]
    minutes: int | None = None

    @property
    def key(self) -> str:
        """Name the rung within its deadline: -5, +0, +3; in minutes +30m.

        >>> Rung(3, ("lead",)).key, Rung(0, ("lead",), minutes=-10).key
        ('+3', '-10m')
        """
        return f"{self.days:+d}" if self.minutes is None else f"{self.minutes:+d}m"

    @property
    def offset(self) -> int:
        """Give how far it lies from the end, in whatever it counts; negative before it."""
        return self.days if self.minutes is None else self.minutes


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something after a start; the number is a dated parameter.

    It starts when the case enters the clock's stages, or at the day or moment
    that the field ``since`` names. Where the parameter is a table, ``by``
    names the field whose value picks the number (一般隐患30日、重大隐患7日).
    """

    parameter: str
    since: str = ""
    by: str = ""

    def number(self, numbers: Mapping[str, Any], data: Mapping[str, Any]) -> int:
        """Give how many for a case's data.

        >>> fix = Counted("x.within", by="grade")
        >>> table = {"x.within": {"minor": 30, "major": 7}}
        >>> fix.number(table, {"grade": "minor"}), fix.number(table, {"grade": None})
        (30, 7)
        """
        value = numbers[self.parameter]
        if not self.by:
            return int(value)
        picked = data.get(self.by)
        return int(min(value.values()) if picked is None else value[str(picked)])


@dataclass(frozen=True, slots=True)
class WorkingDays(Counted):
    """So many working days (按工作日); the day of the start does not count."""


@dataclass(frozen=True, slots=True)
class NaturalDays(Counted):
    """So many natural days (按自然日), holidays among them; the day of the start does not count."""


@dataclass(frozen=True, slots=True)
class SchoolDays(Counted):
    """So many school days (按教学日): working days within the terms of ``school.terms``."""


@dataclass(frozen=True, slots=True)
class Minutes(Counted):
    """So many minutes by the clock on the wall (按分钟), night and holiday alike; ends to the minute."""


@dataclass(frozen=True, slots=True)
class WorkingHours(Counted):
    """So many hours within office hours of working days (按工作小时); ends to the minute."""


@dataclass(frozen=True, slots=True)
class ByDue:
    """The due day of the case itself (完成时限), as extended."""


@dataclass(frozen=True, slots=True)
class ByField:
    """A day that a field of the case names (按所填日期)."""

    field: str


Rule = WorkingDays | NaturalDays | SchoolDays | Minutes | WorkingHours | ByDue | ByField
TO_THE_MINUTE = (Minutes, WorkingHours)
"""Rules whose end is a moment; the others end with the office's day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit (时限规则): it runs while the case stands in ``stages`` and ends by ``rule``.

    A counting clock starts when a case enters these stages from outside, and
    anew when it comes back. ``ladder`` is the key of the parameter that
    holds its rungs; ``owes`` names the part that must act, empty means the
    one that the stage names.
    """

    key: str
    label: T
    stages: tuple[str, ...]
    rule: Rule
    ladder: str
    owes: str = ""

    @property
    def to_the_minute(self) -> bool:
        """Say whether it ends at a moment rather than with a day."""
        return isinstance(self.rule, TO_THE_MINUTE)
