"""When somebody retires: the dated rule of 2025 in whole months (国务院关于渐进式延迟法定退休年龄的办法).

The demo needs it to draw who is still there; the product's own rule is a
parameter, and a test compares the two.
"""

from datetime import date

FIRST = 2025 * 12
"""January 2025 as a month count: the first month of the delay."""


def leaves(born: date, man: bool) -> date:
    """Give the first day on which a teacher is no longer in service.

    >>> leaves(date(1966, 3, 8), True)
    datetime.date(2026, 8, 1)
    >>> leaves(date(1971, 11, 20), False)
    datetime.date(2027, 6, 1)
    """
    month = born.year * 12 + born.month - 1 + (60 if man else 55) * 12
    if month >= FIRST:
        month += min(36, (month - FIRST) // 4 + 1)
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1)
