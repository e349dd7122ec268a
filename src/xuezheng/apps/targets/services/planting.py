"""Planting targets: what a plan promises becomes rows when it is issued (下达)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.targets.access import require_issue
from xuezheng.apps.targets.models import PlanName, Target
from xuezheng.apps.targets.services.linking import carry
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T
from xuezheng.core.targets.cascade import How
from xuezheng.core.targets.numbers import maybe
from xuezheng.core.targets.target import OPS, Direction, Period, direction_of
from xuezheng.core.targets.target import Target as Promise

MOST = 2000


class PlantTarget(Given):
    """One target; numbers are canonical decimal text, an empty direction is derived."""

    org: int
    indicator: str = Field(min_length=1, max_length=200)
    start: date
    due: date
    unit: str = Field(default="", max_length=20)
    scope: str = Field(default="", max_length=200)
    op: str = "="
    value: str | None = None
    low: str | None = None
    high: str | None = None
    baseline: str | None = None
    direction: str = ""
    clause: str = Field(default="", max_length=80)
    promise: str = Field(default="", max_length=80)
    record: int | None = None


class NamePlan(Given):
    """The plan the targets stand in, as pages name it."""

    number: int
    key: str = Field(min_length=1, max_length=64)
    title: str = Field(min_length=1, max_length=200)
    year: int = Field(ge=1949, le=2200)


class Plant(Given):
    """Targets to plant, with the plan they stand in."""

    targets: list[PlantTarget] = Field(max_length=MOST)
    plan: NamePlan | None = None


def promise(given: PlantTarget) -> Promise:
    """Build the promise of what is given. Raises ``TargetError`` and ``NumberTextError``."""
    value, baseline = maybe(given.value), maybe(given.baseline)
    op = given.op if given.op in OPS else ""
    way = (
        Direction.of(given.direction)
        if given.direction in {one.key for one in Direction}
        else direction_of(op, value, baseline)
    )
    return Promise(
        indicator=given.indicator,
        unit=given.unit,
        direction=way,
        period=Period(given.start, given.due),
        op=op,
        value=value,
        low=maybe(given.low),
        high=maybe(given.high),
        baseline=baseline,
        scope=given.scope,
    )


def plant(deed: Deed, given: Plant) -> Mapping[str, Any]:
    """Write the targets of a plan, in order; gives their numbers.

    Raises ``TargetError``, ``NumberTextError``, and what access refuses.
    """
    for org in {one.org for one in given.targets}:
        require_issue(deed.actor, org)
    if given.plan is not None:
        PlanName.objects.update_or_create(
            number=given.plan.number, defaults=given.plan.model_dump(exclude={"number"})
        )
    planted = [_row(deed, one, given.plan) for one in given.targets]
    carry(planted)
    numbers = [one.pk for one in planted]
    deed.about("target", numbers[0] if numbers else 0, given.targets[0].org if numbers else None)
    deed.rows = len(numbers)
    return {"targets": numbers}


def _row(deed: Deed, given: PlantTarget, plan: NamePlan | None) -> Target:
    made = promise(given)
    return Target.objects.create(
        plan=plan.number if plan else None,
        clause=given.clause,
        promise=given.promise,
        record_id=given.record,
        org_id=given.org,
        indicator=given.indicator,
        unit=given.unit,
        scope=given.scope,
        direction=made.direction.key,
        op=given.op,
        value=given.value,
        low=given.low,
        high=given.high,
        baseline=given.baseline,
        start=given.start,
        due=given.due,
        how=How.WEIGHTED_MEAN.key if made.is_rate else How.SUM.key,
        at=deed.at,
    )


PLANT = Intention("target.plant", T("下达量化目标", "Issue targets"), Plant, plant)
