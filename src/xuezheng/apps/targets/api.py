"""The endpoints under /api/targets: the same rows as the pages."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.targets import selectors
from xuezheng.apps.targets.selectors.likely import Foreseen, Risks, likely
from xuezheng.apps.targets.selectors.programmes import ProgrammeShown
from xuezheng.apps.targets.selectors.rows import PAGE, Aim, Filters, Row
from xuezheng.core.targets.numbers import shown
from xuezheng.core.targets.progress import Progress
from xuezheng.ui.doors import actor_of

router = Router(tags=["targets"])


class ProgressOut(Schema):
    """How something stands; figures and shares are exact text."""

    standing: str
    words: str
    words_en: str
    value: str | None
    as_of: date | None
    origin: str | None
    share: str | None
    expected: str | None
    remainder: str | None


class TargetOut(Schema):
    """A target with how it stands."""

    id: int
    indicator: str
    unit: str
    scope: str
    direction: str
    goal: str
    baseline: str | None
    org: int
    org_name: str
    clause: str
    due: date
    progress: ProgressOut


class RowOut(Schema):
    """A task, or a target without one, with its targets."""

    key: str
    title: str
    number: str
    source: str | None
    plan: int | None
    clause: str
    org: int
    org_name: str
    due: date | None
    progress: ProgressOut
    targets: list[TargetOut]


class PageOut(Schema):
    """Rows by due day; ``next`` is the cursor of the page after this one."""

    on: date
    rows: list[RowOut]
    next: str


class TargetsOut(Schema):
    """Targets in the order of their rows; ``next`` is the cursor of the page after this one."""

    on: date
    targets: list[TargetOut]
    next: str


class ForetoldOut(Schema):
    """A linked target with its forecast in its own unit: exact numbers as text, or why there is none.

    ``error`` is the mean error of the method on the past.
    """

    target: TargetOut
    likely: str | None
    value: str | None
    low: str | None
    high: str | None
    method: str | None
    error: str
    tests: int
    why: str
    words: str
    words_en: str


class LikelyOut(Schema):
    """What is foretold of the targets of a list; ``unlinked`` ones have no indicator."""

    on: date
    fails: int
    open: int
    unlinked: int
    targets: list[ForetoldOut]


class MilestoneOut(Schema):
    """A milestone: reached, open, or carried on; ``share`` in hundredths of a percent."""

    id: int
    day: date
    words: str
    share: int | None
    done: date | None
    open: bool


class ProgrammeOut(Schema):
    """A programme with its milestones; ``renew`` when it ends with this year."""

    id: int
    title: str
    org: int
    org_name: str
    start: date
    due: date
    closed: date | None
    done: int
    open: int
    late: int
    renew: bool
    milestones: list[MilestoneOut]


class Asked(Schema):
    """What the list is narrowed to."""

    plan: int | None = None
    source: str = ""
    org: int | None = None
    standing: str = ""
    quarter: int | None = None
    due: str = ""
    after: str = ""


def progress_out(found: Progress) -> dict[str, Any]:
    """Give a result as plain values; fractions that never end stay fractions."""
    return {
        "standing": found.standing.key,
        "words": found.words.zh,
        "words_en": found.words.en,
        "value": None if found.value is None else str(shown(found.value)).replace(",", ""),
        "as_of": found.as_of,
        "origin": found.origin.key if found.origin else None,
        "share": None if found.share is None else str(found.share),
        "expected": None if found.expected is None else str(found.expected),
        "remainder": None if found.remainder is None else str(found.remainder),
    }


def target_out(aim: Aim) -> dict[str, Any]:
    """Give a target as plain values."""
    row = aim.row
    return {
        "id": row.pk,
        "indicator": row.indicator,
        "unit": row.unit,
        "scope": row.scope,
        "direction": row.direction,
        "goal": aim.goal.zh,
        "baseline": row.baseline,
        "org": row.org_id,
        "org_name": aim.org_name,
        "clause": row.clause,
        "due": row.due,
        "progress": progress_out(aim.progress),
    }


def programme_out(found: ProgrammeShown) -> dict[str, Any]:
    """Give a programme as plain values."""
    row = found.row
    open_ = {step.pk for step in found.open}
    return {
        "id": row.pk, "title": row.title, "org": row.org_id, "org_name": found.org_name,
        "start": row.start, "due": row.due, "closed": row.closed, "done": found.done,
        "open": len(found.open), "late": len(found.late), "renew": found.renew,
        "milestones": [
            {
                "id": step.pk, "day": step.day, "words": step.words, "share": step.share,
                "done": step.done, "open": step.pk in open_,
            }
            for step in found.milestones
        ],
    }  # fmt: skip


def row_out(row: Row) -> dict[str, Any]:
    """Give a row as plain values."""
    return {
        "key": row.key,
        "title": row.title,
        "number": row.number,
        "source": row.source.key if row.source else None,
        "plan": row.plan,
        "clause": row.clause,
        "org": row.org,
        "org_name": row.org_name,
        "due": row.due,
        "progress": progress_out(row.progress),
        "targets": [target_out(aim) for aim in row.aims],
    }


@router.get("/progress", response=PageOut, summary="Progress of tasks and their targets")
def progress(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Give a page of the one list."""
    given = asked.dict(exclude={"after"})
    found = selectors.progress_of(
        actor_of(request), Filters(**given), clock.today(), after=asked.after, limit=PAGE
    )
    return {"on": found.on, "rows": [row_out(row) for row in found.rows], "next": found.next}


@router.get("", response=TargetsOut, summary="Targets with how they stand")
def targets(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Give the targets of a page of the one list."""
    given = asked.dict(exclude={"after"})
    found = selectors.progress_of(
        actor_of(request), Filters(**given), clock.today(), after=asked.after, limit=PAGE
    )
    aims = [target_out(aim) for row in found.rows for aim in row.aims]
    return {"on": found.on, "targets": aims, "next": found.next}


def foretold_out(one: Foreseen) -> dict[str, Any]:
    """Give a forecast as plain values."""
    scaled = one.told.scaled()
    value, low, high = (None, None, None) if scaled is None else map(str, scaled)
    ahead, looks = one.told.ahead, one.told.looks
    return {
        "target": target_out(one.aim), "likely": one.likely.key if one.likely else None,
        "value": value, "low": low, "high": high,
        "method": ahead.found.method.key if ahead else None, "error": one.told.error().zh,
        "tests": max((test.tests for test in ahead.found.tested), default=0) if ahead else 0,
        "why": "" if looks else one.why.zh,
        "words": looks.words.zh if looks else "", "words_en": looks.words.en if looks else "",
    }  # fmt: skip


def risks_out(risks: Risks, on: date) -> dict[str, Any]:
    """Give the whole list as plain values, what will be missed first."""
    at_risk = [one for section in risks.sections for one in section.rows]
    rows = [foretold_out(one) for one in (*at_risk, *risks.keeps, *risks.silent)]
    return {
        "on": on, "fails": risks.fails, "open": risks.open, "unlinked": risks.unlinked, "targets": rows,
    }  # fmt: skip


@router.get("/likely", response=LikelyOut, summary="Which targets will likely be missed")
def foretold(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Give the forecasts of linked targets, what will be missed first; the same as the page."""
    given = asked.dict(exclude={"after"})
    found = selectors.progress_of(actor_of(request), Filters(**given), clock.today())
    return risks_out(likely(found.rows, found.on), found.on)


@router.get("/programmes", response=list[ProgrammeOut], summary="Programmes over several years")
def programmes(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the programmes in sight, the one that ends first first."""
    found = selectors.programmes(actor_of(request), clock.today())
    return [programme_out(one) for one in found]


@router.get("/programmes/{number}", response=ProgrammeOut, summary="One programme")
def programme(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one programme in sight with its milestones."""
    return programme_out(selectors.programme(actor_of(request), number, clock.today()))


@router.get("/{number}", response=TargetOut, summary="One target")
def target(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one target in sight."""
    return target_out(selectors.detail(actor_of(request), number, clock.today()).aim)
