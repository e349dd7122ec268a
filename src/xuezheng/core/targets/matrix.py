"""The matrix clause ↔ task ↔ target ↔ evidence (条目—任务—目标—佐证对照).

Only two things are wrong: a plannable clause without a task, and a task that
calls itself the plan's without a clause of it. Tasks from minutes, leaders'
notes, papers from above and the like need no clause; frame text needs no task.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xuezheng.core.base.labels import Labelled, T

PLAN = "plan"
"""The source key of tasks that come from the work plan."""

PLANNABLE = frozenset({"target", "deliverable", "event", "project", "duty"})
"""Kinds of clauses (by their key) that ask for a task; frame text, results, norms do not."""


class GapKind(Labelled):
    """What is wrong in the matrix (缺口)."""

    NO_TASK = ("no_task", T("条目没有工作任务", "A clause without a task"))
    NO_CLAUSE = ("no_clause", T("要点任务没有对应条目", "A plan task without a clause"))


@dataclass(frozen=True, slots=True)
class ClauseFact:
    """A clause as the matrix sees it (条目)."""

    key: str
    kind: str
    words: str = ""

    @property
    def plannable(self) -> bool:
        """Whether it asks for a task."""
        return self.kind in PLANNABLE


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task as the matrix sees it (工作任务)."""

    id: int
    source: str
    clause: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TargetFact:
    """A target as the matrix sees it (量化目标)."""

    id: int
    clause: str
    task: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing wrong (缺口): its kind, the clause or task, its words."""

    kind: GapKind
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One clause with its tasks, targets and number of pieces of evidence (对照表一行)."""

    clause: ClauseFact | None
    tasks: tuple[TaskFact, ...]
    targets: tuple[TargetFact, ...]
    evidence: int

    @property
    def gap(self) -> GapKind | None:
        """What is wrong with the row."""
        if self.clause is None:
            plan = any(task.source == PLAN for task in self.tasks)
            return GapKind.NO_CLAUSE if plan else None
        return GapKind.NO_TASK if self.clause.plannable and not self.tasks else None


def rows(
    clauses: Sequence[ClauseFact],
    tasks: Sequence[TaskFact],
    targets: Sequence[TargetFact],
    evidence: Iterable[tuple[int, int]] = (),
) -> list[MatrixRow]:
    """Lay the matrix out: every clause in order, then each task that hangs on none.

    ``evidence`` are pairs of a task's id and its number of pieces.
    """
    known = {clause.key for clause in clauses}
    pieces = dict(evidence)
    by_clause: dict[str, list[TaskFact]] = defaultdict(list)
    for task in tasks:
        by_clause[task.clause if task.clause in known else ""].append(task)
    found = [_row(clause, by_clause.get(clause.key, []), targets, pieces) for clause in clauses]
    return found + [_row(None, [task], targets, pieces) for task in by_clause.get("", [])]


def _row(
    clause: ClauseFact | None,
    tasks: Sequence[TaskFact],
    targets: Sequence[TargetFact],
    pieces: dict[int, int],
) -> MatrixRow:
    ids = {task.id for task in tasks}
    own = tuple(
        target
        for target in targets
        if target.task in ids or (clause is not None and target.clause == clause.key)
    )
    return MatrixRow(clause, tuple(tasks), own, sum(pieces.get(one, 0) for one in ids))


def gaps(
    clauses: Sequence[ClauseFact],
    tasks: Sequence[TaskFact],
    targets: Sequence[TargetFact],
    evidence: Iterable[tuple[int, int]] = (),
) -> list[Gap]:
    """Give what is wrong: plannable clauses without a task, plan tasks without a clause.

    >>> found = gaps([ClauseFact("1:4", "target"), ClauseFact("1:1", "frame")], [], [])
    >>> [(gap.kind.key, gap.key) for gap in found]
    [('no_task', '1:4')]
    """
    found = []
    for row in rows(clauses, tasks, targets, evidence):
        if row.gap is GapKind.NO_TASK and row.clause is not None:
            found.append(Gap(row.gap, row.clause.key, row.clause.words))
        elif row.gap is GapKind.NO_CLAUSE:
            found.append(Gap(row.gap, str(row.tasks[0].id), row.tasks[0].words))
    return found
