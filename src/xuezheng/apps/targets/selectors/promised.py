"""The targets that speak of an indicator (指标关联目标), as its page asks for them.

A target is meant where it is called what the indicator is called, or one of
the phrases that plans use for it, in the same unit; at the highest place all
of them, elsewhere those of that unit. How it stands is the one function's word.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.indicators.selectors.figures import Figure as Shown
from xuezheng.apps.indicators.selectors.goals import Expected, Goal
from xuezheng.apps.records import access as records
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Target as TargetRow
from xuezheng.apps.targets.selectors.promises import SUMMED, facts
from xuezheng.apps.targets.selectors.rows import Aim, Maker
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.targets import wording
from xuezheng.core.targets.figures import Figure
from xuezheng.core.targets.outlook import outlook
from xuezheng.core.targets.progress import progress
from xuezheng.core.targets.target import Origin

MOST = 4
CLOSED = "closed"


def goals(actor: Actor | None, indicator: Indicator, here: Shown, on: date) -> list[Goal]:
    """Give the running targets in sight that speak of a figure. Costs: 2 queries, 7 where there are some."""
    rows = list(_named(actor, indicator, here, on))
    if not rows:
        return []
    tasks = [one.record_id for one in rows if one.record_id is not None]
    found_closed = records.rows(actor, Verb.READ, access.TASK).filter(pk__in=tasks, state=CLOSED)
    closed: dict[int, date | None] = {
        number: at.astimezone(ZONE).date() if at else None
        for number, at in found_closed.values_list("id", "closed_at")
    }
    found = facts([one.pk for one in rows], tasks)
    names = {org: unit.name for org, unit in tree_of(on).units.items()}
    aims = Maker(found, closed, names, on).aims(rows)
    return [_goal(one) for one in aims]


def _named(actor: Actor | None, indicator: Indicator, here: Shown, on: date) -> Sequence[TargetRow]:
    names = (indicator.title.zh, *indicator.phrases)
    found = access.rows(actor).filter(indicator__in=names, unit=indicator.unit.word.zh, ended=None)
    root = tree_of(on).root
    found = found.filter(parent=None) if here.org == root else found.filter(org=here.org)
    return list(found.filter(due__gte=on.replace(month=1, day=1)).order_by("due", "id")[:MOST])


def _goal(aim: Aim) -> Goal:
    target = aim.kept.target

    def expects(value: Fraction, low: Fraction, high: Fraction) -> Expected:
        found = outlook(target, value, low, high)
        return Expected(found.standing, found.words)

    def taken(value: Fraction, day: date) -> Expected:
        told = Figure(
            id=SUMMED, day=day, value=value, origin=Origin.COMPUTED, known_at=aim.row.at,
        )  # fmt: skip
        free = replace(target, origin=Origin.COMPUTED)
        found = progress(free, (*aim.kept.figures, told), aim.kept.schedule, aim.progress.on)
        return Expected(found.standing, found.words)

    return Goal(
        aim.row.indicator, wording.goal(target), target.goal, aim.row.due,
        aim.progress.standing, aim.progress.words, f"/targets/{aim.id}/", expects, taken,
    )  # fmt: skip
