"""What is to be expected (预测): from the computed course of a place to a deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.apps.indicators.selectors.figures import Figure
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator, Unit
from xuezheng.core.indicators.forecast import Forecast, Point, Tested, Why, forecast
from xuezheng.core.indicators.tabulate import shown


@dataclass(frozen=True, slots=True)
class Ahead:
    """A forecast as people read it (预测): numbers in the unit shown."""

    found: Forecast
    unit: Unit

    def words(self, number: Fraction) -> T:
        """Write a number in the unit shown."""
        plain = f"{shown(number, self.unit):,f}".replace("-", "−")
        gap = "" if self.unit.word.zh in {"%", ":1"} else " "
        return T(f"{plain}{gap}{self.unit.word.zh}", f"{plain}{gap}{self.unit.word.en}")

    @property
    def value(self) -> T:
        """The value foretold."""
        return self.words(self.found.value)

    @property
    def span(self) -> T:
        """Its interval."""
        low, high = self.words(self.found.low), self.words(self.found.high)
        return T(f"{low.zh}—{high.zh}", f"{low.en}–{high.en}")

    @property
    def tested(self) -> tuple[tuple[Tested, T], ...]:
        """Every method tried, with its mean error in words."""
        return tuple((one, self._error(one.error)) for one in self.found.tested)

    @property
    def error(self) -> T:
        """The mean error of the method used."""
        return self._error(self.found.error)

    def _error(self, number: Fraction) -> T:
        if self.unit.times != 100:
            return self.words(number)
        plain = f"{shown(number, self.unit):,f}"
        return T(f"{plain} 个百分点", f"{plain} points")

    def scaled(self) -> tuple[Fraction, Fraction, Fraction]:
        """Give value, low and high in the unit shown, exactly."""
        times = self.unit.times
        return self.found.value * times, self.found.low * times, self.found.high * times


def ahead(indicator: Indicator, course: Sequence[Figure], day: date) -> Ahead | Why:
    """Foretell the course of a place; only days counted by the formula now in force are looked at."""
    if not course:
        return Why.FEW
    now = course[-1].definition
    points = [
        Point(one.day, Fraction(one.number))
        for one in course
        if one.number is not None and one.definition == now
    ]
    # a count or a share is never below nought; a share never above its whole
    high = Fraction(1) if indicator.unit.times == 100 else None
    low = Fraction(0) if all(one.value >= 0 for one in points) else None
    if high is not None and any(one.value > high for one in points):
        high = None
    found = forecast(points, day, low=low, high=high)
    return found if isinstance(found, Why) else Ahead(found, indicator.unit)
