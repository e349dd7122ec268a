"""Groupings of the one list: board, tree, quarters, Gantt chart, owners, what is overdue."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.records.access.rules import calendar
from xuezheng.apps.targets.selectors.rows import Row, by_urgency
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import FROM_WORST, Standing
from xuezheng.core.targets.gantt import Chart, Span, chart
from xuezheng.core.targets.milestones import Milestone
from xuezheng.ui.figures import Part

BOARD = (
    Standing.MISS,
    Standing.RISK,
    Standing.TRACK,
    Standing.WAIT,
    Standing.NODATA,
    Standing.MET,
)
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Group:
    """Rows under one head: a column, a branch, an owner."""

    key: str
    title: T
    rows: tuple[Row, ...]
    standing: Standing | None = None

    @property
    def count(self) -> int:
        """How many."""
        return len(self.rows)

    @property
    def met(self) -> int:
        """How many of them are completed."""
        return sum(row.standing is Standing.MET for row in self.rows)

    @property
    def parts(self) -> list[Part]:
        """Its standings as parts of a whole."""
        return tally(self.rows)


def tally(rows: Iterable[Row], url: Callable[[Standing], str] | None = None) -> list[Part]:
    """Count rows by standing, the completed first, as parts of a bar with its legend."""
    counts = Counter(row.standing for row in rows)
    return [
        Part(standing.key, counts[standing], standing.label, url(standing) if url else "")
        for standing in Standing
        if counts[standing]
    ]


def board(rows: Iterable[Row]) -> list[Group]:
    """One column per standing; an empty one stays, so that columns do not jump."""
    given = list(rows)
    return [
        Group(one.key, one.label, tuple(row for row in given if row.standing is one), one)
        for one in BOARD
    ]


def _grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def clause_order(clause: str) -> tuple[int, int, str]:
    """Sort clause keys ``<plan>:<clause>`` as numbers where they are.

    >>> sorted(["7:10", "7:2", ""], key=clause_order)
    ['7:2', '7:10', '']
    """
    plan, _, number = clause.partition(":")
    whole = plan.isdecimal() and number.isdecimal()
    return (int(plan), int(number), "") if whole else (2**62, 0, clause)


def tree(rows: Iterable[Row]) -> list[Group]:
    """One branch per clause in the plan's order, then one per other source.

    A clause goes by its first task, whose words are its own: its key says nothing to people.
    """
    found = _grouped(rows, lambda row: row.clause)
    others = found.pop("", [])
    branches = [
        Group(key, T(own[0].title, own[0].title), tuple(own))
        for key, own in sorted(found.items(), key=lambda one: clause_order(one[0]))
    ]
    by_source = _grouped(others, lambda row: row.source.key if row.source else "")
    return branches + [
        Group(key, own[0].label if key else NO_TASK, tuple(own)) for key, own in by_source.items()
    ]


NO_TASK = T("未挂任务的目标", "Targets without a task")


def owners(rows: Iterable[Row]) -> list[Group]:
    """One group per leading unit, the one with most to do first; inside, the worst first."""
    found = _grouped(rows, lambda row: str(row.org))
    groups = [
        Group(key, T(own[0].org_name, own[0].org_name), tuple(by_urgency(own)))
        for key, own in found.items()
    ]
    return sorted(groups, key=lambda one: (_urgent(one.rows), one.title.zh))


def _urgent(rows: Sequence[Row]) -> tuple[int, ...]:
    counts = Counter(row.standing for row in rows)
    return tuple(-counts[standing] for standing in FROM_WORST[:2])


@dataclass(frozen=True)
class Late:
    """An overdue row, the limit that passed unmet, and the working days since."""

    row: Row
    due: date | None
    days: int


def overdue(rows: Iterable[Row], on: date) -> list[Late]:
    """Give what is overdue, the longest first. Costs: 1 query.

    A task whose target was missed in June is late since June, though it runs till December.
    """
    days = calendar()
    missed = ((row, row.late_since(on)) for row in rows if row.standing is Standing.MISS)
    late = sorted(missed, key=lambda one: (one[1] or one[0].order, one[0].id))
    return [Late(row, due, days.workdays_between(due or on, on).days) for row, due in late]


@dataclass(frozen=True)
class Quartered:
    """A row with its standing at the end of each quarter of a year, as far as it has come."""

    row: Row
    standings: tuple[Standing, ...]
    steps: tuple["StepOf", ...]


@dataclass(frozen=True)
class StepOf:
    """A milestone of a row in the quarter in which it falls due."""

    quarter: T
    words: str
    tone: Standing


QUARTERS = {
    number: T(f"{name}季度", f"Quarter {number}:") for number, name in enumerate("一二三四", 1)
}


def quarters(rows: Iterable[Row], on: date) -> list[Quartered]:
    """Give each row's four quarters: past ones at their end, the present one today, then 未启动."""
    ends = quarter_ends(on)
    return [
        Quartered(row, tuple(_at(row, end, on) for end in ends), tuple(_steps(row, on)))
        for row in rows
    ]


def _steps(row: Row, on: date) -> Iterable[StepOf]:
    """The milestones of this year."""
    for step in row.milestones:
        if step.day.year == on.year:
            yield StepOf(QUARTERS[due_quarter(step.day)], step.words, step_tone(step, on))


def step_tone(step: Milestone, on: date) -> Standing:
    """Say how a milestone stands on a day: reached, passed by, or ahead."""
    if step.is_done(on):
        return Standing.MET
    return Standing.MISS if step.passed(on) else Standing.WAIT


def quarter_ends(on: date) -> list[date]:
    """The last days of the four quarters of the year of ``on``."""
    return [date(on.year, month, day) for month, day in QUARTER_ENDS]


def _at(row: Row, end: date, on: date) -> Standing:
    if end >= on:
        present = (end.month + 2) // 3 == due_quarter(on)
        return row.standing if present else Standing.WAIT
    return Standing.WAIT if row.start > end else row.on(end).standing


def due_quarter(day: date) -> int:
    """The quarter of a day, 1 to 4."""
    return (day.month + 2) // 3


@dataclass(frozen=True)
class Gantt:
    """The rows that have a bar, in the order of their beginning, and the chart."""

    rows: tuple[Row, ...]
    chart: Chart
    first: date
    last: date


def gantt(rows: Iterable[Row], on: date) -> Gantt:
    """Lay the rows of the year out on working days. Costs: 1 query."""
    first, last = date(on.year, 1, 1), date(on.year, 12, 31)
    shown = sorted(
        (row for row in rows if row.due is not None and row.start <= last and row.due >= first),
        key=lambda row: (row.start, row.due or last, row.id),
    )
    spans = [Span(row.key, row.start, max(row.due or last, row.start)) for row in shown]
    spans += [
        Span((row.key, step.id), step.day, step.day) for row in shown for step in row.milestones
    ]
    return Gantt(tuple(shown), chart(spans, calendar(), first, last, on), first, last)
