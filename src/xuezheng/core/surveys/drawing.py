"""Who is asked (抽样): a sample by strata in proportion to the roll, the same for the same seed anywhere.

A stratum is a school, a grade and an audience with so many on its roll. Seats
of the sample are given by largest remainders (Hamilton); within a stratum the
running numbers of the roll with the smallest tickets are drawn. Numbers are
drawn, never names: who stands under a number only the school's own list says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.tickets import hashed


class SampleError(InputError):
    """A sample that cannot be drawn."""

    code = "survey-sample"
    text = T("无法抽样：{why}", "The sample cannot be drawn: {why}")


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One stratum (层): unit, grade ("" where grades are not told apart) and audience."""

    unit: int
    grade: str
    audience: str

    @property
    def key(self) -> str:
        """Name it as the seed's ticket does."""
        return f"{self.unit}/{self.grade}/{self.audience}"


def allocated(rolls: Mapping[Cell, int], size: int, least: int = 0) -> dict[Cell, int]:
    """Share a sample out in proportion to the rolls.

    Every stratum gets the whole part of its share, the rest go to the largest
    remainders; equal ones by the larger roll, then by the stratum's order.
    ``least`` seats go to every stratum first where its roll has so many, so that
    a small school can be told of at all; what that takes beyond ``size`` is added
    to it. Nobody is asked twice: a stratum never gets more than its roll. A
    ``size`` of nothing asks everybody. Raises ``SampleError``.

    >>> a, b, c = (Cell(n, "", "parent") for n in (1, 2, 3))
    >>> [allocated({a: 500, b: 300, c: 201}, 10)[one] for one in (a, b, c)]
    [5, 3, 2]
    """
    if size < 0 or least < 0 or any(roll < 0 for roll in rolls.values()):
        raise SampleError(why=T("人数不能为负", "no number may be negative"))
    total = sum(rolls.values())
    if size == 0 or size >= total:
        return dict(rolls)
    shares = {cell: Fraction(size * roll, total) for cell, roll in rolls.items()}
    found = {cell: int(share) for cell, share in shares.items()}
    rest = sorted(rolls, key=lambda cell: (found[cell] - shares[cell], -rolls[cell], cell))
    for cell in rest[: size - sum(found.values())]:
        found[cell] += 1
    return {cell: min(roll, max(found[cell], least)) for cell, roll in rolls.items()}


def drawn(cell: Cell, roll: int, count: int, seed: str) -> tuple[int, ...]:
    """Draw running numbers of a roll: those with the smallest tickets under the seed, in order.

    Raises ``SampleError`` where more are drawn than there are.

    >>> drawn(Cell(1, "P1", "parent"), 5, 5, "seed")
    (1, 2, 3, 4, 5)
    """
    if not 0 <= count <= roll:
        why = T(f"名册 {roll} 人，要抽 {count} 人", f"{count} of {roll} on the roll")
        raise SampleError(why=why)
    ranked = sorted(range(1, roll + 1), key=lambda n: (hashed(seed, cell.key, str(n)), n))
    return tuple(sorted(ranked[:count]))


def rate(part: int, whole: int) -> Fraction | None:
    """Give the share of those asked who answered (回收率); nothing where nobody was asked."""
    return Fraction(part, whole) if whole else None
