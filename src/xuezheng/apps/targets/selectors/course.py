"""What a linked target's page says of its indicator (目标走势与预测): its course, what is to be expected, how sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xuezheng.apps.indicators import access as indicators
from xuezheng.apps.indicators.selectors.ahead import Ahead, ahead
from xuezheng.apps.indicators.selectors.figures import Figure, figure
from xuezheng.apps.indicators.selectors.kept import Counted as Run
from xuezheng.apps.indicators.selectors.kept import at_days, kept, read
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Target as TargetRow
from xuezheng.apps.targets.selectors.fed import definition, exact
from xuezheng.apps.targets.selectors.links import Decided, of_promise
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.indicators.forecast import MOST_POINTS, Point, Tested, Why, forecast
from xuezheng.core.indicators.measures import Absence
from xuezheng.core.linking.scales import SHARES, level
from xuezheng.core.targets import wording
from xuezheng.core.targets.numbers import shown
from xuezheng.core.targets.outlook import Outlook, outlook
from xuezheng.core.targets.target import Target
from xuezheng.ui import plots

TREND, GOAL = T("走势", "Trend"), T("目标", "Goal")
POINTS = T("{number} 个百分点", "{number} points")


@dataclass(frozen=True)
class Course:
    """The course of a linked target in its own unit (走势), and what is to be expected (预测)."""

    title: T
    url: str
    """Empty where the reader does not see the indicator itself."""
    name: str
    decided: Decided | None
    points: tuple[tuple[date, Fraction | None, str], ...]
    found: Ahead | Why
    looks: Outlook | None
    span: str
    error: T
    tested: tuple[tuple[Tested, T], ...]
    wide: str
    narrow: str

    @property
    def foretold(self) -> Ahead | None:
        """The forecast, where there is one."""
        return self.found if isinstance(self.found, Ahead) else None

    @property
    def silent(self) -> Why | None:
        """Why nothing is foretold."""
        return self.found if isinstance(self.found, Why) else None


def course(
    actor: Actor | None, row: TargetRow, target: Target, on: date, language: str
) -> Course | None:
    """Give the course of a linked target; nothing for another.

    Costs: 6 queries and two for each run not read before.
    """
    told = expected(row, target, on)
    if told is None:
        return None
    asked, scaled = told.asked, told.scaled()
    place = row.org_id if row.parent_id is not None else None
    sight = indicators.sight(actor, asked)
    seen = bool(sight) and (sight.everything or (place is not None and sight.holds(place)))
    given = _drawn(row, target, told.points, scaled, language)
    return Course(
        asked.title, f"/indicators/{asked.key}/" if seen else "", row.linked_name,
        of_promise(row.promise, on), told.points, told.found, told.looks, told.span(), told.error(),
        told.tested(), plots.course(given) if given else "",
        plots.course(given, plots.NARROW) if given else "",
    )  # fmt: skip


Values = Sequence[tuple[date, Fraction | None]]
Counted = tuple[Values, Ahead | Why, T | None]
"""Values by day, what is foretold of them, and why the last of them is none."""


def expected(
    row: TargetRow, target: Target, on: date, runs: Sequence[Run] | None = None
) -> "Foretold | None":
    """Foretell a linked target by the one forecast function; nothing for one without a link.

    ``runs`` are the days counted, where they were asked for before.

    Costs: 3 queries, 1 where the runs were read before.
    """
    asked = definition(row.linked) if row.linked else None
    if asked is None:
        return None
    days = at_days(MOST_POINTS) if runs is None and not row.linked_name else runs or ()
    some, found, absence = (
        _named(asked, row, on) if row.linked_name else _counted(asked, row, on, days)
    )
    points = tuple(
        (day, value, "" if value is None else wording.amount(value, row.unit))
        for day, value in some
        if day <= on
    )
    told = Foretold(asked, row.unit, points, found, absence)
    scaled = told.scaled()
    return replace(told, looks=None if scaled is None else outlook(target, *scaled))


def _counted(asked: Indicator, row: TargetRow, on: date, runs: Sequence[Run]) -> Counted:
    read(runs, [asked])
    figures: list[Figure] = []
    for run in reversed(runs):
        place = row.org_id if row.parent_id is not None else run.root
        if place is not None and place in run.places.grains and run.day <= on:
            figures.append(figure(kept(run, asked), asked, place))
    some = [one for one in figures if one.definition]
    values = [
        (one.day, None if one.number is None else _level(one.number, asked, row)) for one in some
    ]
    last = some[-1].absence if some else None
    return values, ahead(asked, some, row.due), None if last is None else last.label


def _level(number: Fraction | Decimal, asked: Indicator, row: TargetRow) -> Fraction:
    return level(number, asked.unit.times, row.unit)


def _named(asked: Indicator, row: TargetRow, on: date) -> Counted:
    rows = [
        one
        for one in access.counts({row.linked}, {row.linked_name})
        if (one.key, one.name) == (row.linked, row.linked_name) and one.day <= on
    ]
    known = [Point(one.day, Fraction(one.number)) for one in rows if one.number]
    found = forecast(known, row.due, low=Fraction(0))
    values = [(one.day, exact(one.number, asked, row.unit)) for one in rows]
    absence = Absence.NO_DATA.label if rows and not rows[-1].number else None
    return values, found if isinstance(found, Why) else Ahead(found, asked.unit), absence


@dataclass(frozen=True)
class Foretold:
    """A linked target's past and what is foretold of it, in its own unit (目标预测).

    ``absence`` says why the last value is none; ``looks`` what the forecast means for the promise.
    """

    asked: Indicator
    unit: str
    points: tuple[tuple[date, Fraction | None, str], ...]
    found: Ahead | Why
    absence: T | None = None
    looks: Outlook | None = None

    @property
    def ahead(self) -> Ahead | None:
        """The forecast, where there is one."""
        return self.found if isinstance(self.found, Ahead) else None

    @property
    def silent(self) -> Why | None:
        """Why nothing is foretold."""
        return self.found if isinstance(self.found, Why) else None

    def scaled(self) -> tuple[Fraction, Fraction, Fraction] | None:
        """Give value, low and high."""
        if self.ahead is None:
            return None
        found = self.ahead.found
        value, low, high = (
            level(one, self.asked.unit.times, self.unit)
            for one in (found.value, found.low, found.high)
        )
        return value, low, high

    def span(self) -> str:
        """Write the interval."""
        scaled = self.scaled()
        if scaled is None:
            return ""
        return f"{wording.amount(scaled[1], self.unit)}—{wording.amount(scaled[2], self.unit)}"

    def error(self) -> T:
        """Write the mean error of the method on the past."""
        return T("", "") if self.ahead is None else self._error(self.ahead.found.error)

    def tested(self) -> tuple[tuple[Tested, T], ...]:
        """Give every method tried, with its mean error in words."""
        if self.ahead is None:
            return ()
        return tuple((one, self._error(one.error)) for one in self.ahead.found.tested)

    def _error(self, number: Fraction) -> T:
        found = level(number, self.asked.unit.times, self.unit)
        if self.unit in SHARES and SHARES[self.unit] == SHARES["%"]:
            return POINTS.filled(number=shown(found))
        words = wording.amount(found, self.unit)
        return T(words, words)


def _drawn(
    row: TargetRow,
    target: Target,
    points: Sequence[tuple[date, Fraction | None, str]],
    scaled: tuple[Fraction, Fraction, Fraction] | None,
    language: str,
) -> plots.Course | None:
    if sum(value is not None for _, value, _ in points) < 2:
        return None
    close = row.unit if row.unit in SHARES else ""
    goal = target.goal
    marks = []
    if goal is not None:
        words = f"{GOAL.in_(language)} {wording.goal(target).in_(language)}"
        marks.append(plots.Mark(float(goal), words, "goal"))
    expected = None if scaled is None else plots.Ahead(row.due, *(float(one) for one in scaled))
    last = next((words for _, value, words in reversed(points) if value is not None), "")
    return plots.Course(
        f"{row.indicator} {TREND.in_(language)}",
        [(day, None if value is None else Decimal(f"{float(value):.6f}")) for day, value, _ in points],
        lambda value: f"{Decimal(repr(round(value, 6))).normalize():,f}{close}", marks, expected,
        last, floor=None if close else 0.0,
    )  # fmt: skip
