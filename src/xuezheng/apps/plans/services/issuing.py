"""下达: one task for every line and the targets of the plan, all or nothing or step by step."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import Field

from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.plans.access import held
from xuezheng.apps.plans.models import Clause, Line, LineState, Plan, State
from xuezheng.apps.plans.services.lines import NotFinalError, open_lines
from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets.services import Plant, PlantTarget, Quartered, plant, set_quarters
from xuezheng.apps.targets.services.planting import NamePlan
from xuezheng.core.base.actors import Actor, Grant, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.baseline import FrozenTarget, read_baseline
from xuezheng.core.plans.drafting import base_of, due_of, promises, title_words
from xuezheng.core.plans.written import exact

ISSUE_JOB = "plan.issue"
AT_ONCE = 200
"""Lines up to which a plan is issued in one transaction; a longer one is a job's."""
PART = 20
"""Lines of one step of that job."""
OFFICES = ("局办公室", "办公室", "综合科")


class OpenLinesError(RefusedError):
    """Lines that nobody has agreed to bar 下达."""

    code = "plan-open-lines"
    text = T(
        "还有 {count} 行未认领、被退回或没有牵头科室，须答复或由局领导裁定后才能下达：{first}",
        "{count} lines are unanswered, returned or without a lead; they must be answered or decided "
        "by a leader before the plan is issued: {first}",
    )


class IssuedError(RefusedError):
    """The plan is issued already."""

    code = "plan-issued"
    text = T(
        "该要点已下达；以后的修改请另行定稿后调整任务",
        "The plan is issued already; freeze changes and amend it",
    )


class OfficeError(RefusedError):
    """Only the office issues, for it supervises the tasks."""

    code = "plan-office"
    text = T("须由局办公室下达", "The bureau office issues the plan")


class Issue(Given):
    """Which plan, and the version that was seen."""

    plan: str
    version: int = Field(ge=1)


def issue(deed: Deed, given: Issue) -> Mapping[str, Any]:
    """Issue a plan: its lines become tasks, its promises targets.

    Raises ``NotFinalError``, ``IssuedError``, ``OpenLinesError``, ``StaleError``,
    ``OfficeError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.ISSUE)
    office = office_of(deed.actor, plan, deed.at.date())
    if plan.final is None:
        raise NotFinalError
    if plan.issued_id is not None or plan.state == State.ISSUING.key:
        raise IssuedError
    if plan.final.number != given.version:
        raise StaleError
    ready(plan)
    lines = _left(plan)
    deed.note(version=plan.final.number, digest=plan.final.digest)
    if len(lines) > AT_ONCE:
        plan.state = State.ISSUING.key
        plan.save(update_fields=["state"])
        args = {"plan": plan.pk, "office": office, "actor": _written(deed.actor)}
        job = enqueue(deed, ISSUE_JOB, args, org=plan.org_id)
        deed.about("plan", plan.pk, plan.org_id)
        return {"job": job, "tasks": 0}
    tasks = issue_lines(deed, plan, lines, office)
    finish(deed, plan)
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = tasks
    return {"job": None, "tasks": tasks}


def ready(plan: Plan) -> None:
    """Refuse while a clause lacks its line or a line is open."""
    wanted = set(Clause.objects.filter(plan=plan, plannable=True).values_list("key", flat=True))
    lacking = wanted - set(Line.objects.filter(plan=plan).values_list("clause", flat=True))
    barred = open_lines(plan)
    if lacking or barred:
        words = [row.task[:20] for row in barred[:3]] or sorted(lacking)[:3]
        raise OpenLinesError(count=len(barred) + len(lacking), first="、".join(words))


def _left(plan: Plan) -> list[Line]:
    rows = Line.objects.filter(plan=plan, case__isnull=True).exclude(state=LineState.ENDED.key)
    return list(rows.order_by("place", "id"))


def office_of(actor: Actor, plan: Plan, day: date) -> int:
    """The unit that supervises the tasks: where whoever issues holds the office's role."""
    first = sorted(actor.grants, key=lambda grant: grant.id != actor.acting_as)
    for grant in first:
        if grant.role == "office":
            return grant.org
    if actor.channel != "system":
        raise OfficeError
    units = tree_of(day).units
    below = {unit.name: org for org, unit in units.items() if unit.parent == plan.org_id}
    return next((below[name] for name in OFFICES if name in below), plan.org_id)


def issue_lines(deed: Deed, plan: Plan, lines: Sequence[Line], office: int) -> int:
    """Open and issue the task of each line, with the targets of its clause; gives how many."""
    version = plan.final
    if version is None:
        raise NotFinalError
    baseline = read_baseline(version.content)
    by_clause: dict[str, list[FrozenTarget]] = {}
    for target in baseline.targets:
        by_clause.setdefault(target.clause, []).append(target)
    planted: list[PlantTarget] = []
    for line in lines:
        case = _task(deed, plan, line, office)
        planted += targets_of(plan, line, case, by_clause.get(line.clause, []))
        line.case, line.state = case, LineState.ISSUED.key
        line.save(update_fields=["case", "state"])
    plant_promises(deed, plan, baseline.title, planted)
    return len(lines)


def _task(deed: Deed, plan: Plan, line: Line, office: int) -> int:
    if line.lead_id is None:
        raise OpenLinesError(count=1, first=line.task[:20])
    helpers = [one["org"] for one in json.loads(line.co) if one["org"] is not None]
    data = {
        "title": title_words(line.task), "text": line.task, "source": "plan", "plan": plan.pk,
        "clause": clause_of(plan, line.clause), "measure": line.measure or None,
        "evidence_required": line.evidence or None, "leader_post": line.leader_post,
        "quarters": json.loads(line.quarters),
    }  # fmt: skip
    parties = [("lead", line.lead_id), *(("co", org) for org in helpers), ("supervisor", office)]
    record = open_case(deed, "task", org=line.lead_id, data=data, parties=parties, due=line.due)
    moved = move_case(deed, int(record.pk), "issue", seen=record.version)
    last = line.due or date(plan.year, 12, 31)
    goals = Quartered(int(moved.pk), data["quarters"], record.opened, last)
    set_quarters(deed, goals, plan.year)
    return int(moved.pk)


def clause_of(plan: Plan, key: str) -> str:
    """The clause as tasks and targets name it: plan and key."""
    return f"{plan.pk}:{key}"


def targets_of(
    plan: Plan, line: Line, case: int, targets: Sequence[FrozenTarget]
) -> list[PlantTarget]:
    """The promises of a clause as targets of its lead."""
    return [target_of(plan, line, case, target, targets) for target in promises(targets)]


def target_of(
    plan: Plan, line: Line, case: int | None, target: FrozenTarget, beside: Sequence[FrozenTarget]
) -> PlantTarget:
    """One promise as a target, with the level quoted beside it as its baseline."""
    content = target.content
    base = base_of(target, beside)
    start = date(plan.year, 1, 1)
    due = due_of([content.deadline or content.due_by_plan], plan.year)
    return PlantTarget(
        org=line.lead_id or plan.org_id, indicator=content.indicator[:200],
        start=min(start, due), due=due, unit=content.unit[:20], scope=(content.scope or "")[:200],
        op=content.op or "=", value=exact(content.value), low=exact(content.low),
        high=exact(content.high), baseline=exact(base.content.value) if base else None,
        clause=clause_of(plan, line.clause), record=case,
        promise=clause_of(plan, target.key),
    )  # fmt: skip


def plant_promises(deed: Deed, plan: Plan, title: str, targets: Sequence[PlantTarget]) -> None:
    """Write promises as targets of the plan."""
    name = NamePlan(number=plan.pk, key=plan.key, title=title, year=plan.year)
    plant(deed, Plant(targets=list(targets), plan=name))


def finish(deed: Deed, plan: Plan) -> None:
    """Say that the plan is issued."""
    plan.issued, plan.issued_at, plan.state = plan.final, deed.at, State.ISSUED.key
    plan.save(update_fields=["issued", "issued_at", "state"])


def _written(actor: Actor) -> dict[str, Any]:
    return {
        "account": actor.account, "person": actor.person, "acting_as": actor.acting_as,
        "grants": [[one.id, one.role, one.org, one.duty] for one in actor.grants],
    }  # fmt: skip


def _actor(data: Mapping[str, Any]) -> Actor:
    """Who asked for the job, as they were when they asked."""
    grants = tuple(Grant(*one) for one in data["grants"])
    return Actor(data["account"], data["person"], grants, data["acting_as"], "system")


class IssuePart(Given):
    """The next lines of a plan that a job is issuing."""

    plan: int
    office: int
    position: int


def _part(deed: Deed, given: IssuePart) -> Mapping[str, Any]:
    plan = Plan.objects.select_for_update().get(pk=given.plan)
    left = _left(plan)
    chosen = left[:PART]
    done = issue_lines(deed, plan, chosen, given.office) if chosen else 0
    if len(left) <= PART and plan.issued_id is None:
        finish(deed, plan)
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = done
    return {"done": done, "left": len(left) - done}


_ISSUE_PART = Intention("plan.issue_part", T("下达（分步）", "Issue, part"), IssuePart, _part)


def issue_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """One step of the job: twenty lines, logged like any act."""
    given = {"plan": args["plan"], "office": args["office"], "position": position}
    done = act(_ISSUE_PART, given, actor=_actor(args["actor"]), at=at).result
    reached = position + done["done"]
    total = reached + done["left"]
    return Step(reached if done["left"] else None, total, {"tasks": total})


ISSUE = Intention("plan.issue", T("下达", "Issue the plan"), Issue, issue)
INTENTIONS = (ISSUE,)
