"""What was promised of an indicator (目标): told by the app that keeps targets, which stands above this one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.apps.indicators.selectors.figures import Figure
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.indicators.definition import Indicator


@dataclass(frozen=True, slots=True)
class Expected:
    """What a forecast means for a target (预测对目标): one word, and why in a sentence."""

    standing: Standing
    words: T


@dataclass(frozen=True)
class Goal:
    """A target that speaks of an indicator (关联目标), as every other page shows it.

    ``level`` is the goal in the unit shown, ``standing`` and ``words`` come from
    the one function of targets; ``expects`` judges a foretold value with its
    interval, in the unit shown; ``taken`` says how the target would stand if a
    figure of this indicator were taken as its own, by the same one function.
    """

    title: str
    shown: T
    level: Fraction | None
    due: date
    standing: Standing
    words: T
    url: str
    expects: Callable[[Fraction, Fraction, Fraction], Expected]
    taken: Callable[[Fraction, date], Expected]


Teller = Callable[[Actor | None, Indicator, Figure, date], list[Goal]]
_TELLERS: list[Teller] = []


def tells_goals(teller: Teller) -> Teller:
    """Let the app of targets tell which promises speak of an indicator at a place."""
    _TELLERS.append(teller)
    return teller


def goals(actor: Actor | None, indicator: Indicator, here: Figure, on: date) -> tuple[Goal, ...]:
    """Give the targets in sight that speak of a figure, the one due first first."""
    found = [one for teller in _TELLERS for one in teller(actor, indicator, here, on)]
    return tuple(sorted(found, key=lambda one: (one.due, one.title)))
