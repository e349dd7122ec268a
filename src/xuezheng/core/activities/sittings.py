"""When classes for adults sit (上课场次): hours of the day, whom they met, whether two fall together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")
_RUN = re.compile(r"(\d{1,3})(?:[-－—~～至](\d{1,3}))?")
_BETWEEN = re.compile(r"[、，,;；\s]+")
MOST = 400
"""A class sits no more often than this."""


def clock_of(words: str) -> int | None:
    """Give the minute of the day of an hour written 19:00; ``None`` for anything else.

    >>> clock_of("19:30"), clock_of("8:05"), clock_of("24:00"), clock_of("晚上")
    (1170, 485, None, None)
    """
    found = _CLOCK.fullmatch(words.strip())
    return None if found is None else int(found[1]) * 60 + int(found[2])


def attended(words: str) -> frozenset[int] | None:
    """Give the numbers of the sittings attended, as written; ``None`` where they cannot be read.

    >>> sorted(attended("1-3、5")), attended(""), attended("5-3"), attended("全勤")
    ([1, 2, 3, 5], frozenset(), None, None)
    """
    found: set[int] = set()
    for part in _BETWEEN.split(words.strip()):
        if not part:
            continue
        run = _RUN.fullmatch(part)
        if run is None:
            return None
        first, last = int(run[1]), int(run[2] or run[1])
        if not 1 <= first <= last <= MOST:
            return None
        found |= set(range(first, last + 1))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting of a class (场次): its day, the minute of the day at which it begins, how long."""

    on: date
    begins: int
    minutes: int

    def meets(self, other: "Sitting") -> bool:
        """Say whether nobody can attend both whole.

        >>> one, day = Sitting(date(2026, 9, 1), 540, 90), date(2026, 9, 1)
        >>> one.meets(Sitting(day, 629, 60)), one.meets(Sitting(day, 630, 60))
        (True, False)
        """
        apart = self.begins + self.minutes <= other.begins or other.begins + other.minutes <= self.begins  # fmt: skip
        return self.on == other.on and not apart


def sittings_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Sitting, ...]:
    """Give the sittings of a class as its case keeps them, numbered from 1 in this order."""
    return tuple(
        Sitting(date.fromisoformat(row["day"]), clock_of(row["begins"]) or 0, int(row["minutes"]))
        for row in rows
    )


def in_days(of: Mapping[str, Any]) -> bool:
    """Say whether every sitting lies in the days of the class."""
    first, last = date.fromisoformat(of["begins_on"]), date.fromisoformat(of["ends_on"])
    return all(first <= date.fromisoformat(row["day"]) <= last for row in of["sittings"])


def timed(of: Mapping[str, Any]) -> bool:
    """Say whether every sitting begins at an hour of the day and lasts a while, none two at once."""
    told = [(row["day"], clock_of(row["begins"]), row["minutes"]) for row in of["sittings"]]
    if any(begins is None or minutes <= 0 for _, begins, minutes in told):
        return False
    spans = sorted((on, begins or 0, (begins or 0) + minutes) for on, begins, minutes in told)
    return all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))


def fits_hours(of: Mapping[str, Any], minutes: int) -> bool:
    """Say whether the hours stated are the whole hours of the sittings."""
    return bool(sum(int(row["minutes"]) for row in of["sittings"]) // minutes == of["hours"])
