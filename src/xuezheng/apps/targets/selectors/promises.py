"""From rows of the database to the values of the core: targets, figures, milestones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.targets.access import figures as figures_of
from xuezheng.apps.targets.access import linked as linked_of
from xuezheng.apps.targets.access import milestones as milestones_of
from xuezheng.apps.targets.models import Target as TargetRow
from xuezheng.apps.targets.selectors import fed
from xuezheng.core.targets import milestones as steps
from xuezheng.core.targets.cascade import Balance, How, Share, gather, remainder
from xuezheng.core.targets.figures import Figure
from xuezheng.core.targets.figures import in_force as in_force_on
from xuezheng.core.targets.milestones import Milestone
from xuezheng.core.targets.numbers import maybe
from xuezheng.core.targets.progress import Progress, progress
from xuezheng.core.targets.schedule import Pacing, Schedule, pacing, schedule
from xuezheng.core.targets.target import Direction, Origin, Period, Target

WHOLE_SHARE = 10000
ORIGINS = {one.key: one for one in Origin}
DIRECTIONS = {one.key: one for one in Direction}
SUMMED = -1
"""The id of a figure that is made of the parts' figures and stands in no row."""


def pace(day: date) -> Pacing:
    """Give the pace in force on a day: the parameter ``task.pace``."""
    value: Any = in_force(day)["task.pace"]
    return pacing(value)


def promise(row: TargetRow) -> Target:
    """Give a row's target as the core knows it."""
    return Target(
        indicator=row.indicator,
        unit=row.unit,
        direction=DIRECTIONS[row.direction],
        period=Period(row.start, row.due),
        op=row.op,
        value=maybe(row.value),
        low=maybe(row.low),
        high=maybe(row.high),
        baseline=maybe(row.baseline),
        scope=row.scope,
        origin=ORIGINS[row.origin] if row.origin else None,
        prefers=fed.origin(row.linked) if row.linked else None,
    )


@dataclass(frozen=True)
class Facts:
    """What was read of some targets and tasks: figures and milestones by whose they are."""

    figures: dict[int, list[Figure]]
    of_targets: dict[int, list[Milestone]]
    of_records: dict[int, list[Milestone]]


def facts(targets: Sequence[int], records: Sequence[int]) -> Facts:
    """Read figures and milestones. Costs: 3 queries, with linked targets one or two more."""
    return alone(facts_steps(targets, records))


COLUMNS = ("id", "target_id", "day", "value", "origin", "at", "source", "corrects_id", "reason")


def facts_steps(targets: Sequence[int], records: Sequence[int]) -> Steps[Facts]:
    """Do so beside others. Costs: 1 round, or none for nothing."""
    if not targets and not records:
        return Facts({}, {}, {})
    given, steps_, links = yield (
        Question(
            lambda: figures_of(list(targets)).values_list(*COLUMNS),
            ("targets.figures", tuple(targets)),
        ),
        Question(
            lambda: milestones_of(list(targets), list(records)),
            ("targets.milestones", tuple(targets), tuple(records)),
        ),
        Question(
            lambda: linked_of(list(targets)).values_list(*fed.COLUMNS),
            ("targets.linked", tuple(targets)),
        ),
    )
    figures: dict[int, list[Figure]] = defaultdict(list)
    for number, target, *rest in given:
        figures[target].append(_figure(number, *rest))
    for target, told in fed.fed(fed.linked(links)).items():
        figures[target] += told
    of_targets: dict[int, list[Milestone]] = defaultdict(list)
    of_records: dict[int, list[Milestone]] = defaultdict(list)
    for row in steps_:
        share = None if row.share is None else Fraction(row.share, WHOLE_SHARE)
        made = Milestone(id=row.pk, day=row.day, words=row.words, share=share, done=row.done)
        if row.target_id is not None:
            of_targets[row.target_id].append(made)
        elif row.record_id is not None:
            of_records[row.record_id].append(made)
    return Facts(figures, of_targets, of_records)


def _figure(
    number: int,
    day: date,
    value: str | None,
    origin: str,
    at: datetime,
    source: str,
    corrects: int | None,
    reason: str,
) -> Figure:
    return Figure(
        id=number,
        day=day,
        value=maybe(value),
        origin=ORIGINS[origin],
        known_at=at,
        source=source,
        corrects=corrects,
        reason=reason,
    )


@dataclass(frozen=True)
class Kept:
    """A target with all that decides how it stands, so that any day can be asked again."""

    target: Target
    figures: tuple[Figure, ...]
    milestones: tuple[Milestone, ...]
    schedule: Schedule

    def on(self, day: date) -> Progress:
        """Ask THE function."""
        return progress(self.target, self.figures, self.schedule, day)

    def value_on(self, day: date) -> Fraction | None:
        """Give the figure in force on a day, without how it stands."""
        figure = in_force_on(self.figures, day, self.target.origin, self.target.prefers).figure
        return None if figure is None else figure.value


def kept(row: TargetRow, found: Facts, by: Pacing, *, closed: date | None = None) -> Kept:
    """Bring together what decides about one target; ``closed`` is when its task was."""
    target = promise(row)
    own = found.of_targets.get(row.pk, [])
    figures = list(found.figures.get(row.pk, []))
    if target.direction is Direction.YES_NO:
        own = own or (found.of_records.get(row.record_id, []) if row.record_id else [])
        figures += steps.figures(own, closed=closed)
    nodes = steps.nodes(own, row.due)
    return Kept(target, tuple(figures), tuple(own), schedule(target, by, nodes=nodes))


@dataclass(frozen=True, slots=True)
class PartFigure:
    """A part's unit, weight, goal and figure in force."""

    unit: str
    weight: int
    goal: Fraction | None
    progress: Progress


def with_parts(whole: Kept, parts: Iterable[PartFigure], how: How, at: datetime) -> Kept:
    """Add the figure that the parts make, when every one has a figure; never a partial one."""
    given = list(parts)
    shares = [Share(one.unit, one.progress.value, one.weight) for one in given]
    gathered = gather(shares, how)
    days = [one.progress.as_of for one in given if one.progress.as_of is not None]
    if not given or gathered.value is None or not gathered.complete or not days:
        return whole
    summed = Figure(
        id=SUMMED,
        day=max(days),
        value=gathered.value,
        origin=Origin.COMPUTED,
        known_at=at,
    )
    return Kept(whole.target, (*whole.figures, summed), whole.milestones, whole.schedule)


def balance(row: TargetRow, whole: Target, parts: Sequence[PartFigure]) -> Balance | None:
    """Give what is handed out of a goal, and what is left over."""
    if not parts or whole.value is None:
        return None
    shares = [Share(one.unit, one.goal, one.weight) for one in parts]
    return remainder(whole.value, shares, How.of(row.how), declared=maybe(row.gap) or Fraction(0))
