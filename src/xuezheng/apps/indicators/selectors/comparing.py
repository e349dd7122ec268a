"""A figure beside others (比较): a year or a snapshot before, the place above, its like."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from xuezheng.apps.indicators.selectors.figures import Figure, figure
from xuezheng.apps.indicators.selectors.kept import Kept
from xuezheng.core.base.actors import Scope
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator
from xuezheng.core.indicators.tabulate import shown

FEWEST_LIKE = 3
"""Of fewer places no median is told."""
POINTS = T("个百分点", "points")
LEVEL = T("持平", "Unchanged")
UP, DOWN = T("升", "up"), T("降", "down")
ABOVE, BELOW, EQUAL = T("高", "higher by"), T("低", "lower by"), T("相同", "Equal")


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure beside the one shown (比较项): how far apart in words, whether that is good."""

    figure: Figure
    apart: T | None
    good: bool | None


@dataclass(frozen=True, slots=True)
class Peers:
    """Where a place stands among others (同类比较): the place above, the middle of its like."""

    name: str
    above: Compared
    like: int
    middle: T | None


def moved(here: Figure, then: Figure | None, better: Better) -> Compared | None:
    """Say how a figure moved since an earlier one."""
    if then is None or then.plain is None:
        return None
    return Compared(then, _apart(here, then, (UP, DOWN, LEVEL)), good(here, then, better))


def good(here: Figure, other: Figure, better: Better) -> bool | None:
    """Whether the difference is to the better; ``None`` where neither way is."""
    if better is Better.NEITHER or here.number is None or other.number is None:
        return None
    if here.number == other.number:
        return None
    return (here.number > other.number) == (better is Better.HIGHER)


def _apart(here: Figure, other: Figure, words: tuple[T, T, T]) -> T | None:
    if here.plain is None or other.plain is None:
        return None
    by = here.plain - other.plain
    more, less, same = words
    if not by:
        return same
    unit = POINTS if here.unit.times == 100 else here.unit.word
    word = more if by > 0 else less
    return T(f"{word.zh} {abs(by):,f} {unit.zh}", f"{word.en} {abs(by):,f} {unit.en}")


def peers(
    found: Kept, indicator: Indicator, here: Figure, sight: Scope, names: Mapping[int, str]
) -> Peers | None:
    """Compare a place with the highest place in sight and with the middle of its like there. No query."""
    places = found.run.places
    chain = [one for one in places.up(here.org)[1:] if one in places.grains and sight.holds(one)]
    if not chain:
        return None
    top = chain[-1]
    above = figure(found, indicator, top)
    grain = places.grains[here.org]
    like = [
        value.number
        for org, value in found.values.items()
        if places.grains.get(org) is grain and top in places.up(org) and value.number is not None
    ]
    middle = None
    if len(like) >= FEWEST_LIKE:
        number = shown(median(Fraction(one) for one in like), indicator.unit)
        gap = "" if indicator.unit.word.zh in {"%", ":1"} else " "
        middle = T(
            f"{number:,f}{gap}{indicator.unit.word.zh}", f"{number:,f}{gap}{indicator.unit.word.en}"
        )
    words = (ABOVE, BELOW, EQUAL)
    compared = Compared(above, _apart(here, above, words), good(here, above, indicator.better))
    return Peers(names.get(top, ""), compared, len(like), middle)
