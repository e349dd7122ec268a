"""Seats in proportion to weights, exactly (比例分配): fractions, no floating point.

Equal claims are parted by the tie keys given, the lesser first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heapreplace
from typing import Any

from xuezheng.core.base.errors import InfeasibleError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.problem import Method

Claim = tuple[int, Fraction]
"""A claim to the next seat, more is better: (1, weight) goes before every (0, quotient)."""


class FloorError(InfeasibleError):
    """The floors need more seats than there are."""

    code = "quota-floor"
    text = T("保底需{need}个名额，只有{have}个", "The floors need {need} seats, there are {have}")


@dataclass(frozen=True, slots=True)
class Split:
    """What is split (待分配名额): seats over weights, with floors and, where there are any, caps."""

    seats: int
    weights: tuple[Fraction, ...]
    ties: tuple[Any, ...]
    floor: int = 0
    caps: tuple[int, ...] | None = None

    def least(self, at: int) -> int:
        """Give the floor of one; nothing for a weight of nothing."""
        return self.floor if self.weights[at] else 0


def apportion(split: Split, method: Method) -> tuple[int, ...]:
    """Split seats by a method. Raises ``FloorError``. Costs: seats × the logarithm of the weights."""
    need = sum(split.least(at) for at in range(len(split.weights)))
    if need > split.seats:
        raise FloorError(need=need, have=split.seats)
    if method is Method.LARGEST_REMAINDER:
        return _remainders(split)
    return _divided(split, method)


def exact(seats: int, weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Give the exact shares of seats."""
    whole = sum(weights)
    return tuple(seats * one / whole if whole else Fraction(0) for one in weights)


def _remainders(split: Split) -> tuple[int, ...]:
    """Whole parts first, then a seat each to the largest remainders; whoever falls short gets the floor."""
    found = [0] * len(split.weights)
    open_ = {at for at, weight in enumerate(split.weights) if weight}
    left = split.seats
    while True:
        order = sorted(open_)
        shares = dict(zip(order, exact(left, [split.weights[at] for at in order]), strict=True))
        short = {at for at, share in shares.items() if share < split.floor}
        if not short:
            break
        for at in short:
            found[at] = split.floor
        open_ -= short
        left -= split.floor * len(short)
    for at, share in shares.items():
        found[at] = int(share)
    rest = left - sum(found[at] for at in open_)
    queue = sorted(open_, key=lambda at: (int(shares[at]) - shares[at], split.ties[at]))
    for at in queue[:rest]:
        found[at] += 1
    return tuple(found)


def claim(weight: Fraction, seats: int, method: Method) -> Claim:
    """Give the claim to a seat of one who has ``seats``."""
    if method is Method.WEBSTER:
        return (0, weight / (2 * seats + 1))
    if seats == 0:
        return (1, weight)
    return (0, weight * weight / (seats * (seats + 1)))


def _divided(split: Split, method: Method) -> tuple[int, ...]:
    """Give seats one by one to the greatest claim, beginning from the floors."""
    found = [split.least(at) for at in range(len(split.weights))]

    def entry(at: int) -> tuple[int, Fraction, Any, int]:
        first, quotient = claim(split.weights[at], found[at], method)
        return (-first, -quotient, split.ties[at], at)

    def able(at: int) -> bool:
        return bool(split.weights[at]) and (split.caps is None or found[at] < split.caps[at])

    heap = [entry(at) for at in range(len(found)) if able(at)]
    heapify(heap)
    for _ in range(split.seats - sum(found)):
        while not able(heap[0][-1]):
            heapreplace(heap, (2, Fraction(0), split.ties[heap[0][-1]], heap[0][-1]))
        at = heap[0][-1]
        found[at] += 1
        heapreplace(heap, entry(at))
    return tuple(found)
