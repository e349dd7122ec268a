"""The referee of panels filled up (评委递补复核): asks of each who came in whether nobody of the group stood before."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T
from xuezheng.core.base.refilled import misfilled
from xuezheng.core.engines.inspection.problem import read


def objections(
    given: Mapping[str, Any], result: Mapping[str, Any], steps: Sequence[Filled]
) -> list[T]:
    """List what in the fillings is not as the rule has it; it ends at the first wrong step."""
    problem = read(given)
    if steps and not (problem.panel and problem.team == 0):
        return [T("没有备选名单，不能递补", "There are no reserves to fill from")]
    kinds = {one.key: one.group for one in problem.inspectors}
    outside = set(result["reserves"])

    def due(group: str) -> list[str]:
        for key in result["reserves"]:
            if key in outside and kinds[key] == group:
                return [key]
        return []

    return misfilled({key: kinds[key] for key in result["members"]}, outside, steps, due)
