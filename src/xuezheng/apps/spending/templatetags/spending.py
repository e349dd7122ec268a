"""How figures of education spending are written on pages (经费数字)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django import template

register = template.Library()
PLACES = Decimal("0.01")


@register.filter
def percent(share: Fraction | None) -> str:
    """Write a share in percent with two places, half up: 2.50.

    >>> percent(Fraction(1, 40)), percent(Fraction(-1, 800)), percent(None)
    ('2.50', '-0.13', '')
    """
    if share is None:
        return ""
    exact = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    return f"{exact.quantize(PLACES, ROUND_HALF_UP):f}"


@register.filter
def grouped(fen: Fraction | int | None) -> str:
    """Write fen as yuan with commas and two places; the fen is rounded half up first.

    >>> grouped(123456789), grouped(-5), grouped(None)
    ('1,234,567.89', '-0.05', '')
    """
    if fen is None:
        return ""
    whole = int((2 * Fraction(fen) + 1) // 2)
    sign, rest = "-" if whole < 0 else "", abs(whole)
    return f"{sign}{rest // 100:,}.{rest % 100:02d}"
