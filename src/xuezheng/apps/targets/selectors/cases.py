"""Where the progress of a task stands (任务进度)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

PROGRESS = T("进度和节点", "Progress and milestones")


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the progress of a task, which whoever sees the task may see. Costs: nothing."""
    del actor, data
    yield Beside(PROGRESS, f"/progress/task/{record}/")
