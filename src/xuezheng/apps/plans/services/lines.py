"""任务分解: drafting the lines of a version with proposed leads, and editing them."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.people.selectors import posts_in
from xuezheng.apps.plans.access import held, listed
from xuezheng.apps.plans.models import Answer, Line, LineState, Plan, Reply
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.duties import DUTIES, EVIDENCE
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.baseline import Baseline, FrozenClause, read_baseline
from xuezheng.core.plans.drafting import Draft, drafts
from xuezheng.core.plans.leads import Asked, Lead, Link, named, propose, unit_of
from xuezheng.core.plans.reading import Unit

MOST_CO = 30
LEADING = ("head", "leader", "deputy")
"""Ranks of those who may be accountable for a section's work (分管领导)."""


class NotFinalError(RefusedError):
    """There is no version to decompose yet."""

    code = "plan-not-final"
    text = T("尚未定稿，请先完成核对并定稿", "It is not final yet; finish the review first")


class LineError(InputError):
    """A line that cannot be."""

    code = "plan-line"
    text = T("分解行有误：{why}", "The line is wrong: {why}")


class IssuedLineError(RefusedError):
    """The line has become a task; tasks change in their ledger."""

    code = "plan-line-issued"
    text = T(
        "该行已下达为工作任务，请在台账中办理",
        "The line is a task already; work on it in the ledger",
    )


class DraftLines(Given):
    """Which plan to decompose."""

    plan: str


class CoUnit(Given):
    """A helper: an organisation, or a group that only has a name (各镇教办)."""

    org: int | None = None
    name: str = Field(default="", max_length=80)


class QuarterGoal(Given):
    """What a quarter is to bring."""

    quarter: str = Field(pattern=r"^q[1-4]$")
    goal: str = Field(min_length=1, max_length=200)


class LineEdit(Given):
    """New values of a line, from the state that was seen; what is left out stays."""

    plan: str
    line: int
    seen: int = Field(ge=0)
    task: str | None = Field(default=None, min_length=2, max_length=2000)
    measure: str | None = Field(default=None, max_length=4000)
    evidence: str | None = Field(default=None, max_length=400)
    lead: int | None = None
    co: list[CoUnit] | None = Field(default=None, max_length=MOST_CO)
    leader_post: int | None = None
    due: date | None = None
    quarters: list[QuarterGoal] | None = Field(default=None, max_length=4)


def draft_lines(deed: Deed, given: DraftLines) -> Mapping[str, Any]:
    """Draft a line for every clause of the final version that has none yet.

    Raises ``NotFinalError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.OPEN)
    if plan.final is None:
        raise NotFinalError
    made = draft_missing(deed, plan, read_baseline(plan.final.content))
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = len(made)
    return {"made": len(made), "lines": Line.objects.filter(plan=plan).count()}


def draft_missing(deed: Deed, plan: Plan, baseline: Baseline) -> list[Line]:
    """Write the lines that a version asks for and that do not stand yet."""
    wanted = drafts(baseline, plan.year)
    again = Line.objects.filter(plan=plan, state=LineState.ENDED.key)
    again = again.filter(clause__in=[draft.clause.key for draft in wanted])
    again.update(state=LineState.DRAFT.key, case=None)
    known = set(Line.objects.filter(plan=plan).values_list("clause", flat=True))
    asked = [asked_of(draft.clause) for draft in wanted]
    found = propose(asked, DUTIES, links(deed, plan))
    places = _Places(plan, deed.at.date())
    rows = [
        places.line(draft, found[draft.clause.key])
        for draft in wanted
        if draft.clause.key not in known
    ]
    return Line.objects.bulk_create(rows, batch_size=200)


def asked_of(clause: FrozenClause) -> Asked:
    """A clause as the proposal of leads sees it."""
    content = clause.content
    return Asked(clause.key, content.quote, content.section, content.units)


def links(deed: Deed, plan: Plan) -> list[Link]:
    """Tasks of the year before with their leads: as issued, else as that year's plan states them."""
    before = Plan.objects.filter(org=plan.org_id, year=plan.year - 1, issued__isnull=False).first()
    if before is not None:
        rows = Line.objects.filter(plan=before).exclude(lead_name="")
        return [
            Link(row.task, row.lead_name, tuple(one["name"] for one in json.loads(row.co)))
            for row in rows
        ]
    file = listed(deed.actor).filter(year=plan.year - 1, kind="plan").exclude(reader="").first()
    return _stated(json.loads(file.reading)) if file is not None else []


def _stated(reading: Mapping[str, Any]) -> list[Link]:
    found = []
    for part in reading["parts"]:
        for clause in part["clauses"]:
            units = [Unit(one["role"], one["name"]) for one in clause["responsible"]]
            leads, co = named(units)
            if leads and part["kind"] == "plan":
                found.append(Link(clause["text"], leads[0], (*leads[1:], *co)))
    return found


def _heading(section: Sequence[str]) -> str:
    """The last heading above a clause that has words."""
    return next((name for name in reversed(section) if not name.isdigit()), "")


class _Places:
    """Names turned into the organisations and posts of a day."""

    def __init__(self, plan: Plan, day: date) -> None:
        self.plan = plan
        self.tree = tree_of(day)
        self.known = {unit.name: org for org, unit in self.tree.units.items()}
        posts = posts_in(plan.org_id, day)
        self.posts = [one for one in posts if one.rank.key in LEADING]

    def line(self, draft: Draft, lead: Lead) -> Line:
        """The draft of one line."""
        org = self.org(lead.lead)
        clause = draft.clause
        helpers = (self.co(name) for name in lead.co)
        co = [one for one in helpers if org is None or one["org"] != org]
        return Line(
            plan=self.plan, clause=clause.key, place=clause.content.start, task=draft.task,
            work=(clause.content.work or _heading(clause.content.section))[:200],
            evidence=EVIDENCE.get(clause.content.kind, ""), lead_id=org,
            lead_name=self.name(org) or (lead.lead or "")[:80],
            co=json.dumps(co, ensure_ascii=False), leader_post=self.leader(org), due=draft.due,
            basis=lead.basis.key, why=lead.why.zh[:400],
        )  # fmt: skip

    def org(self, name: str | None) -> int | None:
        """The organisation a name means; a section also by what other bureaus call it."""
        if not name:
            return None
        found = unit_of(name, self.known)
        if found is None:
            duty = next((d for d in DUTIES if name in (d.section, *d.also)), None)
            names = (duty.section, *duty.also) if duty else ()
            found = next((self.known[one] for one in names if one in self.known), None)
        return found

    def name(self, org: int | None) -> str:
        """What an organisation is called."""
        return self.tree.units[org].name if org in self.tree.units else ""

    def co(self, name: str) -> dict[str, Any]:
        """A helper: an organisation, or a group by its name alone."""
        org = self.org(name)
        return {"org": org, "name": self.name(org) or name[:80]}

    def leader(self, org: int | None) -> int | None:
        """The post of the bureau in charge of a section: its duty names the section or its field."""
        name = self.name(org).split("（")[0]
        return next((one.id for one in self.posts if in_charge(one.duty, name)), None)


_KIND_OF_UNIT = re.compile("(?:工作)?(?:科|处|股|室|中心)$")
_LISTED = re.compile("[、，,；;和]")


def in_charge(duty: str, section: str) -> bool:
    """Whether a leader's duty (分工) names a section or the field it is called after.

    >>> [in_charge("分管安全、计划财务、党建", one) for one in ("安全科", "计划财务科", "党建工作室")]
    [True, True, True]
    >>> in_charge("分管校园安全", "安全科"), in_charge("主持全面工作", "")
    (False, False)
    """
    field = _KIND_OF_UNIT.sub("", section)
    named = _LISTED.split(duty.removeprefix("分管"))
    return bool(section) and (section in duty or field in named)


def line_of(plan: Plan, number: int) -> Line:
    """One line of a plan, locked. Raises ``NotFoundError`` and ``IssuedLineError``."""
    rows = Line.objects.select_for_update(of=("self",))
    line = rows.filter(plan=plan, pk=number).first()
    if line is None:
        raise NotFoundError(what="分解行")
    if line.case is not None or line.state == LineState.ENDED.key:
        raise IssuedLineError
    return line


_ASKED_AGAIN = ("task", "lead_id", "co", "due")
"""What units agreed to; when it changes they are asked again."""


def edit_line(deed: Deed, given: LineEdit) -> Mapping[str, Any]:
    """Change a line; whoever answered to other words, units or days is asked again.

    Raises ``StaleError``, ``LineError``, ``IssuedLineError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.OPEN)
    line = line_of(plan, given.line)
    if line.seen != given.seen:
        raise StaleError
    before = {name: getattr(line, name) for name in _ASKED_AGAIN}
    _apply(plan, line, given, deed.at.date())
    changed = [name for name in _ASKED_AGAIN if getattr(line, name) != before[name]]
    if changed and line.state != LineState.DRAFT.key:
        line.answers.all().delete()
        line.state = LineState.DRAFT.key
        line.settled_by, line.settled_at, line.settled_why = None, None, ""
    line.seen += 1
    line.save()
    deed.about("plan", plan.pk, plan.org_id)
    deed.note(line=line.pk, changed=changed)
    return {"line": line.pk, "seen": line.seen, "asked_again": bool(changed)}


def _apply(plan: Plan, line: Line, given: LineEdit, day: date) -> None:
    for name in ("task", "measure", "evidence", "due", "leader_post"):
        value = getattr(given, name)
        if name in given.model_fields_set and not (value is None and name != "leader_post"):
            setattr(line, name, value)
    places = _Places(plan, day)
    if given.lead is not None:
        set_lead(line, given.lead, places.name(given.lead))
    if given.co is not None:
        line.co = json.dumps(_helpers(given.co, line, places), ensure_ascii=False)
    if given.leader_post is not None and given.leader_post not in {p.id for p in places.posts}:
        raise NotFoundError(what="职务")
    if given.quarters is not None:
        names = [one.quarter for one in given.quarters]
        if len(set(names)) < len(names):
            raise LineError(why=T("同一季度出现两次", "a quarter is named twice"))
        goals = sorted((one.model_dump() for one in given.quarters), key=lambda q: q["quarter"])
        line.quarters = json.dumps(goals, ensure_ascii=False)


def set_lead(line: Line, org: int, name: str) -> None:
    """Give a line its lead; raises ``NotFoundError`` for a unit that does not stand."""
    if not name:
        raise NotFoundError(what="单位")
    if org != line.lead_id:
        line.basis, line.why = "chosen", ""
    line.lead_id, line.lead_name = org, name
    helpers = [one for one in json.loads(line.co or "[]") if one["org"] != org]
    line.co = json.dumps(helpers, ensure_ascii=False)


def _helpers(given: Sequence[CoUnit], line: Line, places: _Places) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for one in given:
        if one.org is not None and not places.name(one.org):
            raise NotFoundError(what="单位")
        name = places.name(one.org) or one.name.strip()
        if not name:
            raise LineError(why=T("配合单位没有名称", "a helper has no name"))
        if one.org is not None and one.org == line.lead_id:
            raise LineError(why=T("牵头单位不能同时配合", "the lead does not help itself"))
        if {"org": one.org, "name": name} not in found:
            found.append({"org": one.org, "name": name})
    return found


def units_of(line: Line) -> dict[int, str]:
    """The organisations a line names, with their part; groups by name alone are not asked."""
    found = {one["org"]: "co" for one in json.loads(line.co) if one["org"] is not None}
    if line.lead_id is not None:
        found[line.lead_id] = "lead"
    return found


def open_lines(plan: Plan) -> list[Line]:
    """Lines that bar 下达: without a lead, not asked, not answered, or returned."""
    rows = Line.objects.filter(plan=plan, case__isnull=True).exclude(state=LineState.ENDED.key)
    unready = set(
        Answer.objects.filter(line__plan=plan)
        .exclude(reply=Reply.ACCEPTED.key)
        .values_list("line_id", flat=True)
    )
    return [
        row for row in rows.order_by("place", "id")
        if row.lead_id is None
        or (row.state != LineState.SETTLED.key
            and (row.state == LineState.DRAFT.key or row.pk in unready))
    ]  # fmt: skip


DRAFT = Intention(
    "plan.lines", T("拟定任务分解表", "Draft the decomposition"), DraftLines, draft_lines
)
EDIT = Intention("plan.line_edit", T("修改分解行", "Edit a line"), LineEdit, edit_line)
INTENTIONS = (DRAFT, EDIT)
