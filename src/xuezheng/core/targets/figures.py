"""Dated figures (数据): which one is in force on a day, and which stand beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from xuezheng.core.targets.target import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure (数据): the value on a day, whose it is, and since when we know it.

    ``value`` ``None`` says that there is no figure, which is never nought.
    ``corrects`` names the figure this one replaces, with its ``reason``.
    """

    id: int
    day: date
    value: Fraction | None
    origin: Origin
    known_at: datetime
    source: str = ""
    corrects: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """The figure that counts (现值) and the newest of each other origin beside it."""

    figure: Figure | None
    beside: tuple[Figure, ...] = ()


def standing_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Give the figures not corrected away, the oldest day first."""
    given = list(figures)
    replaced = {figure.corrects for figure in given}
    kept = [figure for figure in given if figure.id not in replaced]
    return sorted(kept, key=lambda figure: (figure.day, figure.known_at, figure.id))


def in_force(
    figures: Iterable[Figure],
    on: date,
    origin: Origin | None = None,
    prefers: Origin | None = None,
) -> InForce:
    """Choose the figure of ``on``: the newest not corrected away and not after that day.

    With ``origin`` only its figures count; the newest of every other origin
    is given beside, so that a difference is seen and never hidden. With
    ``prefers`` the newest of that origin counts before newer ones of others,
    where it says a value.
    """
    newest: dict[Origin, Figure] = {}
    for figure in standing_figures(figures):
        if figure.day <= on:
            newest[figure.origin] = figure
    chosen = newest.get(origin) if origin else _preferred(newest, prefers)
    others = [one for one in newest.values() if chosen is None or one.origin is not chosen.origin]
    return InForce(chosen, tuple(sorted(others, key=lambda one: list(Origin).index(one.origin))))


def _preferred(newest: Mapping[Origin, Figure], prefers: Origin | None) -> Figure | None:
    figure = newest.get(prefers) if prefers else None
    if figure is not None and figure.value is not None:
        return figure
    return _newest(list(newest.values()))


def _newest(figures: Sequence[Figure]) -> Figure | None:
    return max(figures, key=lambda one: (one.day, one.known_at, one.id), default=None)
