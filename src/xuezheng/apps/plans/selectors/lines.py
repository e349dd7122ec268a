"""The 分解表 as pages and sheets show it: lines with their answers, and what bars 下达."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.adapters.papers.docx.write import docx
from xuezheng.adapters.papers.xlsx import written
from xuezheng.apps.people.selectors import PersonShown, PostShown, holders, leading, people, posts
from xuezheng.apps.plans import access
from xuezheng.apps.plans.models import Answer, Clause, Line, LineState, Plan, Release, Reply, State
from xuezheng.apps.records.access import rows as records
from xuezheng.apps.records.selectors.grouping import by_place
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.papers.decomposition import DECOMPOSITION
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.papers.paper import PaperHead
from xuezheng.core.papers.templates.decomposition import TaskRow, decomposition
from xuezheng.core.plans.leads import Basis

MOST = 600
CHOSEN = T("局办公室选定", "Chosen by the office")
SHOW = {
    "all": T("全部", "All"),
    "open": T("未定", "Open"),
    "returned": T("被退回", "Returned"),
    "waiting": T("待答复", "Waiting"),
    "agreed": T("已认领", "Agreed"),
}
_TONES = {Reply.WAITING: "wait", Reply.ACCEPTED: "met", Reply.RETURNED: "miss"}


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """What a unit said."""

    org: int
    name: str
    lead: bool
    reply: Reply
    tone: str
    reason: str
    due: datetime
    at: datetime | None
    by: str
    late: bool


@dataclass(frozen=True)
class LineShown:
    """One line with everything a page says of it; ``case`` is its task where the reader may open it."""

    row: Line
    number: int
    work: str
    lead: str
    co: tuple[dict[str, Any], ...]
    leader: str
    basis: T
    quarters: tuple[dict[str, str], ...]
    state: LineState
    answers: tuple[AnswerShown, ...]
    open: bool
    settled_by: str
    case: int | None

    @property
    def helpers(self) -> str:
        """The names of those who help."""
        return "、".join(one["name"] for one in self.co)

    @property
    def returned(self) -> bool:
        """Whether a unit returned it."""
        return any(one.reply is Reply.RETURNED for one in self.answers)

    @property
    def waiting(self) -> bool:
        """Whether a unit has yet to answer."""
        return any(one.reply is Reply.WAITING for one in self.answers)


@dataclass(frozen=True)
class Page:
    """The whole page of lines."""

    plan: Plan
    lines: tuple[LineShown, ...]
    all: int
    open: int
    counts: tuple[tuple[str, T, int], ...]
    units: tuple[tuple[int, str], ...]
    show: str
    org: int | None
    lacking: int
    drafts: int
    bar: T | None
    newer: bool
    may_edit: bool
    may_settle: bool
    may_issue: bool
    release: Release | None
    signed: bool

    @property
    def out(self) -> bool:
        """Whether the version in force is issued, so that nothing waits to be."""
        return self.plan.issued_id is not None and not self.newer


@dataclass(frozen=True, slots=True)
class _Known:
    """Names that lines need, fetched once."""

    units: dict[int, str]
    posts: dict[int, PostShown]
    holders: dict[int, PersonShown]
    people: dict[int, PersonShown]
    cases: frozenset[int]


def _known(
    rows: Sequence[Line], answers: Sequence[Answer], actor: Actor | None, day: date
) -> _Known:
    units = {org: unit.name for org, unit in tree_of(day).units.items()}
    wanted = {row.leader_post for row in rows if row.leader_post is not None}
    who = {one.person for one in answers if one.person} | {
        r.settled_by for r in rows if r.settled_by
    }
    named = people([one for one in who if one], day) if actor is not None and who else {}
    return _Known(
        units,
        posts(wanted, day) if wanted else {},
        holders(wanted, day) if wanted and actor is not None else {},
        named,
        _openable(rows, actor),
    )


def _openable(rows: Sequence[Line], actor: Actor | None) -> frozenset[int]:
    """Give the tasks of lines that somebody may open. Costs: 1 query, none for strangers."""
    cases = [row.case for row in rows if row.case is not None]
    if actor is None or not cases:
        return frozenset()
    return frozenset(
        records(actor, Verb.READ, "task").filter(pk__in=cases).values_list("pk", flat=True)
    )


def _barred(row: Line, answers: Sequence[Answer]) -> bool:
    """The same rule as ``services.lines.open_lines``, on rows in hand."""
    if row.case is not None or row.state == LineState.ENDED.key:
        return False
    if row.lead_id is None or row.state == LineState.DRAFT.key:
        return row.lead_id is None or row.state != LineState.SETTLED.key
    if row.state == LineState.SETTLED.key:
        return False
    return any(one.reply != Reply.ACCEPTED.key for one in answers)


def shown(
    actor: Actor | None, rows: Sequence[Line], now: datetime, day: date
) -> tuple[LineShown, ...]:
    """Lines as values. Costs: at most 9 queries, however many."""
    found = list(Answer.objects.filter(line__in=rows).order_by("part", "id")) if actor else []
    by_line: dict[int, list[Answer]] = {}
    for one in sorted(found, key=lambda a: (a.part != "lead", a.pk)):
        by_line.setdefault(one.line_id, []).append(one)
    known = _known(rows, found, actor, day)
    return tuple(
        _line(row, number, by_line.get(row.pk, []), known, now)
        for number, row in enumerate(rows, 1)
    )


def _line(
    row: Line, number: int, answers: Sequence[Answer], known: _Known, now: datetime
) -> LineShown:
    post = known.posts.get(row.leader_post or 0)
    who = known.holders.get(row.leader_post or 0)
    settled = known.people.get(row.settled_by or 0)
    basis = next((one.label for one in Basis if one.key == row.basis), CHOSEN)
    return LineShown(
        row=row, number=number, work=row.work,
        lead=known.units.get(row.lead_id or 0, row.lead_name), co=tuple(json.loads(row.co)),
        leader=f"{who.name}（{post.title}）" if who and post else post.title if post else "",
        basis=basis, quarters=tuple(json.loads(row.quarters)), state=LineState.of(row.state),
        answers=tuple(_answer(one, known, now) for one in answers),
        open=_barred(row, answers), settled_by=settled.name if settled else "",
        case=row.case if row.case in known.cases else None,
    )  # fmt: skip


def _answer(row: Answer, known: _Known, now: datetime) -> AnswerShown:
    reply = Reply.of(row.reply)
    who = known.people.get(row.person or 0)
    late = reply is Reply.WAITING and now > row.due
    return AnswerShown(
        row.org_id, known.units.get(row.org_id, ""), row.part == "lead", reply, _TONES[reply],
        row.reason, row.due, row.answered_at, who.name if who else "", late,
    )  # fmt: skip


def page(
    actor: Actor | None, key: str, *, show: str, org: int | None, now: datetime, day: date
) -> Page:
    """The lines of a plan, narrowed. Costs: at most 15 queries. Raises ``NotFoundError``."""
    plan = access.plan_of(actor, key)
    rows = list(access.lines(actor, plan).order_by("place", "id")[:MOST])
    if not rows and not access.inside(actor, plan):
        raise NotFoundError(what="分解表")
    lines = shown(actor, rows, now, day)
    lacking = _lacking(plan)
    drafts = sum(one.state is LineState.DRAFT and one.row.lead_id is not None for one in lines)
    barred = sum(one.open for one in lines)
    return Page(
        plan=plan, lines=tuple(one for one in lines if _fits(one, show, org)), all=len(lines),
        open=barred, counts=_counts(lines), units=_units(lines), show=show, org=org,
        lacking=lacking, drafts=drafts, bar=bar(plan, barred, lacking, len(lines)),
        newer=plan.issued_id is not None and plan.final_id != plan.issued_id,
        may_edit=access.may_edit(actor, plan), may_settle=access.may_settle(actor, plan),
        may_issue=access.may_issue(actor, plan) and actor is not None and "office" in actor.roles,
        release=Release.objects.filter(plan=plan).order_by("-id").first() if actor else None,
        signed=actor is not None,
    )  # fmt: skip


def _lacking(plan: Plan) -> int:
    """Clauses of the version in force that have no line. Costs: 2 queries."""
    wanted = Clause.objects.filter(plan=plan, plannable=True).values_list("key", flat=True)
    known = set(Line.objects.filter(plan=plan).values_list("clause", flat=True))
    return len(set(wanted) - known)


def bar(plan: Plan, barred: int, lacking: int, lines: int) -> T | None:
    """Why the plan cannot be issued now; ``None`` when it can."""
    if plan.final_id is None:
        return T("尚未定稿", "It is not final yet")
    if plan.state == State.ISSUING.key:
        return T("正在下达", "It is being issued")
    if plan.issued_id is not None and plan.final_id == plan.issued_id:
        return T("已下达", "It is issued")
    if not lines:
        return T("还没有分解表", "There is no decomposition yet")
    if lacking:
        return T("还有 {count} 个条目没有分解", "{count} clauses have no line yet").filled(
            count=lacking
        )
    if barred:
        return T(
            "还有 {count} 行未认领、被退回或没有牵头科室",
            "{count} lines are unanswered, returned or without a lead",
        ).filled(count=barred)
    return None


def _fits(one: LineShown, show: str, org: int | None) -> bool:
    units = {one.row.lead_id} | {helper["org"] for helper in one.co}
    if org is not None and org not in units:
        return False
    return {
        "open": one.open,
        "returned": one.open and one.returned,
        "waiting": one.open and one.waiting,
        "agreed": not one.open,
    }.get(show, True)


def _counts(lines: Iterable[LineShown]) -> tuple[tuple[str, T, int], ...]:
    rows = list(lines)
    return tuple(
        (key, label, sum(_fits(one, key, None) for one in rows)) for key, label in SHOW.items()
    )


def _units(lines: Iterable[LineShown]) -> tuple[tuple[int, str], ...]:
    found: dict[int, str] = {}
    for one in lines:
        if one.row.lead_id is not None:
            found.setdefault(one.row.lead_id, one.lead)
        for helper in one.co:
            if helper["org"] is not None:
                found.setdefault(helper["org"], helper["name"])
    return tuple(sorted(found.items(), key=lambda unit: unit[0]))


@dataclass(frozen=True)
class One:
    """One line with what its form offers."""

    plan: Plan
    line: LineShown
    text: str
    units: tuple[tuple[str, list[tuple[int, str]]], ...]
    """Headings of townships, each with its units; the bureau's own have none."""
    posts: tuple[tuple[int, str], ...]
    own: tuple[AnswerShown, ...]
    may_edit: bool
    may_settle: bool


def one(actor: Actor | None, key: str, number: int, now: datetime, day: date) -> One:
    """One line in sight. Costs: at most 15 queries. Raises ``NotFoundError``."""
    plan = access.plan_of(actor, key)
    row = access.lines(actor, plan).filter(pk=number).first()
    if row is None or actor is None:
        raise NotFoundError(what="分解行")
    [line] = shown(actor, [row], now, day)
    clause = Clause.objects.filter(plan=plan, key=row.clause).first()
    reach = access.answering(actor)
    mine = set(actor.orgs) if reach.everything else reach.orgs
    edit = access.may_edit(actor, plan) and row.case is None
    tree = tree_of(day)
    choices = tuple(by_place(tree)) if edit else ()
    leaders = leading(plan.org_id, day) if edit else ()
    return One(
        plan=plan, line=line, text=clause.text if clause else row.task, units=choices,
        posts=tuple((post.id, post.title) for post in leaders),
        own=tuple(a for a in line.answers if a.org in mine),
        may_edit=edit, may_settle=access.may_settle(actor, plan) and row.case is None,
    )  # fmt: skip


@dataclass(frozen=True)
class Own:
    """The lines on which an actor's units have to answer."""

    plan: Plan
    lines: tuple[tuple[LineShown, AnswerShown], ...]
    waiting: int
    due: datetime | None


def own(actor: Actor | None, key: str, now: datetime, day: date) -> Own:
    """A unit's own lines. Costs: at most 13 queries. Raises ``NotFoundError``."""
    plan = access.plan_of(actor, key)
    mine = list(access.answers(actor, plan).values_list("line_id", "org_id"))
    if not mine:
        raise NotFoundError(what="分解表")
    numbers = {line for line, _ in mine}
    orgs = {org for _, org in mine}
    rows = list(Line.objects.filter(pk__in=numbers).order_by("place", "id"))
    pairs = tuple(
        (line, answer)
        for line in shown(actor, rows, now, day)
        for answer in line.answers
        if answer.org in orgs
    )
    waiting = [a for _, a in pairs if a.reply is Reply.WAITING]
    return Own(plan, pairs, len(waiting), min((a.due for a in waiting), default=None))


def task_rows(lines: Iterable[LineShown]) -> list[TaskRow]:
    """Lines as rows of the paper."""
    return [
        TaskRow(
            work=one.work, task=one.row.task, leader=one.leader.split("（")[0], lead=one.lead,
            co=tuple(helper["name"] for helper in one.co),
            due=f"{one.row.due.year}年{one.row.due.month}月{one.row.due.day}日" if one.row.due else "",
        )
        for one in lines
    ]  # fmt: skip


def sheet(found: Page, form: str, day: date) -> bytes:
    """The 分解表 as .xlsx or .docx."""
    title = f"{found.plan.title}任务分解表"
    rows = task_rows(found.lines)
    if form == "xlsx":
        return written(title, rows, day=day, units=[name for _, name in found.units])
    head = PaperHead(title=title, issuer=found.plan.file.issuer or found.plan.title, day=day)
    return docx(decomposition(DECOMPOSITION, head, rows))


def as_json(found: Page) -> list[dict[str, Any]]:
    """Lines as plain data."""
    return [
        {
            "id": one.row.pk, "clause": one.row.clause, "work": one.work, "task": one.row.task,
            "lead": one.row.lead_id, "lead_name": one.lead, "co": list(one.co),
            "leader_post": one.row.leader_post, "due": one.row.due, "measure": one.row.measure,
            "evidence": one.row.evidence, "quarters": list(one.quarters), "state": one.row.state,
            "basis": one.row.basis, "why": one.row.why, "open": one.open, "case": one.row.case,
            "seen": one.row.seen,
            "answers": [
                {"org": a.org, "name": a.name, "reply": a.reply.key, "reason": a.reason,
                 "due": a.due, "at": a.at}
                for a in one.answers
            ],
        }
        for one in found.lines
    ]  # fmt: skip
