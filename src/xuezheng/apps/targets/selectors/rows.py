"""THE list of progress: every view, sheet, tile and the API show rows of it and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.records import access as records
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Target as TargetRow
from xuezheng.apps.targets.selectors.promises import (
    Facts,
    PartFigure,
    balance,
    facts_steps,
    kept,
    pace,
    with_parts,
)
from xuezheng.apps.targets.selectors.shapes import (
    MOST,
    OVERDUE,
    PAGE,
    SOON,
    Aim,
    Filters,
    Found,
    Row,
)
from xuezheng.catalogue.ledgers.plan.task import Origin as Source
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.standings import FROM_WORST, Standing
from xuezheng.core.targets.cascade import How
from xuezheng.core.targets.schedule import Pacing
from xuezheng.core.targets.tasks import TaskFacts, TaskState, Under, task_progress

__all__ = [
    "MOST",
    "OVERDUE",
    "PAGE",
    "SOON",
    "Aim",
    "Filters",
    "Found",
    "Maker",
    "Row",
    "by_urgency",
    "in_quarter",
    "matches",
    "progress_of",
]


def progress_of(
    actor: Actor | None, filters: Filters, on: date, *, after: str = "", limit: int = MOST
) -> Found:
    """Give the rows an actor sees, by due day; each with the one result that all views show.

    Costs: ≤ 4 queries, however many rows. ``after`` is the cursor of the row
    before; the page then reads no more than ``limit`` rows from there.
    """
    return alone(progress_steps(actor, filters, on, after=after, limit=limit))


def progress_steps(
    actor: Actor | None, filters: Filters, on: date, *, after: str = "", limit: int = MOST
) -> Steps[Found]:
    """Do so beside others. Costs: 3 rounds while steady."""
    scope = access.within(actor)
    wanted = MOST if filters.computed else limit
    since = _cursor(after)
    tasks = yield Question(
        lambda: _tasks(actor, filters, since)[: wanted + 1],
        ("targets.tasks", records.alike(actor, on), filters, since, wanted),
    )
    ids = [task["id"] for task in tasks]
    targets = yield Question(
        lambda: _targets(filters, scope, ids), ("targets.of", filters, scope, tuple(ids))
    )
    found = yield from facts_steps([row.pk for row in targets], ids)
    made = _made(tasks, targets, scope, (found, on))
    more = len(tasks) > wanted
    rows = [
        row
        for row in sorted(made, key=lambda row: (row.order, row.key[0], row.id))
        if _after(row, since) and matches(row, filters, on)
    ]
    if more:
        # What lies behind the last task that was read belongs to a later page.
        last = tasks[wanted - 1]
        edge = (last["next_due"], "t", last["id"])
        rows = [row for row in rows if (row.order, row.key[0], row.id) <= edge]
    return Found(tuple(rows[:limit]), more or len(rows) > limit, on)


def _cursor(after: str) -> tuple[date, str, int] | None:
    day, dot, key = after.partition(".")
    try:
        return (date.fromisoformat(day), key[:1], int(key[1:])) if dot else None
    except ValueError:
        return None


def _after(row: Row, since: tuple[date, str, int] | None) -> bool:
    return since is None or (row.order, row.key[0], row.id) > since


ENDED = "ended"
"""The stage of a task that the plan took back: nothing is due, nothing was done."""
COLUMNS = (
    "id", "number", "t1", "t2", "t3", "n1", "org_id", "state", "opened", "due", "next_due",
    "closed_at", "since", "suspended_since",
)  # fmt: skip


def _tasks(
    actor: Actor | None, filters: Filters, since: tuple[date, str, int] | None
) -> "QuerySet[Any, dict[str, Any]]":
    found = records.rows(actor, Verb.READ, access.TASK).exclude(state=ENDED)
    if filters.plan is not None:
        found = found.filter(n1=filters.plan)
    if filters.source:
        found = found.filter(t2=filters.source)
    if filters.org is not None:
        found = found.filter(org=filters.org)
    if filters.orgs is not None:
        found = found.filter(org__in=filters.orgs)
    if filters.records is not None:
        found = found.filter(pk__in=filters.records)
    if filters.programme is not None:
        found = found.filter(n3=filters.programme)
    if since is not None:
        day, letter, number = since
        behind = Q(next_due=day) if letter < "t" else Q(next_due=day, id__gt=number)
        found = found.filter(Q(next_due__gt=day) | behind)
    ordered: QuerySet[Any, dict[str, Any]] = found.order_by("next_due", "id").values(*COLUMNS)
    return ordered


def _targets(filters: Filters, scope: Scope, tasks: Sequence[int]) -> "QuerySet[TargetRow]":
    """The targets of these tasks, and those of units in reach that hang on no task in sight."""
    own = Q() if scope.everything else Q(org__in=scope.orgs) | Q(parent__org__in=scope.orgs)
    alone = own & (Q(record__isnull=True) if scope.everything else ~Q(record__in=tasks))
    if filters.source not in {"", Source.PLAN.key} or filters.of_tasks:
        alone = Q(pk__in=[])
    for name in ("plan", "org"):
        value = getattr(filters, name)
        if value is not None:
            alone &= Q(**{name: value})
    if filters.orgs is not None:
        alone &= Q(org__in=filters.orgs)
    running = TargetRow.objects.filter(ended=None)
    return running.filter(Q(record__in=tasks) | alone).order_by("due", "id")


def _made(
    tasks: Sequence[Mapping[str, Any]],
    targets: Sequence[TargetRow],
    scope: Scope,
    known: tuple[Facts, date],
) -> Iterable[Row]:
    found, on = known
    closed = {task["id"]: civil(task["closed_at"]) for task in tasks}
    names = {org: unit.name for org, unit in tree_of(on).units.items()}
    aims = Maker(found, closed, names, on).aims(targets)
    by = pace(on)
    by_task: dict[int | None, list[Aim]] = defaultdict(list)
    for aim in aims:
        by_task[aim.row.record_id].append(aim)
    for task in tasks:
        yield _task_row(task, tuple(by_task.pop(task["id"], ())), found, names, (by, on))
    for aim in (one for own in by_task.values() for one in own):
        if scope.holds(aim.row.org_id):
            yield _aim_row(aim, by)


def civil(at: Any) -> date | None:
    """Give the civil day of a moment, where there is one."""
    return None if at is None else at.astimezone(ZONE).date()


@dataclass
class Maker:
    """Makes aims of target rows: parts first, so that a whole can be made of them."""

    found: Facts
    closed: Mapping[int, date | None]
    names: Mapping[int, str]
    on: date

    def aims(self, targets: Sequence[TargetRow]) -> list[Aim]:
        """Give the aims whose whole is not among them; parts hang under their whole."""
        ids = {row.pk for row in targets}
        below: dict[int, list[TargetRow]] = defaultdict(list)
        for row in targets:
            if row.parent_id in ids and row.parent_id is not None:
                below[row.parent_id].append(row)
        by = pace(self.on)
        return [self._aim(row, below, by) for row in targets if row.parent_id not in ids]

    def _aim(self, row: TargetRow, below: Mapping[int, list[TargetRow]], by: Pacing) -> Aim:
        parts = tuple(self._aim(one, below, by) for one in below.get(row.pk, ()))
        closed = self.closed.get(row.record_id) if row.record_id else None
        whole = kept(row, self.found, by, closed=closed)
        shares = [
            PartFigure(part.org_name, part.row.weight, part.kept.target.value, part.progress)
            for part in parts
        ]
        whole = with_parts(whole, shares, How.of(row.how), row.at)
        return Aim(
            row=row,
            kept=whole,
            progress=whole.on(self.on),
            org_name=self.names.get(row.org_id, ""),
            parts=parts,
            balance=balance(row, whole.target, shares),
        )


def _source(key: str) -> Source | None:
    return next((one for one in Source if one.key == key), None)


def _task_row(
    task: Mapping[str, Any],
    aims: tuple[Aim, ...],
    found: Facts,
    names: Mapping[int, str],
    when: tuple[Pacing, date],
) -> Row:
    by, on = when
    state = next((one for one in TaskState if one.key == task["state"]), TaskState.DOING)
    task_facts = TaskFacts(
        state=state,
        start=task["opened"],
        due=task["due"],
        closed=civil(task["closed_at"]) if state is TaskState.CLOSED else None,
        suspended=task["suspended_since"],
        reported=civil(task["since"]) if state is TaskState.REPORTED else None,
    )
    milestones = tuple(found.of_records.get(task["id"], ()))
    under = Under([aim.progress for aim in aims], milestones)
    return Row(
        key=f"t{task['id']}",
        id=task["id"],
        title=task["t1"],
        number=task["number"],
        source=_source(task["t2"]),
        plan=task["n1"],
        clause=task["t3"],
        org=task["org_id"],
        org_name=names.get(task["org_id"], ""),
        state=state,
        start=task["opened"],
        due=task["due"],
        order=task["next_due"],
        progress=task_progress(task_facts, under, on, by=by),
        aims=aims,
        milestones=milestones,
        facts=task_facts,
        by=by,
    )


def _aim_row(aim: Aim, by: Pacing) -> Row:
    row = aim.row
    return Row(
        key=f"g{row.pk}",
        id=row.pk,
        title=row.indicator,
        number="",
        source=Source.PLAN if row.plan is not None else None,
        plan=row.plan,
        clause=row.clause,
        org=row.org_id,
        org_name=aim.org_name,
        state=None,
        start=row.start,
        due=row.due,
        order=row.due,
        progress=aim.progress,
        aims=(aim,),
        milestones=aim.kept.milestones,
        facts=None,
        by=by,
    )


def matches(row: Row, filters: Filters, on: date) -> bool:
    """Say whether a row is what the computed filters ask for."""
    if filters.standing and row.standing.key != filters.standing:
        return False
    if filters.quarter is not None and not in_quarter(row, filters.quarter):
        return False
    return not filters.due or _due(row, filters.due, on)


def in_quarter(row: Row, quarter: int) -> bool:
    """Say whether something of a row is due in a quarter: itself, a milestone, a target."""
    days = [step.day for step in row.milestones] + [aim.row.due for aim in row.aims]
    if row.due is not None:
        days.append(row.due)
    return any((day.month + 2) // 3 == quarter for day in days)


def _due(row: Row, word: str, on: date) -> bool:
    if row.due is None or row.standing is Standing.MET:
        return False
    if word == OVERDUE:
        return row.due < on
    return word in SOON and on <= row.due <= on + timedelta(days=SOON[word])


def by_urgency(rows: Iterable[Row]) -> list[Row]:
    """Sort what needs an eye first to the front."""
    return sorted(rows, key=lambda row: (FROM_WORST.index(row.standing), row.order, row.id))
