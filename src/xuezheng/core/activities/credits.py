"""Hours of training (培训学时): what a course gives, who falls short in five years, which courses are rated low."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.core.base.parameters import InForce


@dataclass(frozen=True, slots=True)
class HourRules:
    """The rules of a day (学时规则).

    An hour has ``minutes``; a course counts from ``share`` hundredths of its
    minutes attended; ``needed`` hours in ``years`` calendar years, the present
    one included; a course is rated low below ``low`` tenths by at least ``voices``.
    """

    minutes: int
    share: int
    needed: int
    years: int
    low: int
    voices: int


def rules_in(rules: InForce) -> HourRules:
    """Give the rules in force."""
    keys = ("minutes", "share", "needed", "years", "low", "voices")
    return HourRules(*(rules.whole(f"training.{key}") for key in keys))


def hours(attended: int, held: int, *, passed: bool, rules: HourRules) -> int:
    """Give the whole hours that a course gives for minutes attended of minutes held.

    >>> some = HourRules(45, 80, 360, 5, 35, 5)
    >>> hours(360, 450, passed=True, rules=some), hours(359, 450, passed=True, rules=some)
    (8, 0)
    """
    if not passed or held <= 0 or attended * 100 < held * rules.share:
        return 0
    return min(attended, held) // rules.minutes


@dataclass(frozen=True, slots=True)
class Short:
    """Somebody who falls short of hours (学时不足): what counts, what is missing."""

    person: int
    hours: int
    missing: int


def window(day: date, rules: HourRules) -> date:
    """Give the first day that still counts: 1 January of the first of so many years."""
    return date(day.year - rules.years + 1, 1, 1)


def short(
    earned: Iterable[tuple[int, date, int]], people: Iterable[int], day: date, rules: HourRules
) -> tuple[Short, ...]:
    """Give who of ``people`` falls short on a day, the shortest first, then by person.

    ``earned`` are person, day and hours; what lies before the window or after the day is left out.
    """
    since = window(day, rules)
    sums = dict.fromkeys(people, 0)
    for person, on, count in earned:
        if person in sums and since <= on <= day:
            sums[person] += count
    found = [Short(one, got, rules.needed - got) for one, got in sums.items() if got < rules.needed]
    return tuple(sorted(found, key=lambda one: (one.hours, one.person)))


def rated_low(ratings: Mapping[int, list[int]], rules: HourRules) -> tuple[int, ...]:
    """Give the courses whose mean rating lies below the bound, the lowest first; few voices say nothing."""
    means = {
        key: Fraction(sum(told), len(told))
        for key, told in ratings.items()
        if len(told) >= max(rules.voices, 1)
    }
    low = [key for key, mean in means.items() if mean * 10 < rules.low]
    return tuple(sorted(low, key=lambda key: (means[key], key)))
