"""Templates of an opening form (常用模板): what is usual, filled in already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Preset:
    """One template (模板): values of the opening form; in its ``months`` it stands first."""

    key: str
    label: T
    data: Mapping[str, Any] = field(default_factory=dict)
    months: tuple[int, ...] = ()


def in_season(presets: Iterable[Preset], month: int) -> tuple[Preset, ...]:
    """Give templates in order: those of the month first, then those without one, then the rest.

    >>> drown = Preset("drown", T("防溺水", "Drowning"), months=(5, 6, 7))
    >>> fire = Preset("fire", T("消防", "Fire"))
    >>> [one.key for one in in_season((fire, drown), 6)], [one.key for one in in_season((drown, fire), 1)]
    (['drown', 'fire'], ['fire', 'drown'])
    """
    order = {True: 0, False: 2}
    return tuple(sorted(presets, key=lambda one: order[month in one.months] if one.months else 1))
