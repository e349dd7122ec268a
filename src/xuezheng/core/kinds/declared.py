"""Rules written as data (声明式规则): when a field exists, what two fields agree on, what is added up.

The shipped catalogue may say these in Python; a bureau says them in words,
which read and write alike. Each is a value that can be called like the
function it stands for.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from xuezheng.core.base.workdays import DAY

NUMBER = "{number}"
"""Stands for the value of the check's parameter."""
OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<=": le, ">=": ge, "!=": ne, "<": lt, ">": gt, "=": eq,
}  # fmt: skip
_KEY = r"[a-z][a-z0-9_]*"
_WHEN = re.compile(rf"\s*({_KEY})\s*(?:=\s*(.+?)\s*)?\Z", re.DOTALL)
_COMPARES = re.compile(rf"\s*({_KEY})\s*(<=|>=|!=|<|>|=)\s*({_KEY}|-?[0-9]{{1,12}}|\{{number\}})\s*\Z")  # fmt: skip
_COMPUTES = re.compile(rf"\s*({_KEY}(?:\s*(?:\+|-|-->)\s*{_KEY})*)\s*\Z")


@dataclass(frozen=True, slots=True)
class When:
    """A field exists where another is filled in, or has one of some values (出现条件).

    >>> When("grade", ("major",))({"grade": "major"}), When("note")({"note": None})
    (True, False)
    """

    field: str
    values: tuple[str, ...] = ()

    def __call__(self, data: Mapping[str, Any]) -> bool:
        """Say whether the field exists for this data."""
        found = data.get(self.field)
        if not self.values:
            return found is not None and found is not False
        told = found if isinstance(found, list) else [_word(found)]
        return any(one in self.values for one in told)

    def __str__(self) -> str:
        return f"{self.field} = {', '.join(self.values)}" if self.values else self.field


def _word(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class Compares:
    """A field against another, a whole number, or the parameter's value (比较).

    >>> Compares("left", ">=", "came")({"left": "2026-10-13", "came": "2026-10-12"})
    True
    """

    left: str
    op: str
    right: str | int

    def __call__(self, data: Mapping[str, Any], number: Any = None) -> bool:
        """Say whether it holds; raises ``TypeError`` where a side is empty."""
        right: Any = self.right
        if isinstance(right, str):
            right = number if right == NUMBER else data[right]
        left, right = _comparable(data[self.left]), _comparable(right)
        return OPERATORS[self.op](left, right)

    def __str__(self) -> str:
        return f"{self.left} {self.op} {self.right}"


def _comparable(value: Any) -> Any:
    """Give a moment as a moment, whatever its offset; days and numbers as they are."""
    if value is None:
        raise TypeError("empty")
    return datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else value


@dataclass(frozen=True, slots=True)
class Sums:
    """Whole numbers added and taken away (合计); nothing where one is empty.

    >>> Sums((("boys", 1), ("girls", 1)))({"boys": 20, "girls": 22})
    42
    """

    terms: tuple[tuple[str, int], ...]

    def __call__(self, data: Mapping[str, Any]) -> int | None:
        """Give the sum."""
        found = [(data.get(key), sign) for key, sign in self.terms]
        if any(value is None for value, _ in found):
            return None
        return sum(int(value) * sign for value, sign in found if value is not None)

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the fields it reads."""
        return tuple(key for key, _ in self.terms)

    def __str__(self) -> str:
        signs = (f" {'+' if sign > 0 else '-'} {key}" for key, sign in self.terms)
        return "".join(signs).removeprefix(" + ")


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one day to another, both counted (天数); nothing where one is empty.

    >>> Days("begins", "ends")({"begins": "2026-10-12", "ends": "2026-10-14"})
    3
    """

    first: str
    last: str

    def __call__(self, data: Mapping[str, Any]) -> int | None:
        """Give how many."""
        first, last = data.get(self.first), data.get(self.last)
        if first is None or last is None:
            return None
        return (date.fromisoformat(last) - date.fromisoformat(first) + DAY).days

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the fields it reads."""
        return (self.first, self.last)

    def __str__(self) -> str:
        return f"{self.first} --> {self.last}"


Computes = Sums | Days


def read_when(words: str) -> When | None:
    """Read when a field exists; None for what says nothing.

    >>> read_when("grade = major, minor"), read_when("7")
    (When(field='grade', values=('major', 'minor')), None)
    """
    found = _WHEN.match(words)
    if not found:
        return None
    values = tuple(one.strip() for one in (found[2] or "").split(",") if one.strip())
    return When(found[1], values)


def read_compares(words: str) -> Compares | None:
    """Read a comparison; None for what is none.

    >>> str(read_compares("left>=came")), read_compares("left like came")
    ('left >= came', None)
    """
    found = _COMPARES.match(words)
    if not found:
        return None
    right = found[3]
    return Compares(found[1], found[2], int(right) if right.lstrip("-").isdigit() else right)


def read_computes(words: str) -> Computes | None:
    """Read what is computed: ``a + b - c`` or ``from --> to``; None for anything else.

    >>> str(read_computes("boys+girls")), str(read_computes("begins --> ends")), read_computes("a * b")
    ('boys + girls', 'begins --> ends', None)
    """
    if not _COMPUTES.match(words):
        return None
    if "-->" in words:
        ends = [one.strip() for one in words.split("-->")]
        plain = len(ends) == 2 and all(re.fullmatch(_KEY, one) for one in ends)
        return Days(*ends) if plain else None
    parts = re.findall(rf"([+-]?)\s*({_KEY})", words)
    return Sums(tuple((key, -1 if sign == "-" else 1) for sign, key in parts))


def named(rules: Iterable[object]) -> tuple[str, ...]:
    """Give every field that declared rules read, once each, in order.

    >>> named([When("a"), Compares("b", "<", "c"), Compares("b", "<", 3), Days("d", "a")])
    ('a', 'b', 'c', 'd')
    """
    found: list[str] = []
    for rule in rules:
        match rule:
            case When(field=field):
                found.append(field)
            case Compares(left=left, right=right):
                found += [left, *([right] if isinstance(right, str) and right != NUMBER else [])]
            case Sums() | Days():
                found += rule.fields
            case _:
                pass
    return tuple(dict.fromkeys(found))
