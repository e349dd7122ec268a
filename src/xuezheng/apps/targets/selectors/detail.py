"""One target with everything behind it: figures, who gave them, corrections, parts, the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.files.selectors import Shown, shown
from xuezheng.apps.people.selectors.who import people
from xuezheng.apps.records import access as records
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Figure as FigureRow
from xuezheng.apps.targets.models import Target as TargetRow
from xuezheng.apps.targets.selectors.promises import facts
from xuezheng.apps.targets.selectors.revisions import Revised, revisions
from xuezheng.apps.targets.selectors.rows import Aim, Maker
from xuezheng.apps.targets.selectors.steps import Step, steps
from xuezheng.apps.targets.selectors.tiles import history
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.targets import wording
from xuezheng.core.targets.figures import Figure
from xuezheng.core.targets.numbers import maybe
from xuezheng.core.targets.target import Direction, Origin

NONE = T("无数据", "no data")


@dataclass(frozen=True)
class FigureShown:
    """One figure in the history; ``replaced`` when a later one corrects it."""

    row: FigureRow
    value: str | T
    origin: T
    who: str
    org: str
    files: tuple[Shown, ...]
    replaced: bool
    in_force: bool
    corrected: str | T = ""
    """What it corrects, in figures."""


@dataclass(frozen=True)
class Beside:
    """The newest figure of another origin, and how it differs from the one in force."""

    figure: Figure
    value: str
    difference: str


@dataclass(frozen=True)
class TaskShown:
    """The task a target hangs on."""

    id: int
    title: str
    number: str
    open: bool


@dataclass(frozen=True)
class Detail:
    """Everything the page of a target shows."""

    aim: Aim
    task: TaskShown | None
    whole: TargetRow | None
    goal: T
    figures: tuple[FigureShown, ...]
    beside: tuple[Beside, ...]
    milestones: tuple[Step, ...]
    values: tuple[float | None, ...]
    revisions: tuple[Revised, ...]
    may_enter: bool
    on_behalf: bool
    by_milestones: bool

    @property
    def goal_value(self) -> float | None:
        """The goal for drawing only."""
        goal = self.aim.kept.target.goal
        return None if goal is None else float(goal)

    @property
    def row(self) -> TargetRow:
        """The target as stored."""
        return self.aim.row


def detail(actor: Actor | None, number: int, on: date) -> Detail:
    """Give one target in sight. Costs: at most 16 queries. Raises ``NotFoundError``."""
    row = access.one(actor, number)
    task = records.rows(actor, Verb.READ, access.TASK).filter(pk=row.record_id or 0).first()
    below = list(access.rows(actor).filter(parent=row).order_by("due", "id"))
    deeper = list(TargetRow.objects.filter(parent__in=below).order_by("due", "id"))
    found = facts([one.pk for one in (row, *below, *deeper)], [row.record_id or 0])
    names = {org: unit.name for org, unit in tree_of(on).units.items()}
    closed = None
    if task is not None and task.closed_at is not None and task.state == "closed":
        closed = task.closed_at.astimezone(ZONE).date()
    maker = Maker(found, {row.record_id or 0: closed}, names, on)
    aim = next(one for one in maker.aims([row, *below, *deeper]) if one.id == row.pk)
    whole = access.rows(actor).filter(pk=row.parent_id).first() if row.parent_id else None
    return Detail(
        aim=aim,
        task=TaskShown(task.pk, task.t1, task.number, task.state != "closed") if task else None,
        whole=whole,
        goal=wording.goal(aim.kept.target),
        figures=_figures(aim, names, on),
        beside=_beside(aim),
        milestones=steps(list(access.milestones([row.pk], [])), on),
        values=tuple(history(aim, on)),
        revisions=revisions(row.pk, on),
        may_enter=row.ended is None and access.may_enter(actor, row.org_id),
        on_behalf=actor is not None and row.org_id not in actor.orgs,
        by_milestones=row.direction == Direction.YES_NO.key,
    )


def units_below(org: int, day: date) -> list[tuple[int, str]]:
    """Give the units next in line to take parts of a target, in official order. Costs: 2 queries.

    A section hands out to townships and the bureau's own schools, a township
    to its schools.
    """
    tree = tree_of(day)
    allowed = access.hands_to(org, day)
    top = tree.root if org not in tree.children else org
    near = tree.children.get(top, ()) if top is not None else ()
    return [(unit, tree.units[unit].name) for unit in near if unit in allowed]


def _figures(aim: Aim, names: Mapping[int, str], on: date) -> tuple[FigureShown, ...]:
    """All figures, the newest first, each with who gave it. Costs: 3 queries."""
    rows = list(access.figures([aim.id]).order_by("-day", "-id"))
    by_id = {row.pk: row for row in rows}
    replaced = {row.corrects_id for row in rows}
    persons = people([row.person for row in rows if row.person is not None], on)
    files = shown(number for row in rows for number in row.evidence)
    force = _in_force(rows, replaced, aim)

    def told(row: FigureRow) -> FigureShown:
        person = persons.get(row.person) if row.person is not None else None
        corrected = by_id.get(row.corrects_id) if row.corrects_id else None
        return FigureShown(
            row=row,
            value=written(row, aim),
            origin=Origin.of(row.origin).label,
            who=person.name if person else "",
            org=names.get(row.org, "") if row.org is not None else "",
            files=tuple(files[number] for number in row.evidence if number in files),
            replaced=row.pk in replaced,
            in_force=row.pk == force,
            corrected=written(corrected, aim) if corrected else "",
        )

    return tuple(told(row) for row in rows)


def _in_force(rows: list[FigureRow], replaced: set[int | None], aim: Aim) -> int | None:
    """The number of the figure that counts, where it is a row of its own."""
    progress = aim.progress
    standing = [row for row in rows if row.pk not in replaced and row.day == progress.as_of]
    origin = progress.origin.key if progress.origin else ""
    return max((row.pk for row in standing if row.origin == origin), default=None)


def written(row: FigureRow, aim: Aim) -> str | T:
    """Write a figure with its unit; without a value, that there is none."""
    value = maybe(row.value)
    return NONE if value is None else wording.amount(value, aim.row.unit)


def _beside(aim: Aim) -> tuple[Beside, ...]:
    """The other origins with their difference (两数并列)."""
    found = []
    unit = "个百分点" if aim.row.unit == "%" else aim.row.unit
    for figure in aim.progress.beside:
        if figure.value is None:
            continue
        difference = figure.value - (aim.progress.value or Fraction(0))
        words = f"{'+' if difference > 0 else ''}{wording.amount(difference, unit)}"
        known = aim.progress.value is not None
        found.append(
            Beside(figure, wording.amount(figure.value, aim.row.unit), words if known else "")
        )
    return tuple(found)
