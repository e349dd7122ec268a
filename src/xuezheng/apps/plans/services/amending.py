"""Amending an issued plan (调整): what a later version changes reaches every task, never silently."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.plans.access import held
from xuezheng.apps.plans.models import Line, LineState, Plan
from xuezheng.apps.plans.services.issuing import (
    clause_of,
    finish,
    issue_lines,
    office_of,
    plant_promises,
    ready,
    target_of,
)
from xuezheng.apps.plans.services.lines import NotFinalError
from xuezheng.apps.plans.services.versions import sync
from xuezheng.apps.records.access import anywhere
from xuezheng.apps.records.services import act_on
from xuezheng.apps.targets.selectors import planted, planted_of
from xuezheng.apps.targets.services import EndTargets, ReviseTargets, end, revise
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.acts import Act
from xuezheng.core.ledgers.cases import Step
from xuezheng.core.plans.baseline import (
    Baseline,
    Change,
    Difference,
    differences,
    read_baseline,
)
from xuezheng.core.plans.drafting import Draft, drafts, promises, title_words
from xuezheng.core.plans.review import Subject

CHANGED = "要点第{number}版修改：{what}"
REMOVED = "要点第{number}版删去本条目，请办理终止或销号。"
AMENDED = "要点第{number}版调整"
"""What the history of a task says; it is the office's own words, in the office's language."""


class NotIssuedError(RefusedError):
    """There is nothing to amend before the plan is issued."""

    code = "plan-not-issued"
    text = T("尚未下达，直接修改分解表即可", "It is not issued yet; edit the decomposition instead")


class NothingToAmendError(RefusedError):
    """The version in force is the newest."""

    code = "plan-nothing-to-amend"
    text = T("没有新的定稿版本", "There is no newer version")


class Amend(Given):
    """Which plan, and the version whose changes are to take effect."""

    plan: str
    version: int = Field(ge=1)


def amend(deed: Deed, given: Amend) -> Mapping[str, Any]:
    """Put a later version into force: new tasks, changed tasks, ended tasks, each said.

    Lines of new clauses must be drafted and agreed to before, as for 下达.
    Raises ``NotIssuedError``, ``NothingToAmendError``, ``OpenLinesError``,
    ``StaleError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.ISSUE)
    office = office_of(deed.actor, plan, deed.at.date())
    if plan.issued is None:
        raise NotIssuedError
    if plan.final is None:
        raise NotFinalError
    if plan.final_id == plan.issued_id:
        raise NothingToAmendError
    if plan.final.number != given.version:
        raise StaleError
    before, after = read_baseline(plan.issued.content), read_baseline(plan.final.content)
    sync(plan, after)
    ready(plan)
    told = differences(before, after)
    state = plan.state
    counts = _Amending(deed, plan, after).all(told)
    new = Line.objects.filter(plan=plan, case__isnull=True).exclude(state=LineState.ENDED.key)
    counts["new"] = issue_lines(deed, plan, list(new.order_by("place", "id")), office)
    finish(deed, plan)
    plan.state = state
    plan.save(update_fields=["state"])
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = sum(counts.values())
    deed.note(version=plan.final.number, **counts)
    return counts


class _Amending:
    """Tells each task of an issued plan what a later version changes."""

    def __init__(self, deed: Deed, plan: Plan, after: Baseline) -> None:
        self.deed = deed
        self.plan = plan
        self.number = plan.final.number if plan.final else 0
        self.drafts = {draft.clause.key: draft for draft in drafts(after, plan.year)}
        issued = Line.objects.filter(plan=plan, case__isnull=False)
        self.lines = {line.clause: line for line in issued}

    def all(self, told: tuple[Difference, ...]) -> dict[str, int]:
        """Say every difference to the task of its clause; gives counts."""
        by_clause: dict[str, list[Difference]] = {}
        for row in told:
            by_clause.setdefault(row.clause, []).append(row)
        counts = {"changed": 0, "ended": 0, "new": 0}
        for key, rows in by_clause.items():
            line = self.lines.get(key)
            if line is None or line.state == LineState.ENDED.key:
                continue
            draft = self.drafts.get(key)
            if draft is None:
                self._end(line)
                counts["ended"] += 1
            else:
                self._change(line, draft, rows)
                self._promise(line, draft, rows)
                counts["changed"] += 1
        return counts

    def _promise(self, line: Line, draft: Draft, rows: list[Difference]) -> None:
        """Plant the promises a task gained, revise those that changed, end those it lost.

        A baseline beside a promise changes it too, so all promises of a clause
        that differs are put as they stand now; those that are equal stay untouched.
        """
        if all(row.subject is Subject.CLAUSE for row in rows):
            return
        due = {
            one.key: target_of(self.plan, line, line.case, one, draft.targets)
            for one in promises(draft.targets)
        }
        held = planted([clause_of(self.plan, key) for key in {row.key for row in rows} | set(due)])
        reason = AMENDED.format(number=self.number)
        new = [given for given in due.values() if given.promise not in held]
        kept = [given for given in due.values() if given.promise in held]
        lost = sorted(held - {given.promise for given in due.values()})
        if new:
            plant_promises(self.deed, self.plan, self.plan.title, new)
        if kept:
            revise(self.deed, ReviseTargets(targets=kept, reason=reason))
        if lost:
            end(self.deed, EndTargets(promises=lost, reason=reason))

    def _end(self, line: Line) -> None:
        note = REMOVED.format(number=self.number)
        act_on(self.deed, line.case or 0, Act.COMMENT, step=Step(note=note))
        lost = sorted(planted_of(clause_of(self.plan, line.clause)))
        if lost:
            end(self.deed, EndTargets(promises=lost, reason=AMENDED.format(number=self.number)))
        line.state = LineState.ENDED.key
        line.save(update_fields=["state"])

    def _change(self, line: Line, draft: Draft, rows: list[Difference]) -> None:
        what = "；".join(_said(row) for row in rows)
        if line.due != draft.due:
            what += f"；完成时限 {line.due or ''} → {draft.due}"
        note = CHANGED.format(number=self.number, what=what)[:2000]
        words = line.task != draft.task
        case = line.case or 0
        act_on(self.deed, case, Act.COMMENT, step=Step(note=note))
        if words and self._runs(case):
            data = {"title": title_words(draft.task), "text": draft.task}
            act_on(self.deed, case, Act.EDIT, step=Step(data=data, note=note))
        line.task, line.due = draft.task, draft.due
        line.seen += 1
        line.save(update_fields=["task", "due", "seen"])

    def _runs(self, case: int) -> bool:
        rows = anywhere(self.deed.actor, Verb.READ).filter(pk=case, closed_at__isnull=True)
        return rows.exists()


def _said(row: Difference) -> str:
    """One difference in the office's words."""
    what = row.subject.label.zh
    shown = row.after or row.before
    name = shown.indicator or shown.quote[:20] if shown else ""
    if row.change is not Change.CHANGED:
        return f"{row.change.label.zh}{what}“{name}”"
    fields = "，".join(
        f"{one.label.zh} {_value(one.before)} → {_value(one.after)}"
        for one in row.fields
        if not (row.subject is Subject.CLAUSE and one.field in {"section", "kind"})
    )
    return f"{what}“{name}” {fields}"


def _value(value: object) -> str:
    return "无" if value in (None, "", []) else str(value)


AMEND = Intention("plan.amend", T("按新版调整任务", "Amend the tasks"), Amend, amend)
INTENTIONS = (AMEND,)
