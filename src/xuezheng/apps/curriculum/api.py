"""GET /api/curriculum: schools by what their timetables lack, by exercise, and one school class by class."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.curriculum.selectors.checking import (
    ClassShown,
    SchoolRow,
    checked,
    school_checked,
)
from xuezheng.apps.curriculum.selectors.exercising import (
    ClassMoves,
    SchoolMoves,
    exercised,
    school_exercised,
)
from xuezheng.apps.curriculum.selectors.telling import class_told, moves_told
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of

router = Router(tags=["curriculum"])


class SchoolOut(Schema):
    """A school: classes, classes with everything, subjects and lessons due and given, lessons by right."""

    org: int
    name: str
    findings: int
    without_timetable: int
    classes: int | None
    full: int | None
    required: int | None
    opened: int | None
    due: int | None
    given: int | None
    lessons: int | None
    known: int | None
    qualified: int | None


class ShareOut(Schema):
    """A subject's share of nine years in hundredths, exact as a fraction, with its range."""

    subject: str
    lessons: str
    percent: str
    least: int
    most: int
    within: str
    ground: str


class ListOut(Schema):
    """Schools in sight, those with most findings first; shares where all nine grades have classes."""

    schools: list[SchoolOut]
    left_off: int
    shares: list[ShareOut]


class FindingOut(Schema):
    """One finding, with the parameter or clause it rests on."""

    fault: str
    subject: str
    due: int
    given: int
    ground: str
    lesson: int | None
    teacher: int | None


class ClassOut(Schema):
    """A class; ``checked`` is false where it has no timetable, and then nothing is said of it."""

    id: int
    name: str
    checked: bool
    full: bool | None
    due: int | None
    given: int | None
    total: int | None
    by_standing: dict[str, int] | None
    findings: list[FindingOut]


class SpotOut(Schema):
    """The newest spot check of a class."""

    case: int
    on: str | None
    promised: int
    found: int | None
    clean: bool


class MovedOut(Schema):
    """A class's exercise: minutes a day, exact as a fraction; null without a timetable."""

    id: int
    name: str
    minutes: str | None
    lessons: int | None
    hour: bool | None
    enough: bool | None
    spot: SpotOut | None


class OneOut(Schema):
    """A school: its lessons, for who reads them, and its exercise, for who reads that."""

    org: int
    name: str
    lessons: list[ClassOut] | None
    exercise: list[MovedOut] | None


class SchoolMovesOut(Schema):
    """A school's exercise: the minutes of the class that moves least, spot checks, how it is named."""

    org: int
    name: str
    classes: int | None
    daily: int | None
    hour: int | None
    enough: int | None
    minutes: int | None
    without_timetable: int
    spot_checks: int
    clean: int
    named: str | None


def _school(row: SchoolRow) -> dict[str, Any]:
    keys = (
        "classes",
        "full",
        "required",
        "opened",
        "due",
        "given",
        "lessons",
        "known",
        "qualified",
    )
    figures = {key: getattr(row.count, key) if row.count else None for key in keys}
    head = {"org": row.org, "name": row.name, "findings": row.findings}
    return {**head, "without_timetable": row.without, **figures}


def _moves(row: SchoolMoves) -> dict[str, Any]:
    keys = ("classes", "daily", "hour", "enough", "minutes")
    figures = {key: getattr(row.count, key) if row.count else None for key in keys}
    return {
        "org": row.org, "name": row.name, **figures, "without_timetable": row.without,
        "spot_checks": row.spots, "clean": row.clean, "named": row.named.zh if row.named else None,
    }  # fmt: skip


@router.get("", response=ListOut, summary="Schools by what their timetables lack")
def index(request: HttpRequest, on: str = "") -> dict[str, Any]:
    """Give every school in sight on a day, today unless asked otherwise."""
    found = checked(actor_of(request), read_day(on, clock.today()))
    shown = [
        {
            "subject": one.share.subject, "lessons": str(one.share.lessons),
            "percent": str(one.share.percent), "least": one.share.range.least,
            "most": one.share.range.most, "within": one.share.within.key,
            "ground": one.share.range.ground,
        }
        for one in found.shares
    ]  # fmt: skip
    schools = [_school(one) for one in found.rows]
    return {"schools": schools, "left_off": found.left, "shares": shown}


@router.get("/exercise", response=list[SchoolMovesOut], summary="Schools by exercise")
def exercise(request: HttpRequest, on: str = "") -> list[dict[str, Any]]:
    """Give every school in sight on a day, the one that moves least first."""
    return [_moves(one) for one in exercised(actor_of(request), read_day(on, clock.today())).rows]


@router.get("/{org}", response=OneOut, summary="One school, class by class")
def show(request: HttpRequest, org: int, on: str = "") -> dict[str, Any]:
    """Give what each class lacks and why, and its minutes of exercise."""
    actor, day = actor_of(request), read_day(on, clock.today())
    sheet, moves = school_checked(actor, org, day), school_exercised(actor, org, day)
    one = sheet or moves
    return {
        "org": org, "name": one.name if one else "",
        "lessons": None if sheet is None else [class_told(line) for line in sheet.classes],
        "exercise": None if moves is None else [moves_told(line) for line in moves.classes],
    }  # fmt: skip


__all__ = ["ClassMoves", "ClassShown", "router"]
