"""Tiles of the desk (我负责的指标): at most eight of one's own targets, what needs an eye first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from django.db.models import F, QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.schools.access import names
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Target
from xuezheng.apps.targets.selectors.promises import facts_steps
from xuezheng.apps.targets.selectors.rows import ENDED, Aim, Maker, civil
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import FROM_WORST, Standing
from xuezheng.core.targets import wording
from xuezheng.core.targets.numbers import percent, shown
from xuezheng.core.targets.progress import Progress
from xuezheng.core.targets.target import Direction

MOST_TILES = 8
GOAL = T("目标 {goal}", "goal {goal}")
META = T("{org} · 截至 {day}", "{org} · as of {day}")
NEVER = T("{org} · 无数据", "{org} · no data")
ENTER = T("填报数据", "Enter a figure")


@dataclass(frozen=True)
class Tile:
    """One target in figures, as ``ui/tile.html`` shows it."""

    aim: Aim
    title: str
    url: str
    standing: Standing
    figure: str
    unit: str
    goal: T
    values: tuple[float | None, ...]
    goal_value: float | None
    meta: T
    next: T
    next_url: str


def tiles(actor: Actor, on: date, *, most: int = MOST_TILES) -> list[Tile]:
    """Give the tiles of the units the actor works for; a role without a unit gets none."""
    return alone(tiles_steps(actor, on, most))


def tiles_steps(actor: Actor, on: date, most: int = MOST_TILES) -> Steps[list[Tile]]:
    """Do so beside others. Costs: 2 rounds while steady."""
    reach = access.within(actor)
    mine = frozenset(org for org in actor.orgs if reach.holds(org))
    if not mine:
        return []
    rows = yield Question(partial(_own, mine), ("targets.own", mine))
    closed = {row.record_id: civil(row.closed_at) for row in rows if row.record_id is not None}
    found = yield from facts_steps([row.pk for row in rows], sorted(closed))
    aims = Maker(found, closed, names(on), on).aims(rows)
    aims = [aim for aim in aims if aim.row.org_id in mine]
    aims.sort(key=lambda aim: (FROM_WORST.index(aim.progress.standing), aim.row.due, aim.id))
    return [tile(aim, on) for aim in aims[:most]]


def _own(orgs: frozenset[int]) -> "QuerySet[Target]":
    """Give the running targets of units, with the moment their task was closed at.

    None of a task that the plan took back.
    """
    found = access.running_of(orgs).exclude(record__state=ENDED)
    return found.annotate(closed_at=F("record__closed_at")).order_by("due", "id")


def tile(aim: Aim, on: date) -> Tile:
    """Give one target as a tile."""
    progress, row = aim.progress, aim.row
    url = f"/targets/{aim.id}/"
    day = progress.as_of
    return Tile(
        aim=aim,
        title=row.indicator,
        url=url,
        standing=progress.standing,
        figure=figure(aim, progress),
        unit="" if progress.value is None or _is_done_or_not(aim) else row.unit,
        goal=GOAL.filled(goal=wording.goal(aim.kept.target)),
        values=tuple(history(aim, on)),
        goal_value=_drawn(aim.kept.target.goal),
        meta=NEVER.filled(org=aim.org_name)
        if day is None
        else META.filled(org=aim.org_name, day=wording.day_words(day)),
        next=ENTER if progress.standing is Standing.NODATA else progress.words,
        next_url=f"{url}#enter" if progress.standing is Standing.NODATA else url,
    )


def _is_done_or_not(aim: Aim) -> bool:
    return aim.kept.target.direction is Direction.YES_NO


def figure(aim: Aim, progress: Progress) -> str:
    """Write the figure in force, without its unit; a dash where there is none."""
    if progress.value is None:
        return "—"
    return percent(progress.value) if _is_done_or_not(aim) else shown(progress.value)


def _drawn(value: Fraction | None) -> float | None:
    """A number for drawing only; what people read is written exactly."""
    return None if value is None else float(value)


def history(aim: Aim, on: date) -> Iterator[float | None]:
    """Give the figure in force at the end of each month since the year began, then today."""
    first = max(aim.row.start, date(on.year, 1, 1))
    day = first.replace(day=28)
    while True:
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        end = min(day - timedelta(days=1), on)
        yield _drawn(aim.kept.value_on(end))
        if end >= on:
            return
