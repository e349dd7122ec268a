"""What the pages of reviews show: calls, one call with its works, a judge's tasks and one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.people.selectors import people, people_steps
from xuezheng.apps.records.access import declared_ledger
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.reviews.access import (
    calls,
    declared,
    entries,
    groups,
    judges,
    one_call,
    task,
    tasks,
)
from xuezheng.apps.reviews.models import Assignment, Call
from xuezheng.apps.reviews.selectors.scoring import severity, waiting
from xuezheng.apps.schools.access import names
from xuezheng.core.assess.blinding import blinded
from xuezheng.core.assess.referee import check
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field

PAGE = 50


@dataclass(frozen=True, slots=True)
class CallShown:
    """A call as a list shows it."""

    id: int
    title: str
    review: T
    year: int
    stage: T


@dataclass(frozen=True, slots=True)
class WorkShown:
    """A work of a call, for those who run it."""

    entry: int
    case: int
    number: str
    subject: str
    unit: str
    code: str
    state: T
    score: str
    place: int | None
    votes: str
    alike: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class JudgeShown:
    """A judge of a pool: drawn or not, how many tasks, how lenient."""

    id: int
    name: str
    unit: str
    group: T
    drawn: bool
    tasks: int
    lenient: str


@dataclass(frozen=True, slots=True)
class CallPage:
    """One call; ``key`` is that of its review."""

    key: str
    call: CallShown
    works: tuple[WorkShown, ...]
    judges: tuple[JudgeShown, ...]
    commitment: str
    source: str
    record: Mapping[str, Any]
    faults: tuple[str, ...]
    waiting: int
    committed: bool
    drawn: bool
    summed: bool
    voted: bool


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A task as a judge sees it: a code and a title, no unit, no names."""

    id: int
    code: str
    title: str
    review: T
    scored: bool
    total: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One work before its judge."""

    task: TaskShown
    facts: tuple[tuple[T, str], ...]
    lines: tuple[tuple[str, T, int], ...]
    scores: Mapping[str, str]
    opinion: str


def listed(actor: Actor | None) -> tuple[CallShown, ...]:
    """Give the calls somebody runs. Costs: 1 query."""
    return tuple(_call(one) for one in calls(actor)[:PAGE])


def _call(row: Call) -> CallShown:
    return CallShown(row.pk, row.title, declared(row.review).title, row.year, _stage(row))


def _stage(row: Call) -> T:
    if row.voted_at:
        return T("已表决", "Voted on")
    if row.summed_at:
        return T("待表决", "To be voted on")
    if row.drawn_at:
        return T("评分中", "Being judged")
    return T("待抽取", "To be drawn") if row.committed_at else T("申报中", "Open")


def call_page(actor: Actor | None, number: int, now: datetime) -> CallPage:
    """Give one call to those who run it. Costs: at most 8 queries."""
    row = one_call(actor, number)
    record = row.draw if row.drawn_at else {}
    return CallPage(
        key=row.review, call=_call(row), works=_works(row, now), judges=_judges(actor, row, now),
        commitment=row.commitment, source=row.source, record=record,
        faults=tuple(check(record)) if record else (), waiting=waiting(row) if record else 0,
        committed=row.committed_at is not None, drawn=row.drawn_at is not None,
        summed=row.summed_at is not None, voted=row.voted_at is not None,
    )  # fmt: skip


def _works(row: Call, now: datetime) -> tuple[WorkShown, ...]:
    known = names(day_of(now))
    flow = declared_ledger(row.review).flow
    found = []
    for one in entries(row).select_related("vote"):
        told = row.results.get(str(one.pk), {})
        vote = getattr(one, "vote", None)
        found.append(
            WorkShown(
                one.pk, one.record_id, one.record.number, one.record.subject,
                known.get(one.record.org_id, ""), one.code, flow.stage(one.record.state).label,
                told.get("score", ""), told.get("place"),
                f"{vote.yes}/{vote.voting}" if vote else "", tuple(one.alike),
            )
        )  # fmt: skip
    return tuple(found)


def _judges(actor: Actor | None, row: Call, now: datetime) -> tuple[JudgeShown, ...]:
    rows = list(judges(actor).filter(review=row.review).order_by("group", "id"))
    known = people([one.person for one in rows], day_of(now))
    units = names(day_of(now))
    given = Assignment.objects.filter(entry__call=row, recused_at=None)
    many: dict[int, int] = {}
    for judge in given.values_list("judge_id", flat=True):
        many[judge] = many.get(judge, 0) + 1
    lenient = severity(row) if row.summed_at else {}
    called = groups(declared(row.review))
    drawn = set(row.draw.get("members", ()))
    return tuple(
        JudgeShown(
            one.pk, known[one.person].name if one.person in known else "",
            units.get(one.org_id, ""),
            called.get(one.group, T(one.group, one.group)), str(one.pk) in drawn, many.get(one.pk, 0),
            lenient.get(one.pk, ""),
        )
        for one in rows
    )  # fmt: skip


def mine(actor: Actor | None) -> tuple[TaskShown, ...]:
    """Give what somebody has to judge, by code. Costs: at most 3 queries."""
    return alone(mine_steps(actor))


def mine_steps(actor: Actor | None) -> Steps[tuple[TaskShown, ...]]:
    """Do so beside others. Costs: 2 rounds while steady."""
    if actor is None or actor.person is None:
        return ()
    rows = yield Question(lambda: tasks(actor)[:PAGE], ("reviews.tasks", actor.person))
    hidden = (yield from _hidden_steps(rows)) if rows else {}
    return tuple(_task(one, hidden[one.pk]) for one in rows)


def _task(row: Assignment, hidden: tuple[str, ...]) -> TaskShown:
    data = row.entry.record.data
    title = blinded(str(data.get("title") or ""), hidden)
    of = declared(row.entry.call.review).title
    return TaskShown(row.pk, row.entry.code, title, of, row.scored_at is not None, row.total)


def _hidden(rows: Sequence[Assignment]) -> dict[int, tuple[str, ...]]:
    return alone(_hidden_steps(rows))


def _hidden_steps(rows: Sequence[Assignment]) -> Steps[dict[int, tuple[str, ...]]]:
    """Give the names that must not be read in each work: its person's, its team's, its unit's."""
    day = max((row.entry.record.opened for row in rows), default=date(2020, 1, 1))
    behind = {row.pk: row.entry.record.data.get(_person_field(row)) for row in rows}
    known = yield from people_steps([one for one in behind.values() if one], day)
    units = names(day)
    found = {}
    for row in rows:
        record, person = row.entry.record, behind[row.pk]
        own = [known[person].name] if person in known else []
        team = str(record.data.get("team") or "").replace("，", "、").split("、")
        found[row.pk] = (*own, units.get(record.org_id, ""), *(one.strip() for one in team))
    return found


def _person_field(row: Assignment) -> str:
    return declared(row.entry.call.review).person


def task_page(actor: Actor | None, number: int) -> TaskPage:
    """Give one work to its judge: the fields the review shows, names blotted out."""
    row = task(actor, number)
    found, record = declared(row.entry.call.review), row.entry.record
    ledger, hidden = declared_ledger(record.kind), _hidden([row])[row.pk]
    return TaskPage(
        task=_task(row, hidden),
        facts=tuple(
            (field.label, blinded(_said(field, record.data), hidden))
            for field in (ledger.field(key) for key in found.blind)
        ),
        lines=tuple((one.key, one.label, one.full) for one in found.rubric.leaves()),
        scores=row.scores,
        opinion=row.opinion,
    )


def _said(field: Field, data: Mapping[str, Any]) -> str:
    value = data.get(field.key)
    return "" if value is None else field.show(value)
