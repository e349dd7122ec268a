"""GET /api/warnings: what stands in sight, and one warning with its lines and its course."""

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.warnings.selectors.standing import Shown, listed, page
from xuezheng.ui.doors import actor_of

router = Router(tags=["warnings"])


class WarningOut(Schema):
    """One warning (预警): exact figures as texts, in the unit of the value itself."""

    id: int
    rule: str
    org: int
    grade: str
    blind: bool
    since: str | None
    day: str
    number: str | None
    part: int | None
    whole: int | None
    low: str | None
    high: str | None
    shown: str
    unit: str
    missing: str | None
    silenced_until: str | None
    noted: bool
    case: int | None


class ListOut(Schema):
    """A page of warnings, the gravest first, and the key of the next."""

    items: list[WarningOut]
    after: str


class LineOut(Schema):
    """One line of the rule, in the rule's unit."""

    grade: str
    enter: str
    leave: str
    within: int


class HappenedOut(Schema):
    """One thing that happened."""

    day: str
    what: str
    grade: str
    value: str
    note: str
    case: int | None


class PageOut(WarningOut):
    """One warning with its lines and course."""

    asks: str
    source: str
    lines: list[LineOut]
    course: list[HappenedOut]


def _told(one: Shown) -> dict[str, object]:
    reading = one.reading
    return {
        "id": one.number, "rule": one.rule.key, "org": one.org, "blind": one.blind,
        "grade": one.grade.key if one.grade else "", "day": one.day.isoformat(),
        "since": one.since.isoformat() if one.since else None,
        "number": None if reading.number is None else str(reading.number),
        "part": reading.part, "whole": reading.whole,
        "low": None if reading.low is None else str(reading.low),
        "high": None if reading.high is None else str(reading.high),
        "shown": one.value, "unit": one.rule.unit.zh,
        "missing": reading.missing.zh if reading.missing else None,
        "silenced_until": one.silenced_until.isoformat() if one.silenced_until else None,
        "noted": one.seen, "case": one.case,
    }  # fmt: skip


@router.get("", response=ListOut)
def index(request: HttpRequest, rule: str = "", after: str = "") -> dict[str, object]:
    """List the warnings in sight."""
    found = listed(actor_of(request), clock.today(), rule=rule[:40], after=after[:30])
    return {"items": [_told(one) for one in found.rows], "after": found.after}


@router.get("/{number}", response=PageOut)
def show(request: HttpRequest, number: int) -> dict[str, object]:
    """Show one warning."""
    found = page(actor_of(request), number, clock.today())
    return _told(found.shown) | {
        "asks": found.asked.zh, "source": found.shown.rule.source.cited,
        "lines": [
            {"grade": one.line.grade.key, "enter": one.enter, "leave": one.leave, "within": one.line.within}
            for one in found.rungs
        ],
        "course": [
            {
                "day": one.day.isoformat(), "what": one.what.zh, "value": one.value, "note": one.note,
                "grade": one.grade.key if one.grade else "", "case": one.case,
            }
            for one in found.course
        ],
    }  # fmt: skip
