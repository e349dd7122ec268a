"""Dealing pupils to classes (分组发牌): stratum by stratum in turn, then siblings brought together or apart.

Girls first, boys after, those with needs in the middle: going on in turn from
one stratum to the next keeps sizes, girls and boys within one of each other.
"""

from collections.abc import Sequence

from xuezheng.core.base.tickets import list_digest, ordered
from xuezheng.core.engines.classes.problem import FEMALE, TOGETHER, Problem, Pupil, SiblingsError

PURPOSE = "classes"
NOBODY = 3
Stratum = tuple[str, str]


def stratum(one: Pupil) -> Stratum:
    """Give what may be swapped for what: same sex, same need."""
    return (one.sex, one.need)


def dealt(problem: Problem, totals: Sequence[int], seed: str) -> list[list[int]]:
    """Give classes as lists of places of pupils: by turns from the best to the last of each stratum."""
    keys = [one.key for one in problem.pupils]
    lot = {key: n for n, key in enumerate(ordered(PURPOSE, list_digest(keys), seed, keys))}
    places = range(len(problem.pupils))

    def rank(place: int) -> tuple[object, ...]:
        one = problem.pupils[place]
        female = one.sex == FEMALE
        return (not female, bool(one.need) == female, one.need, -totals[place], lot[one.key])

    classes: list[list[int]] = [[] for _ in problem.classes]
    for turn, place in enumerate(sorted(places, key=rank)):
        classes[turn % len(classes)].append(place)
    return classes


def tied(problem: Problem, classes: list[list[int]]) -> set[int]:
    """Bring siblings together or apart by swaps; gives the places that may not move any more."""
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(problem.pupils):
        if one.bound:
            groups.setdefault(one.bound, []).append(place)
    still = {place for some in groups.values() if len(some) > 1 for place in some}
    for _, some in sorted(groups.items()):
        if problem.siblings == TOGETHER:
            target = _home(classes, some)
            for place in (one for one in some if one not in classes[target]):
                _swap(problem, classes, place, target, still)
        else:
            _part(problem, classes, some, still)
    return still


def _part(problem: Problem, classes: list[list[int]], some: Sequence[int], still: set[int]) -> None:
    """Send siblings to different classes, each where the exchange changes least."""
    taken: set[int] = set()
    for place in some:
        here = _at(classes, place)
        if here in taken:
            free = [n for n in range(len(classes)) if n not in taken]
            here = _nearest(problem, classes, place, free, still)
            _swap(problem, classes, place, here, still)
        taken.add(here)


def _at(classes: Sequence[Sequence[int]], place: int) -> int:
    return next(n for n, members in enumerate(classes) if place in members)


def _home(classes: Sequence[Sequence[int]], some: Sequence[int]) -> int:
    """Give the class that holds most of some siblings; the first on a tie."""
    counts = [sum(place in members for place in some) for members in classes]
    return counts.index(max(counts))


def _nearest(
    problem: Problem, classes: list[list[int]], place: int, free: Sequence[int], still: set[int]
) -> int:
    """Give the class where the exchange changes least: a pupil of the same stratum, or sex."""
    return min(free, key=lambda n: (_partners(problem, classes[n], place, still)[0], n))


def _partners(
    problem: Problem, members: Sequence[int], place: int, still: set[int]
) -> tuple[int, list[int]]:
    """Give who could change places: of the same stratum (0), the same sex (1), anybody (2), nobody (3)."""
    own = problem.pupils[place]
    loose = [one for one in members if one not in still]
    same = [one for one in loose if stratum(problem.pupils[one]) == stratum(own)]
    sex = [one for one in loose if problem.pupils[one].sex == own.sex]
    tiers = [same, sex, loose, []]
    found = next((n for n, tier in enumerate(tiers) if tier), NOBODY)
    return found, tiers[found]


def _swap(
    problem: Problem, classes: list[list[int]], place: int, target: int, still: set[int]
) -> None:
    here = _at(classes, place)
    tier, others = _partners(problem, classes[target], place, still)
    if tier == NOBODY:
        raise SiblingsError(pupil=problem.pupils[place].key)
    other = others[-1]
    classes[here][classes[here].index(place)] = other
    classes[target][classes[target].index(other)] = place
