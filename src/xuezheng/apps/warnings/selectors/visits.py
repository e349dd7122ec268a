"""What a supervisor takes along to a school (督学到校单): the visit, and what is still open there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.people.selectors import people
from xuezheng.apps.records.access import fields_seen, one, parties, rows, values
from xuezheng.apps.records.selectors.history import code
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.ledgers.supervision.visit import VISIT
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

OPEN = ("found", "answered")
MOST = 12
"""Open findings on one sheet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of an earlier visit that is still open."""

    number: str
    notice: str
    answer_by: str
    stage: T


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """The printed sheet of a visit (督学工作记录): its code changes with the content."""

    id: int
    number: str
    title: str
    school: str
    supervisor: str
    planned_on: date
    facts: tuple[tuple[T, str], ...]
    findings: tuple[Finding, ...]
    code: str


def sheet(actor: Actor | None, number: int, day: date) -> VisitSheet:
    """Give the sheet of a visit in sight. Costs: 9 queries. Raises ``NotFoundError``."""
    record = one(actor, Verb.READ, number)
    if record.kind != VISIT.key:
        raise NotFoundError(what="事项")
    told = values(VISIT, record.data, fields_seen(actor, VISIT.key))
    orgs = list(parties([number]).filter(part="lead").values_list("org_id", flat=True))
    called, who = names(day), people([int(told["supervisor"])], day)
    return VisitSheet(
        number,
        record.number,
        record.subject,
        "、".join(called.get(org, "") for org in orgs),
        who[int(told["supervisor"])].name if who else "",
        date.fromisoformat(told["planned_on"]),
        tuple(
            (VISIT.field(key).label, VISIT.field(key).show(told[key]))
            for key in ("form", "purpose", "items")
            if told[key]
        ),
        _findings(actor, number, orgs),
        code(record),
    )


def _findings(actor: Actor | None, number: int, orgs: list[int]) -> tuple[Finding, ...]:
    open_ = rows(actor, Verb.READ, VISIT.key).filter(state__in=OPEN).exclude(pk=number)
    there = open_.filter(parties__part="lead", parties__org__in=orgs).order_by("d2", "id")
    return tuple(_finding(row.number, row.state, row.data) for row in there.distinct()[:MOST])


def _finding(number: str, state: str, data: dict[str, Any]) -> Finding:
    return Finding(
        number, data["notice"] or "", data["answer_by"] or "", VISIT.flow.stage(state).label
    )
