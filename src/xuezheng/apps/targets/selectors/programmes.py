"""Programmes with what is open of them, and the ones about to lapse."""

from dataclasses import dataclass
from datetime import date, timedelta

from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Milestone, Programme
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError

WARNED = timedelta(days=180)
"""So long before its end a programme with open milestones is warned of."""


@dataclass(frozen=True)
class ProgrammeShown:
    """A programme as pages show it; ``open`` are milestones neither reached nor carried on."""

    row: Programme
    org_name: str
    milestones: tuple[Milestone, ...]
    open: tuple[Milestone, ...]
    to_carry: tuple[Milestone, ...]
    lapses: bool


def programmes(actor: Actor | None, on: date) -> list[ProgrammeShown]:
    """Give the programmes in sight, the one that ends first first. Costs: 4 queries."""
    rows = list(access.programmes(actor)[:200])
    steps = Milestone.objects.filter(programme__in=rows).order_by("day", "id")
    carried = {step.carried_from_id for step in steps if step.carried_from_id}
    names = {org: unit.name for org, unit in tree_of(on).units.items()}
    return [
        _shown(row, [step for step in steps if step.programme_id == row.pk], carried, names, on)
        for row in rows
    ]


def _shown(
    row: Programme,
    steps: list[Milestone],
    carried: set[int],
    names: dict[int, str],
    on: date,
) -> ProgrammeShown:
    left = tuple(step for step in steps if step.done is None and step.pk not in carried)
    return ProgrammeShown(
        row=row,
        org_name=names.get(row.org_id, ""),
        milestones=tuple(steps),
        open=left,
        to_carry=tuple(step for step in left if step.day.year < on.year),
        lapses=row.closed is None and bool(left) and row.due <= on + WARNED,
    )


def programme(actor: Actor | None, number: int, on: date) -> ProgrammeShown:
    """Give one programme in sight. Raises ``NotFoundError``."""
    for shown in programmes(actor, on):
        if shown.row.pk == number:
            return shown
    raise NotFoundError(what="行动计划")


def lapses(actor: Actor | None, on: date) -> list[ProgrammeShown]:
    """Give the programmes that end soon, or have ended, with milestones open."""
    return [shown for shown in programmes(actor, on) if shown.lapses]
