"""Check a forecast without trusting the code that made it (复核): by every path, one after another."""

from collections.abc import Iterator
from datetime import date

from xuezheng.core.engines.projects.plan import Forecast, Workdays
from xuezheng.core.engines.projects.problem import Plan


def paths(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Give every way from a stage that waits for nothing to one that nothing waits for."""
    waited = {key for one in plan.stages for key in one.after}

    def back(key: str) -> Iterator[tuple[str, ...]]:
        before = plan.by_key[key].after
        if not before:
            yield (key,)
        for one in before:
            yield from ((*way, key) for way in back(one))

    for stage in plan.stages:
        if stage.key not in waited:
            yield from back(stage.key)


def objections(plan: Plan, found: Forecast, today: date, calendar: Workdays) -> Iterator[str]:
    """Say everything in a forecast that the rule does not bear out."""
    ends = [(_walked(plan, way, today, calendar), way) for way in paths(plan)]
    ready = max(day for day, _ in ends)
    if found.ready != ready:
        yield f"就绪日应为{ready} / ready on {ready}"
    if found.path not in {way for _, way in ends}:
        yield f"不是一条路径 / no path: {found.path}"
    if {one.key for one in found.steps} != {one.key for one in plan.stages}:
        yield "阶段不全 / stages are missing"
    if found.slip != calendar.workdays_between(plan.opening, ready).days:
        yield "延误天数不符 / the slip is another"


def _walked(plan: Plan, way: tuple[str, ...], today: date, calendar: Workdays) -> date:
    """Give the day a path comes to when its stages are done one after another."""
    day = plan.begins
    for key in way:
        stage = plan.by_key[key]
        if stage.finished is not None:
            day = stage.finished
        elif stage.started is not None:
            day = max(calendar.add_workdays(stage.started, stage.days).day, today)
        else:
            day = calendar.add_workdays(max(day, today), stage.days).day
    return day
