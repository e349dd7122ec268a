"""Classes over their limits (班额监测): each class in its band, schools and townships by shares.

Shares are sums over sums, never means of shares.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xuezheng.core.base.labels import Labelled, T


class SizeBand(Labelled):
    """How a class stands (班额档次)."""

    WITHIN = ("within", T("标准班额以内", "Within the standard"))
    OVER = ("over", T("超标准班额", "Over the standard"))
    LARGE = ("large", T("大班额", "Large"))
    VERY_LARGE = ("very_large", T("超大班额", "Very large"))


@dataclass(frozen=True, slots=True)
class SizeLimits:
    """The standard class by stage (标准班额), and from how many on a class is large or very large."""

    standard: Mapping[str, int]
    large: int
    very_large: int

    def band(self, stage: str, pupils: int) -> SizeBand | None:
        """Give a class's band; None for a stage that has no standard.

        >>> SizeLimits({"primary": 45}, 56, 66).band("primary", 56).key
        'large'
        """
        if stage not in self.standard:
            return None
        if pupils >= self.very_large:
            return SizeBand.VERY_LARGE
        if pupils >= self.large:
            return SizeBand.LARGE
        return SizeBand.OVER if pupils > self.standard[stage] else SizeBand.WITHIN


@dataclass(frozen=True, slots=True)
class Sized:
    """A class and its pupils on a day (班级人数)."""

    org: int
    name: str
    stage: str
    pupils: int


@dataclass(frozen=True, slots=True)
class SizeCount:
    """How many classes stand in each band (班额统计); a very large class is large too."""

    classes: int = 0
    over: int = 0
    large: int = 0
    very_large: int = 0

    @property
    def share(self) -> str:
        """Give large classes in percent to one place; empty where there is no class.

        >>> SizeCount(40, 6, 2, 0).share, SizeCount().share
        ('5.0', '')
        """
        if not self.classes:
            return ""
        tenths = (2000 * self.large + self.classes) // (2 * self.classes)
        return f"{tenths // 10}.{tenths % 10}"

    def __add__(self, other: "SizeCount") -> "SizeCount":
        """Count two places together."""
        return SizeCount(
            self.classes + other.classes, self.over + other.over,
            self.large + other.large, self.very_large + other.very_large,
        )  # fmt: skip


def counted(classes: Iterable[Sized], limits: SizeLimits) -> dict[int, SizeCount]:
    """Count the classes of every unit; stages without a standard are left out."""
    found: dict[int, SizeCount] = {}
    for one in classes:
        band = limits.band(one.stage, one.pupils)
        if band is None:
            continue
        large = band in {SizeBand.LARGE, SizeBand.VERY_LARGE}
        mine = SizeCount(
            1, int(band is not SizeBand.WITHIN), int(large), int(band is SizeBand.VERY_LARGE)
        )
        found[one.org] = found.get(one.org, SizeCount()) + mine
    return found
