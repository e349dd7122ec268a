"""GET /api/indicators: what there is, a value with its account, its course, its places, the rows behind it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors import series, values
from xuezheng.apps.indicators.selectors.explaining import explain, told, told_figure
from xuezheng.apps.indicators.selectors.exporting import file_of, format_of, of_one, of_topic
from xuezheng.apps.indicators.selectors.kept import find, run_on
from xuezheng.apps.indicators.selectors.pages import home
from xuezheng.apps.indicators.selectors.rows import rows
from xuezheng.apps.schools.access import read_day
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.indicators.definition import Indicator
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

router = Router(tags=["indicators"])


class IndicatorOut(Schema):
    """One indicator (指标), without its figures."""

    key: str
    zh: str
    en: str
    topic: str
    unit: str
    better: str
    origin: str
    counting: str
    grains: list[str]
    source: str
    confidence: str
    serves: list[str]
    phrases: list[str]


class BesideOut(Schema):
    """What was computed, where another origin was chosen (另口径并列)."""

    origin: str
    day: str
    number: str | None
    shown: str | None


class FigureOut(Schema):
    """A value (指标值): exact as text, as shown, or why there is none; whence it comes."""

    key: str
    org: int
    grain: str | None
    day: str
    number: str | None
    shown: str | None
    unit: str
    absence: str | None
    part: int | None
    whole: int | None
    unknown: int
    origin: str
    snapshot: str
    definition: str
    parameters: str
    content: str
    reason: str
    paper: str
    beside: BesideOut | None


class AccountOut(FigureOut):
    """A value with its whole account: formula, parameters, standards, clause."""

    title: dict[str, str]
    says: dict[str, str]
    version: int
    since: str | None
    amounts: list[dict[str, str]]
    used: list[dict[str, str]]
    standards: list[dict[str, Any]]
    source: str
    confidence: str
    counting: str
    serves: list[str]


class RowOut(Schema):
    """A row behind a value (构成明细)."""

    id: int
    unit: str
    values: list[str]


class RowsOut(Schema):
    """Fifty rows; ``after`` asks for those behind them."""

    heads: list[str]
    rows: list[RowOut]
    after: int
    more: bool


def _out(one: Indicator) -> dict[str, Any]:
    return {
        "key": one.key, "zh": one.title.zh, "en": one.title.en, "topic": one.topic,
        "unit": one.unit.word.zh, "better": one.better.key, "origin": one.origin.key,
        "counting": one.counting.key, "grains": [grain.key for grain in one.grains],
        "source": one.source.cited, "confidence": one.confidence.key,
        "serves": list(one.serves), "phrases": list(one.phrases),
    }  # fmt: skip


def _place(request: HttpRequest, key: str, org: int | None, on: str) -> int:
    """Give the place asked for, or the reader's highest. Raises ``NotFoundError``."""
    if org is not None:
        return org
    actor = actor_of(request)
    found = home(access.require_seen(actor, find(key)), run_on(read_day(on, clock.today())))
    if found is None:
        raise NotFoundError(what=access.WHAT)
    return found


@router.get("", response=list[IndicatorOut], summary="Indicators in sight")
def index(request: HttpRequest) -> list[dict[str, Any]]:
    """Give every indicator whose rows the reader may read somewhere."""
    found = access.seen(actor_of(request), INDICATORS)
    if not found:
        raise NotFoundError(what=access.WHAT)
    return [_out(one) for one in found]


@router.get("/export", summary="A topic as a file: xlsx, csv, sdmx, adx")
def export_list(
    request: HttpRequest,
    topic: str = "",
    on: str = "",
    format: str = "csv",  # noqa: A002 - the address says so
) -> HttpResponse:
    """Give the indicators of a topic, each at the reader's highest place, as a file."""
    day = read_day(on, clock.today())
    asked = of_topic(actor_of(request), topic, day, clock.now())
    return download(*file_of(asked, format_of(format), "list", get_language() or "zh"))


@router.get("/{key}/export", summary="An indicator as a file: xlsx, csv, sdmx, adx, svg, png")
def export(
    request: HttpRequest,
    key: str,
    org: int | None = None,
    grain: str = "",
    on: str = "",
    format: str = "csv",  # noqa: A002 - the address says so
) -> HttpResponse:
    """Give an indicator at a place and all below it in sight, or at those of a grain, as a file."""
    day = read_day(on, clock.today())
    asked = of_one(actor_of(request), key, day, clock.now(), org=org, grain=grain)
    return download(*file_of(asked, format_of(format), key, get_language() or "zh"))


@router.get("/{key}", response=AccountOut, summary="A value with its account")
def show(request: HttpRequest, key: str, org: int | None = None, on: str = "") -> Any:
    """Give a value: numerator, denominator, parameters, clause, digests."""
    place = _place(request, key, org, on)
    return told(explain(actor_of(request), key, place, read_day(on, clock.today())))


@router.get("/{key}/places", response=list[FigureOut], summary="The value at every place in sight")
def places(request: HttpRequest, key: str, on: str = "") -> list[Any]:
    """Give the value at all schools, townships and the bureau in sight."""
    found = values(actor_of(request), key, read_day(on, clock.today()))
    return [told_figure(one) for _, one in sorted(found.items())]


@router.get("/{key}/series", response=list[FigureOut], summary="The course of a place")
def course(request: HttpRequest, key: str, org: int | None = None) -> list[Any]:
    """Give the value on every day counted, the oldest first."""
    place = _place(request, key, org, "")
    return [told_figure(one) for one in series(actor_of(request), key, place)]


@router.get("/{key}/rows", response=RowsOut, summary="The rows behind a value")
def behind(
    request: HttpRequest,
    key: str,
    org: int | None = None,
    side: int = 0,
    after: int = 0,
    on: str = "",
) -> Any:
    """Give rows that an amount adds up: ``side`` 0 above the line, 1 below it."""
    place, day = _place(request, key, org, on), read_day(on, clock.today())
    found = rows(actor_of(request), key, place, day, side=side, after=after)
    lines = [
        {"id": one.id, "unit": one.unit, "values": [cell.words.zh for cell in one.cells]}
        for one in found.lines
    ]
    heads = [one.zh for one in found.heads]
    return {"heads": heads, "rows": lines, "after": found.after, "more": found.more}
