"""Intervals for shares of few (置信区间): what a share of a small number does and does not say.

Wilson's interval: with n things of which x have the property and the number z of
the normal law, the shares p for which |x/n − p| ≤ z·√(p(1−p)/n).
"""

from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction

DIGITS = 40


def wilson(part: int, whole: int, z: Fraction) -> tuple[Fraction, Fraction]:
    """Give the ends of the interval; the root is rounded up, so that it never is too narrow.

    Raises ``ValueError`` where the part is not between nothing and the whole, or nothing is whole.

    >>> low, high = wilson(1, 10, Fraction(196, 100))
    >>> round(float(low), 4), round(float(high), 4)
    (0.0179, 0.4042)
    """
    if whole <= 0 or not 0 <= part <= whole:
        wrong = f"{part} of {whole}"
        raise ValueError(wrong)
    square = z * z
    share = Fraction(part, whole)
    centre = share + square / (2 * whole)
    spread = z * _root(share * (1 - share) / whole + square / (4 * whole * whole))
    below = 1 + square / whole
    return max((centre - spread) / below, Fraction(0)), min((centre + spread) / below, Fraction(1))


def _root(number: Fraction) -> Fraction:
    """Give the square root rounded up."""
    with localcontext() as context:
        context.prec, context.rounding = DIGITS, ROUND_CEILING
        return Fraction(
            (Decimal(number.numerator) / Decimal(number.denominator)).sqrt().next_plus()
        )
