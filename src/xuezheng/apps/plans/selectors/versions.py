"""Versions of a plan and what differs between two of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.people.selectors import people
from xuezheng.apps.plans.access import inside, may_edit, may_issue, plan_of
from xuezheng.apps.plans.models import Plan, Version
from xuezheng.apps.plans.selectors.review import counted
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.plans.baseline import Difference, differences, read_baseline
from xuezheng.core.plans.review import Progress


@dataclass(frozen=True, slots=True)
class Shown:
    """One version as the list shows it."""

    number: int
    digest: str
    note: str
    at: datetime
    by: str
    issued: bool
    public: bool
    newest: bool


@dataclass(frozen=True)
class Page:
    """The versions of a plan, and the differences asked for."""

    plan: Plan
    versions: tuple[Shown, ...]
    a: int
    b: int
    rows: tuple[Difference, ...]
    compared: bool
    progress: Progress
    unfrozen: bool
    editable: bool
    may_issue: bool
    signed: bool


def _visible(actor: Actor | None, plan: Plan, rows: list[Version]) -> list[Version]:
    """Outside the office only what was issued, and to strangers what is public."""
    if inside(actor, plan):
        return rows
    shown = {plan.published_id} if actor is None else {plan.published_id, plan.issued_id}
    return [row for row in rows if row.pk in shown]


def page(actor: Actor | None, key: str, a: int, b: int, day: date) -> Page:
    """The list, with the differences from version ``a`` to ``b`` where both are given.

    Costs: at most 8 queries. Raises ``NotFoundError``.
    """
    plan = plan_of(actor, key)
    rows = list(Version.objects.filter(plan=plan).order_by("-number").defer("content"))
    seen = _visible(actor, plan, rows)
    names = people([row.person for row in seen if row.person], day) if actor else {}
    numbers = {row.number for row in seen}
    if not a and not b and len(seen) > 1:
        a, b = seen[1].number, seen[0].number
    if (a or b) and not {a, b} <= numbers:
        raise NotFoundError(what="版本")
    told = differences(_read(plan, a), _read(plan, b)) if a and b else ()
    return Page(
        plan=plan,
        versions=tuple(_shown(plan, row, names, row is seen[0]) for row in seen),
        a=a, b=b, rows=told, compared=bool(a and b), progress=counted(plan),
        unfrozen=bool(rows) and plan.steps > rows[0].step,
        editable=may_edit(actor, plan), may_issue=may_issue(actor, plan),
        signed=actor is not None,
    )  # fmt: skip


def _shown(plan: Plan, row: Version, names: dict[int, Any], newest: bool) -> Shown:
    by = names[row.person].name if row.person in names else ""
    issued, public = row.pk == plan.issued_id, row.pk == plan.published_id
    return Shown(row.number, row.digest, row.note, row.at, by, issued, public, newest)


def _read(plan: Plan, number: int) -> Any:
    return read_baseline(Version.objects.get(plan=plan, number=number).content)


def content(actor: Actor | None, key: str, number: int) -> Version:
    """One version in sight, whole. Costs: 2 queries. Raises ``NotFoundError``."""
    plan = plan_of(actor, key)
    rows = _visible(actor, plan, list(Version.objects.filter(plan=plan, number=number)))
    if not rows:
        raise NotFoundError(what="版本")
    return rows[0]


def listed(actor: Actor | None, key: str) -> list[dict[str, Any]]:
    """The versions in sight as plain data. Costs: 2 queries."""
    plan = plan_of(actor, key)
    rows = list(Version.objects.filter(plan=plan).order_by("number").defer("content"))
    return [
        {"number": r.number, "digest": r.digest, "note": r.note, "at": r.at.isoformat()}
        for r in _visible(actor, plan, rows)
    ]


def difference_json(row: Difference) -> dict[str, Any]:
    """One difference as plain data."""
    shown = row.after or row.before
    return {
        "subject": row.subject.key, "key": row.key, "clause": row.clause, "change": row.change.key,
        "quote": shown.quote if shown else "",
        "fields": [{"field": f.field, "before": f.before, "after": f.after} for f in row.fields],
    }  # fmt: skip
