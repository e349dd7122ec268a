"""What an indicator says of a unit (指标取数), for lines whose figure comes from there.

The app that keeps indicators says how one is asked, when this app is made
ready; without it such a line has no figure, which is not zero.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from xuezheng.core.base.labels import T

PLACES = Decimal("0.000001")
"""Points are reckoned from an indicator to six places, in the unit it is shown in."""


@dataclass(frozen=True, slots=True)
class Indicated:
    """An indicator at a unit: its exact value in the unit shown, its day, how it is written."""

    value: str
    day: date
    shown: T
    snapshot: str

    @property
    def ground(self) -> str:
        """Say whence the figure comes, as the sheet keeps it."""
        return f"指标 {self.shown.zh}，统计时点 {self.day}，快照 {self.snapshot}"


Takes = Callable[[str, int, date], Indicated | None]
SOURCES: dict[str, Takes] = {}
"""One entry, "indicators": takes key, unit and day; gives nothing where nothing was counted."""


def indicated(key: str, org: int, day: date) -> Indicated | None:
    """Give an indicator at a unit as last counted on or before a day. Costs: ≤ 4 queries."""
    takes = SOURCES.get("indicators")
    return takes(key, org, day) if takes is not None else None


def written(number: Fraction | Decimal, times: int | Fraction) -> str:
    """Give an exact value as decimal text in the unit it is shown in.

    >>> written(Fraction(1, 3), 100), written(Fraction(9, 10), 100), written(Decimal("12.5"), 1)
    ('33.333333', '90', '12.5')
    """
    exact = Fraction(number) * times
    value = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
        PLACES, ROUND_HALF_EVEN
    )
    told = format(value, "f").rstrip("0").rstrip(".")
    return "0" if told in {"", "-0"} else told
