"""定稿: freezing a reviewed plan as a version, as often as needed."""

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import F
from pydantic import Field

from xuezheng.apps.plans.access import held
from xuezheng.apps.plans.models import Clause, Line, LineState, Plan, Proposal, State, Version
from xuezheng.apps.plans.services.review import items_of
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.baseline import Baseline, FrozenClause, digest, freeze, written


class UnchangedError(RefusedError):
    """Nothing differs from the version before."""

    code = "version-unchanged"
    text = T("与第 {number} 版相同，不必再次定稿", "Nothing differs from version {number}")


class Freeze(Given):
    """Which plan, the last step seen, and a note on the version."""

    plan: str
    seen: int = Field(ge=0)
    note: str = Field(default="", max_length=400)


def freeze_plan(deed: Deed, given: Freeze) -> Mapping[str, Any]:
    """Freeze what the review gives as the next version (定稿).

    Raises ``UndecidedError``, ``UnchangedError``, ``StaleError``, and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.OPEN)
    if given.seen != plan.steps:
        raise StaleError
    items = items_of(Proposal.objects.filter(plan=plan))
    baseline = freeze(
        items.values(), title=plan.title, number=plan.number, year=plan.year, file=plan.file.digest
    )
    content = written(baseline)
    before = Version.objects.filter(plan=plan).order_by("-number").first()
    if before is not None and before.content == content:
        raise UnchangedError(number=before.number)
    version = Version.objects.create(
        plan=plan, number=before.number + 1 if before else 1, content=content,
        digest=digest(content), note=given.note, step=plan.steps,
        account=deed.actor.account, person=deed.actor.person, at=deed.at,
    )  # fmt: skip
    if plan.issued_id is None:
        # Once issued, what is handed out changes by an amendment only.
        sync(plan, baseline)
        plan.state = State.FINAL.key
    plan.final = version
    plan.save(update_fields=["state", "final"])
    deed.about("plan", plan.pk, plan.org_id)
    deed.note(version=version.number, digest=version.digest)
    return {"version": version.number, "digest": version.digest}


def sync(plan: Plan, baseline: Baseline) -> None:
    """Make the clause rows say what a version says; drafts of tasks that fell away go."""
    known = {row.key: row for row in Clause.objects.filter(plan=plan)}
    new = []
    for clause in baseline.clauses:
        row = known.pop(clause.key, None)
        if row is None:
            new.append(_clause(plan, clause))
        else:
            _same(plan, row, clause)
    Clause.objects.bulk_create(new, batch_size=500)
    Clause.objects.filter(plan=plan, key__in=known).update(live=False, plannable=False)
    tasks = {clause.key for clause in baseline.clauses if clause.plannable}
    drafts = Line.objects.filter(plan=plan, case__isnull=True)
    drafts.exclude(clause__in=tasks).delete()


def _clause(plan: Plan, clause: FrozenClause) -> Clause:
    return Clause(
        plan=plan, key=clause.key, plannable=clause.plannable, text=clause.content.quote,
        section=json.dumps(clause.content.section, ensure_ascii=False), start=clause.content.start,
    )  # fmt: skip


def _same(plan: Plan, row: Clause, clause: FrozenClause) -> None:
    """Update a row; a line that still has the old words takes the new ones and is drafted anew."""
    fresh = _clause(plan, clause)
    if row.text != fresh.text:
        lines = Line.objects.filter(plan=plan, clause=row.key, task=row.text, case__isnull=True)
        for line in lines:
            line.answers.all().delete()
        lines.update(task=fresh.text, state=LineState.DRAFT.key, seen=F("seen") + 1)
    values = (fresh.plannable, fresh.text, fresh.section, fresh.start, True)
    if (row.plannable, row.text, row.section, row.start, row.live) != values:
        row.plannable, row.text, row.section, row.start, row.live = values
        row.save()


FREEZE = Intention("plan.freeze", T("定稿", "Make final"), Freeze, freeze_plan)
INTENTIONS = (FREEZE,)
