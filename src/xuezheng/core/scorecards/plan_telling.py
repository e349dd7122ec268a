"""A plan as plain JSON (达标方案表述): every measure by school, its cost, what proves it, what it leaves out."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.parameters import Value
from xuezheng.core.scorecards.changes import Change, Plan
from xuezheng.core.scorecards.definition import Scorecard
from xuezheng.core.scorecards.facts import County


def told(
    card: Scorecard,
    county: County,
    numbers: Mapping[str, Value],
    changes: Sequence[Change],
    plan: Plan,
) -> dict[str, Any]:
    """Give a plan of a county; costs are in yuan, what a move takes away costs nothing."""
    names = {one.key: one.name for one in county.schools}
    kinds = {one.key: one for one in changes}
    return {
        "card": card.key, "county": county.key, "name": county.name, "cost": plan.cost,
        "bound": plan.bound, "proved": plan.proved, "rounds": plan.rounds,
        "steps": [
            {
                "org": one.school, "name": names[one.school], "change": one.change,
                "title": kinds[one.change].title.zh, "stage": one.stage or None, "count": one.count,
                "adds": one.count * kinds[one.change].size(numbers),
                "cost": max(one.count, 0) * kinds[one.change].price(numbers),
            }
            for one in plan.steps
        ],
        "unknown": [
            {"item": item, "org": org, "stage": stage or None} for item, org, stage in plan.unknown
        ],
        "beyond": list(plan.beyond),
    }  # fmt: skip
