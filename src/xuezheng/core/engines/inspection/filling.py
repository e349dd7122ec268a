"""Whoever falls out of a drawn panel (评委、检查人员递补): the next reserve of the group comes in, as published.

Where teams are sent, the reserve takes over every place of whoever fell out,
so that all other teams stay. The rule: ``docs/inspection.md``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.fillings import filled
from xuezheng.core.base.labels import T
from xuezheng.core.engines.inspection.draw import avoids
from xuezheng.core.engines.inspection.problem import Problem, UnreplacedError


class SentError(RefusedError):
    """There is no reserve: everybody in the pool may be sent."""

    code = "inspection-sent"
    text = T(
        "没有抽取备选，须另立新决策替代并写明理由",
        "No reserves were drawn: a new decision must replace this one and say why",
    )


def fill(problem: Problem, result: Mapping[str, Any], gone: Sequence[str]) -> list[Filled]:
    """Give what each falling out led to, in order; a place is a group.

    Raises ``SentError``, ``GoneError``, ``UnreplacedError`` where a reserve
    would have to avoid somebody, or lacks the field of the specialist's seat.
    """
    if gone and not problem.panel:
        raise SentError(state="sent")
    groups = {one.key: one.group for one in problem.inspectors}
    waiting = list(result["reserves"])
    seats = {key: key for key in result["members"]}
    """Whose places in the teams somebody has: the own, or those taken over."""

    def taken(key: str, group: str) -> list[str]:
        first = seats.pop(key)
        sent = [row for row in result["teams"] if first in row["team"]] if problem.team else []
        for one in waiting:
            if groups[one] == group and all(_may(problem, one, first, row) for row in sent):
                seats[one] = first
                return [one]
        if sent:
            raise UnreplacedError(key=key, state="sent")
        return []

    return filled({key: groups[key] for key in result["members"]}, waiting, gone, taken)


def _may(problem: Problem, key: str, first: str, row: Mapping[str, Any]) -> bool:
    """Say whether somebody may take over a place in a team as published."""
    who = next(one for one in problem.inspectors if one.key == key)
    what = next(one for one in problem.subjects if one.key == row["subject"])
    expert = problem.specialist and row["team"][0] == first
    return avoids(problem, who, what) is None and (not expert or problem.specialist in who.fields)
