"""A warning's figures as people read them (预警值)."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.warnings.course import Reading
from xuezheng.core.warnings.definition import Rule

PLACES = Decimal("0.01")


def plain(number: Fraction, times: int = 1) -> str:
    """Give a number with two decimals at most, half up.

    >>> plain(Fraction(1, 8), 100), plain(Fraction(5)), plain(Fraction(1, 3), 100)
    ('12.5', '5', '33.33')
    """
    scaled = number * times
    exact = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    told = exact.quantize(PLACES, ROUND_HALF_UP).normalize()
    return f"{told:f}"


def value(rule: Rule, reading: Reading) -> str | None:
    """Give the value in the rule's unit, without it."""
    return None if reading.number is None else plain(reading.number, rule.times)


def interval(rule: Rule, reading: Reading) -> str:
    """Give the ends of the interval in the rule's unit; empty where there is none."""
    if reading.low is None or reading.high is None:
        return ""
    return f"{plain(reading.low, rule.times)}–{plain(reading.high, rule.times)}"


def reading_of(told: Mapping[str, Any]) -> Reading:
    """Read a reading back from what a row keeps."""
    exact = {
        key: Fraction(told[key]) if told.get(key) is not None else None
        for key in ("number", "low", "high")
    }
    why = told.get("missing")
    return Reading(
        exact["number"], told.get("part"), told.get("whole"), exact["low"], exact["high"],
        T(*why) if why else None,
    )  # fmt: skip
