"""Judging (评分、回避、汇总、表决): a judge scores a code; sums, places and votes follow from rules."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.records.services import move_case
from xuezheng.apps.reviews.access import declared, entries, one_call, task
from xuezheng.apps.reviews.models import Assignment, Call, Entry, Judge, Vote
from xuezheng.apps.reviews.selectors.scoring import (
    rules_on,
    scores_of,
    share,
    summed,
    waiting,
)
from xuezheng.apps.reviews.services.drawing import OrderError
from xuezheng.core.assess.criteria import FigureError, exact
from xuezheng.core.assess.ranking import Entry as Ranked
from xuezheng.core.assess.ranking import chosen_by_group
from xuezheng.core.assess.scoring import shown
from xuezheng.core.assess.voting import voted
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InfeasibleError, InputError, RefusedError
from xuezheng.core.base.labels import T

LONGEST = 4000


class ScoredError(RefusedError):
    """A task is scored once, and given back before that."""

    code = "review-scored"
    text = T("该材料已评分", "This work is scored already")


class LinesError(InputError):
    """Every line of the rubric is scored."""

    code = "review-lines"
    text = T("请逐项评分：{lines}", "Score every line: {lines}")


class NobodyLeftError(InfeasibleError):
    """No drawn judge may take a work over."""

    code = "review-nobody"
    text = T("没有可以接替的评委，请补充评委库后重新抽取", "No drawn judge may take it over")


class ScoreTask(Given):
    """Points of every line, and an opinion."""

    task: int
    scores: dict[str, str] = Field(min_length=1, max_length=40)
    opinion: str = Field(default="", max_length=LONGEST)


class GiveBack(Given):
    """Why somebody must not judge a work."""

    task: int
    why: str = Field(min_length=2, max_length=200)


class WhichCall(Given):
    """A call."""

    call: int


class Ballot(Given):
    """The votes on a work: cast, and in favour."""

    entry: int
    cast: int = Field(ge=0)
    yes: int = Field(ge=0)


class TakeVote(Given):
    """Who of the group was present, and the ballots counted."""

    call: int
    present: list[int] = Field(max_length=200)
    ballots: list[Ballot] = Field(min_length=1, max_length=2000)


def score(deed: Deed, given: ScoreTask) -> Mapping[str, Any]:
    """Score a work, once. Raises ``ScoredError``, ``LinesError``, ``FigureError``."""
    row = task(deed.actor, given.task, lock=True)
    if row.scored_at is not None:
        raise ScoredError(state="scored")
    rubric = declared(row.entry.call.review).rubric
    lines = {one.key: one for one in rubric.leaves()}
    if set(given.scores) != set(lines):
        missing = "、".join(one.label.zh for key, one in lines.items() if key not in given.scores)
        raise LinesError(lines=missing or "、".join(set(given.scores) - set(lines)))
    total = sum((_points(lines[key], value) for key, value in given.scores.items()), exact("0"))
    row.scores = {key: str(value).strip() for key, value in given.scores.items()}
    row.total = shown(total, 1)
    row.opinion, row.scored_at = given.opinion, deed.at
    row.save(update_fields=["scores", "total", "opinion", "scored_at"])
    deed.about("review_task", row.pk, row.judge.org_id)
    deed.note(scores=row.scores)
    return {"task": row.pk, "total": row.total}


def _points(line: Any, value: str) -> Any:
    try:
        points = exact(value.strip())
    except ValueError as error:
        raise FigureError(line=line.label, why=T("应为数字", "a number is expected")) from error
    if not 0 <= points <= line.full or (points * 10).denominator != 1:
        why = T(f"0 到 {line.full} 分，最多一位小数", f"0 to {line.full}, one place at most")
        raise FigureError(line=line.label, why=why)
    return points


def give_back(deed: Deed, given: GiveBack) -> Mapping[str, Any]:
    """Recuse oneself; the next drawn judge in order who may, takes the work over."""
    row = task(deed.actor, given.task, lock=True)
    if row.scored_at is not None:
        raise ScoredError(state="scored")
    call = Call.objects.select_for_update(of=("self",)).get(pk=row.entry.call_id)
    row.recused_at, row.why = deed.at, given.why
    row.save(update_fields=["recused_at", "why"])
    next_ = _next(call, row.entry)
    made = Assignment.objects.create(entry=row.entry, judge_id=next_, assigned_at=deed.at)
    deed.about("review_task", row.pk, row.judge.org_id)
    deed.note(why=given.why, next=made.judge_id)
    return {"task": row.pk, "next": made.pk}


def _next(call: Call, entry: Entry) -> int:
    barred = {(judge, work) for judge, work in map(tuple, call.draw["avoided"])}
    had = set(Assignment.objects.filter(entry=entry).values_list("judge_id", flat=True))
    order = [*call.draw["members"], *call.draw["reserves"]]
    able = [int(key) for key in order if (key, str(entry.pk)) not in barred and int(key) not in had]
    listed = set(Judge.objects.filter(pk__in=able, ended_at=None).values_list("pk", flat=True))
    for key in able:
        if key in listed:
            return key
    raise NobodyLeftError


def sum_up(deed: Deed, given: WhichCall) -> Mapping[str, Any]:
    """Sum the scores up: leniency moderated, places by group; the cases move before the group.

    Raises ``OrderError`` while anything is not scored, ``UnlinkedJudgesError``.
    """
    row = one_call(deed.actor, given.call, lock=True)
    if row.drawn_at is None or row.summed_at is not None:
        raise OrderError(why=T("尚未抽取，或已汇总", "not drawn, or summed up"), state="open")
    if left := waiting(row):
        raise OrderError(why=T(f"还有{left}份未评分", f"{left} are not scored"), state="open")
    trim = rules_on(row).whole(f"{declared(row.review).topic}.trim")
    row.results, row.summed_at = summed(row, scores_of(row), trim), deed.at
    row.save(update_fields=["results", "summed_at"])
    for one in entries(row).filter(record__state="judging"):
        told = row.results[str(one.pk)]
        data = {"score": told["score"], "place": told["place"]}
        move_case(deed, one.record_id, "rank", seen=one.record.version, data=data)
    deed.about("review_call", row.pk, row.org_id)
    deed.rows = len(row.results)
    deed.note(results=row.results)
    return {"call": row.pk, "works": len(row.results)}


def vote(deed: Deed, given: TakeVote) -> Mapping[str, Any]:
    """Enter the group's votes: by share and within quotas, works pass or fail.

    Raises ``QuorumError``, ``BallotError`` and ``OrderError``; then nothing is written.
    """
    row = one_call(deed.actor, given.call, lock=True)
    if row.summed_at is None or row.voted_at is not None:
        raise OrderError(why=T("尚未汇总，或已表决", "not summed up, or voted on"), state="open")
    works = {one.pk: one for one in entries(row).filter(record__state="voting")}
    if {one.entry for one in given.ballots} != set(works):
        raise OrderError(why=T("每份材料都须表决", "every work is voted on"), state="open")
    rules, topic = rules_on(row), declared(row.review).topic
    found = voted(
        {str(one.entry): (one.cast, one.yes) for one in given.ballots},
        group=row.draw["members"], present=[str(one) for one in given.present],
        avoided={(judge, work) for judge, work in map(tuple, row.draw["avoided"])},
        share=share(rules, f"{topic}.vote_share"), quorum=share(rules, f"{topic}.quorum"),
    )  # fmt: skip
    seated = _seated(row, {one.work for one in found if one.passed})
    for one in found:
        passed = one.passed and one.work in seated
        _decided(deed, works[int(one.work)], one, passed=passed)
    row.voted_at = deed.at
    row.save(update_fields=["voted_at"])
    deed.about("review_call", row.pk, row.org_id)
    deed.rows = len(found)
    return {"call": row.pk, "passed": sum(one.work in seated and one.passed for one in found)}


def _seated(row: Call, passed: set[str]) -> set[str]:
    """Give who of those that passed finds a seat in the quota of its group; without one all do."""
    if not row.quotas:
        return passed
    rows = [
        Ranked(key, exact(told["score"]), (), told["group"])
        for key, told in row.results.items()
        if key in passed
    ]
    return set(chosen_by_group(rows, row.quotas, declared(row.review).edge))


def _decided(deed: Deed, entry: Entry, one: Any, *, passed: bool) -> None:
    Vote.objects.create(
        entry=entry, voting=one.voting, yes=one.yes, need=one.need, passed=passed, at=deed.at
    )
    decision = "" if passed == one.passed else "超出名额"
    data = {"votes_cast": one.voting, "votes_for": one.yes, "decision": decision or None}
    move_case(
        deed, entry.record_id, "pass" if passed else "fail", seen=entry.record.version, data=data
    )
