"""Who has a place (名额分配): quotas by layer, in the order of signing up, nobody moved back.

A quota holds seats for a layer until it is released. Whoever has a place keeps
it; each free seat goes to the first on the waiting list who may take it, so
that the same list always gives the same places.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xuezheng.core.base.labels import Labelled, T


class Seat(Labelled):
    """How somebody stands with a place (报名状态)."""

    HAS = ("has", T("已录取", "Has a place"))
    WAITS = ("waits", T("候补", "On the waiting list"))
    OUT = ("out", T("已退出", "Withdrawn"))


@dataclass(frozen=True, slots=True)
class Signed:
    """One who signed up (报名): the place in the order, the layer, how it stands."""

    number: int
    layer: str
    seat: Seat


def faults(capacity: int, quotas: Mapping[str, int]) -> Iterator[T]:
    """Say everything wrong with a plan of places."""
    if capacity < 1:
        yield T("名额至少为1", "there must be a place")
    for layer, seats in quotas.items():
        if seats < 0:
            yield T(f"{layer}名额为负", f"the quota of {layer} is negative")
    if sum(quotas.values()) > capacity:
        yield T("各层次名额之和超过总名额", "the quotas exceed all places")


def promoted(
    signed: Sequence[Signed], capacity: int, quotas: Mapping[str, int], *, released: bool = False
) -> tuple[int, ...]:
    """Give the numbers that get a place now, in the order in which they get it.

    ``released`` ends the holding of seats for layers that did not fill their
    quota. Ties: none, numbers are distinct. Costs: waiting × seats.
    """
    has = Counter(one.layer for one in signed if one.seat is Seat.HAS)
    waits = sorted((one for one in signed if one.seat is Seat.WAITS), key=lambda one: one.number)
    found: list[int] = []
    while (free := capacity - has.total()) > 0:
        held = 0 if released else sum(max(0, n - has[layer]) for layer, n in quotas.items())
        next_ = next(
            (one for one in waits if has[one.layer] < quotas.get(one.layer, 0) or free > held), None
        )
        if next_ is None:
            break
        waits.remove(next_)
        has[next_.layer] += 1
        found.append(next_.number)
    return tuple(found)
