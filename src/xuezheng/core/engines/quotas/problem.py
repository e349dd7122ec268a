"""What quotas are split from (指标到校问题): plans of senior schools, graduates of junior schools, the rule.

The rule in words, with an example by hand: ``docs/quotas.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import Labelled, T


class Method(Labelled):
    """How seats are split in proportion (分配方法), with the name of its remainder rule."""

    LARGEST_REMAINDER = (
        "largest_remainder",
        T("最大余数法（先取整，余额给小数部分大的）", "Largest remainder (Hamilton)"),
    )
    WEBSTER = (
        "webster",
        T("奇数除数法（四舍五入）", "Webster (Sainte-Laguë), rounding at the half"),
    )
    HUNTINGTON_HILL = (
        "huntington_hill",
        T("几何平均数法", "Huntington and Hill, rounding at the geometric mean"),
    )


class Recycling(Labelled):
    """What becomes of seats that a junior school cannot fill (未用指标)."""

    OPEN = ("open", T("转为统一招生", "Open to all"))
    OTHERS = (
        "others",
        T("先给仍有合格考生的学校，再转为统一招生", "To junior schools that still wait, then open"),
    )


@dataclass(frozen=True, slots=True)
class Senior:
    """A key senior school (优质高中): its plan, and the junior schools it serves (empty: all)."""

    key: str
    plan: int
    serves: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Junior:
    """A junior school (初中学校) with its eligible graduates; a rural one may weigh more."""

    key: str
    graduates: int
    rural: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """What became of one cell (指标使用情况): places filled, and qualified children still waiting."""

    senior: str
    junior: str
    admitted: int
    waiting: int


@dataclass(frozen=True)
class Problem:
    """Quotas of a year (指标到校问题). ``tilt`` multiplies rural graduates, ``floor`` is the least of a school."""

    method: Method
    share: Fraction
    tilt: Fraction
    floor: int
    recycling: Recycling
    seniors: tuple[Senior, ...]
    juniors: tuple[Junior, ...]
    used: tuple[Used, ...]

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The quota of each senior school: the share of its plan, a part of a seat counting whole."""
        return tuple(
            -(-one.plan * self.share.numerator // self.share.denominator) for one in self.seniors
        )

    @cached_property
    def weights(self) -> tuple[Fraction, ...]:
        """The weight of each junior school: its graduates, rural ones times the tilt."""
        return tuple(
            one.graduates * (self.tilt if one.rural else Fraction(1)) for one in self.juniors
        )

    def weight(self, row: int, column: int) -> Fraction:
        """Give the weight of a cell; nothing where the senior school does not serve the junior one."""
        serves = self.seniors[row].serves
        known = not serves or self.juniors[column].key in serves
        return self.weights[column] if known else Fraction(0)


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    for key in ("seniors", "juniors"):
        found[key] = sorted(found[key], key=lambda one: str(one["key"]))
    found["seniors"] = [
        {**one, "serves": sorted(one["serves"])} if "serves" in one else one
        for one in found["seniors"]
    ]
    if "used" in found:
        found["used"] = sorted(found["used"], key=lambda one: (one["senior"], one["junior"]))
    return found


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("method", "share", "tilt", "floor", "recycling", "seniors", "juniors", "used")
    juniors = tuple(sorted((_junior(one) for one in given.rows("juniors")), key=_key))
    known = frozenset(one.key for one in juniors)
    seniors = tuple(sorted((_senior(one, known) for one in given.rows("seniors")), key=_key))
    given.unique([one.key for one in juniors], T("初中", "junior school"))
    given.unique([one.key for one in seniors], T("高中", "senior school"))
    share, tilt = given.number("share"), given.number("tilt", 1)
    if not 0 <= share <= 1:
        given.fault(T(f"{share}，应在0至1之间", f"{share}, expected from 0 to 1"), "share")
    if tilt <= 0:
        given.fault(T(f"{tilt}，应大于0", f"{tilt}, expected above 0"), "tilt")
    if not any(one.graduates for one in juniors):
        given.fault(T("没有符合条件的毕业生", "no eligible graduates"), "juniors")
    used = tuple(_used(one) for one in given.rows("used", ()))
    given.unique([f"{one.senior}·{one.junior}" for one in used], T("使用情况", "use of"))
    pairs = {(one.key, other.key) for one in seniors for other in juniors}
    if unknown := sorted({(one.senior, one.junior) for one in used} - pairs):
        given.fault(T(f"没有{unknown}", f"unknown: {unknown}"), "used")
    method = given.choice("method", tuple(one.key for one in Method))
    recycling = given.choice("recycling", tuple(one.key for one in Recycling), Recycling.OPEN.key)
    floor = given.whole("floor", 0)
    given.settle()
    return Problem(
        Method.of(method), share, tilt, floor, Recycling.of(recycling), seniors, juniors,
        tuple(sorted(used, key=lambda one: (one.senior, one.junior))),
    )  # fmt: skip


def _key(one: Senior | Junior) -> str:
    return one.key


def _senior(given: Given, known: frozenset[str]) -> Senior:
    given.known("key", "plan", "serves")
    serves = frozenset(given.texts("serves", ()))
    if unknown := sorted(serves - known):
        given.fault(T(f"没有初中{unknown}", f"unknown junior schools {unknown}"), "serves")
    return Senior(given.text("key"), given.whole("plan"), serves)


def _junior(given: Given) -> Junior:
    given.known("key", "graduates", "rural")
    return Junior(given.text("key"), given.whole("graduates"), given.flag("rural", False))


def _used(given: Given) -> Used:
    given.known("senior", "junior", "admitted", "waiting")
    return Used(
        given.text("senior"),
        given.text("junior"),
        given.whole("admitted"),
        given.whole("waiting", 0),
    )
