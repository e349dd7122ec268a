"""What a plan asks of whom, for the desk; and its clauses, for the search."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.plans import access
from xuezheng.apps.plans.models import Answer, Clause, LineState, Plan, Reply
from xuezheng.core.base.actors import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """Lines of one plan on which an actor's units have still to answer."""

    plan: str
    title: str
    lines: int
    due: datetime


def asked(actor: Actor | None) -> list[Asked]:
    """Give the plans that wait for an answer. Costs: 1 query."""
    return alone(asked_steps(actor))


def asked_steps(actor: Actor | None) -> Steps[list[Asked]]:
    """Do so beside others. Costs: 1 round."""
    if actor is None:
        return []
    orgs = actor.orgs

    def made() -> "QuerySet[Answer, tuple[str, str, int, datetime]]":
        rows = Answer.objects.filter(
            org__in=orgs, reply=Reply.WAITING.key, line__state=LineState.ASKED.key
        )
        found = rows.values("line__plan__key", "line__plan__title")
        counted = found.annotate(lines=Count("id"), until=Min("due")).order_by("until")
        return counted.values_list("line__plan__key", "line__plan__title", "lines", "until")

    return [Asked(*row) for row in (yield Question(made, ("plans.asked", orgs)))]


@dataclass(frozen=True, slots=True)
class Said:
    """One clause with the plan it stands in."""

    plan: int
    key: str
    clause: str
    text: str
    title: str


def clauses(plans: Collection[int]) -> list[Said]:
    """Give the clauses in force of plans, whoever asks; sight is checked per plan. Costs: 1 query."""
    rows = Clause.objects.filter(plan__in=plans, live=True).select_related("plan")
    return [
        Said(row.plan_id, row.plan.key, row.key, row.text, row.plan.title)
        for row in rows.order_by("plan", "start")
    ]


def with_clauses() -> list[int]:
    """Give every plan that has clauses. Costs: 1 query."""
    return list(Plan.objects.filter(clauses__isnull=False).distinct().values_list("pk", flat=True))


def seen(actor: Actor | None, plans: Collection[int]) -> set[int]:
    """Give those of these plans that an actor may see. Costs: 1 query, and 1 for the tree."""
    return set(access.working(actor).filter(pk__in=plans).values_list("pk", flat=True))
