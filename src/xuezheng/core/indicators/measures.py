"""What may be rolled up, and how (度量): whole numbers are added, the division comes last.

Every measure is a few amounts, each a sum of whole numbers over rows of one
fact. Adding up the amounts of schools gives those of the township; no ratio
is ever averaged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.indicators.expressions import Expression, columns, numbers
from xuezheng.core.indicators.facts import Fact

ROOT_DIGITS = 40
"""Significant places of a square root, far beyond anything shown."""


class Absence(Labelled):
    """Why there is no value (无值原因): none of these is zero."""

    NO_DATA = ("no_data", T("无数据", "No data"))
    EMPTY = ("empty", T("分母为零", "Empty denominator"))
    NOT_APPLICABLE = ("not_applicable", T("不适用", "Not applicable"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A sum at one place (合计): over how many rows, and how many of them had nothing to add."""

    total: int = 0
    rows: int = 0
    unknown: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.total + other.total, self.rows + other.rows, self.unknown + other.unknown)


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of whole numbers over the rows of a fact that a condition takes (分项).

    Without ``of`` it counts rows. ``title`` says what is added up, as the page
    writes it above or below the line.
    """

    fact: Fact
    title: T
    where: Expression | None = None
    of: Expression | None = None

    def told(self) -> Mapping[str, Any]:
        """Give it as plain JSON, without its words."""
        return {
            "fact": self.fact.told(),
            "where": None if self.where is None else self.where.told(),
            "of": None if self.of is None else self.of.told(),
        }

    @property
    def columns(self) -> frozenset[str]:
        """The columns it reads."""
        read = [columns(one) for one in (self.where, self.of) if one is not None]
        return frozenset().union(*read)

    @property
    def numbers(self) -> frozenset[str]:
        """The parameters that decide it."""
        read = [numbers(one) for one in (self.where, self.of) if one is not None]
        return self.fact.numbers().union(*read)


@dataclass(frozen=True, slots=True)
class Value:
    """What an indicator is at one place (指标值): exact, or the reason why there is none.

    ``part`` and ``whole`` are what was divided; ``whole`` is null for a plain
    count or sum. ``unknown`` is how many rows had nothing filled in.
    """

    number: Fraction | Decimal | None
    absence: Absence | None = None
    part: int | None = None
    whole: int | None = None
    unknown: int = 0

    @classmethod
    def none(cls, why: Absence) -> "Value":
        """Give the absence of a value."""
        return cls(None, why)


@dataclass(frozen=True, slots=True)
class Held:
    """What is known at one place (合计组): a cell for each amount, and whether its fact has rows for it.

    ``apart`` are the cells of every place that keeps rows itself, at it or
    below; only a measure that compares places is given them.
    """

    cells: Sequence[Cell]
    filled: Sequence[bool] = field(default=())
    apart: Sequence[Sequence[Cell]] = field(default=())

    def lacks(self, index: int) -> bool:
        """Say whether an amount cannot be told: no row anywhere, or none filled in."""
        cell = self.cells[index]
        anywhere = self.filled[index] if self.filled else True
        return not anywhere or (cell.rows > 0 and cell.unknown == cell.rows)


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows, or how much they add up to (计数、求和).

    Gives: a whole number, 0 where no row is taken, no data where the fact has no row at all.
    Rolls up: by adding.
    """

    part: Amount

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What is added up."""
        return (self.part,)

    def value(self, held: Held) -> Value:
        """Give the value from the sums of a place."""
        if held.lacks(0):
            return Value.none(Absence.NO_DATA)
        cell = held.cells[0]
        return Value(Fraction(cell.total), None, cell.total, None, cell.unknown)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One sum over another (比): a share, so much a head, so many a hundred.

    Gives: ``part`` / ``whole`` · ``per``, exact; an empty denominator where ``whole`` is 0.
    Rolls up: as a ratio of sums, never as a mean of ratios.
    """

    part: Amount
    whole: Amount
    per: int = 1

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What is added up: above, then below the line."""
        return (self.part, self.whole)

    def value(self, held: Held) -> Value:
        """Give the value from the sums of a place."""
        if held.lacks(0) or held.lacks(1):
            return Value.none(Absence.NO_DATA)
        part, whole = held.cells[0], held.cells[1]
        unknown = part.unknown + whole.unknown
        if whole.total == 0:
            return Value(None, Absence.EMPTY, part.total, 0, unknown)
        found = Fraction(part.total * self.per, whole.total)
        return Value(found, None, part.total, whole.total, unknown)


class Shows(Labelled):
    """Which number of a spread is meant (离散量)."""

    MEAN = ("mean", T("平均数", "Mean"))
    DEVIATION = ("deviation", T("标准差", "Standard deviation"))
    COEFFICIENT = ("coefficient", T("差异系数", "Coefficient of variation"))


@dataclass(frozen=True, slots=True)
class Spread:
    """How far amounts lie apart (离散程度), from n, Σx and Σx²; population form.

    Gives: the mean as a fraction, deviation and coefficient as decimals of 40
    places; an empty denominator where there is no row, and for the coefficient
    where the mean is 0.
    Rolls up: the three sums are added; the township's spread is over all its rows.
    """

    rows: Amount
    amount: Amount
    squares: Amount
    shows: Shows = Shows.DEVIATION

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What is added up: n, Σx, Σx²."""
        return (self.rows, self.amount, self.squares)

    def value(self, held: Held) -> Value:
        """Give the value from the sums of a place."""
        if any(held.lacks(index) for index in range(3)):
            return Value.none(Absence.NO_DATA)
        n = held.cells[1].rows - held.cells[1].unknown
        total, squares = held.cells[1].total, held.cells[2].total
        if n == 0 or (self.shows is Shows.COEFFICIENT and total == 0):
            return Value(None, Absence.EMPTY, total, n, held.cells[1].unknown)
        return Value(self._number(n, total, squares), None, total, n, held.cells[1].unknown)

    def _number(self, n: int, total: int, squares: int) -> Fraction | Decimal:
        if self.shows is Shows.MEAN:
            return Fraction(total, n)
        with localcontext() as context:
            context.prec = ROOT_DIGITS
            # n²·variance is a whole number, so the root is of an exact one
            root = Decimal(n * squares - total * total).sqrt()
            return root / (Decimal(n) if self.shows is Shows.DEVIATION else Decimal(total))


@dataclass(frozen=True, slots=True)
class Between:
    """How far places lie apart in a mean, each weighted by its heads (校际差异系数).

    Gives: √(Σ pᵢ(x̄ᵢ − X̄)²) / X̄ as a decimal of 40 places, with pᵢ the share of
    heads and x̄ᵢ the mean of place i; an empty denominator without heads or where
    the mean is 0. A place without heads is left out.
    Rolls up: over the places below, each with its own sums; nothing is averaged twice.
    """

    amount: Amount
    heads: Amount

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What is added up: Σx, n."""
        return (self.amount, self.heads)

    def value(self, held: Held) -> Value:
        """Give the value from the sums of the places below."""
        if held.lacks(0) or held.lacks(1):
            return Value.none(Absence.NO_DATA)
        total, heads = held.cells[0].total, held.cells[1].total
        unknown = held.cells[0].unknown
        if heads == 0 or total == 0:
            return Value(None, Absence.EMPTY, total, heads, unknown)
        pairs = [(one[0].total, one[1].total) for one in held.apart if one[1].total]
        squares = sum((Fraction(x * x, n) for x, n in pairs), Fraction(0))
        # (Σ xᵢ²/nᵢ)·N / X² − 1 is the coefficient squared
        squared = squares * heads / (total * total) - 1
        with localcontext() as context:
            context.prec = ROOT_DIGITS
            root = (Decimal(squared.numerator) / Decimal(squared.denominator)).sqrt()
        return Value(root, None, total, heads, unknown)


Measure = Count | Ratio | Spread | Between


def spread(
    fact: Fact, of: Expression, title: T, shows: Shows, where: Expression | None = None
) -> Spread:
    """Give the spread of a column: n, Σx and Σx² from one expression."""
    squares = Amount(fact, T("平方和", "Sum of squares"), where, of * of)
    return Spread(Amount(fact, fact.title, where), Amount(fact, title, where, of), squares, shows)
