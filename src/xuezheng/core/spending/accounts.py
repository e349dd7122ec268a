"""How a year's account will end (年末预计): from the sums so far, those of the same months before, and the budget.

The rest of the year is taken to run as the year has run so far, measured by the same
months of the year before: 110 after 100 by September, and 40 spent in the last months
of the year before, leave 44. That rest may be off by so many percent either way; what
the budget says widens the bounds, and stands alone while the year is too young for a
pace. The rest grows smaller month by month, so the bounds close by themselves; once
the year is over they are the sums themselves.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a year's end is foretold (预计口径): the first month whose pace counts, how far the rest may be off."""

    first_month: int
    tolerance: Fraction


@dataclass(frozen=True, slots=True)
class Account:
    """A sum of a year as it stood on a day (经费执行), in fen.

    ``then`` is the sum of the same months of the year before, ``last`` that of its
    whole year, ``planned`` the budget of this year; ``None`` where nobody says.
    """

    year: int
    as_of: date
    so_far: int
    then: int
    last: int | None = None
    planned: int | None = None

    @property
    def over(self) -> bool:
        """Say whether the year is over: the sums are those of the whole year."""
        return self.as_of >= date(self.year, 12, 31)

    @property
    def base(self) -> int | None:
        """The sum of the whole year before; once the year is over the same months are all of them."""
        return self.then if self.over else self.last


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a year will come to (年末预计), in fen: a middle, and the bounds around it."""

    low: Fraction
    middle: Fraction
    high: Fraction

    def __add__(self, other: "Foretold") -> "Foretold":
        """Add the years of two units: bounds add up, as if both were off the same way."""
        return Foretold(self.low + other.low, self.middle + other.middle, self.high + other.high)


def foretell(account: Account, terms: Terms) -> Foretold | None:
    """Say what a year will come to; ``None`` where neither a pace nor a budget says so.

    A budget below what was spent already says nothing. A year before whose whole is
    less than its part is an error of the figures and gives no pace.

    >>> got = foretell(Account(2026, date(2026, 9, 30), 110, 100, 140), Terms(3, Fraction(1, 10)))
    >>> str(got.low), str(got.middle), str(got.high)
    ('748/5', '154', '792/5')
    """
    so_far = Fraction(account.so_far)
    if account.over:
        return Foretold(so_far, so_far, so_far)
    planned = account.planned
    if planned is not None and planned < account.so_far:
        planned = None
    rest = _rest(account, terms)
    if rest is None:
        if planned is None:
            return None
        return _around(so_far, planned - so_far, terms.tolerance)
    found = _around(so_far, rest, terms.tolerance)
    if planned is None:
        return found
    return Foretold(
        min(found.low, Fraction(planned)), found.middle, max(found.high, Fraction(planned))
    )


def _rest(account: Account, terms: Terms) -> Fraction | None:
    """Give what is still to come at the pace so far."""
    young = account.as_of.year == account.year and account.as_of.month < terms.first_month
    if young or not account.then or account.last is None or account.last < account.then:
        return None
    return Fraction(account.last - account.then) * account.so_far / account.then


def _around(so_far: Fraction, rest: Fraction, tolerance: Fraction) -> Foretold:
    return Foretold(so_far + rest * (1 - tolerance), so_far + rest, so_far + rest * (1 + tolerance))
