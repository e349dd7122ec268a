"""GET /api/assessments: rounds, and the score sheet of a case line by line."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters.clock import now
from xuezheng.apps.assessments.selectors import pages
from xuezheng.ui.doors import actor_of

router = Router(tags=["assessments"])


class PlaceOut(Schema):
    """A unit in a round (考核对象); empty where the reader may not see it yet."""

    case: int
    unit: str
    state: str
    total: str
    grade: str
    place: int | None
    best: int | None
    worst: int | None


class RoundOut(Schema):
    """A round with its units (考核批次)."""

    id: int
    title: str
    year: int
    criteria: str
    digest: str
    units: list[PlaceOut]


class LineOut(Schema):
    """One line of a score sheet (得分明细)."""

    line: str
    label: str
    depth: int
    full: str
    own: str
    office: str
    counted: str
    said: str


class SheetOut(Schema):
    """A score sheet (评分表); 无数据 stands where a figure is missing."""

    case: int
    number: str
    unit: str
    total: str
    grade: str
    vetoes: list[str]
    missing: list[str]
    lines: list[LineOut]


@router.get("/rounds/{number}", response=RoundOut, summary="A round with its places")
def one_round(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one round as far as the caller sees it."""
    page = pages.round_page(actor_of(request), number, now())
    units = [
        {
            "case": row.case, "unit": row.unit, "state": row.state.zh, "total": row.total,
            "grade": row.grade.zh, "place": row.place, "best": row.best, "worst": row.worst,
        }
        for row in page.rows
    ]  # fmt: skip
    head = page.round
    return {
        "id": head.id, "title": head.title, "year": head.year, "criteria": head.criteria,
        "digest": page.digest, "units": units,
    }  # fmt: skip


@router.get("/cases/{case}", response=SheetOut, summary="The score sheet of a case")
def one_sheet(request: HttpRequest, case: int) -> dict[str, Any]:
    """Give one sheet as far as the caller sees it."""
    page = pages.sheet_page(actor_of(request), case, None, now())
    lines = [
        {
            "line": one.key, "label": one.label.zh, "depth": one.depth, "full": one.full,
            "own": one.own, "office": one.office, "counted": one.counted, "said": one.said.zh,
        }
        for one in page.lines
    ]  # fmt: skip
    return {
        "case": page.case, "number": page.number, "unit": page.unit, "total": page.total,
        "grade": page.grade.zh, "vetoes": [one.zh for one in page.vetoes],
        "missing": [one.zh for one in page.missing], "lines": lines,
    }  # fmt: skip
