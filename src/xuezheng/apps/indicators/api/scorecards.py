"""GET /api/scorecards: the cards, and a county judged by one; the same as the pages."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.indicators.selectors import plans, scorecards
from xuezheng.apps.schools.access import read_day
from xuezheng.catalogue.scorecards import words
from xuezheng.core.scorecards.telling import told
from xuezheng.ui.doors import actor_of

router = Router(tags=["scorecards"])


class CardOut(Schema):
    """A scorecard (评分卡) with its verdict at the reader's county."""

    key: str
    zh: str
    en: str
    source: str
    items: int
    verdict: str
    failing: int


class JudgedOut(Schema):
    """A county judged (评估结果): items with all their lines, exact values as text."""

    key: str
    title: dict[str, str]
    source: str
    county: int
    name: str
    verdict: str
    failing: list[dict[str, Any]]
    items: list[dict[str, Any]]
    day: str
    snapshot: str
    parameters: str
    whole: bool


@router.get("", response=list[CardOut], summary="Scorecards with their verdicts")
def index(request: HttpRequest, on: str = "") -> list[dict[str, Any]]:
    """Give every scorecard."""
    _, cards = scorecards.listed(actor_of(request), read_day(on, clock.today()))
    return [
        {
            "key": card.key, "zh": card.title.zh, "en": card.title.en, "source": card.source.cited,
            "items": len(card.items), "verdict": judged.verdict.key, "failing": len(judged.failing()),
        }
        for card, judged, _ in cards
    ]  # fmt: skip


@router.get("/{key}", response=JudgedOut, summary="A county judged by a scorecard")
def show(request: HttpRequest, key: str, org: int | None = None, on: str = "") -> dict[str, Any]:
    """Give the card as far as it is in sight."""
    card = scorecards.find(key)
    here = scorecards.seen(actor_of(request), org, read_day(on, clock.today()))
    return {
        **told(here.judged(card), here.county, words()), "day": here.run.day.isoformat(),
        "snapshot": here.run.snapshot, "parameters": here.run.parameters, "whole": here.whole,
    }  # fmt: skip


class PlanOut(Schema):
    """A plan asked for (达标方案): state and rounds of its search, then the plan itself."""

    job: int
    state: str
    rounds: int
    of: int | None
    why: dict[str, str]
    plan: dict[str, Any]


@router.get("/{key}/plans/{job}", response=PlanOut, summary="A plan asked for by scorecard.plan")
def plan(request: HttpRequest, key: str, job: int) -> dict[str, Any]:
    """Give the cheapest plan found, empty until the search has ended."""
    found = plans.plan(actor_of(request), key, job)
    return {
        "job": job, "state": found.job.state.key, "rounds": found.job.step, "of": found.job.total,
        "why": {"zh": found.why.zh, "en": found.why.en}, "plan": dict(found.told),
    }  # fmt: skip
