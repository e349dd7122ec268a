"""What a move of a reviewed case must satisfy (随流转核对): eligibility, time given back, notice, votes."""

from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.apps.records import access as records
from xuezheng.apps.records.access.rules import calendar, day_of, in_force
from xuezheng.apps.reviews.access import declared, entry_of
from xuezheng.apps.reviews.models import Call, Entry
from xuezheng.apps.reviews.selectors.cases import eligibility
from xuezheng.apps.reviews.selectors.scoring import share
from xuezheng.core.assess.eligibility import require_eligible
from xuezheng.core.assess.review import Review
from xuezheng.core.assess.similarity import alike
from xuezheng.core.assess.voting import least
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

RUNS_OUT = {"award": "show", "settle": "appeal"}
"""Moves that wait for a clock to run out."""
MOST_COMPARED, MOST_TOLD = 2000, 5
HUNDRED = 100


class TooEarlyError(RefusedError):
    """A time the rule gives has not run out."""

    code = "review-too-early"
    text = T("{what}至{until}，期满后才能办理", "{what} lasts until {until}; wait until then")


class TimeBackError(RefusedError):
    """A returned application is given too little time."""

    code = "review-time-back"
    text = T(
        "补正截止日不得早于{until}：补正{within}个工作日，加上局里超过审核时限的{late}个工作日",
        "not before {until}: {within} working days, and {late} that the office was late itself",
    )


class VotesError(RefusedError):
    """The votes do not say what the move says."""

    code = "review-votes"
    text = T("{cast}票中同意{yes}票，通过需{need}票", "{yes} of {cast} agree, {need} are needed")


class DiffersError(RefusedError):
    """The move says another score than the review's sum."""

    code = "review-differs"
    text = T("与评审汇总不符：应为{found}", "The review's sum says {found}")


def follow(deed: Deed, record: Any, move: str) -> None:
    """Check a move just made; refusing it takes it back."""
    found = declared(record.kind)
    if move == "admit":
        _eligible(deed, found, record)
        _entered(deed, found, record)
    if move == "return":
        _time_back(deed, found, record)
    if move in RUNS_OUT:
        run_out(deed, record, RUNS_OUT[move])
    if move == "rank":
        _summed(record)
    if move in {"pass", "fail"}:
        _voted(deed, found, record, move)


def run_out(deed: Deed, record: Any, clock: str) -> None:
    """Raise ``TooEarlyError`` while the last deadline of a clock lies ahead."""
    row = records.deadlines().filter(record=record.pk, clock=clock).order_by("-id").first()
    if row is not None and row.due_at > deed.at:
        what = records.declared_ledger(record.kind).clock(clock).label
        raise TooEarlyError(what=what, until=row.due_day.isoformat(), state=record.state)


def _eligible(deed: Deed, found: Review, record: Any) -> None:
    """Refuse who is not eligible; dates run to the last day of the year under review."""
    require_eligible(eligibility(found, record.data, day_of(deed.at)))


def _entered(deed: Deed, found: Review, record: Any) -> None:
    """Enter a case into its year's call, with the texts that are much like it."""
    call = Call.objects.filter(
        review=found.key, year=record.data.get("year"), drawn_at=None
    ).first()
    if call is None or Entry.objects.filter(record=record).exists():
        return
    Entry.objects.create(call=call, record=record, alike=_alike(deed, found, record))


def _alike(deed: Deed, found: Review, record: Any) -> list[dict[str, Any]]:
    if not found.compares:
        return []
    at_least = Fraction(in_force(day_of(deed.at)).whole(f"{found.topic}.alike_from"), HUNDRED)
    others = records.rows(SYSTEM, Verb.READ, found.ledger).exclude(pk=record.pk).order_by("-id")
    texts = {
        number: _text(found, data)
        for number, data in others.values_list("number", "data")[:MOST_COMPARED]
    }
    told = alike(_text(found, record.data), texts, at_least)[:MOST_TOLD]
    return [
        {"number": one.key, "percent": int(one.share * HUNDRED), "passages": list(one.passages)}
        for one in told
    ]


def _text(found: Review, data: Any) -> str:
    return "\n".join(str(data.get(key) or "") for key in found.compares)


def least_day(deed: Deed, found: Review, record: Any) -> tuple[date, int, int]:
    """Give the first day a returned application may be due, the days it has, and those given back.

    What the office was late itself is given back (D18); the closing day of the
    call, where it lies later, holds in any case.
    """
    within = in_force(day_of(deed.at)).whole(f"{found.topic}.resubmit_within")
    row = records.deadlines().filter(record=record.pk, clock="check").order_by("-id").first()
    known, today = calendar(), day_of(deed.at)
    late = max(0, known.workdays_between(row.due_day, today).days) if row is not None else 0
    day = known.add_workdays(today, within + late).day
    return max(day, date.fromisoformat(record.data["apply_by"])), within, late


def _time_back(deed: Deed, found: Review, record: Any) -> None:
    until, within, late = least_day(deed, found, record)
    if date.fromisoformat(record.data["resubmit_by"]) < until:
        raise TimeBackError(until=until.isoformat(), within=within, late=late, state=record.state)


def _summed(record: Any) -> None:
    entry = entry_of(int(record.pk))
    told = entry.call.results.get(str(entry.pk)) if entry is not None else None
    if told is not None and (record.data["score"], record.data["place"]) != (
        told["score"], told["place"],
    ):  # fmt: skip
        raise DiffersError(found=f"{told['score']}（{told['place']}）", state=record.state)


def _voted(deed: Deed, found: Review, record: Any, move: str) -> None:
    cast, yes = record.data["votes_cast"], record.data["votes_for"]
    need = least(share(in_force(day_of(deed.at)), f"{found.topic}.vote_share"), cast)
    if move == "pass" and yes < need:
        raise VotesError(cast=cast, yes=yes, need=need, state=record.state)
    entry = entry_of(int(record.pk))
    vote = getattr(entry, "vote", None) if entry is not None else None
    if vote is not None and (vote.voting, vote.yes) != (cast, yes):
        raise VotesError(cast=vote.voting, yes=vote.yes, need=vote.need, state=record.state)
