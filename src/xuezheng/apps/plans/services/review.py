"""Working on a plan before it is final: taking it up (立项), deciding, withdrawing."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import Field

from xuezheng.adapters import files as stored
from xuezheng.apps.jobs.services import enqueue
from xuezheng.apps.plans.access import GROUP, held, listed
from xuezheng.apps.plans.models import Plan, PlanFile, Proposal, ReviewStep
from xuezheng.apps.plans.services.files import AT_ONCE, read_plan
from xuezheng.apps.schools.access import require, tree_of
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.proposals import proposals
from xuezheng.core.plans.review import (
    Act,
    Content,
    Decision,
    Effect,
    Item,
    Subject,
    applied,
    decided,
)
from xuezheng.core.plans.written import effect_json, item_json, read_effect, read_item

PROPOSE_JOB = "plan.propose"
_BATCH = 500


class WaitingError(RefusedError):
    """The file is still being read."""

    code = "plan-waiting"
    text = T("文件还在读取，请稍后再试", "The file is still being read; try again later")


class YearError(InputError):
    """Nobody said which year the plan is for."""

    code = "plan-year"
    text = T("请写明计划年度", "Say which year the plan is for")


class UndoneError(RefusedError):
    """The decision was withdrawn already, or is itself a withdrawal."""

    code = "review-undone"
    text = T("该决定已撤回", "That decision is withdrawn already")


class NumberError(InputError):
    """A value that is no number."""

    code = "review-number"
    text = T("“{found}”不是数", "“{found}” is no number")


class Adopt(Given):
    """Which file becomes the working plan, of which unit and year."""

    file: str
    org: int | None = None
    title: str = Field(default="", max_length=200)
    number: str = Field(default="", max_length=60)
    year: int | None = Field(default=None, ge=1949, le=2200)


class ContentIn(Given):
    """What a proposal should say; what is left out stays as it was read, "" empties it."""

    quote: str = Field(min_length=1, max_length=2000)
    start: int | None = Field(default=None, ge=0)
    kind: str | None = Field(default=None, max_length=20)
    indicator: str | None = Field(default=None, max_length=200)
    scope: str | None = Field(default=None, max_length=200)
    op: str | None = Field(default=None, max_length=8)
    value: str | None = Field(default=None, max_length=40)
    low: str | None = Field(default=None, max_length=40)
    high: str | None = Field(default=None, max_length=40)
    unit: str | None = Field(default=None, max_length=20)
    deadline: str | None = Field(default=None, max_length=10)


class Decide(Given):
    """A decision: what, on which proposals, what becomes of them, and the last step seen."""

    plan: str
    act: str
    seen: int = Field(ge=0)
    on: list[str] = Field(default_factory=list, max_length=2000)
    becomes: list[ContentIn] = Field(default_factory=list, max_length=20)
    subject: str = Subject.TARGET.key
    why: str = Field(default="", max_length=400)


class Undo(Given):
    """Which step to withdraw."""

    plan: str
    step: int = Field(ge=1)
    seen: int = Field(ge=0)


def adopt(deed: Deed, given: Adopt) -> Mapping[str, Any]:
    """Take up a file as the plan of a year; a second time gives the first one's key.

    Raises ``WaitingError``, ``YearError``, and what access refuses.
    """
    file = listed(deed.actor).filter(key=given.file).first()
    org = given.org if given.org is not None else tree_of(deed.at.date()).root
    if file is None or org is None:
        raise NotFoundError(what="工作要点")
    require(deed.actor, Verb.OPEN, GROUP, org, what="工作要点")
    if not file.reader:
        raise WaitingError
    year = given.year or file.year
    if year is None:
        raise YearError
    reading = json.loads(file.reading)
    number = given.number or reading["parts"][0].get("number") or ""
    plan, made = Plan.objects.get_or_create(
        file=file,
        org_id=org,
        defaults={
            "key": _key(file), "year": year, "number": number[:60],
            "title": (given.title or file.title or file.name)[:200], "adopted_at": deed.at,
        },
    )  # fmt: skip
    if made and len(reading["text"]) > AT_ONCE:
        enqueue(deed, PROPOSE_JOB, {"plan": plan.pk}, org=org)
    elif made:
        deed.rows = propose(plan)
    deed.about("plan", plan.pk, org)
    return {"plan": plan.key, "made": made}


def _key(file: PlanFile) -> str:
    """The file's own key, so that one address leads to both; another unit's plan has its own."""
    taken = Plan.objects.filter(key=file.key).exists()
    return secrets.token_urlsafe(12) if taken else file.key


def propose(plan: Plan) -> int:
    """Write the proposals of a plan nobody has decided on yet; gives how many."""
    if plan.steps or Proposal.objects.filter(plan=plan).exists():
        return 0
    file: PlanFile = plan.file
    reading = read_plan(stored.place(file.digest).read_bytes(), file.name)
    rows = [_row(plan, item) for item in proposals(reading)]
    Proposal.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def _row(plan: Plan, item: Item, step: int = 0) -> Proposal:
    return Proposal(
        plan=plan, key=item.key, clause=item.clause, subject=item.subject.key,
        verdict=item.verdict.key, start=item.content.start, touched=step,
        content=json.dumps(item_json(item), ensure_ascii=False),
    )  # fmt: skip


def items_of(rows: Iterable[Proposal]) -> dict[str, Item]:
    """Rows as items of the core, by key."""
    return {row.key: read_item(json.loads(row.content)) for row in rows}


def decide(deed: Deed, given: Decide) -> Mapping[str, Any]:
    """Decide on proposals. Raises ``StaleError`` for what was changed after ``seen``.

    Further ``ShapeError``, ``DecidedError``, ``QuoteError``, ``ContentError``, and
    what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.OPEN)
    kind = next((one for one in Act if one.key == given.act), None)
    if kind is None:
        raise NotFoundError(what=given.act)
    subject = Subject.CLAUSE if given.subject == Subject.CLAUSE.key else Subject.TARGET
    text = json.loads(plan.file.reading)["text"]
    on = _chosen(plan, given)
    home = _clause_at(plan, _place(given.becomes, text)) if not on else ""
    near = _near(plan, {row.clause for row in on} | {home})
    base = near[on[0].key].content if on else _blank(near.get(home), subject)
    becomes = tuple(_content(one, base) for one in given.becomes)
    decision = Decision(plan.steps + 1, kind, tuple(r.key for r in on), becomes, subject, given.why)
    effect = decided(near, decision, text, home)
    step = _keep(deed, plan, near, effect)
    step.act, step.why = kind.key, given.why
    step.save()
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = len(effect.after)
    deed.note(act=kind.key, on=list(decision.on), why=given.why)
    return {"step": step.number, "now": [item.key for item in effect.after]}


def _chosen(plan: Plan, given: Decide) -> list[Proposal]:
    rows = {row.key: row for row in Proposal.objects.filter(plan=plan, key__in=given.on)}
    if len(rows) < len(set(given.on)):
        # Split or merged by somebody else since, or never there.
        raise StaleError if given.seen < plan.steps else NotFoundError(what="待核对项")
    if any(row.touched > given.seen for row in rows.values()):
        raise StaleError
    return [rows[key] for key in given.on]


def _near(plan: Plan, clauses: set[str]) -> dict[str, Item]:
    return items_of(Proposal.objects.filter(plan=plan, clause__in=clauses - {""}))


def _place(becomes: Sequence[ContentIn], text: str) -> int:
    """Where something added stands: the place given, else where its quote first stands."""
    for content in becomes:
        if content.start is not None:
            return content.start
        return max(text.find(content.quote.strip()), 0)
    return 0


def _clause_at(plan: Plan, start: int) -> str:
    """The clause a place of the text lies in, or the one before it."""
    rows = Proposal.objects.filter(plan=plan, subject=Subject.CLAUSE.key)
    row = rows.filter(start__lte=start).order_by("-start", "-key").first()
    row = row or rows.order_by("start", "key").first()
    return row.key if row else ""


def _blank(around: Item | None, subject: Subject) -> Content:
    kind = "target" if subject is Subject.TARGET else "duty"
    section = around.content.section if around else ()
    due = around.content.due_by_plan if around else None
    return Content(start=0, quote="", kind=kind, section=section, due_by_plan=due)


def _content(given: ContentIn, base: Content) -> Content:
    said = given.model_dump(exclude_none=True)
    for name in ("value", "low", "high"):
        if name in said:
            said[name] = _number(said[name])
    for name in ("scope", "deadline"):
        if name in said:
            said[name] = said[name].strip() or None
    found = replace(base, **said)
    ranged = found.op == "range"
    found = replace(found, value=None) if ranged else replace(found, low=None, high=None)
    same = (found.value, found.low, found.high) == (base.value, base.low, base.high)
    return replace(found, implicit=base.implicit and same, ratio=base.ratio if same else None)


def _number(written: str) -> Decimal | None:
    clean = written.strip().replace(",", "").replace("，", "")
    if not clean:
        return None
    try:
        found = Decimal(clean)
    except InvalidOperation as error:
        raise NumberError(found=written[:40]) from error
    if not found.is_finite():
        raise NumberError(found=written[:40])
    return found


def _keep(deed: Deed, plan: Plan, near: Mapping[str, Item], effect: Effect) -> ReviewStep:
    """Write an effect as rows and as the next step of the plan; the caller says which act."""
    applied(near, effect)
    plan.steps += 1
    plan.save(update_fields=["steps"])
    gone = {item.key for item in effect.before}
    Proposal.objects.filter(plan=plan, key__in=gone).delete()
    rows: Sequence[Proposal] = [_row(plan, item, plan.steps) for item in effect.after]
    Proposal.objects.bulk_create(rows, batch_size=_BATCH)
    first = (effect.before or effect.after)[0]
    return ReviewStep(
        plan=plan, number=plan.steps, quote=first.content.quote[:120],
        effect=json.dumps(effect_json(effect), ensure_ascii=False),
        account=deed.actor.account, person=deed.actor.person, at=deed.at,
    )  # fmt: skip


def undo(deed: Deed, given: Undo) -> Mapping[str, Any]:
    """Withdraw a decision exactly. Raises ``UndoneError``, ``RestsError``, ``NotFoundError``."""
    plan = held(deed.actor, given.plan, Verb.OPEN)
    row = ReviewStep.objects.filter(plan=plan, number=given.step).first()
    if row is None:
        raise NotFoundError(what="核对决定")
    if row.undone or row.undoes is not None:
        raise UndoneError
    effect = read_effect(json.loads(row.effect)).turned()
    keys = {item.key for item in (*effect.before, *effect.after)}
    near = items_of(Proposal.objects.filter(plan=plan, key__in=keys))
    step = _keep(deed, plan, near, effect)
    step.act, step.undoes = Act.UNDO.key, row.number
    step.save()
    row.undone = True
    row.save(update_fields=["undone"])
    deed.about("plan", plan.pk, plan.org_id)
    deed.note(undoes=row.number)
    return {"step": step.number, "now": [item.key for item in effect.after]}


ADOPT = Intention("plan.adopt", T("启动年度要点办理", "Take up a plan"), Adopt, adopt)
DECIDE = Intention("plan.decide", T("核对读出的内容", "Decide on what was read"), Decide, decide)
UNDO = Intention("plan.undo", T("撤回核对决定", "Withdraw a decision"), Undo, undo)
INTENTIONS = (ADOPT, DECIDE, UNDO)
