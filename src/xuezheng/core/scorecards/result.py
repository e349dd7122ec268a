"""What judging a county gives (评估结果): a verdict for each item, each school, and the county."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.scorecards.definition import Group, Item, Scorecard


class Verdict(Labelled):
    """How something stands (判定): what is not known is not failed."""

    MET = ("met", T("达标", "Met"))
    UNMET = ("unmet", T("不达标", "Not met"))
    NO_DATA = ("no_data", T("无数据", "No data"))
    NOT_ASKED = ("not_asked", T("不适用", "Not applicable"))


def together(some: Iterable[Verdict]) -> Verdict:
    """Give the verdict over several: one not met decides, then one unknown."""
    held = set(some)
    for one in (Verdict.UNMET, Verdict.NO_DATA, Verdict.MET):
        if one in held:
            return one
    return Verdict.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item at one place (判定明细): value against limit, or what is missing.

    ``school`` is 0 for the county. ``near`` says of a missed resource whether it
    reaches the part of its floor that a school may miss one by. ``mark`` names
    the special case whose limit was used.
    """

    item: str
    verdict: Verdict
    school: int = 0
    stage: str = ""
    value: Fraction | Decimal | None = None
    limit: Fraction | None = None
    least: bool = True
    part: Fraction | None = None
    whole: Fraction | None = None
    near: bool | None = None
    missing: tuple[str, ...] = ()
    mark: str = ""

    @property
    def gap(self) -> Fraction | None:
        """How much is wanting or too much; ``None`` where nothing is, or nothing is known."""
        if self.verdict is not Verdict.UNMET or self.value is None or self.limit is None:
            return None
        return abs(self.limit - Fraction(self.value))


@dataclass(frozen=True, slots=True)
class Found:
    """One item over the county (单项结果): its verdict, its lines, the worst first."""

    item: Item
    verdict: Verdict
    lines: tuple[Line, ...]

    @property
    def unmet(self) -> tuple[Line, ...]:
        """The lines not met."""
        return tuple(one for one in self.lines if one.verdict is Verdict.UNMET)

    @property
    def missing(self) -> tuple[str, ...]:
        """The amounts that are not on record, once each."""
        return tuple(dict.fromkeys(key for one in self.lines for key in one.missing))


@dataclass(frozen=True)
class Judged:
    """A county judged (县级评估结果)."""

    card: Scorecard
    verdict: Verdict
    items: tuple[Found, ...]

    def found(self, key: str) -> Found:
        """Give the result of an item; raises ``KeyError``."""
        for one in self.items:
            if one.item.key == key:
                return one
        raise KeyError(key)

    def of(self, group: Group) -> tuple[Found, ...]:
        """Give the results under a heading."""
        return tuple(one for one in self.items if one.item.group is group)

    def failing(self) -> tuple[int, ...]:
        """Give the schools with a line not met in an item that decides, or missing a resource."""
        return tuple(sorted({
            line.school for one in self.items for line in one.unmet
            if line.school and one.item.decides
        }))  # fmt: skip

    def within(self, schools: frozenset[int]) -> "Judged":
        """Give the part that speaks of some schools alone, judged by it."""
        some = []
        for one in self.items:
            lines = tuple(line for line in one.lines if line.school in schools)
            if lines:
                some.append(Found(one.item, together(line.verdict for line in lines), lines))
        decided = together(one.verdict for one in some if one.item.decides)
        return replace(self, items=tuple(some), verdict=decided)
