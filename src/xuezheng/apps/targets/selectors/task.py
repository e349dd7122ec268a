"""One task with its targets, milestones and reports: why it stands as it does."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records import access as records
from xuezheng.apps.records.selectors import CaseShown, Line, case
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import PlanName, Programme
from xuezheng.apps.targets.selectors.beside import Beside, beside
from xuezheng.apps.targets.selectors.rows import Filters, Row, progress_of
from xuezheng.apps.targets.selectors.steps import Step, quarter_steps, steps
from xuezheng.apps.targets.selectors.tiles import Tile, tile
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T


@dataclass(frozen=True)
class TaskPage:
    """Everything the progress page of a task shows."""

    row: Row
    case: CaseShown
    text: str
    plan: PlanName | None
    programme: Programme | None
    tiles: tuple[Tile, ...]
    steps: tuple[Step, ...]
    reports: tuple[Line, ...]
    beside: tuple[Beside, ...]
    goals: bool
    """Whether it has quarterly goals of which no milestones were made yet."""
    may_set: bool
    may_enter: bool

    @property
    def facts(self) -> list[tuple[T, str]]:
        """The fields of the task but for its name and text, which stand by themselves."""
        shown = {self.row.title, self.text}
        return [(label, words) for label, words in self.case.facts if words not in shown]


def task(actor: Actor | None, number: int, at: datetime, language: str) -> TaskPage:
    """Give one task in sight. Costs: at most 50 queries. Raises ``NotFoundError``."""
    on = at.astimezone(ZONE).date()
    record = records.rows(actor, Verb.READ, access.TASK).filter(pk=number).first()
    if record is None:
        raise NotFoundError(what="工作任务")
    row = next(iter(progress_of(actor, Filters(records=frozenset({number})), on).rows))
    shown = case(actor, number, at, language)
    data: dict[str, Any] = record.data
    told = steps(list(access.milestones([], [number])), on)
    open_ = row.state is not None and record.closed_at is None
    return TaskPage(
        row=row,
        case=shown,
        text=str(data.get("text") or ""),
        plan=_plan(row.plan),
        programme=_programme(actor, data.get("programme")),
        tiles=tuple(tile(aim, on) for aim in row.aims),
        steps=told,
        reports=tuple(line for line in shown.history if line.said or line.files),
        beside=tuple(beside(actor, number, on)),
        goals=_goals(row, data, told),
        may_set=open_ and access.within(actor, Verb.MOVE).holds(row.org),
        may_enter=open_ and access.may_enter(actor, row.org),
    )


def _plan(number: int | None) -> PlanName | None:
    return access.plan_names().filter(number=number).first() if number is not None else None


def _programme(actor: Actor | None, number: int | None) -> Programme | None:
    return access.programmes(actor).filter(pk=number).first() if number is not None else None


def _goals(row: Row, data: dict[str, Any], told: tuple[Step, ...]) -> bool:
    """Say whether some quarterly goal is none of the milestones."""
    known = {(step.day, step.words) for step in told}
    last = row.due or date.max
    goals = quarter_steps(data.get("quarters") or (), (row.due or row.start).year, row.start, last)
    return bool(set(goals) - known)
