"""What views show of progress: filters, targets, rows, and the list they make."""

from dataclasses import dataclass, field
from datetime import date

from xuezheng.apps.targets.models import Target as TargetRow
from xuezheng.apps.targets.selectors.promises import (
    Kept,
)
from xuezheng.catalogue.ledgers.plan.task import Origin as Source
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets import wording
from xuezheng.core.targets.cascade import Balance
from xuezheng.core.targets.milestones import Milestone
from xuezheng.core.targets.numbers import percent
from xuezheng.core.targets.progress import Progress
from xuezheng.core.targets.schedule import Pacing
from xuezheng.core.targets.target import Direction
from xuezheng.core.targets.tasks import TaskFacts, TaskState, Under, task_progress
from xuezheng.ui.gantt import Track, track

MOST = 600
"""Rows that are added up; beyond, a list is read page by page and not added up."""
PAGE = 50
FAR = date(9999, 12, 31)
SOON = {"week": 7, "month": 30}
NO_SOURCE = T("", "")
SHARES = T("已完成{share}，序时应达{expected}", "{share} done, {expected} expected")
ONLY_EXPECTED = T("序时应达{expected}", "{expected} expected")
OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; all of it stands in the address (筛选条件)."""

    plan: int | None = None
    source: str = ""
    org: int | None = None
    standing: str = ""
    quarter: int | None = None
    due: str = ""
    orgs: frozenset[int] | None = None
    """Only these units, for the desk."""
    records: frozenset[int] | None = None
    """Only these tasks, for a meeting or a task force."""
    programme: int | None = None
    """Only the tasks of a programme."""

    @property
    def of_tasks(self) -> bool:
        """Whether it asks for certain tasks, so that targets without one are none of it."""
        return self.records is not None or self.programme is not None

    @property
    def computed(self) -> bool:
        """Whether it asks for what only the function knows."""
        return bool(self.standing or self.quarter or self.due)


@dataclass(frozen=True)
class Aim:
    """A target as views show it: the row of the database, the promise, how it stands."""

    row: TargetRow
    kept: Kept
    progress: Progress
    org_name: str
    parts: tuple["Aim", ...] = ()
    balance: Balance | None = None

    @property
    def id(self) -> int:
        """The number of its page."""
        return self.row.pk

    @property
    def goal(self) -> T:
        """The goal with its sign and unit."""
        return wording.goal(self.kept.target)

    @property
    def now(self) -> str:
        """The figure in force with its unit; a dash where there is none."""
        value = self.progress.value
        if value is None:
            return "—"
        if self.kept.target.direction is Direction.YES_NO:
            return percent(value)
        return wording.amount(value, self.row.unit)

    @property
    def track(self) -> Track:
        """Its share beside the expected one, to be drawn."""
        return track(self.progress.standing.key, self.progress.share, self.progress.expected)


@dataclass(frozen=True)
class Row:
    """One task with its targets, or a target without a task in sight (进度一行)."""

    key: str
    id: int
    title: str
    number: str
    source: Source | None
    plan: int | None
    clause: str
    org: int
    org_name: str
    state: TaskState | None
    start: date
    due: date | None
    order: date
    progress: Progress
    aims: tuple[Aim, ...]
    milestones: tuple[Milestone, ...]
    facts: TaskFacts | None = field(repr=False)
    by: Pacing = field(repr=False)

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return self.progress.standing

    @property
    def is_task(self) -> bool:
        """Whether it is a task; else a target."""
        return self.facts is not None

    @property
    def track(self) -> Track:
        """Its share beside the expected one, to be drawn."""
        return track(self.standing.key, self.progress.share, self.progress.expected)

    @property
    def shares(self) -> T:
        """Its share and the expected one in words; empty where neither is known."""
        share, expected = self.progress.share, self.progress.expected
        if expected is None:
            return NO_SOURCE
        form = ONLY_EXPECTED if share is None else SHARES
        return form.filled(
            share=percent(share) if share is not None else "", expected=percent(expected)
        )

    @property
    def url(self) -> str:
        """Where to read more."""
        return f"/cases/{self.id}/" if self.is_task else f"/targets/{self.id}/"

    @property
    def why_url(self) -> str:
        """Where its targets, milestones and reports explain how it stands."""
        return f"/progress/task/{self.id}/" if self.is_task else self.url

    @property
    def label(self) -> T:
        """The words of its source."""
        return self.source.label if self.source else NO_SOURCE

    @property
    def cursor(self) -> str:
        """Where a page that begins after this row goes on."""
        return f"{self.order.isoformat()}.{self.key}"

    def late_since(self, on: date) -> date | None:
        """Give the first limit that has passed unmet: its own, or that of a target missed earlier."""
        missed = [
            aim.kept.target.period.due
            for aim in self.aims
            if aim.progress.standing is Standing.MISS
        ]
        past = [one for one in (self.due, *missed) if one is not None and one < on]
        return min(past, default=None)

    def on(self, day: date) -> Progress:
        """Ask how it stood or will stand by what is known, through the same function."""
        if self.facts is None:
            return self.aims[0].kept.on(day)
        under = Under([aim.kept.on(day) for aim in self.aims], self.milestones)
        return task_progress(self.facts, under, day, by=self.by)


@dataclass(frozen=True)
class Found:
    """Rows in order; ``more`` when there are others beyond ``MOST`` or the page."""

    rows: tuple[Row, ...]
    more: bool
    on: date

    @property
    def next(self) -> str:
        """The cursor of the page after this one."""
        return self.rows[-1].cursor if self.more and self.rows else ""
