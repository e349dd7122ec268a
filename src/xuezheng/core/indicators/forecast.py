"""Where a figure will stand on a later day (预测): the simple method that was least wrong on its own past.

Three methods and no more, so that anybody can check them by hand: the last
value stays, a straight line through the history (Theil–Sen, the median of all
slopes), the value of a year before. Each foretells the past from what was
known then; the one with the smallest mean error is used and its errors make
the interval. Too short a history gives no forecast, never a guess.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from statistics import median

from xuezheng.core.base.labels import Labelled, T

FEWEST_POINTS = 6
FEWEST_TESTS = 5
"""With fewer points, or fewer days of the past that can be foretold, nothing is said."""
MOST_POINTS = 36
LEVEL = Fraction(4, 5)
"""So many of the errors made in the past lie within the interval."""
YEAR, SLACK = 365, 40
"""A year before, give or take so many days."""
FINE = 10**9
"""Values are taken to so many parts: exact sums of small denominators, not of huge ones."""


class Method(Labelled):
    """How a later value is told (预测方法); the first of equally good ones is used."""

    LAST = ("last", T("沿用最近值", "The last value stays"))
    LINE = ("line", T("稳健直线（泰尔—森）", "Robust straight line (Theil–Sen)"))
    SEASON = ("season", T("上年同期值", "The value of a year before"))


@dataclass(frozen=True, slots=True)
class Point:
    """What a figure was on a day (观测值)."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Tested:
    """How a method did on the past (回测): mean error, how many days were foretold."""

    method: Method
    error: Fraction
    tests: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value to come (预测值): its interval, the method used, how far off all methods were."""

    day: date
    value: Fraction
    low: Fraction
    high: Fraction
    method: Method
    error: Fraction
    tested: tuple[Tested, ...]
    points: int


class Why(Labelled):
    """Why nothing is foretold (不作预测的原因)."""

    FEW = ("few", T("历史不足，不作预测", "Not enough history for a forecast"))
    PAST = ("past", T("已到期，不作预测", "The day has come; nothing to foretell"))
    FAR = (
        "far",
        T("历史太短，够不到这一天，不作预测", "Too short a history to reach so far; no forecast"),
    )


def forecast(
    points: Sequence[Point],
    day: date,
    *,
    low: Fraction | None = None,
    high: Fraction | None = None,
) -> Forecast | Why:
    """Foretell the value on a later day; ``low`` and ``high`` are what it can never pass.

    Reads: one point a day at most, in any order. Gives: the forecast, or why there is none.
    Ties: the method named first. Cost: points³ at most, of 36 points.
    """
    known = _thinned(sorted(points, key=lambda one: one.day))
    if len(known) < FEWEST_POINTS:
        return Why.FEW
    ahead = (day - known[-1].day).days
    if ahead <= 0:
        return Why.PAST
    trials = _trials(known, ahead)
    tested = {
        method: errors
        for method in Method
        if (errors := _errors(method, known, trials)) is not None
    }
    if not tested:
        return Why.FAR
    best = min(tested, key=lambda one: _mean(tested[one]))
    value = _METHODS[best](known, day)
    if value is None:
        return Why.FAR
    wide = _quantile(tested[best])
    told = tuple(Tested(one, _mean(errors), len(errors)) for one, errors in tested.items())

    def within(number: Fraction) -> Fraction:
        least = number if low is None else max(number, low)
        return least if high is None else min(least, high)

    return Forecast(
        day, within(value), within(value - wide), within(value + wide), best,
        _mean(tested[best]), told, len(known),
    )  # fmt: skip


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Keep the last value of each day and the newest points, finely rounded."""
    by_day = {one.day: Point(one.day, Fraction(round(one.value * FINE), FINE)) for one in points}
    return list(by_day.values())[-MOST_POINTS:]


def _trials(known: Sequence[Point], ahead: int) -> list[tuple[int, int]]:
    """Give pairs (last known, foretold) that lie about as far apart as what is asked."""
    least, most = ahead // 2, 2 * ahead
    return [
        (start, end)
        for start, end in combinations(range(len(known)), 2)
        if start >= 2 and least <= (known[end].day - known[start].day).days <= most
    ]


def _errors(
    method: Method, known: Sequence[Point], trials: Sequence[tuple[int, int]]
) -> list[Fraction] | None:
    """Give how far off a method was; ``None`` where it could not be tried often enough."""
    found = []
    for start, end in trials:
        told = _METHODS[method](known[: start + 1], known[end].day)
        if told is not None:
            found.append(abs(told - known[end].value))
    return found if len(found) >= FEWEST_TESTS else None


def _last(known: Sequence[Point], day: date) -> Fraction | None:
    del day
    return known[-1].value


def _line(known: Sequence[Point], day: date) -> Fraction | None:
    """Go on along the median slope through the median of what is left of each point."""
    first = known[0].day
    days = [(one.day - first).days for one in known]
    slopes = [
        (later.value - one.value) / (days[there] - days[here])
        for (here, one), (there, later) in combinations(enumerate(known), 2)
    ]
    if not slopes:
        return None
    slope = median(slopes)
    level = median([one.value - slope * at for one, at in zip(known, days, strict=True)])
    return level + slope * (day - first).days


def _season(known: Sequence[Point], day: date) -> Fraction | None:
    wanted = day - timedelta(YEAR)
    near = min(known, key=lambda one: (abs((one.day - wanted).days), one.day))
    return near.value if abs((near.day - wanted).days) <= SLACK else None


_METHODS: Mapping[Method, Callable[[Sequence[Point], date], Fraction | None]] = {
    Method.LAST: _last,
    Method.LINE: _line,
    Method.SEASON: _season,
}


def _mean(some: Sequence[Fraction]) -> Fraction:
    return sum(some, Fraction(0)) / len(some)


def _quantile(errors: Sequence[Fraction]) -> Fraction:
    """Give the error that ``LEVEL`` of them do not pass, one unknown error counted among them."""
    wanted = -((-LEVEL * (len(errors) + 1)) // 1)
    return sorted(errors)[min(int(wanted), len(errors)) - 1]
