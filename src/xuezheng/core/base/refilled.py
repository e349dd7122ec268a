"""The course of a referee through fillings (递补裁判): each step held against who was due, whatever was told before."""

from collections.abc import Callable, Sequence

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T


def misfilled(
    sits: dict[str, str],
    free_of_seat: set[str],
    steps: Sequence[Filled],
    due: Callable[[str], list[str]],
) -> list[T]:
    """Say what is wrong with the first step that is not as the rule has it; nothing where all are.

    ``due`` gives who should have come to a place, from ``sits`` and
    ``free_of_seat`` as they stand once the seat is given up.
    """
    for turn, step in enumerate(steps, 1):
        right: tuple[str, list[str]] = ("", [])
        if step.key in free_of_seat:
            free_of_seat.discard(step.key)
        elif step.key in sits:
            place = sits.pop(step.key)
            right = (place, due(place))
        else:
            return [_told(turn, T(f"{step.key}没有学位", f"{step.key} has no seat"))]
        if (step.place, list(step.took)) != right:
            told, wanted = (
                f"{step.place} {'、'.join(step.took)}",
                f"{right[0]} {'、'.join(right[1])}",
            )
            return [_told(turn, T(f"“{told}”，应为“{wanted}”", f"{told!r}, {wanted!r} is right"))]
        free_of_seat -= set(step.took)
        sits |= dict.fromkeys(step.took, step.place)
    return []


def _told(turn: int, wrong: T) -> T:
    return T(f"第{turn}次递补：{wrong.zh}", f"Filling {turn}: {wrong.en}")
