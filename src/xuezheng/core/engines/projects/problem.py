"""A building project as its stages (项目计划): what follows what, how many working days, what is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T


class ProjectError(InputError):
    """A project's plan contradicts itself; every fault is told at once."""

    code = "project-plan"
    text = T("项目计划有误：{issues}", "The plan of the project is wrong: {issues}")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage (建设阶段): its working days, and the stages that must be finished before it."""

    key: str
    days: int
    after: tuple[str, ...] = ()
    started: date | None = None
    finished: date | None = None


@dataclass(frozen=True)
class Plan:
    """A project's plan (项目计划): from ``begins`` on, to be handed over by ``opening``."""

    stages: tuple[Stage, ...]
    begins: date
    opening: date
    order: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        issues = [*_faults(self.stages)]
        if issues:
            raise ProjectError(issues="; ".join(issues))
        object.__setattr__(self, "order", _order(self.stages))

    @property
    def by_key(self) -> Mapping[str, Stage]:
        """The stages by key."""
        return {one.key: one for one in self.stages}


def _faults(stages: tuple[Stage, ...]) -> list[str]:
    keys = [one.key for one in stages]
    found = [f"{key} 重复 / twice" for key in sorted({k for k in keys if keys.count(k) > 1})]
    if not stages:
        found.append("没有阶段 / no stage")
    for one in stages:
        found += [
            f"{one.key}: 没有阶段{before} / unknown" for before in one.after if before not in keys
        ]
        if one.days < 0:
            found.append(f"{one.key}: {one.days}")
        if one.finished and one.started and one.finished < one.started:
            found.append(f"{one.key}: 完成早于开始 / finished before it started")
    if not found and len(_order(stages)) < len(stages):
        found.append("阶段互为前提 / stages wait for each other")
    return found


def _order(stages: tuple[Stage, ...]) -> tuple[str, ...]:
    """Give the stages so that each comes after those it waits for; shorter where they form a ring."""
    left, found = list(stages), []
    while ready := [one for one in left if all(key in found for key in one.after)]:
        found += [one.key for one in ready]
        left = [one for one in left if one not in ready]
    return tuple(found)
