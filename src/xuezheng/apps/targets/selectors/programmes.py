"""Programmes with what is done, open and overdue of them, and the ones about to lapse."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Milestone, Programme
from xuezheng.apps.targets.selectors.rows import Filters, Row, progress_of
from xuezheng.apps.targets.selectors.steps import Step, steps
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError

WARNED = timedelta(days=180)
"""So long before its end a programme with open milestones is warned of."""
MOST = 200


@dataclass(frozen=True)
class ProgrammeShown:
    """A programme as pages show it; ``open`` are milestones neither reached nor carried on."""

    row: Programme
    org_name: str
    milestones: tuple[Milestone, ...]
    open: tuple[Milestone, ...]
    to_carry: tuple[Milestone, ...]
    late: tuple[Milestone, ...]
    lapses: bool
    renew: bool
    """It ends with this year, or has ended: its result is judged and a next one is asked for."""

    @property
    def done(self) -> int:
        """How many milestones were reached."""
        return sum(step.done is not None for step in self.milestones)


def programmes(actor: Actor | None, on: date) -> list[ProgrammeShown]:
    """Give the programmes in sight, the one that ends first first. Costs: 4 queries."""
    return _all(access.programmes(actor)[:MOST], on)


def _all(found: Iterable[Programme], on: date) -> list[ProgrammeShown]:
    rows = list(found)
    own: dict[int | None, list[Milestone]] = defaultdict(list)
    for step in Milestone.objects.filter(programme__in=rows).order_by("day", "id"):
        own[step.programme_id].append(step)
    names = {org: unit.name for org, unit in tree_of(on).units.items()}
    return [_shown(row, own[row.pk], names.get(row.org_id, ""), on) for row in rows]


def _shown(row: Programme, own: list[Milestone], name: str, on: date) -> ProgrammeShown:
    carried = {step.carried_from_id for step in own if step.carried_from_id}
    left = tuple(step for step in own if step.done is None and step.pk not in carried)
    return ProgrammeShown(
        row=row,
        org_name=name,
        milestones=tuple(own),
        open=left,
        to_carry=tuple(step for step in left if step.day.year < on.year),
        late=tuple(step for step in left if step.day < on),
        lapses=row.closed is None and bool(left) and row.due <= on + WARNED,
        renew=row.closed is None and row.due.year <= on.year,
    )


@dataclass(frozen=True)
class Year:
    """The milestones of one year."""

    year: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ProgrammePage:
    """Everything the page of a programme shows."""

    shown: ProgrammeShown
    years: tuple[Year, ...]
    tasks: tuple[Row, ...]
    may_issue: bool
    may_set: bool
    may_enter: bool

    @property
    def may_close(self) -> bool:
        """Whether nothing is open of it any more."""
        return self.may_issue and not self.shown.open


def programme(actor: Actor | None, number: int, on: date) -> ProgrammeShown:
    """Give one programme in sight. Costs: 4 queries. Raises ``NotFoundError``."""
    row = access.programmes(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="行动计划")
    return _all([row], on)[0]


def programme_page(actor: Actor | None, number: int, on: date) -> ProgrammePage:
    """Give one programme with its years and tasks. Costs: 16 queries. Raises ``NotFoundError``."""
    shown = programme(actor, number, on)
    org, runs = shown.row.org_id, shown.row.closed is None
    told = steps(shown.milestones, on)
    years = groupby(told, key=lambda step: step.day.year)
    return ProgrammePage(
        shown=shown,
        years=tuple(Year(year, tuple(own)) for year, own in years),
        tasks=progress_of(actor, Filters(programme=number), on).rows,
        may_issue=runs and access.within(actor, Verb.ISSUE).holds(org),
        may_set=runs and access.within(actor, Verb.MOVE).holds(org),
        may_enter=runs and access.may_enter(actor, org),
    )


def units(actor: Actor | None, on: date) -> list[tuple[int, str]]:
    """Give the units for which an actor may open a programme, in official order. Costs: 2 queries."""
    tree, where = tree_of(on), access.within(actor, Verb.ISSUE)
    top = tree.root
    near = () if top is None else (top, *tree.children.get(top, ()))
    return [(org, tree.units[org].name) for org in near if where.holds(org)]


def lapses(actor: Actor | None, on: date) -> list[ProgrammeShown]:
    """Give the programmes that end soon, or have ended, with milestones open."""
    return [shown for shown in programmes(actor, on) if shown.lapses]
