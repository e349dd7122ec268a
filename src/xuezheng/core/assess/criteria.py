"""A weighted criteria tree (指标体系): points, weights, caps, floors, vetoes, versions by year.

A tree is data. A leaf says by which rule a figure becomes points; a group adds
the points of its children, each times its weight, within its cap and floor.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source

ONE = Fraction(1)
WHOLE = 100
"""What the root of every tree adds up to without bonus and deduction."""


class Origin(Labelled):
    """Where a figure comes from (数据来源)."""

    SELF = ("self", T("单位自评", "Reported by the unit"))
    SECTION = ("section", T("科室评分", "Scored by a section"))
    EXPERT = ("expert", T("专家评分", "Scored by experts"))
    LEDGER = ("ledger", T("台账计数", "Counted in a ledger"))
    INDICATOR = ("indicator", T("指标", "An indicator"))


TAKEN = frozenset({Origin.LEDGER, Origin.INDICATOR})
"""Origins whose figures are taken from what the system holds, never typed by the unit."""


class VersionError(InputError):
    """No version of the criteria holds for a year."""

    code = "assess-version"
    text = T("{what}没有适用于{year}年的版本", "{what} has no version for {year}")


class FigureError(InputError):
    """A figure that is no decimal number, or lies outside of what its line takes."""

    code = "assess-figure"
    text = T("“{line}”填写有误：{why}", "“{line}” is wrong: {why}")


@dataclass(frozen=True, slots=True)
class Scored:
    """Points given outright, from 0 to the full points (直接评分)."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Full points when met, none when not (达标得分): the figure is 1 or 0."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """Points in proportion (按比例得分): none at ``zero_at``, full at ``full_at``, clipped between."""

    zero_at: Fraction
    full_at: Fraction


@dataclass(frozen=True, slots=True)
class Banded:
    """Points by steps (分段得分): the points of the last step whose ``from_`` the figure reaches."""

    steps: tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class PerCount:
    """So many points for each (按次加减分), up to ``most`` in all; negative points deduct.

    Such a line stands outside of the full points: it adds to them or takes away.
    """

    points: Fraction
    most: Fraction


Rule = Scored | Passed | Scaled | Banded | PerCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of the tree (指标): a leaf with a rule, or a group with children.

    ``full`` are a leaf's full points. ``cap`` and ``floor`` bound a line's
    points before its weight. ``counts`` names where a figure of
    that origin is read: a ledger count as ``ledger.count``, or an indicator by its key.
    """

    key: str
    label: T
    full: int = 0
    weight: Fraction = ONE
    origin: Origin = Origin.SECTION
    rule: Rule = Scored()
    children: tuple["Criterion", ...] = ()
    cap: Fraction | None = None
    floor: Fraction | None = None
    counts: str = ""
    source: Source | None = None

    @property
    def extra(self) -> bool:
        """Say whether it stands outside of the full points."""
        return not self.children and isinstance(self.rule, PerCount)

    @property
    def whole(self) -> Fraction:
        """Give its full points before its own weight, extras aside."""
        if not self.children:
            return Fraction(0) if self.extra else Fraction(self.full)
        return sum((one.whole * one.weight for one in self.children), Fraction(0))

    def leaves(self) -> Iterator["Criterion"]:
        """Give the leaves in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def all(self) -> Iterator["Criterion"]:
        """Give every line, a group before its children."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True, slots=True)
class Veto:
    """What bars good grades (一票否决): from ``at_least`` of a figure, no grade better than that."""

    key: str
    label: T
    of: str
    at_least: Fraction
    no_better: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等次) from so many points on; at most that share of a group gets it."""

    key: str
    label: T
    at_least: Fraction
    most: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The criteria as they hold from a year on (年度版本).

    ``trees`` by the type of unit. ``grades`` from the best down. ``ties`` are
    lines compared in this order where totals are equal; ``places`` are those
    a published total is rounded to, half up, and by which is ranked.
    """

    since: int
    trees: Mapping[str, Criterion]
    grades: tuple[Grade, ...]
    vetoes: tuple[Veto, ...] = ()
    ties: tuple[str, ...] = ()
    places: int = 2

    def grade(self, key: str) -> Grade:
        """Give the grade of that key; raises ``KeyError``."""
        return {one.key: one for one in self.grades}[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A weighted assessment (量化考核): what it is called, which ledger's cases it scores, its versions.

    ``total`` and ``grade`` are the ledger's fields for them; the moves in
    ``told`` carry the total, those in ``graded`` the grade, and what they say
    must be what the sheet says. ``kind`` and ``year`` are the fields that pick
    tree and version; without them there is one tree, and the year of opening.
    ``reports`` and ``scores`` are the stages in which the unit and the office
    fill in; until the latter are over the unit sees its own figures alone.
    """

    key: str
    title: T
    ledger: str
    source: Source
    versions: tuple[Version, ...]
    types: Mapping[str, T]
    total: str
    told: tuple[str, ...]
    reports: tuple[str, ...]
    scores: tuple[str, ...]
    grade: str = ""
    graded: tuple[str, ...] = ()
    kind: str = ""
    year: str = ""
    serves: tuple[str, ...] = ()

    def version(self, year: int) -> Version:
        """Give the version that holds in a year: the newest that has begun. Raises ``VersionError``."""
        begun = [one for one in self.versions if one.since <= year]
        if not begun:
            raise VersionError(what=self.title, year=year)
        return max(begun, key=lambda one: one.since)


def exact(said: object) -> Fraction:
    """Give a decimal as it was typed, exactly.

    >>> exact("12.50")
    Fraction(25, 2)
    """
    try:
        found = Decimal(str(said))
    except InvalidOperation as error:
        raise ValueError(said) from error
    if not found.is_finite():
        raise ValueError(said)
    return Fraction(found)


def faults(assessment: Assessment) -> list[str]:
    """Say everything wrong with a definition, each with its place."""
    found = [f"{assessment.key}: {one}" for one in _versions(assessment)]
    for version in assessment.versions:
        for kind, tree in version.trees.items():
            at = f"{assessment.key} {version.since} {kind}"
            found += [f"{at}: {one}" for one in (*_tree(tree), *_named(version, tree))]
        found += [f"{assessment.key} {version.since}: {one}" for one in _grades(version)]
    return found


def _versions(assessment: Assessment) -> Iterator[str]:
    years = [one.since for one in assessment.versions]
    if not years or len(set(years)) < len(years):
        yield "needs one version per year / 每个年度一个版本"
    for version in assessment.versions:
        if set(version.trees) != set(assessment.types):
            yield f"{version.since}: types {sorted(assessment.types)} / 类型不一致"


def _tree(tree: Criterion) -> Iterator[str]:
    keys = [one.key for one in tree.all()]
    for key in sorted({one for one in keys if keys.count(one) > 1}):
        yield f"{key} twice / 重复"
    if tree.whole != WHOLE:
        yield f"full points are {tree.whole} / 满分应为{WHOLE}"
    for line in tree.all():
        yield from (f"{line.key} {wrong}" for wrong in _line(line))


def _line(line: Criterion) -> Iterator[str]:
    if line.weight <= 0:
        yield "weight / 权重应大于零"
    if line.cap is not None and line.floor is not None and line.cap < line.floor:
        yield "cap below floor / 上限低于下限"
    if line.children:
        return
    if not line.extra and line.full <= 0:
        yield "full points / 没有满分"
    if line.origin in TAKEN and not line.counts:
        yield "counts nothing / 未写明计数"
    if wrong := _rule(line):
        yield wrong


def _rule(line: Criterion) -> str:
    match line.rule:
        case Scaled(zero_at, full_at) if zero_at == full_at:
            return "no scale / 比例起止相同"
        case Banded(steps) if not steps or list(steps) != sorted(steps):
            return "steps out of order / 分段次序有误"
        case Banded(steps) if any(not 0 <= points <= line.full for _, points in steps):
            return "steps beyond full points / 分段超出满分"
        case PerCount(points, most) if points == 0 or most <= 0:
            return "points per count / 加减分有误"
        case _:
            return ""


def _named(version: Version, tree: Criterion) -> Iterator[str]:
    lines = {one.key for one in tree.all()}
    leaves = {one.key for one in tree.leaves()}
    yield from (f"ties name {one} / 并列规则" for one in version.ties if one not in lines)
    yield from (f"veto of {one.of} / 否决项" for one in version.vetoes if one.of not in leaves)


def _grades(version: Version) -> Iterator[str]:
    points = [one.at_least for one in version.grades]
    if not points or points != sorted(set(points), reverse=True) or points[-1] > 0:
        yield "grades must go down to 0 / 等次应逐级降至0分"
    known = {one.key for one in version.grades}
    yield from (
        f"no grade {one.no_better} / 等次" for one in version.vetoes if one.no_better not in known
    )
