"""GET /api/homework: homework by class and week against the limit, tests of the term."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.homework.selectors import shown, told
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of

router = Router(tags=["homework"])


class WeekOut(Schema):
    """A week of a class: its longest day in minutes, the limit, how it stands; null where nothing was told."""

    monday: date
    longest: int | None
    limit: int | None
    load: str | None
    over: int


class ClassOut(Schema):
    """A class: its weeks, those over the limit in a row, the subject with most tests of the term."""

    school_class: int
    org: int
    name: str
    limit: int | None
    weeks: list[WeekOut]
    in_a_row: int | None
    subject: str
    tests: int
    tests_limit: int | None
    tests_over: int


class SumOut(Schema):
    """A unit: its classes, those that told a week, over the limit, tested too often."""

    org: int
    name: str
    classes: int
    told: int
    over: int
    tested: int


class LimitOut(Schema):
    """What a grade may be asked: minutes of homework a day, tests of a subject; minutes of sleep it needs."""

    grade: str
    minutes: int | None
    tests: int | None
    sleep: int | None


class HomeworkOut(Schema):
    """A day: of a school all classes, of anything above those over a limit; ``left`` were cut off."""

    on: date
    kept: bool
    whole: SumOut
    schools: list[SumOut]
    classes: list[ClassOut]
    left: int
    limits: list[LimitOut]


@router.get("", response=HomeworkOut, summary="Homework and tests by class")
def index(request: HttpRequest, on: str = "", org: int | None = None) -> dict[str, Any]:
    """Give a day, today unless asked otherwise, and one unit where it is named."""
    return told(shown(actor_of(request), read_day(on, clock.today()), org))
