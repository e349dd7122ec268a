"""Judges who fall out of a drawn panel (评委递补): the next reserve of the same group comes in, by the order published.

Whoever is sent with a team is not filled: ties and even loads are for a new
draw, a decision that replaces the first. The rule: ``docs/inspection.md``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.fillings import filled
from xuezheng.core.base.labels import T
from xuezheng.core.engines.inspection.problem import Problem


class SentError(RefusedError):
    """There is no reserve, or teams have been sent."""

    code = "inspection-sent"
    text = T(
        "没有备选或已派组，须另立新决策替代并写明理由",
        "There is no reserve, or teams are sent: a new decision must replace this one and say why",
    )


def fill(problem: Problem, result: Mapping[str, Any], gone: Sequence[str]) -> list[Filled]:
    """Give what each falling out led to, in order; a place is a group. Raises ``SentError``, ``GoneError``."""
    if gone and (problem.team or not problem.panel):
        raise SentError(state="sent")
    groups = {one.key: one.group for one in problem.inspectors}
    waiting = list(result["reserves"])

    def taken(_key: str, group: str) -> list[str]:
        return [key for key in waiting if groups[key] == group][:1]

    return filled({key: groups[key] for key in result["members"]}, waiting, gone, taken)
