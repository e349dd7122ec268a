"""GET /api/awards: years, one with the schools in sight, a school's sheet, the record the referee reads."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.apps.awards.access import AWARD, GROUP
from xuezheng.apps.awards.selectors import (
    award_shown,
    formula_shown,
    listed,
    record,
    sheet_shown,
)
from xuezheng.apps.awards.selectors.pages import Row
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.ui.doors import actor_of

router = Router(tags=["awards"])


class AwardOut(Schema):
    """An award (计奖): sums in fen; null where the reader may not know them."""

    id: int
    year: int
    serial: int
    state: str
    day: date
    schools: int | None
    fen: int | None
    own: int | None


class SchoolOut(Schema):
    """A school of an award (计奖学校), in the official order."""

    org: int
    name: str
    progress: str
    due: int | None
    fen: int | None
    veto: str
    said: str


class YearOut(AwardOut):
    """An award with the schools in sight."""

    due: int | None
    budget: int | None
    method: str
    rows: list[SchoolOut]


class LineOut(Schema):
    """An item of a sheet (计奖明细): clause, rule, figure, how the sum came about."""

    title: str
    clause: str
    rule: str
    figure: str
    account: str
    state: str
    fen: int | None


class SheetOut(Schema):
    """A school's sheet (计奖单)."""

    award: int
    year: int
    org: int
    name: str
    snapshot: str
    method: str
    lines: list[LineOut]
    total: int | None
    veto: str
    kept: int | None
    due: int | None
    fen: int | None
    said: str
    note: str
    reply: str


class FormulaOut(Schema):
    """The formula of a year as published (当年办法)."""

    year: int
    since: date
    source: str
    method: str
    budget: int | None
    cap: int | None
    items: list[dict[str, str]]
    vetoes: list[dict[str, str]]
    barred: list[str]


class RecordOut(Schema):
    """Problem and result as the referee reads them."""

    year: int
    serial: int
    snapshot: str
    day: date
    problem: dict[str, Any]
    result: dict[str, Any]


def _asked(request: HttpRequest) -> Actor | None:
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=AWARD)
    return actor


def _out(one: Row) -> dict[str, Any]:
    return {
        "id": one.id, "year": one.year, "serial": one.serial, "state": one.state.key,
        "day": one.day, "schools": one.schools, "fen": one.fen, "own": one.own,
    }  # fmt: skip


@router.get("", response=list[AwardOut], summary="Awards by year")
def index(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the newest awards in sight."""
    return [_out(one) for one in listed(_asked(request))]


@router.get("/formula/{year}", response=FormulaOut, summary="The formula of a year")
def formula(request: HttpRequest, year: int) -> dict[str, Any]:
    """Give the formula that was published in time for a year."""
    actor = _asked(request)
    if not 2000 <= year <= 2100:
        raise NotFoundError(what=AWARD)
    shown = formula_shown(actor, year)
    told = shown.formula
    return {
        "year": year, "since": told.since, "source": told.source, "method": told.method.key,
        "budget": told.budget, "cap": told.cap,
        "items": [
            {"title": title.zh, "clause": clause, "rule": rule.zh}
            for title, clause, rule in shown.items
        ],
        "vetoes": [
            {"title": one.title.zh, "clause": one.clause, "cut": f"{one.cut}%"}
            for one in told.vetoes
        ],
        "barred": [one.zh for one in shown.barred],
    }  # fmt: skip


@router.get("/{number}", response=YearOut, summary="An award with the schools in sight")
def one_award(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one award; a school finds itself alone in it."""
    shown = award_shown(_asked(request), number)
    rows = [
        {"org": one.org, "name": one.name, "progress": one.progress.zh, "due": one.due,
         "fen": one.fen, "veto": one.veto, "said": one.said.key}
        for one in shown.rows
    ]  # fmt: skip
    return {
        **_out(shown.row), "due": shown.due, "budget": shown.budget,
        "method": shown.formula.method.key, "rows": rows,
    }  # fmt: skip


@router.get("/{number}/sheets/{org}", response=SheetOut, summary="A school's sheet")
def one_sheet(request: HttpRequest, number: int, org: int) -> dict[str, Any]:
    """Give one sheet with how every sum came about."""
    shown = sheet_shown(_asked(request), number, org)
    lines = [
        {"title": one.title.zh, "clause": one.clause, "rule": one.rule.zh, "figure": one.figure.zh,
         "account": one.account.zh, "state": one.state.zh, "fen": one.fen}
        for one in shown.lines
    ]  # fmt: skip
    return {
        "award": number, "year": shown.row.year, "org": shown.org, "name": shown.name,
        "snapshot": shown.award.snapshot, "method": shown.method.key, "lines": lines,
        "total": shown.total, "veto": shown.veto.zh if shown.veto else "", "kept": shown.kept,
        "due": shown.due, "fen": shown.fen, "said": shown.said.key, "note": shown.sheet.note,
        "reply": shown.sheet.reply,
    }  # fmt: skip


@router.get("/{number}/record", response=RecordOut, summary="What the referee reads")
def one_record(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give problem and result to whoever sees whole years."""
    return dict(record(_asked(request), number))
