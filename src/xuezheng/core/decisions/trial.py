"""What other rules would do (试算): the same list by the rules as drafted and by others, in sums, for the bureau.

Never one child: nothing names a subject, the list of subjects is not changed,
sums below ``FEWEST`` are not told, and cut-offs are told as coarsely as the
engine gives them. Chance is replaced by declared trial seeds; a real one does
not exist yet.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

SEEDS = ("试算一", "试算二", "试算三")
"""The trial seeds, the same for everybody; none of them can become a real one."""
FEWEST = 10
"""Sums of fewer than this are not told apart."""


class UntriedError(InputError):
    """A trial would look at single subjects, or asks for what there is not."""

    code = "decision-trial"
    text = T("不能试算：{why}", "This cannot be tried: {why}")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the trial seeds (范围): least and most; ``None`` where fewer than ``FEWEST``."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Tried:
    """How a problem comes out in sums (试算结果): by place; those without one; cut-offs over the seeds."""

    placed: Sum
    unplaced: Sum
    places: Mapping[str, Sum]
    cuts: Mapping[str, tuple[T, ...]]


def compared(
    engine: Engine, problem: Mapping[str, Any], changed: Mapping[str, Any]
) -> tuple[Tried, Tried]:
    """Give what comes out as drafted, and with some parts changed.

    Raises ``UntriedError``, and the engine's errors for parts that are nonsense.
    Costs: six runs.
    """
    subjects = engine.lists[0]
    if engine.cut is None:
        raise UntriedError(why=T("这种办法没有试算", "there is no trial of this kind"))
    if subjects in changed:
        why = T("只能改规则和计划，不能改名单", "rules and plans can be changed, the list cannot")
        raise UntriedError(why=why)
    if unknown := sorted(set(changed) - set(problem)):
        raise UntriedError(why=T(f"没有{'、'.join(unknown)}", f"there is no {', '.join(unknown)}"))
    return tried(engine, problem), tried(engine, {**problem, **changed})


def tried(engine: Engine, problem: Mapping[str, Any]) -> Tried:
    """Run once by each trial seed and keep nothing but sums. Raises ``UntriedError`` for a list too short."""
    read = engine.read(engine.canonical(problem))
    counts: list[Counter[str]] = []
    cuts: dict[str, dict[T, None]] = {}
    for seed in SEEDS:
        result = engine.run(read, seed)
        counts.append(Counter(line.place for line in engine.lines(read, result)))
        for place, words in engine.cut(read, result) if engine.cut else ():
            cuts.setdefault(place, {})[words] = None
    names = sorted(set().union(*counts) - {""})
    if names and min(one.total() for one in counts) < FEWEST:
        raise UntriedError(why=T(f"名单不足{FEWEST}人", f"fewer than {FEWEST} stand on the list"))
    return Tried(
        _spread(one.total() - one[""] for one in counts),
        _spread(one[""] for one in counts),
        {name: _spread(one[name] for one in counts) for name in names},
        {place: tuple(words) for place, words in cuts.items()},
    )


def _spread(numbers: Iterable[int]) -> Sum:
    found = list(numbers)
    return Sum(_told(min(found)), _told(max(found)))


def _told(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None
