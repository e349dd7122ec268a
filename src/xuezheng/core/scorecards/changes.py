"""What can be changed so that a county passes (改进措施): so much more of an amount in a school, at a cost.

A change with ``moves`` takes from one school what it gives another: counts
add up to zero, and only what arrives is paid for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xuezheng.core.base.errors import BackendError, InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import Value


class PlanError(InputError):
    """A plan cannot be made: nothing of the card can be changed, or no changes suffice."""

    code = "scorecard-plan"
    text = T("无法给出达标方案：{why}", "No plan can be given: {why}")


class RefereeError(BackendError):
    """The referee does not let a plan pass: a fault of ours."""

    code = "scorecard-referee"
    text = T("方案没有通过复核：{why}", "The referee refuses the plan: {why}")


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of measure (措施): what one step adds, how large a step is, what it costs in yuan.

    ``step`` names the parameter of its size, 1 without; ``cost`` that of its price.
    """

    key: str
    title: T
    adds: tuple[str, ...]
    cost: str
    step: str = ""
    moves: bool = False

    def size(self, numbers: Mapping[str, Value]) -> int:
        """Give how much one step adds."""
        return whole(numbers, self.step) if self.step else 1

    def price(self, numbers: Mapping[str, Value]) -> int:
        """Give what one step costs."""
        return whole(numbers, self.cost)


def whole(numbers: Mapping[str, Value], key: str) -> int:
    """Give a parameter that is a whole number; raises ``TypeError`` for another."""
    value = numbers[key]
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(key)
    return value


@dataclass(frozen=True, slots=True)
class Step:
    """So many steps of a change in a school (方案明细); ``stage`` where the amount is recorded by stage.

    ``count`` is below zero where a move takes away.
    """

    school: int
    change: str
    count: int
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The cheapest set of changes found (达标方案), with what proves it.

    ``bound`` is what no plan costs less than; ``proved`` says it is reached.
    ``unknown`` are the items left out where data is missing, by school and
    stage; ``beyond`` the items that no change here mends.
    """

    steps: tuple[Step, ...]
    cost: int
    bound: int
    proved: bool
    rounds: int
    unknown: tuple[tuple[str, int, str], ...]
    beyond: tuple[str, ...]
