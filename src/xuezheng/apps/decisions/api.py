"""GET /api/decisions: decisions that stand open, for everybody: course, lines, reasons, the record."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.decisions.access import open_one
from xuezheng.apps.decisions.models import State
from xuezheng.apps.decisions.selectors import lines as lines_of
from xuezheng.apps.decisions.selectors import pages, trial
from xuezheng.apps.decisions.selectors.examples import worked
from xuezheng.apps.decisions.selectors.filling import published
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of, public

router = Router(tags=["decisions"])


class BriefOut(Schema):
    """A decision (决策): number, title, engine, state, size of its list."""

    id: int
    number: str
    title: str
    engine: str
    state: str
    entries: int


class OneOut(BriefOut):
    """One decision with its digests and moments."""

    rules_version: str
    lists_digest: str
    commitment: str
    seed: str
    result: str
    frozen_at: datetime | None
    committed_at: datetime | None
    published_at: datetime | None


class LineOut(Schema):
    """What became of one number (结果行)."""

    turn: int
    rank: int | None
    key: str
    outcome: str
    place: str
    ticket: str


class SlipOut(Schema):
    """What became of one number, and why."""

    key: str
    outcome: str
    place: str
    reasons: list[str]


class RuleOut(Schema):
    """One rule of a decision in words."""

    rule: str
    says: str


class ExampleOut(Schema):
    """The worked example that goes with the rules (算例): what is decided, lines, reasons of some."""

    asks: str
    lines: list[dict[str, str]]
    reasons: dict[str, list[str]]


class RulesOut(Schema):
    """The rules of a decision in words, and a worked example by them."""

    rules: list[RuleOut]
    example: ExampleOut | None


def _brief(one: pages.Brief) -> dict[str, Any]:
    return {
        "id": one.id, "number": one.number, "title": one.title, "engine": one.engine.zh,
        "state": one.key, "entries": one.entries,
    }  # fmt: skip


@router.get("", response=list[BriefOut], summary="Decisions that stand open")
@public
def index(request: HttpRequest, before: int = 0) -> list[dict[str, Any]]:  # noqa: ARG001
    """Give fifty at a time, the newest first; ``before`` is the last id seen."""
    return [_brief(one) for one in pages.listed(None, before)[: lines_of.PAGE]]


@router.get("/{code}", response=OneOut, summary="One decision")
@public
def one(request: HttpRequest, code: str) -> dict[str, Any]:  # noqa: ARG001
    """Give its digests and moments."""
    row = open_one(code[:40])
    digests = json.loads(row.record)["digests"] if row.record else {}
    out = row.state == State.PUBLISHED.key
    return _brief(pages.brief(row)) | {
        "rules_version": row.rules_version, "lists_digest": row.lists_digest,
        "commitment": digests.get("commitment", ""), "seed": digests.get("seed") or "",
        "result": (digests.get("result") or "") if out else "", "frozen_at": row.frozen_at,
        "committed_at": row.committed_at, "published_at": row.published_at,
    }  # fmt: skip


@router.get("/{code}/lines", response=list[LineOut], summary="The result of a decision")
@public
def lines(request: HttpRequest, code: str, after: int = 0) -> list[dict[str, Any]]:  # noqa: ARG001
    """Give fifty lines at a time; ``after`` is the last turn seen."""
    return [
        {"turn": one.turn, "rank": one.rank, "key": one.key, "outcome": one.zh, "place": one.place,
         "ticket": one.ticket}
        for one in lines_of.lines(open_one(code[:40]), after)[: lines_of.PAGE]
    ]  # fmt: skip


@router.get("/{code}/lines/{key}", response=SlipOut, summary="What became of one number, and why")
@public
def slip(request: HttpRequest, code: str, key: str) -> dict[str, Any]:  # noqa: ARG001
    """Give outcome and reasons of a public number."""
    found = lines_of.slip(open_one(code[:40]), key[:64])
    if found is None:
        raise NotFoundError(what=T("公开号码", "public number"))
    place = found.line.place if found.line else ""
    return {
        "key": found.key, "outcome": found.outcome.zh, "place": place,
        "reasons": [one.zh for one in found.reasons],
    }  # fmt: skip


@router.get("/{code}/rules", response=RulesOut, summary="The rules in words, with an example")
@public
def rules(request: HttpRequest, code: str) -> dict[str, Any]:  # noqa: ARG001
    """Give each rule in words, and a small example reckoned by the engine itself."""
    row = open_one(code[:40])
    shown = worked(row.engine, row.terms)
    told = [{"rule": rule.zh, "says": says.zh} for rule, says in pages.ruled(row)]
    example = shown and {
        "asks": shown.asks.zh,
        "lines": [
            {"key": one.key, "given": one.brings.zh, "outcome": one.outcome.zh, "place": one.place}
            for one in shown.rows
        ],
        "reasons": {key: [one.zh for one in why] for key, why in shown.told},
    }
    return {"rules": told, "example": example}


@router.get("/{code}/record", response=dict[str, Any], summary="The published file")
@public
def record(request: HttpRequest, code: str) -> dict[str, Any]:  # noqa: ARG001
    """Give the record as published."""
    row = open_one(code[:40])
    if not row.record or row.state == State.RUNNING.key:
        raise NotFoundError(what=T("决策记录", "record"))
    found: dict[str, Any] = json.loads(row.record)
    return found


@router.get("/{code}/fillings", response=dict[str, Any], summary="Seats given up and filled")
@public
def filled(request: HttpRequest, code: str) -> dict[str, Any]:  # noqa: ARG001
    """Give the published file of fillings."""
    row = open_one(code[:40])
    if row.state != State.PUBLISHED.key:
        raise NotFoundError(what=T("递补记录", "fillings"))
    return published(row).model_dump()


class TrialIn(Schema):
    """Parts of a draft to be tried otherwise (试算): rules and plans, never the list."""

    changed: dict[str, Any]


class TrialRowOut(Schema):
    """A sum or cut-off as drafted and as tried."""

    place: str
    now: str
    then: str


@router.post(
    "/{int:number}/trial", response=list[TrialRowOut], summary="Try other rules on a draft"
)
def try_out(request: HttpRequest, number: int, given: TrialIn) -> list[dict[str, Any]]:
    """Give sums side by side for whoever prepares the draft; nothing is kept.

    A long list is tried by a job: ``POST /api/do/decision.try``, then ``GET /api/jobs/N``.
    """
    row = trial.drafted(actor_of(request), number)
    rows = trial.rows(*trial.tried(row, given.changed, clock.today()))
    return [{"place": one.place.zh, "now": one.now.zh, "then": one.then.zh} for one in rows]
