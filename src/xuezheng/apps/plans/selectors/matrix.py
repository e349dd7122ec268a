"""The matrix of a plan: clause, task, target, evidence, with what is wrong."""

from dataclasses import dataclass
from typing import Any

from xuezheng.apps.plans import access
from xuezheng.apps.plans.models import Clause, Plan
from xuezheng.apps.records.access import rows
from xuezheng.apps.targets.access import rows as targets
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.targets.matrix import (
    ClauseFact,
    Gap,
    MatrixRow,
    TargetFact,
    TaskFact,
    gaps,
)
from xuezheng.core.targets.matrix import rows as laid

MOST = 2000


@dataclass(frozen=True)
class Matrix:
    """The whole of it."""

    plan: Plan
    rows: tuple[MatrixRow, ...]
    gaps: tuple[Gap, ...]
    frames: int
    show: str


def matrix(actor: Actor | None, key: str, show: str) -> Matrix:
    """The matrix of a plan that is final. Costs: at most 8 queries. Raises ``NotFoundError``."""
    plan = access.plan_of(actor, key)
    if actor is None or not (access.inside(actor, plan) or plan.issued_id is not None):
        raise NotFoundError(what="对照表")
    clauses = [
        ClauseFact(f"{plan.pk}:{row.key}", "target" if row.plannable else "frame", row.text)
        for row in Clause.objects.filter(plan=plan, live=True).order_by("start", "key")
    ]
    tasks = _tasks(actor, plan)
    aims = [
        TargetFact(row.pk, row.clause, row.record_id, row.indicator)
        for row in targets(actor).filter(plan=plan.pk, parent=None).order_by("id")[:MOST]
    ]
    found = _evidence(actor, plan)
    told = laid(clauses, tasks, aims, found)
    wrong = tuple(gaps(clauses, tasks, aims, found))
    kept = [row for row in told if _fits(row, show)]
    frames = sum(not clause.plannable for clause in clauses)
    return Matrix(plan, tuple(kept), wrong, frames, show)


def _fits(row: MatrixRow, show: str) -> bool:
    if show == "gaps":
        return row.gap is not None
    asks = row.clause is None or row.clause.plannable
    return asks or show == "all"


def _tasks(actor: Actor, plan: Plan) -> list[TaskFact]:
    """The plan's tasks: what calls itself the plan's, with or without a line."""
    found = rows(actor, Verb.READ, "task").filter(n1=plan.pk).order_by("id")[:MOST]
    return [
        TaskFact(
            int(row.pk), str(row.data.get("source")), str(row.data.get("clause") or ""), row.subject
        )
        for row in found
    ]


def _evidence(actor: Actor, plan: Plan) -> list[tuple[int, int]]:
    """How many files the history of each task holds. Costs: 1 query."""
    found = rows(actor, Verb.READ, "task").filter(n1=plan.pk).values_list("pk", "entries__files")
    counted: dict[int, int] = {}
    for number, files in found:
        counted[number] = counted.get(number, 0) + len(files or ())
    return list(counted.items())


def as_json(found: Matrix) -> dict[str, Any]:
    """The matrix as plain data."""
    return {
        "rows": [
            {
                "clause": row.clause.key if row.clause else None,
                "words": row.clause.words if row.clause else "",
                "plannable": bool(row.clause and row.clause.plannable),
                "tasks": [task.id for task in row.tasks],
                "targets": [aim.id for aim in row.targets],
                "evidence": row.evidence,
                "gap": row.gap.key if row.gap else None,
            }
            for row in found.rows
        ],
        "gaps": [{"kind": gap.kind.key, "key": gap.key, "words": gap.words} for gap in found.gaps],
    }
