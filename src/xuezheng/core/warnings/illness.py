"""Clusters of like symptoms (聚集性病例): so many in a class in a day or in some days, or in a school.

Only figures are looked at, never who was ill. ``pupils`` are those new that day.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Ill:
    """How many of a class newly had a symptom on a day (当日新增)."""

    day: date
    school_class: str
    symptom: str
    pupils: int


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many cases on something is a cluster (聚集性病例标准).

    ``class_day`` in a class in one day; ``class_days`` in a class and
    ``school_days`` in a school within ``days`` days running.
    """

    class_day: int
    class_days: int
    school_days: int
    days: int


@dataclass(frozen=True, slots=True, order=True)
class Cluster:
    """Like cases together (聚集性病例); ``school_class`` is empty where the whole school is meant."""

    symptom: str
    school_class: str
    pupils: int
    within: int
    first_on: date

    @property
    def reach(self) -> str:
        """Say how far it reaches: ``class`` or ``school``."""
        return "class" if self.school_class else "school"


def clusters(seen: Iterable[Ill], day: date, limits: Limits) -> tuple[Cluster, ...]:
    """Give what is a cluster on ``day``, each symptom of a class or of the school once.

    One day's limit goes before that of several days; later days are not looked at.
    Rule: 卫办疾控发〔2006〕65号, 3 cases in a day or 5 in three days running.
    """
    first = day - timedelta(days=limits.days - 1)
    within = [one for one in seen if first <= one.day <= day and one.pupils > 0]
    found = []
    for school_class, symptom in sorted({(one.school_class, one.symptom) for one in within}):
        mine = [one for one in within if (one.school_class, one.symptom) == (school_class, symptom)]
        today, all_days = _sum(mine, day), _sum(mine)
        if today >= limits.class_day:
            found.append(Cluster(symptom, school_class, today, 1, day))
        elif all_days >= limits.class_days:
            found.append(Cluster(symptom, school_class, all_days, limits.days, _first(mine)))
    for symptom in sorted({one.symptom for one in within}):
        mine = [one for one in within if one.symptom == symptom]
        if _sum(mine) >= limits.school_days:
            found.append(Cluster(symptom, "", _sum(mine), limits.days, _first(mine)))
    return tuple(found)


def _sum(seen: Iterable[Ill], day: date | None = None) -> int:
    return sum(one.pupils for one in seen if day in {None, one.day})


def _first(seen: Iterable[Ill]) -> date:
    return min(one.day for one in seen)


def away(
    absences: Iterable[tuple[date, int]], taught: Iterable[date], limit: int
) -> dict[int, date]:
    """Give who was away without a reason on each of the last ``limit`` school days, and since when.

    ``absences`` are days and pupils, ``taught`` the school days up to now in order.
    """
    days = list(taught)
    last = days[-limit:]
    missed = Counter(pupil for day, pupil in set(absences) if day in last)
    absent = set(absences)
    found = {}
    for pupil in sorted(one for one, times in missed.items() if times == limit == len(last)):
        since = last[0]
        for day in reversed(days[:-limit]):
            if (day, pupil) not in absent:
                break
            since = day
        found[pupil] = since
    return found
