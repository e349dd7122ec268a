"""How shares and pay are written on pages of training and leavers (比例、月薪)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django import template

register = template.Library()


@register.filter
def percent(share: Fraction | None) -> str:
    """Write a share in percent with one place, half up; a dash where there is none.

    >>> percent(Fraction(1, 3)), percent(Fraction(1, 2000)), percent(None)
    ('33.3%', '0.1%', '—')
    """
    if share is None:
        return "—"
    exact = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP):f}%"


@register.filter
def monthly(fen: Fraction | str | None) -> str:
    """Write fen a month as whole yuan with commas, half up; a dash where there is none.

    >>> monthly(Fraction(418750)), monthly(Fraction(418749)), monthly(None)
    ('4,188', '4,187', '—')
    """
    # A line without pay gives the template an empty text.
    if fen is None or isinstance(fen, str):
        return "—"
    return f"{int((fen + 50) // 100):,}"
