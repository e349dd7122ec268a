"""What a supervisor takes along to a school (督学到校单): the visit, and what is still open there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.people.selectors import people
from xuezheng.apps.records.access import fields_seen, one, parties, rows, values
from xuezheng.apps.records.selectors.history import code
from xuezheng.apps.records.selectors.stepped import Stepped, stepped
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.ledgers.supervision.visit import VISIT
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

FOUND = ("found", "answered", "closed")
OPEN = ("found", "answered")
MOST = 12
"""Open findings on one sheet."""
LAST = 3
"""So many findings stand there even when they are closed: what was promised last time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of an earlier visit: what was found, what was to be put right, how far it is."""

    number: str
    found: str
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
    """Give the sheet of a visit in sight. Costs: 11 queries. Raises ``NotFoundError``."""
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
    """Give the findings still open at the schools, and the last three whether open or not."""
    there = rows(actor, Verb.READ, VISIT.key).filter(state__in=FOUND).exclude(pk=number)
    there = there.filter(parties__part="lead", parties__org__in=orgs).distinct()
    last = list(there.order_by("-id")[:LAST])
    shown = {row.pk: row for row in there.filter(state__in=OPEN).order_by("d2", "id")[:MOST]}
    shown |= {row.pk: row for row in last}
    told = stepped(list(shown), ("find",))
    return tuple(_finding(row, told.get((row.pk, "find"))) for row in shown.values())


def _finding(row: Any, told: Stepped | None) -> Finding:
    found = str(told.said.get("finding") or "") if told else ""
    notice, answer_by = row.data["notice"] or "", row.data["answer_by"] or ""
    return Finding(row.number, found, notice, answer_by, VISIT.flow.stage(row.state).label)
