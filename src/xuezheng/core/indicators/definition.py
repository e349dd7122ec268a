"""What an indicator is (指标): a measure by versions, with unit, direction, grains, source, origin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.parameters import canonical
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.expressions import Expression
from xuezheng.core.indicators.measures import Count, Measure, Ratio


class Better(Labelled):
    """Which way is better (指标方向)."""

    HIGHER = ("higher", T("越高越好", "Higher is better"))
    LOWER = ("lower", T("越低越好", "Lower is better"))
    NEITHER = ("neither", T("不分高低", "Neither"))


class Grain(Labelled):
    """At which level a value stands (层级)."""

    CLASS = ("class", T("班级", "Class"))
    SCHOOL = ("school", T("学校", "School"))
    TOWNSHIP = ("township", T("镇（街道）", "Township"))
    COUNTY = ("county", T("县（市、区）", "County"))
    CITY = ("city", T("设区市", "City"))
    PROVINCE = ("province", T("省", "Province"))


GRAINS = (Grain.SCHOOL, Grain.TOWNSHIP, Grain.COUNTY, Grain.CITY, Grain.PROVINCE)
"""Where most indicators stand."""


class Origin(Labelled):
    """How a figure came about (数据来源方式, R11)."""

    COMPUTED = ("computed", T("系统计算", "Computed"))
    COUNTED = ("counted", T("台账计数", "Counted from a ledger"))
    ENTERED = ("entered", T("人工填报", "Entered by hand"))
    YEARBOOK = ("yearbook", T("年报口径", "Yearbook"))


class Counting(Labelled):
    """What counts as one school (计数单位, R11)."""

    NONE = ("none", T("不按学校计数", "Schools are not counted"))
    LEGAL = ("legal", T("法人校（园）", "Schools as legal persons"))
    PLACES = ("places", T("校区（园区）", "Campuses and teaching points"))


class Confidence(Labelled):
    """How sure the definition's text is (依据可信度)."""

    TEXT = ("text", T("已核原文", "Read in the text itself"))
    SECONDARY = ("secondary", T("据转引，待核原文", "From secondary sources"))
    MEMORY = ("memory", T("待核", "To be confirmed"))
    LOCAL = ("local", T("各地自定", "Set locally"))
    OWN = ("own", T("本局口径", "The bureau’s own definition"))


@dataclass(frozen=True, slots=True)
class Unit:
    """How a value is written (计量单位): its word, how often the value is taken, decimals.

    Sums of fen are written in yuan by taking them a hundredth.
    """

    word: T
    times: int | Fraction = 1
    places: int = 0


PERCENT = Unit(T("%", "%"), 100, 1)
FEN = Fraction(1, 100)
YUAN = Unit(T("元", "yuan"), FEN, 2)
YUAN_A_PUPIL = Unit(T("元/生", "yuan a pupil"), FEN, 2)


def whole(zh: str, en: str) -> Unit:
    """Give a unit of things counted one by one."""
    return Unit(T(zh, en))


def per(zh: str, en: str, places: int = 2) -> Unit:
    """Give a unit of so much a head, a class, a hundred."""
    return Unit(T(zh, en), 1, places)


@dataclass(frozen=True, slots=True)
class Version:
    """A formula and the day since when it is counted so (公式版本)."""

    since: date
    formula: Measure


@dataclass(frozen=True, slots=True)
class Standard:
    """A line a value is held against (标准): at least or at most a parameter, in the unit shown."""

    title: T
    parameter: str
    least: bool = True


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A figure with its whole account (指标).

    ``versions`` stand side by side, the oldest first; the day asked for
    decides. ``applies`` says of which schools it can be asked at all, as a
    condition over the rows of the organisations; ``says`` is the definition
    in one sentence, ``phrases`` what plans call it. ``named`` is the column
    with the name of what a row counts, when plans ask for the rows of one name
    only (某称号、某活动). ``until`` is the last day on which it is asked.
    """

    key: str
    title: T
    says: T
    topic: str
    unit: Unit
    versions: tuple[Version, ...]
    better: Better = Better.NEITHER
    grains: tuple[Grain, ...] = GRAINS
    source: Source
    confidence: Confidence = Confidence.OWN
    serves: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    named: str = ""
    counting: Counting = Counting.NONE
    origin: Origin = Origin.COMPUTED
    applies: Expression | None = None
    standards: tuple[Standard, ...] = ()
    until: date | None = None
    ranked: bool = True
    owner: T = field(default=T("计划财务科", "Planning and finance section"))

    def on(self, day: date) -> Version | None:
        """Give the version that counts on a day; ``None`` before the first and after the last day."""
        if self.until is not None and day > self.until:
            return None
        begun = [one for one in self.versions if one.since <= day]
        return max(begun, key=lambda one: one.since, default=None)

    def number_of(self, version: Version) -> int:
        """Give the number of a version, counted from 1."""
        return self.versions.index(version) + 1

    def told(self, version: Version) -> Mapping[str, Any]:
        """Give what decides its value as plain JSON: words and sources do not."""
        formula = version.formula
        return {
            "key": self.key,
            "since": version.since.isoformat(),
            "measure": type(formula).__name__,
            "per": formula.per if isinstance(formula, Ratio) else 1,
            "amounts": [one.told() for one in formula.amounts],
            "applies": None if self.applies is None else self.applies.told(),
        }

    def digest(self, version: Version) -> str:
        """Give the SHA-256 of a version: equal digests, equal figures over equal rows."""
        return sha256(canonical(self.told(version))).hexdigest()

    def groups(self, version: Version) -> frozenset[str]:
        """Give the kind groups whose rows it reads: who may read them all may read the value."""
        return frozenset(one.fact.group for one in version.formula.amounts)

    def numbers(self, version: Version) -> tuple[str, ...]:
        """Give the parameters that decide its value, in order."""
        used = frozenset().union(*(one.numbers for one in version.formula.amounts))
        return tuple(sorted(used))

    def faults(self) -> Iterator[str]:
        """Say what is wrong with it that needs no data."""
        since = [one.since for one in self.versions]
        if not since or since != sorted(set(since)):
            yield f"{self.key}: versions {[one.isoformat() for one in since]}"
        for version in self.versions:
            for one in version.formula.amounts:
                yield from one.fact.faults()
                missing = sorted(one.columns - set(one.fact.columns))
                yield from (f"{self.key}: {one.fact.key}.{key}" for key in missing)
        if Grain.CLASS in self.grains and not all(
            one.fact.class_ for version in self.versions for one in version.formula.amounts
        ):
            yield f"{self.key}: grain class, but its rows name no class"
        if self.unit.times == 100 and any(isinstance(one.formula, Count) for one in self.versions):
            yield f"{self.key}: a count is no share"
