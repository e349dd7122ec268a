"""Who may supervise which school (督学回避与负荷): former schools are avoided, and nobody has too many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Served:
    """That somebody worked at a unit, until a day that no longer counts (任职经历)."""

    org: int
    until: date


def avoided(served: Iterable[Served], on: date, years: int) -> frozenset[int]:
    """Give the units somebody must keep away from on a day: left less than so many years ago, or not left.

    >>> sorted(avoided([Served(7, date(2025, 9, 1)), Served(8, date(2020, 9, 1))], date(2026, 10, 12), 3))
    [7]
    """
    # 29 February counts as 28 February.
    since = date(on.year - years, on.month, min(on.day, 28) if on.month == 2 else on.day)
    return frozenset(one.org for one in served if one.until > since)
