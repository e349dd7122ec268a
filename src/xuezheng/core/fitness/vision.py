"""Screening of eyes (视力筛查): short-sighted or not, how far, and the rates of a group.

Without refraction there is poor vision (视力不良) and never short sight (近视):
the rate that is not known is ``None``. Limits are parameters (``vision.*``).
Source: WS/T 663-2020.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Sight(StrEnum):
    """What the screening of one pupil says."""

    MYOPIC = "myopic"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Eye:
    """One eye: uncorrected acuity on the five-point chart, refraction in dioptres; None unknown."""

    acuity: Decimal | None = None
    sphere: Decimal | None = None
    cylinder: Decimal | None = None

    @property
    def equivalent(self) -> Decimal | None:
        """Give the spherical equivalent: the sphere and half the cylinder."""
        if self.sphere is None:
            return None
        return self.sphere + (self.cylinder or Decimal(0)) / 2


@dataclass(frozen=True, slots=True)
class Limits:
    """Below which acuity and which equivalent an eye is short-sighted; ``inclusive`` of the latter."""

    acuity: Decimal
    equivalent: Decimal
    inclusive: bool = False

    @classmethod
    def of(cls, rules: Mapping[str, Any]) -> "Limits":
        """Read the limits from the parameters in force."""
        return cls(
            Decimal(rules["vision.acuity"]),
            Decimal(rules["vision.equivalent"]),
            bool(rules["vision.inclusive"]),
        )

    def beyond(self, equivalent: Decimal) -> bool:
        """Say whether an equivalent lies beyond the limit."""
        return equivalent < self.equivalent or (self.inclusive and equivalent == self.equivalent)


@dataclass(frozen=True, slots=True)
class Screened:
    """One pupil's screening; ``lens`` who wears a shaping lens by night counts as short-sighted."""

    right: Eye
    left: Eye
    lens: bool = False


def sight(one: Screened, limits: Limits) -> Sight:
    """Say whether a pupil is short-sighted: either eye fails acuity and refraction both."""
    if one.lens:
        return Sight.MYOPIC
    found = [_eye(eye, limits) for eye in (one.right, one.left)]
    if Sight.MYOPIC in found:
        return Sight.MYOPIC
    return Sight.UNKNOWN if Sight.UNKNOWN in found else Sight.NOT


def _eye(eye: Eye, limits: Limits) -> Sight:
    acute = None if eye.acuity is None else eye.acuity < limits.acuity
    told = eye.equivalent
    beyond = None if told is None else limits.beyond(told)
    if acute is False or beyond is False:
        return Sight.NOT
    return Sight.MYOPIC if acute and beyond else Sight.UNKNOWN


def poor(one: Screened, limits: Limits) -> bool | None:
    """Say whether either eye sees poorly; ``None`` where acuity is not known."""
    known = [eye.acuity for eye in (one.right, one.left) if eye.acuity is not None]
    if any(acuity < limits.acuity for acuity in known):
        return True
    return False if len(known) == 2 else None


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of people as it is counted; without anybody counted there is no value."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """Give the share."""
        return Fraction(self.part, self.whole) if self.whole else None


def myopia(screened: Iterable[Screened], limits: Limits) -> Rate:
    """Give the rate of short sight among those of whom it is known."""
    found = [sight(one, limits) for one in screened]
    return Rate(found.count(Sight.MYOPIC), len(found) - found.count(Sight.UNKNOWN))


def poor_vision(screened: Iterable[Screened], limits: Limits) -> Rate:
    """Give the rate of poor vision among those of whom it is known."""
    found = [poor(one, limits) for one in screened]
    return Rate(found.count(True), len(found) - found.count(None))
