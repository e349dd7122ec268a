"""Who has not reported by which hour (未报名单): a day's reports, hour by hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xuezheng.core.base.workdays import CIVIL


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of a day (时点): how many had reported by then, and who had not."""

    hour: int
    reported: int
    missing: tuple[int, ...]


def by_hour(
    reports: Mapping[int, datetime | None], day: date, hours: Iterable[int], now: datetime
) -> tuple[Hour, ...]:
    """Give the hours of a day that have come, each with the units that had not reported by then.

    ``reports`` gives for every unit that owes a report when it came, or None.
    A report of the very hour counts as in time.

    >>> at = datetime(2026, 10, 12, 8, 30, tzinfo=CIVIL)
    >>> [one.missing for one in by_hour({1: at, 2: None}, at.date(), (8, 9), at.replace(hour=9))]
    [(1, 2), (2,)]
    """
    found = []
    for hour in sorted(set(hours)):
        mark = datetime.combine(day, time(hour), CIVIL)
        if mark > now:
            break
        missing = sorted(unit for unit, at in reports.items() if at is None or at > mark)
        found.append(Hour(hour, len(reports) - len(missing), tuple(missing)))
    return tuple(found)


def summed(rows: Sequence[Mapping[str, int | None]], keys: Sequence[str]) -> dict[str, int | None]:
    """Sum counts up; nothing reported is no zero.

    >>> summed([{"fever": 2}, {"fever": None}], ("fever",)), summed([{"fever": None}], ("fever",))
    ({'fever': 2}, {'fever': None})
    """
    told = {key: [row[key] for row in rows if row.get(key) is not None] for key in keys}
    return {key: sum(one or 0 for one in found) if found else None for key, found in told.items()}
