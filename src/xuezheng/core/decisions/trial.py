"""What other rules would do (试算): the same list by the rules as drafted and by others, in sums, for the bureau.

Never one child: nothing names a subject, the list of subjects is not changed,
sums below a declared least number are not told, and cut-offs are told as
coarsely as the engine gives them. Chance is replaced by declared trial seeds;
a real one does not exist yet.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

SEEDS = ("试算一", "试算二", "试算三")
"""The trial seeds, the same for everybody; none of them can become a real one."""


class UntriedError(InputError):
    """A trial would look at single subjects, or asks for what there is not."""

    code = "decision-trial"
    text = T("不能试算：{why}", "This cannot be tried: {why}")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the trial seeds (范围): least and most; ``None`` where it is too few to be told."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run by a trial seed comes to (单次试算): heads by place, "" for none; cut-offs by place."""

    places: Mapping[str, int]
    cuts: Sequence[tuple[str, T]]


@dataclass(frozen=True, slots=True)
class Tried:
    """How a problem comes out in sums (试算结果): by place; those without one; cut-offs over the seeds.

    ``fewest`` is the least sum that is told.
    """

    placed: Sum
    unplaced: Sum
    places: Mapping[str, Sum]
    cuts: Mapping[str, tuple[T, ...]]
    fewest: int


def require_allowed(engine: Engine, problem: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
    """Raise ``UntriedError`` where the list, or something there is not, would be changed."""
    subjects = engine.lists[0]
    if engine.cut is None:
        raise UntriedError(why=T("这种办法没有试算", "there is no trial of this kind"))
    if subjects in changed:
        why = T("只能改规则和计划，不能改名单", "rules and plans can be changed, the list cannot")
        raise UntriedError(why=why)
    if unknown := sorted(set(changed) - set(problem)):
        raise UntriedError(why=T(f"没有{'、'.join(unknown)}", f"there is no {', '.join(unknown)}"))


def other(engine: Engine, problem: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with some parts changed, in its one form.

    Raises ``UntriedError``, and the engine's errors for parts that are nonsense.
    """
    require_allowed(engine, problem, changed)
    return engine.canonical({**problem, **changed})


def compared(
    engine: Engine, problem: Mapping[str, Any], changed: Mapping[str, Any], fewest: int
) -> tuple[Tried, Tried]:
    """Give what comes out as drafted, and with some parts changed; no sum below ``fewest``.

    Raises what ``other`` does. Costs: six runs.
    """
    then = other(engine, problem, changed)
    return tried(engine, problem, fewest), tried(engine, then, fewest)


def tried(engine: Engine, problem: Mapping[str, Any], fewest: int) -> Tried:
    """Run once by each trial seed and keep nothing but sums. Raises ``UntriedError`` for a list too short."""
    read = engine.read(engine.canonical(problem))
    return summed([once(engine, read, seed) for seed in SEEDS], fewest)


def once(engine: Engine, read: Any, seed: str) -> Outcome:
    """Run a problem as read by one trial seed. Costs: a run."""
    result = engine.run(read, seed)
    places = Counter(line.place for line in engine.lines(read, result))
    return Outcome(places, tuple(engine.cut(read, result)) if engine.cut else ())


def summed(outcomes: Sequence[Outcome], fewest: int) -> Tried:
    """Put runs together. Raises ``UntriedError`` for a list too short to be told in sums."""
    counts = [Counter(one.places) for one in outcomes]
    cuts: dict[str, dict[T, None]] = {}
    for one in outcomes:
        for place, words in one.cuts:
            cuts.setdefault(place, {})[words] = None
    names = sorted(set().union(*counts) - {""})
    if names and min(one.total() for one in counts) < fewest:
        raise UntriedError(why=T(f"名单不足{fewest}人", f"fewer than {fewest} stand on the list"))
    return Tried(
        _spread((one.total() - one[""] for one in counts), fewest),
        _spread((one[""] for one in counts), fewest),
        {name: _spread((one[name] for one in counts), fewest) for name in names},
        {place: tuple(words) for place, words in cuts.items()},
        fewest,
    )


def _spread(numbers: Iterable[int], fewest: int) -> Sum:
    found = list(numbers)
    return Sum(*(one if one == 0 or one >= fewest else None for one in (min(found), max(found))))
