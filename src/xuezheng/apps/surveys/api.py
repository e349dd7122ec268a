"""GET /api/surveys: surveys, results of units in reach; POST /api/surveys/answers for whoever has a code."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.surveys import limits
from xuezheng.apps.surveys.access import SURVEY, enters
from xuezheng.apps.surveys.selectors import pages, telling
from xuezheng.apps.surveys.services.answering import INTENTIONS
from xuezheng.core.base.errors import NotFoundError
from xuezheng.ui.doors import actor_of, public

router = Router(tags=["surveys"])


class SurveyOut(Schema):
    """A survey: slips handed out and answered."""

    id: int
    number: str
    title: str
    opens_on: date
    closes_on: date
    state: str
    handed: int
    answered: int


class AnswersIn(Schema):
    """A code and the answers by question."""

    code: str
    answers: dict[str, Any]


class AnsweredOut(Schema):
    """Whether the answers count; they do not where the code was used before."""

    counted: bool


@router.get("", response=list[SurveyOut], summary="Surveys")
def index(request: HttpRequest, before: int = 0) -> list[dict[str, Any]]:
    """Give fifty at a time, the newest first; ``before`` is the last id seen."""
    actor = actor_of(request)
    if not enters(actor):
        raise NotFoundError(what=SURVEY)
    return [telling.row(one) for one in pages.listed(actor, before)[: pages.PAGE]]


@router.post("/answers", response=AnsweredOut, summary="Answer with a code")
@public
def answer(request: HttpRequest, given: AnswersIn) -> dict[str, Any]:
    """Take the answers of whoever has a code; no account is asked for, none is noted."""
    address = request.META.get("REMOTE_ADDR", "")
    limits.demand(address)
    try:
        return act(INTENTIONS[0], given.dict(), actor=None, at=clock.now()).result
    except NotFoundError:
        limits.spend(address)
        raise


@router.get("/{number}", response=dict[str, Any], summary="One survey with its results")
def show(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one survey: who was asked, figures with their intervals, sessions proposed."""
    return telling.page(pages.page(actor_of(request), number, clock.today()))


@router.get("/{number}/units/{org}", response=dict[str, Any], summary="One unit's results")
def unit(request: HttpRequest, number: int, org: int) -> dict[str, Any]:
    """Give one unit's figures and comments by theme."""
    return telling.unit(pages.unit_page(actor_of(request), number, org, clock.today()))
