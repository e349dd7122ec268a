"""Works to judges (评委分配): so many judges each, nobody who avoids it, loads as even as they can be.

The result is defined without an algorithm: with the smallest possible highest
load, walk through works and judges in the order of their tickets and give a
work every judge with whom the rest can still be completed. A referee checks
that definition by other means (``referee.py``).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from xuezheng.core.base.errors import InfeasibleError
from xuezheng.core.base.labels import T


class UnjudgedError(InfeasibleError):
    """There are not enough judges who may judge these works."""

    code = "assess-unjudged"
    text = T("以下材料凑不齐评委：{works}", "Not enough judges for: {works}")


@dataclass(frozen=True, slots=True)
class Assigned:
    """Which judges a work goes to (分配结果), by work; ``load`` is the highest of any judge."""

    pairs: tuple[tuple[str, str], ...]
    load: int

    def of(self, work: str) -> tuple[str, ...]:
        """Give the judges of a work in order."""
        return tuple(judge for one, judge in self.pairs if one == work)


@dataclass
class _State:
    """An assignment being made: who judges what, what can no longer change."""

    works: Sequence[str]
    judges: Sequence[str]
    avoided: Collection[tuple[str, str]]
    load: int
    held: dict[str, set[str]] = field(default_factory=dict)
    of: dict[str, set[str]] = field(default_factory=dict)
    fixed: set[tuple[str, str]] = field(default_factory=set)

    def able(self, judge: str, work: str) -> bool:
        return (judge, work) not in self.avoided

    def put(self, work: str, judge: str) -> None:
        self.held[work].add(judge)
        self.of[judge].add(work)

    def drop(self, work: str, judge: str) -> None:
        self.held[work].discard(judge)
        self.of[judge].discard(work)

    def path(self, start: str, closing: str) -> list[tuple[str, str]] | None:
        """Find works to hand on, from a judge with one too many to one who can take one more.

        A pair (work, judge) says that the work leaves the judge before it and
        goes to this one. Reaching a judge of ``closing`` ends it as well: that
        work can give the judge up.
        """
        came: dict[str, tuple[str, str] | None] = {start: None}
        queue = [start]
        for judge in queue:
            free = len(self.of[judge]) < self.load
            gives = closing and judge in self.held[closing] and (closing, judge) not in self.fixed
            if judge != start and (free or gives):
                return self._steps(came, judge)
            for work in sorted(self.of[judge], key=self.works.index):
                if (work, judge) in self.fixed or work == closing:
                    continue
                for other in self.judges:
                    if (
                        other not in came
                        and other not in self.held[work]
                        and self.able(other, work)
                    ):
                        came[other] = (judge, work)
                        queue.append(other)
        return None

    @staticmethod
    def _steps(came: dict[str, tuple[str, str] | None], judge: str) -> list[tuple[str, str]]:
        steps: list[tuple[str, str]] = []
        while (before := came[judge]) is not None:
            steps.append((before[1], judge))
            judge = before[0]
        return steps[::-1]

    def hand_on(self, start: str, steps: list[tuple[str, str]]) -> str:
        """Carry a path out; gives the judge where it ends."""
        here = start
        for work, judge in steps:
            self.drop(work, here)
            self.put(work, judge)
            here = judge
        return here


def assign(
    works: Sequence[str],
    judges: Sequence[str],
    *,
    each: int,
    avoided: Collection[tuple[str, str]] = (),
    most: int | None = None,
) -> Assigned:
    """Assign judges to works, both in the order of their tickets; ``avoided`` are (judge, work).

    Raises ``UnjudgedError`` naming the works that cannot be judged within ``most``.
    Cost: works × judges searches, each linear in works × judges.
    """
    if not works:
        return Assigned((), 0)
    highest = len(works) if most is None else most
    lowest = -(-len(works) * each // max(len(judges), 1))
    unjudged: list[str] = list(works)
    for load in range(lowest, highest + 1):
        state, unjudged = _filled(works, judges, avoided, each, load)
        if not unjudged:
            return Assigned(tuple(_first(state, each)), load)
    raise UnjudgedError(works="、".join(unjudged))


def _filled(
    works: Sequence[str],
    judges: Sequence[str],
    avoided: Collection[tuple[str, str]],
    each: int,
    load: int,
) -> tuple[_State, list[str]]:
    """Fill every work somehow; gives the works for which that cannot be done."""
    state = _State(
        works, judges, avoided, load, {one: set() for one in works}, {one: set() for one in judges}
    )
    unjudged = []
    for work in works:
        while len(state.held[work]) < each:
            if not _grown(state, work):
                unjudged.append(work)
                break
    return state, unjudged


def _grown(state: _State, work: str) -> bool:
    for judge in state.judges:
        if judge in state.held[work] or not state.able(judge, work):
            continue
        if len(state.of[judge]) < state.load:
            state.put(work, judge)
            return True
        steps = state.path(judge, "")
        if steps is not None:
            state.hand_on(judge, steps)
            state.put(work, judge)
            return True
    return False


def _first(state: _State, each: int) -> list[tuple[str, str]]:
    """Take the first assignment in order: fix pair by pair what can still be completed."""
    pairs: list[tuple[str, str]] = []
    for work in state.works:
        taken = 0
        for judge in state.judges:
            if taken == each:
                break
            if state.able(judge, work) and _forced(state, work, judge):
                state.fixed.add((work, judge))
                pairs.append((work, judge))
                taken += 1
    return pairs


def _forced(state: _State, work: str, judge: str) -> bool:
    """Let a work have a judge and complete the rest, or say that it cannot be."""
    if judge in state.held[work]:
        return True
    loose = [one for one in state.held[work] if (work, one) not in state.fixed]
    if len(state.of[judge]) < state.load:
        state.drop(work, max(loose, key=state.judges.index))
        state.put(work, judge)
        return True
    steps = state.path(judge, work)
    if steps is None:
        return False
    end = state.hand_on(judge, steps)
    gives = end if end in loose else max(loose, key=state.judges.index)
    state.drop(work, gives)
    state.put(work, judge)
    return True
