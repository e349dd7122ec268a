"""How far schools lie apart (差异系数): weighted by pupils, population form, exact until the root.

X̄ = ΣR/ΣN, S² = Σ pᵢ(xᵢ − X̄)² with pᵢ = Nᵢ/ΣN and xᵢ = Rᵢ/Nᵢ, CV = S/X̄. The
square of the coefficient is a fraction; it is held against the square of a
limit, and only what is shown has a root.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

ROOT_DIGITS = 40
"""Significant places of a root."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The spread of one resource over schools: mean, variance and the squared coefficient, exact."""

    mean: Fraction
    variance: Fraction

    @property
    def squared(self) -> Fraction:
        """The coefficient squared."""
        return self.variance / self.mean**2

    @property
    def coefficient(self) -> Decimal:
        """The coefficient, to 40 significant places."""
        return root(self.squared)

    @property
    def deviation(self) -> Decimal:
        """The standard deviation, to 40 significant places."""
        return root(self.variance)


def root(of: Fraction) -> Decimal:
    """Give the square root of a fraction to 40 significant places."""
    with localcontext() as context:
        context.prec = ROOT_DIGITS + 5
        found = (Decimal(of.numerator) / Decimal(of.denominator)).sqrt()
        context.prec = ROOT_DIGITS
        return +found


def apart(schools: Sequence[tuple[int, Fraction]]) -> Apart | None:
    """Give the spread of (pupils, resource) pairs; ``None`` where there is no pupil or no resource at all.

    >>> pairs = list(zip((45, 37, 89, 76, 55), map(Fraction, (279, 137, 935, 160, 402))))
    >>> found = apart(pairs)
    >>> f"{float(found.mean):.4f} {found.deviation:.4f} {found.coefficient:.4f}"
    '6.3344 3.2639 0.5153'
    """
    some = [(pupils, amount) for pupils, amount in schools if pupils > 0]
    heads, total = sum(pupils for pupils, _ in some), sum((r for _, r in some), Fraction(0))
    if heads == 0 or total == 0:
        return None
    mean = total / heads
    # Σ pᵢ xᵢ² − X̄², with pᵢ xᵢ² = Rᵢ² / (Nᵢ ΣN)
    squares = sum((r * r / pupils for pupils, r in some), Fraction(0)) / heads
    return Apart(mean, squares - mean * mean)
