"""Leavers and their pay (毕业生去向): what one row says, the mean and the median of several."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Leaver:
    """What is known of one leaver (毕业生): school, major, outcome, match, pay in fen, the call."""

    org: int
    major: int
    outcome: str
    matched: bool | None = None
    pay: int | None = None
    due: bool = False
    called: bool = False


@dataclass(frozen=True, slots=True)
class Pay:
    """What several earn a month (月薪): how many, mean and median in fen, exact."""

    people: int
    mean: Fraction
    median: Fraction


def pays(found: Iterable[Leaver]) -> Pay | None:
    """Give mean and median of the pays that are known; ``None`` where none is.

    >>> pays([Leaver(1, 2, "employed", pay=fen) for fen in (400, 500, 900, 1000)])
    Pay(people=4, mean=Fraction(700, 1), median=Fraction(700, 1))
    >>> pays([Leaver(1, 2, "college")]) is None
    True
    """
    told = sorted(one.pay for one in found if one.pay is not None)
    if not told:
        return None
    half = len(told) // 2
    middle = told[half] * 2 if len(told) % 2 else told[half - 1] + told[half]
    return Pay(len(told), Fraction(sum(told), len(told)), Fraction(middle, 2))
