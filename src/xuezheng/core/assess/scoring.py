"""From figures to a total (计分): exact, with what each line says of itself.

A figure that is missing is not zero: the total stays open and the line says
无数据. A line that does not apply to a unit drops out, and what is left of its
group is scaled up to the group's full points (折算).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from xuezheng.core.assess.criteria import (
    Banded,
    Criterion,
    FigureError,
    Grade,
    Passed,
    PerCount,
    Scaled,
    Scored,
    Version,
    Veto,
)
from xuezheng.core.base.labels import Labelled, T

ZERO = Fraction(0)


class Bound(Labelled):
    """What held a line's points (上下限)."""

    NONE = ("none", T("", ""))
    CAP = ("cap", T("已达上限", "at its cap"))
    FLOOR = ("floor", T("已达下限", "at its floor"))


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """A line that does not apply to this unit (不适用)."""


INAPPLICABLE = Inapplicable()
Figure = Fraction | Inapplicable | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a score sheet (得分明细): the figure, the points by its rule, what counts.

    ``points`` are before the weight, ``counted`` after it and after scaling;
    both are None while a figure below is missing, or where it does not apply.
    """

    key: str
    label: T
    depth: int
    full: Fraction
    given: Figure
    points: Fraction | None
    weight: Fraction
    counted: Fraction | None
    said: T
    bound: Bound = Bound.NONE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A score sheet (评分表). ``total`` is None while something is missing."""

    total: Fraction | None
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    vetoed: tuple[Veto, ...]
    grade: Grade | None

    def line(self, key: str) -> Line:
        """Give a line by its key; raises ``KeyError``."""
        return {one.key: one for one in self.lines}[key]


def rounded(value: Fraction, places: int = 2) -> Fraction:
    """Round half up, away from zero, to so many places.

    >>> rounded(Fraction(1, 8)), rounded(Fraction(-1, 8))
    (Fraction(13, 100), Fraction(-13, 100))
    """
    scale = 10**places
    down = abs(value) * scale + Fraction(1, 2)
    whole = Fraction(down.numerator // down.denominator, scale)
    return whole if value >= 0 else -whole


def shown(value: Fraction | None, places: int = 2) -> str:
    """Write a value as people read it, rounded half up; 无数据 where there is none.

    >>> shown(Fraction(185, 2)), shown(Fraction(2, 3)), shown(None)
    ('92.5', '0.67', '无数据')
    """
    if value is None:
        return "无数据"
    held = rounded(value, places)
    context = Context(prec=60, rounding=ROUND_HALF_UP)
    told = context.divide(Decimal(held.numerator), Decimal(held.denominator))
    return format(told.normalize(context) + 0, "f")


def scored(tree: Criterion, version: Version, figures: Mapping[str, Figure]) -> Sheet:
    """Score a unit. Raises ``FigureError`` for a figure its line does not take."""
    lines = tuple(_lines(tree, figures, 0))
    root = lines[0]
    missing = tuple(one.key for one in tree.leaves() if figures.get(one.key) is None)
    total = None if missing or root.counted is None else rounded(root.counted, version.places)
    vetoed = tuple(one for one in version.vetoes if _reaches(figures.get(one.of), one.at_least))
    grade = None if total is None else graded(version, total, vetoed)
    return Sheet(total, lines, missing, vetoed, grade)


def graded(version: Version, total: Fraction, vetoed: tuple[Veto, ...] = ()) -> Grade:
    """Give the grade of a total, held down by vetoes."""
    order = [one.key for one in version.grades]
    best = max((order.index(one.no_better) for one in vetoed), default=0)
    reached = next(
        (place for place, one in enumerate(version.grades) if total >= one.at_least), len(order) - 1
    )
    return version.grades[max(best, reached)]


def _reaches(figure: Figure, at_least: Fraction) -> bool:
    return isinstance(figure, Fraction) and figure >= at_least


def _lines(node: Criterion, figures: Mapping[str, Figure], depth: int) -> Iterator[Line]:
    if not node.children:
        yield _leaf(node, figures.get(node.key), depth)
        return
    below = [tuple(_lines(child, figures, depth + 1)) for child in node.children]
    yield _group(node, [one[0] for one in below], depth)
    for one in below:
        yield from one


def _group(node: Criterion, children: list[Line], depth: int) -> Line:
    applying = [
        (line, child)
        for line, child in zip(children, node.children, strict=True)
        if not isinstance(line.given, Inapplicable)
    ]
    if not applying:
        said = T("不适用", "does not apply")
        return Line(
            node.key, node.label, depth, node.whole, INAPPLICABLE, None, node.weight, None, said
        )
    if any(line.counted is None for line, _ in applying):
        said = T("有数据未填", "figures are missing")
        return Line(node.key, node.label, depth, node.whole, None, None, node.weight, None, said)
    regular = sum((line.counted or ZERO for line, one in applying if not one.extra), ZERO)
    extra = sum((line.counted or ZERO for line, one in applying if one.extra), ZERO)
    held = sum((one.whole * one.weight for _, one in applying), ZERO)
    scale = node.whole / held if held and held != node.whole else Fraction(1)
    points, bound = _bounded(node, regular * scale + extra)
    said = _added(children, scale)
    return Line(
        node.key,
        node.label,
        depth,
        node.whole,
        points,
        points,
        node.weight,
        points * node.weight,
        said,
        bound,
    )


def _added(children: list[Line], scale: Fraction) -> T:
    terms = " + ".join(shown(line.counted, 4) for line in children if line.counted is not None)
    if scale == 1:
        return T(f"合计 {terms}", f"sum {terms}")
    told = f"{scale.numerator}/{scale.denominator}"
    return T(f"合计 {terms}，按适用项折算 ×{told}", f"sum {terms}, scaled by {told}")


def _leaf(node: Criterion, figure: Figure, depth: int) -> Line:
    whole = node.whole
    if isinstance(figure, Inapplicable):
        said = T("不适用", "does not apply")
        return Line(node.key, node.label, depth, whole, figure, None, node.weight, None, said)
    if figure is None:
        said = T("无数据", "no data")
        return Line(node.key, node.label, depth, whole, None, None, node.weight, None, said)
    raw, said = _points(node, figure)
    points, bound = _bounded(node, raw)
    return Line(
        node.key,
        node.label,
        depth,
        whole,
        figure,
        points,
        node.weight,
        points * node.weight,
        said,
        bound,
    )


def _bounded(node: Criterion, points: Fraction) -> tuple[Fraction, Bound]:
    if node.cap is not None and points > node.cap:
        return node.cap, Bound.CAP
    if node.floor is not None and points < node.floor:
        return node.floor, Bound.FLOOR
    return points, Bound.NONE


def _points(node: Criterion, figure: Fraction) -> tuple[Fraction, T]:
    full, told = Fraction(node.full), shown(figure, 4)
    match node.rule:
        case Scored():
            _within(node, figure, full)
            return figure, T(f"评 {told} 分（满分 {node.full}）", f"{told} of {node.full}")
        case Passed():
            _within(node, figure, Fraction(1))
            if figure not in {0, 1}:
                raise FigureError(line=node.label, why=T("填是或否", "yes or no is expected"))
            return full * figure, T("达标" if figure else "未达标", "met" if figure else "not met")
        case Scaled(zero_at, full_at):
            share = min(max((figure - zero_at) / (full_at - zero_at), ZERO), Fraction(1))
            span = f"{shown(zero_at, 4)}–{shown(full_at, 4)}"
            return full * share, T(
                f"{told}，在 {span} 间按比例", f"{told}, in proportion over {span}"
            )
        case Banded(steps):
            return _step(steps, figure)
        case PerCount(points, most):
            _within(node, figure, None)
            raw = points * figure
            held = max(-most, min(most, raw))
            each = shown(points, 4)
            return held, T(
                f"{told} 次，每次 {each} 分，最多 {shown(most, 4)} 分",
                f"{told} times {each}, at most {shown(most, 4)}",
            )


def _step(steps: tuple[tuple[Fraction, Fraction], ...], figure: Fraction) -> tuple[Fraction, T]:
    reached = [one for one in steps if figure >= one[0]]
    told = shown(figure, 4)
    if not reached:
        first = shown(steps[0][0], 4)
        return ZERO, T(f"{told}，未达起点 {first}", f"{told}, below {first}")
    from_, points = reached[-1]
    begin = shown(from_, 4)
    return points, T(
        f"{told}，达 {begin} 得 {shown(points, 4)} 分",
        f"{told}, from {begin} on {shown(points, 4)}",
    )


def _within(node: Criterion, figure: Fraction, most: Fraction | None) -> None:
    if figure < 0 or (most is not None and figure > most):
        high = "" if most is None else f" {shown(most, 4)}"
        why = T(f"应在 0 到{high or '任意数'} 之间", f"0 to{high or ' any number'} is expected")
        raise FigureError(line=node.label, why=why)
