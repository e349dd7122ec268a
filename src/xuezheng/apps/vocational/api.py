"""GET /api/adults: training by township, doubts, leavers by major; counts and sums, nobody's name."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.apps.vocational import selectors
from xuezheng.apps.vocational.access import GROUP, TRAINING
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.ui.doors import actor_of

router = Router(tags=["adults"])


class TownshipOut(Schema):
    """A township in a year; ``org`` is empty for what stands under the bureau. ``null`` where nothing was stated."""

    org: int | None
    name: str
    target: int | None
    rows: int
    people: int
    certified: int
    labour_force: int | None
    labour_papers: list[str]
    fen: int
    doubtful: int


class TrainingOut(Schema):
    """The townships, and all together with each person once."""

    townships: list[TownshipOut]
    total: TownshipOut


class DoubtOut(Schema):
    """One doubt: its kind, and the rows of trainees in reach; 0 for one out of reach."""

    doubt: str
    rows: list[int]


class MajorOut(Schema):
    """Leavers of one major or school; pay in fen, ``null`` where too few are known."""

    name: str
    family: str
    leavers: int
    working: int
    placed: float | None
    matched: float | None
    college: float | None
    mean_pay: int | None
    median_pay: int | None


class LeaversOut(Schema):
    """A year's leavers."""

    majors: list[MajorOut]
    schools: list[MajorOut]
    total: MajorOut


def _asked(request: HttpRequest) -> Actor | None:
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=TRAINING)
    return actor


def _sums(one: selectors.Sums) -> dict[str, Any]:
    return {
        "org": one.org, "name": one.name, "target": one.target, "rows": one.rows, "people": one.people,
        "certified": one.certified, "labour_force": one.labour, "labour_papers": sorted(one.papers),
        "fen": one.fen, "doubtful": len(one.doubts),
    }  # fmt: skip


def _line(one: selectors.Line) -> dict[str, Any]:
    return {
        "name": one.name, "family": one.family, "leavers": one.all, "working": one.working,
        "placed": one.placed, "matched": one.matched, "college": one.college,
        "mean_pay": one.pay and int(one.pay.mean), "median_pay": one.pay and int(one.pay.median),
    }  # fmt: skip


@router.get("", response=TrainingOut, summary="Training of adults by township")
def index(request: HttpRequest, year: int = 0, programme: str = "") -> dict[str, Any]:
    """Give a calendar year, this one unless named."""
    actor, day = _asked(request), clock.today()
    found = selectors.year_of(year or day.year, day)
    rows, total = selectors.townships(actor, found, day, programme)
    return {"townships": [_sums(one) for one in rows], "total": _sums(total)}


@router.get("/doubts", response=list[DoubtOut], summary="What cannot be true of a year's training")
def doubts(request: HttpRequest, year: int = 0) -> list[dict[str, Any]]:
    """Give the doubts that touch rows in reach."""
    actor, day = _asked(request), clock.today()
    found = selectors.year_of(year or day.year, day)
    return [
        {"doubt": one.doubt.key, "rows": [part.id for part in one.parts]}
        for one in selectors.doubts_shown(actor, found, day)
    ]


@router.get(
    "/leavers", response=LeaversOut, summary="Leavers of vocational schools by major and school"
)
def leavers(request: HttpRequest, year: int = 0) -> dict[str, Any]:
    """Give a calendar year's leavers in reach, this year's unless named."""
    actor, day = _asked(request), clock.today()
    found = selectors.leavers(actor, year or day.year, day)
    return {
        "majors": [_line(one) for one in found.majors],
        "schools": [_line(one) for one in found.schools],
        "total": _line(found.total),
    }
