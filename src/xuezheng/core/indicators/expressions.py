"""Conditions and amounts over the rows of a fact, as data (行条件): one definition, any engine.

An expression names columns, parameters and the day; it never computes. An
engine turns it into its own language or evaluates it row by row. Unknown is
carried as SQL does: a comparison with nothing is unknown, ``and`` and ``or``
are Kleene's, and a condition that is unknown does not take its row.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

Scalar = int | str | bool | date | None
"""What a column may hold and what may stand in an expression; never a fraction."""


class Expression(ABC):
    """Something said of one row (表达式); build it with the operators and methods below."""

    __slots__ = ()

    def __and__(self, other: "Given") -> "Expression":
        return Both(self, of(other))

    def __or__(self, other: "Given") -> "Expression":
        return Either(self, of(other))

    def __invert__(self) -> "Expression":
        return Not(self)

    def __add__(self, other: "Given") -> "Expression":
        return Sums("+", self, of(other))

    def __sub__(self, other: "Given") -> "Expression":
        return Sums("-", self, of(other))

    def __mul__(self, other: "Given") -> "Expression":
        return Sums("*", self, of(other))

    def __lt__(self, other: "Given") -> "Expression":
        return Compares("<", self, of(other))

    def __le__(self, other: "Given") -> "Expression":
        return Compares("<=", self, of(other))

    def __gt__(self, other: "Given") -> "Expression":
        return Compares(">", self, of(other))

    def __ge__(self, other: "Given") -> "Expression":
        return Compares(">=", self, of(other))

    def is_(self, other: "Given") -> "Expression":
        """Equal to a value, a column or a parameter; unknown where either is."""
        return Compares("=", self, of(other))

    def differs(self, other: "Given") -> "Expression":
        """Unlike; unknown where either side is."""
        return Compares("<>", self, of(other))

    def among(self, *values: Scalar) -> "Expression":
        """One of the values; unknown where the value is."""
        return Among(self, values)

    def missing(self) -> "Expression":
        """Not filled in."""
        return Missing(self)

    def filled(self) -> "Expression":
        """Filled in."""
        return Not(Missing(self))

    def holds(self, value: str | int) -> "Expression":
        """A list that has the value in it; unknown where there is no list."""
        return Holds(self, value)

    def or_else(self, other: "Given") -> "Expression":
        """Itself, or the other where it is not filled in."""
        return Choose(Missing(self), of(other), self)

    @abstractmethod
    def told(self) -> Any:
        """Give it as plain JSON, the same for equal expressions."""

    def parts(self) -> tuple["Expression", ...]:
        """The expressions it is built from."""
        return ()

    def walk(self) -> Iterator["Expression"]:
        """Give itself and everything inside it."""
        yield self
        for one in self.parts():
            yield from one.walk()


Given = Expression | Scalar


@dataclass(frozen=True, slots=True)
class Column(Expression):
    """A column of the row (列)."""

    key: str

    def told(self) -> Any:
        return ["column", self.key]


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """A value that no policy changes: the name of a stage, zero, one."""

    value: Scalar

    def told(self) -> Any:
        plain = self.value.isoformat() if isinstance(self.value, date) else self.value
        return ["value", type(self.value).__name__, plain]


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """A dated parameter by its key (政策参数), or one entry of a table; the day decides its value."""

    key: str
    entry: str = ""

    def told(self) -> Any:
        return ["number", self.key, self.entry] if self.entry else ["number", self.key]


@dataclass(frozen=True, slots=True)
class Moment(Expression):
    """A day that follows from the day asked for (日期).

    ``of`` is ``day``, ``year`` (1 January) or ``school_year`` (1 September of
    the school year); ``years`` and ``days`` are added, years first.
    """

    of: str = "day"
    years: int = 0
    days: int = 0

    def told(self) -> Any:
        return ["moment", self.of, self.years, self.days]


@dataclass(frozen=True, slots=True)
class SchoolYear(Expression):
    """The year whose September opened the school year of the day, plus ``years`` (学年起始年)."""

    years: int = 0

    def told(self) -> Any:
        return ["school_year", self.years]


@dataclass(frozen=True, slots=True)
class _Signed(Expression):
    """A sign between two expressions."""

    sign: str
    left: Expression
    right: Expression

    def told(self) -> Any:
        return [self.sign, self.left.told(), self.right.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.left, self.right)


class Compares(_Signed):
    """Two values held against each other: = <> < <= > >=."""

    __slots__ = ()


class Sums(_Signed):
    """Whole numbers added, subtracted, multiplied; unknown where either is. Never divided."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Joined(Expression):
    """Two conditions under one word."""

    WORD: ClassVar[str]
    left: Expression
    right: Expression

    def told(self) -> Any:
        return [self.WORD, self.left.told(), self.right.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.left, self.right)


class Both(_Joined):
    """Both hold."""

    __slots__ = ()
    WORD = "and"


class Either(_Joined):
    """One of the two holds, or both."""

    __slots__ = ()
    WORD = "or"


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """It does not hold; unknown stays unknown."""

    of: Expression

    def told(self) -> Any:
        return ["not", self.of.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Among(Expression):
    """One of some values."""

    of: Expression
    values: tuple[Scalar, ...]

    def told(self) -> Any:
        return ["among", self.of.told(), [Literal(one).told() for one in self.values]]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Missing(Expression):
    """Not filled in; never unknown."""

    of: Expression

    def told(self) -> Any:
        return ["missing", self.of.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Holds(Expression):
    """A list has a value in it."""

    of: Expression
    value: str | int

    def told(self) -> Any:
        return ["holds", self.of.told(), self.value]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class Choose(Expression):
    """One value where a condition holds, another where it does not or is unknown."""

    when: Expression
    then: Expression
    other: Expression

    def told(self) -> Any:
        return ["choose", self.when.told(), self.then.told(), self.other.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.when, self.then, self.other)


@dataclass(frozen=True, slots=True)
class Calendar(Expression):
    """The ``year`` or ``month`` of a day."""

    what: str
    of: Expression

    def told(self) -> Any:
        return [self.what, self.of.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class CivilDay(Expression):
    """The civil day, in China, of a moment kept in UTC; it has kept to +08:00 since 1991."""

    of: Expression

    def told(self) -> Any:
        return ["civil_day", self.of.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


@dataclass(frozen=True, slots=True)
class DaysBetween(Expression):
    """How many natural days after one day another lies (相隔天数); the first day does not count."""

    since: Expression
    until: Expression

    def told(self) -> Any:
        return ["days_between", self.since.told(), self.until.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.since, self.until)


@dataclass(frozen=True, slots=True)
class Whole(Expression):
    """A whole number kept as text, as computed fields are; unknown where the text is none."""

    of: Expression

    def told(self) -> Any:
        return ["whole", self.of.told()]

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


def of(given: Given) -> Expression:
    """Take an expression as it is and wrap a value."""
    return given if isinstance(given, Expression) else Literal(given)


def col(key: str) -> Column:
    """Name a column."""
    return Column(key)


def number(key: str, entry: str = "") -> Number:
    """Name a parameter, or one entry of a table of parameters."""
    return Number(key, entry)


def choose(when: Expression, then: Given, other: Given) -> Expression:
    """Give one value where a condition holds, another elsewhere."""
    return Choose(when, of(then), of(other))


def columns(given: Expression) -> frozenset[str]:
    """Give the columns an expression reads."""
    return frozenset(one.key for one in given.walk() if isinstance(one, Column))


def numbers(given: Expression) -> frozenset[str]:
    """Give the parameters an expression reads."""
    return frozenset(one.key for one in given.walk() if isinstance(one, Number))
