"""Which session of experts answers which weakness (问题与场次匹配): the weakest dimension of a unit or grade.

Nothing is proposed where the weakest index reaches the bureau's line, and
nothing rests on a withheld cell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.surveys.answers import WHOLE
from xuezheng.core.surveys.publishing import ALL, CITY
from xuezheng.core.surveys.tabulating import SATISFIED, Figure


@dataclass(frozen=True, slots=True, order=True)
class Weakness:
    """The weakest dimension (薄弱维度) of a unit, or of a grade of all units."""

    unit: int
    grade: str
    dimension: str
    mean: Fraction


def weaknesses(figures: Iterable[Figure], below: int) -> list[Weakness]:
    """Give the weakest dimension of each unit and of each grade of the whole, in order.

    Of several audiences the lowest index counts: what one of them misses is
    missing. Ties: by the dimension's key.
    """
    found: dict[tuple[int, str], Weakness] = {}
    for one in figures:
        place = (one.unit, one.grade)
        if one.mean is None or one.mean >= below or one.dimension in {WHOLE, SATISFIED}:
            continue
        if not one.audience or place == (CITY, ALL) or (one.unit != CITY and one.grade != ALL):
            continue
        weak = Weakness(one.unit, one.grade, one.dimension, one.mean)
        known = found.get(place)
        if known is None or (weak.mean, weak.dimension) < (known.mean, known.dimension):
            found[place] = weak
    return sorted(found.values())
