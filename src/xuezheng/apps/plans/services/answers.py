"""征求意见: asking lead and helpers about their lines, their answers, a leader's decision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import Field

from xuezheng.apps.plans.access import LeaderError, answering, held, may_settle, plan_of
from xuezheng.apps.plans.models import Answer, Line, LineState, Plan, Reply
from xuezheng.apps.plans.services.lines import IssuedLineError, set_lead, units_of
from xuezheng.apps.records.access.rules import calendar, day_of, in_force, office
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import Span

MOST = 2000


class NothingToAskError(RefusedError):
    """No draft line with a lead is left to be asked about."""

    code = "plan-nothing-to-ask"
    text = T(
        "没有可征求意见的分解行（请先填牵头科室）",
        "No line is ready to be asked about; name a lead first",
    )


class ReasonError(InputError):
    """Returning a line, or deciding one, needs a reason."""

    code = "plan-reason"
    text = T("请写明理由", "Give a reason")


class DecidedLineError(RefusedError):
    """A leader has decided the line, or it is issued."""

    code = "plan-line-decided"
    text = T("该行已由局领导裁定", "A leader has decided this line")


class Ask(Given):
    """Which plan, and which of its lines; none named means every draft with a lead."""

    plan: str
    lines: list[int] = Field(default_factory=list, max_length=MOST)


class GiveAnswer(Given):
    """What a unit says to lines that name it."""

    plan: str
    lines: list[int] = Field(min_length=1, max_length=MOST)
    org: int
    accept: bool
    reason: str = Field(default="", max_length=400)


class Settle(Given):
    """A leader's decision on open lines, perhaps with another lead."""

    plan: str
    lines: list[int] = Field(min_length=1, max_length=MOST)
    reason: str = Field(min_length=2, max_length=400)
    lead: int | None = None


def due_at(at: datetime) -> datetime:
    """When answers asked for at a moment are due: working days, to the end of office hours."""
    day = day_of(at)
    number = in_force(day)["plan.answer_within"]
    days = int(number) if isinstance(number, int) else 5
    return calendar().due_at(at, days, Span.WORKING_DAYS, office(day)).at


def ask(deed: Deed, given: Ask) -> Mapping[str, Any]:
    """Send drafts to the units they name, to be answered within ``plan.answer_within``.

    Raises ``NothingToAskError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.OPEN)
    rows = Line.objects.filter(plan=plan, state=LineState.DRAFT.key, lead__isnull=False)
    if given.lines:
        rows = rows.filter(pk__in=given.lines)
    chosen = list(rows.order_by("place", "id"))
    if not chosen:
        raise NothingToAskError
    due = due_at(deed.at)
    asked = [
        Answer(line=line, org_id=org, part=part, due=due, asked_at=deed.at)
        for line in chosen
        for org, part in units_of(line).items()
    ]
    Answer.objects.filter(line__in=chosen).delete()
    Answer.objects.bulk_create(asked, batch_size=500)
    Line.objects.filter(pk__in=[line.pk for line in chosen]).update(state=LineState.ASKED.key)
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = len(asked)
    deed.note(lines=len(chosen), due=due.isoformat())
    return {"lines": len(chosen), "units": len({a.org_id for a in asked}), "due": due.isoformat()}


def answer(deed: Deed, given: GiveAnswer) -> Mapping[str, Any]:
    """Accept lines or return them with a reason; only the units that lines name may.

    Raises ``ReasonError``, ``DecidedLineError`` and ``NotFoundError``.
    """
    plan = plan_of(deed.actor, given.plan)
    if not answering(deed.actor).holds(given.org):
        raise NotFoundError(what="分解行")
    reason = given.reason.strip()
    if not given.accept and not reason:
        raise ReasonError
    numbers = list(dict.fromkeys(given.lines))
    mine = Answer.objects.select_for_update(of=("self",)).filter(
        line__plan=plan, line__in=numbers, org=given.org
    )
    rows = {row.line_id: row for row in mine.select_related("line")}
    if len(rows) < len(numbers):
        raise NotFoundError(what="分解行")
    for row in rows.values():
        _answerable(row.line)
        row.reply = (Reply.ACCEPTED if given.accept else Reply.RETURNED).key
        row.reason, row.answered_at, row.person = reason, deed.at, deed.actor.person
        row.save()
    deed.about("plan", plan.pk, given.org)
    deed.rows = len(rows)
    deed.note(lines=numbers, accept=given.accept, reason=reason)
    return {"lines": len(rows), "reply": "accepted" if given.accept else "returned"}


def _answerable(line: Line) -> None:
    if line.state == LineState.SETTLED.key:
        raise DecidedLineError
    if line.state != LineState.ASKED.key:
        raise IssuedLineError


def settle(deed: Deed, given: Settle) -> Mapping[str, Any]:
    """Decide open lines by a leader's name (裁定); what units said stays beside it.

    Raises ``LeaderError``, ``IssuedLineError`` and ``NotFoundError``.
    """
    plan = plan_of(deed.actor, given.plan)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if not may_settle(deed.actor, plan):
        raise LeaderError
    numbers = list(dict.fromkeys(given.lines))
    found = Line.objects.select_for_update(of=("self",)).filter(plan=plan, pk__in=numbers)
    rows = {row.pk: row for row in found}
    if len(rows) < len(numbers):
        raise NotFoundError(what="分解行")
    units = tree_of(deed.at.date()).units
    for row in rows.values():
        if row.case is not None:
            raise IssuedLineError
        if given.lead is not None:
            set_lead(row, given.lead, units[given.lead].name if given.lead in units else "")
        row.state = LineState.SETTLED.key
        row.settled_by, row.settled_at = deed.actor.person, deed.at
        row.settled_why = given.reason
        row.seen += 1
        row.save()
    deed.about("plan", plan.pk, plan.org_id)
    deed.rows = len(rows)
    deed.note(lines=numbers, reason=given.reason, lead=given.lead)
    return {"lines": len(rows)}


ASK = Intention("plan.ask", T("分解表征求意见", "Ask units about their lines"), Ask, ask)
ANSWER = Intention("plan.answer", T("答复分解行", "Answer lines"), GiveAnswer, answer)
SETTLE = Intention("plan.settle", T("裁定分解行", "Decide open lines"), Settle, settle)
INTENTIONS = (ASK, ANSWER, SETTLE)
