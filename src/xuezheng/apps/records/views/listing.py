"""One ledger as a page: a list, a board by stage, a calendar, a map, a list to print."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.adapters.rounds import Steps, together
from xuezheng.apps.records.access import reach
from xuezheng.apps.records.access.rules import calendar_steps
from xuezheng.apps.records.forms import said
from xuezheng.apps.records.forms.controls import unit_options
from xuezheng.apps.records.selectors import boards, lists, mapping, months
from xuezheng.apps.records.selectors.filters import Filters, Show
from xuezheng.apps.records.selectors.lists import Counts, Place
from xuezheng.apps.records.selectors.looks import masks
from xuezheng.apps.records.selectors.rows import CaseRow, column_keys
from xuezheng.apps.records.services.looking import looked
from xuezheng.apps.records.views.doing import SEEN, readable, who
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.ui import tables
from xuezheng.ui.templatetags.ui import day as written
from xuezheng.ui.templatetags.ui import status

Drawn: TypeAlias = Steps[dict[str, object]]
"""What a face is drawn from, asked beside what every face needs."""
PRINTED = 1000
PAGED = ("after", "before")
FROM = "from-"
"""Before a stage: the key from behind which its lane goes on."""


class Face(Labelled):
    """How a ledger is looked at (显示方式)."""

    LIST = ("list", T("列表", "List"))
    BOARD = ("board", T("按状态", "By stage"))
    CALENDAR = ("calendar", T("日历", "Calendar"))
    MAP = ("map", T("地图", "Map"))


ICONS = {"list": "list", "board": "board", "calendar": "calendar", "map": "map"}


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of a list: its words, how many, its address."""

    label: str
    count: str
    query: str
    current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks to see: of which ledger, narrowed how, counted once."""

    request: HttpRequest
    actor: Actor
    ledger: Ledger
    filters: Filters
    counted: Counts
    day: date


@require_safe
def show(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one ledger the way its address asks for."""
    actor, day = who(request), clock.today()
    ledger = readable(actor, kind)
    filters = Filters.read(ledger, request.GET.dict())
    asked = Asked(request, actor, ledger, filters, lists.counts(actor, kind, day), day)
    if request.GET.get("as") == "print":
        return _printed(asked)
    face = next((one for one in Face if one.key == request.GET.get("as")), Face.LIST)
    views, drawn, _ = together(lists.views_steps(actor, kind), DRAWN[face](asked), calendar_steps())
    kept = [(one, one.query == request.GET.urlencode()) for one in views]
    context = _common(asked, face) | drawn | {"views": kept}
    return render(request, "records/ledger.html", context)


def _common(asked: Asked, face: Face) -> dict[str, object]:
    ledger, filters, given = asked.ledger, asked.filters, asked.request.GET
    tree = tree_of(asked.day)
    unit = tree.units.get(filters.org or 0)
    return {
        "ledger": ledger, "filters": filters, "counts": asked.counted, "face": face,
        "faces": [(one, "" if one is Face.LIST else one.key, ICONS[one.key]) for one in Face],
        "tabs": _tabs(given, filters, asked.counted),
        "units": unit_options(tree), "unit": (filters.org, unit.name if unit else ""),
        "stages": ledger.flow.stages, "chosen": _chosen(asked),
        "choices": [(ledger.field(key), filters.fields.get(key, "")) for key in column_keys(ledger)],
        "may_open": _may_open(asked.actor, ledger), "today": asked.day,
        "may_export": bool(reach(asked.actor, Verb.EXPORT, ledger.key)),
        "sort": given.get("sort", "due"),
    }  # fmt: skip


def _listing(asked: Asked) -> Drawn:
    given, ledger, actor = asked.request.GET, asked.ledger, asked.actor
    place = Place(given.get("sort", "due"), given.get("after", ""), given.get("before", ""))
    page = yield from lists.cases_steps(actor, ledger.key, asked.filters, place, day=asked.day)
    looked(actor, ledger.key, page.rows, clock.now())
    columns = [ledger.field(key) for key in column_keys(ledger)]
    return {
        "page": page, "columns": columns, "listed": _listed(columns, page.rows),
        "moves": _bulk(ledger, page.rows), "key": secrets.token_hex(12),
        "masked": masks(actor, ledger.key),
    }  # fmt: skip


def _board(asked: Asked) -> dict[str, object]:
    after = {
        key.removeprefix(FROM): str(value)
        for key, value in asked.request.GET.items()
        if key.startswith(FROM)
    }
    lanes = boards.board(
        asked.actor, asked.ledger.key, asked.filters, asked.day, asked.counted, after
    )
    shown = [card.row for lane in lanes for card in lane.cards]
    looked(asked.actor, asked.ledger.key, shown, clock.now())
    return {
        "lanes": [(lane, *_lane_links(asked.request.GET, lane)) for lane in lanes],
        "key": secrets.token_hex(12),
    }


def _lane_links(given: QueryDict, lane: boards.Lane) -> tuple[str, str]:
    """Give the addresses of a lane's next cards and of its first ones."""
    name, kept = f"{FROM}{lane.key}", given.dict()
    first = {key: value for key, value in kept.items() if key != name}
    return (
        f"?{urlencode(kept | {name: lane.after})}" if lane.after else "",
        f"?{urlencode(first)}" if lane.paged else "",
    )


def _calendar(asked: Asked) -> dict[str, object]:
    period = months.asked_month(asked.request.GET.get("month", ""), asked.day)
    drawn = months.month(asked.actor, asked.ledger.key, asked.filters, period, asked.day)
    return {"month": drawn}


def _map(asked: Asked) -> dict[str, object]:
    found = mapping.spots(asked.actor, asked.ledger.key, asked.filters, asked.day)
    return {
        "spots": found, "placed": sum(one.at is not None for one in found),
        "map_query": asked.request.GET.urlencode(), "most": mapping.MOST,
    }  # fmt: skip


def _at_once(draw: Callable[[Asked], dict[str, object]]) -> Callable[[Asked], Drawn]:
    """Let a face that asks by itself stand where others ask in rounds."""

    def steps(asked: Asked) -> Drawn:
        yield from ()
        return draw(asked)

    return steps


DRAWN: dict[Face, Callable[[Asked], Drawn]] = {
    Face.LIST: _listing,
    Face.BOARD: _at_once(_board),
    Face.CALENDAR: _at_once(_calendar),
    Face.MAP: _at_once(_map),
}


@require_safe
def geography(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the cases of a list as GeoJSON."""
    actor = who(request)
    ledger = readable(actor, kind)
    filters = Filters.read(ledger, request.GET.dict())
    return JsonResponse(mapping.drawn(actor, kind, filters, clock.today()))


def _printed(asked: Asked) -> HttpResponse:
    """Show a list to print: A4 across, heads on every page, no more than a thousand rows."""
    ledger = asked.ledger
    page = lists.cases(
        asked.actor, ledger.key, asked.filters, day=asked.day, most=PRINTED,
        sort=asked.request.GET.get("sort", "due"),
    )  # fmt: skip
    looked(asked.actor, ledger.key, page.rows, clock.now())
    columns = [ledger.field(key) for key in column_keys(ledger)]
    language = get_language() or "zh"
    drawn = tables.rows(_print_cells(row, columns, language) for row in page.rows)
    context = {
        "ledger": ledger, "columns": columns, "drawn": drawn, "many": len(page.rows),
        "more": bool(page.after), "chosen": _chosen(asked),
        "filters": asked.filters, "today": asked.day,
    }  # fmt: skip
    return render(asked.request, "records/print.html", context)


def _print_cells(row: CaseRow, columns: list[Field], language: str) -> Iterator[tables.Cell]:
    yield "nowrap", row.number
    yield "", row.subject
    yield "", row.unit
    for field in columns:
        yield "", field.show(row.values.get(field.key), language)
    yield "nowrap", row.stage.in_(language)
    yield "nowrap", written(row.next_due)
    yield "nowrap", row.left.words.in_(language)


def _listed(columns: list[Field], rows_: list[CaseRow]) -> SafeString:
    """Draw rows: words in the reader's language, days short."""
    language = get_language() or "zh"
    marks = {left: status(left.standing, words=left.words) for left in {row.left for row in rows_}}
    return tables.rows(_cells(row, columns, marks[row.left], language) for row in rows_)


def _cells(
    row: CaseRow, columns: list[Field], mark: SafeString, language: str
) -> Iterator[tables.Cell]:
    seen = ((f"{SEEN}{row.id}", str(row.version)),)
    yield "hide-s", tables.tick(row.id, row.number, seen)
    yield "meta hide-s nowrap", row.number
    yield "full-s", tables.link(f"/cases/{row.id}/", row.subject)
    yield "sub", row.unit
    for field in columns:
        yield "cell hide-s", field.show(row.values.get(field.key), language)
    yield "nowrap hide-s", row.stage.in_(language)
    due = f' <span class="meta hide-s">{row.next_due:%m-%d}</span>' if row.next_due else ""
    yield "end-s nowrap", SafeString(f"{mark}{due}" if row.next_due else "")
    yield "meta hide-s nowrap", f"{row.updated_at.astimezone(CIVIL):%m-%d %H:%M}"


def _may_open(actor: Actor, ledger: Ledger) -> bool:
    return bool(actor.roles & set(ledger.opens)) and bool(reach(actor, Verb.OPEN, ledger.key))


def _tabs(given: QueryDict, filters: Filters, counted: Counts) -> list[Tab]:
    kept = {"as": given["as"]} if "as" in given else {}
    return [
        Tab(
            said(show.label), counted.said(show.key) if show.key in counted.by else "",
            f"?{urlencode({'show': show.key} | kept)}", filters.plain and show is filters.show,
        )
        for show in Show
    ]  # fmt: skip


def _chosen(asked: Asked) -> list[tuple[T, T, str]]:
    """Give the chips of the conditions: name, value, and the address without it."""
    ledger, filters = asked.ledger, asked.filters
    chips: list[tuple[T, T, str]] = []

    def chip(name: T, value: T, *keys: str) -> None:
        kept = {key: one for key, one in asked.request.GET.items() if key not in keys + PAGED}
        chips.append((name, value, f"?{urlencode(kept)}"))

    if filters.stage:
        chip(T("状态", "Stage"), ledger.flow.stage(filters.stage).label, "stage")
    if filters.under:
        unit = tree_of(asked.day).units.get(filters.under)
        name = unit.name if unit else ""
        chip(T("单位及下属", "Unit and below"), T(name, name), "under")
    if filters.on:
        chip(T("到期日", "Due"), T(written(filters.on), f"{filters.on}"), "on")
    if filters.figure and filters.period:
        words = T("{period} {figure}", "{period} {figure}")
        told = words.filled(period=filters.period.label, figure=filters.figure.label)
        chip(T("统计项", "Figure"), told, "figure", "period")
    for key, value in filters.fields.items():
        field = ledger.field(key)
        label = next((one.label for one in field.choices if one.key == value), T(value, value))
        chip(field.label, label, key)
    return chips


def _bulk(ledger: Ledger, shown: list[CaseRow]) -> list[tuple[str, T]]:
    """Give the moves that need nothing but a click, where a row of the page stands before one."""
    states = {row.state for row in shown}
    return [
        (move.key, move.label)
        for move in ledger.flow.moves
        if states & set(move.from_) and boards.quick(ledger, move)
    ]
