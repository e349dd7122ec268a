"""What every school gets (计奖): items, caps, vetoes, and the pool shared out where the sum passes it.

1. An item pays a head, a point above its base, or the last step reached; parts
   of a fen are dropped, then its cap holds.
2. The items add up. The heaviest veto that stands cuts the sum; vetoes do not
   add up. Then the most of a school holds.
3. Where all together pass the pool, everybody gets the same share of it: whole
   fen first, the fen left over to the largest remainders, in the order of the
   list where remainders are equal (最大余数法). The sum is the pool, to the fen.

While a figure is missing there is no sum of that school and no share of anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from xuezheng.core.awards.problem import HUNDRED, Formula, Item, Per, Problem, Reads, School
from xuezheng.core.base.labels import Labelled, T


class Became(Labelled):
    """What became of an item at a school (计奖情况)."""

    PAID = ("paid", T("计奖", "Paid"))
    CAPPED = ("capped", T("按上限计奖", "Paid up to its cap"))
    BELOW = ("below", T("未达到", "Not reached"))
    AWAY = ("away", T("不适用", "Not applicable"))
    LEFT = ("left", T("不计（已说明理由）", "Left out, with a reason"))
    MISSING = ("missing", T("无数据", "No data"))


@dataclass(frozen=True, slots=True)
class Line:
    """An item at a school (计奖明细): before its cap, and what is paid; nothing where data is missing."""

    item: str
    became: Became
    raw: int | None
    fen: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a school gets (计奖单): its items' sum, after veto, after the most, and in the end, in fen."""

    school: str
    lines: tuple[Line, ...]
    total: int | None
    veto: str
    kept: int | None
    due: int | None
    fen: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """All sheets (计奖结果); ``due`` is the sum before the pool, ``fen`` the sum that is paid."""

    sheets: tuple[Sheet, ...]
    due: int | None
    fen: int | None

    @property
    def complete(self) -> bool:
        """Whether no figure is missing."""
        return self.fen is not None

    @property
    def shared(self) -> bool:
        """Whether the pool was shared out."""
        return self.due is not None and self.due != self.fen


def reckon(problem: Problem) -> Result:
    """Reckon an award. Costs: linear in schools and items, one sort."""
    formula = problem.formula
    sheets = [_sheet(formula, one) for one in problem.schools]
    due = [one.due for one in sheets]
    if any(one is None for one in due):
        return Result(tuple(sheets), None, None)
    whole = [one or 0 for one in due]
    paid = share_out(whole, formula.budget)
    done = tuple(
        Sheet(one.school, one.lines, one.total, one.veto, one.kept, one.due, fen)
        for one, fen in zip(sheets, paid, strict=True)
    )
    return Result(done, sum(whole), sum(paid))


def share_out(due: Sequence[int], budget: int | None) -> list[int]:
    """Give everybody the same share of the pool where the sum passes it, to the fen.

    >>> share_out([100, 100, 100], 200), share_out([5, 3], 9), share_out([1, 1, 1], 2)
    ([67, 67, 66], [5, 3], [1, 1, 0])
    """
    total = sum(due)
    if budget is None or total <= budget:
        return list(due)
    exact = [Fraction(budget * one, total) for one in due]
    paid = [int(one) for one in exact]
    order = sorted(range(len(due)), key=lambda place: (paid[place] - exact[place], place))
    for place in order[: budget - sum(paid)]:
        paid[place] += 1
    return paid


def _sheet(formula: Formula, school: School) -> Sheet:
    lines = tuple(_line(one, school) for one in formula.items)
    veto = _veto(formula, school)
    if any(one.fen is None for one in lines):
        return Sheet(school.key, lines, None, veto, None, None, None)
    total = sum(one.fen or 0 for one in lines)
    cut = next((one.cut for one in formula.vetoes if one.key == veto), 0)
    kept = total * (HUNDRED - cut) // HUNDRED
    due = kept if formula.cap is None else min(kept, formula.cap)
    return Sheet(school.key, lines, total, veto, kept, due, None)


def _line(item: Item, school: School) -> Line:
    if item.key in school.left:
        return Line(item.key, Became.LEFT, 0, 0)
    asked = school.figure(item.applies).number
    if asked is None:
        return Line(item.key, Became.MISSING, None, None)
    if asked <= 0:
        return Line(item.key, Became.AWAY, 0, 0)
    number = school.figure(item.figure).number
    if number is None:
        return Line(item.key, Became.MISSING, None, None)
    raw = earned(item, number)
    fen = raw if item.cap is None else min(raw, item.cap)
    became = Became.BELOW if not raw else Became.CAPPED if fen < raw else Became.PAID
    return Line(item.key, became, raw, fen)


def earned(item: Item, number: Fraction) -> int:
    """Give what an item comes to before its cap, in whole fen."""
    value = number * HUNDRED if item.reads is Reads.PERCENT else number
    if item.per is Per.HEAD:
        return int(value * item.fen)
    if item.per is Per.POINT:
        return int(max(value - item.base, Fraction(0)) * item.fen)
    return max((one.fen for one in item.steps if value >= one.least), default=0)


def _veto(formula: Formula, school: School) -> str:
    """Give the heaviest veto that stands, the first of equal ones; empty where none does."""
    standing = [
        one
        for one in formula.vetoes
        if one.key in school.stated or (one.figure and (school.figure(one.figure).number or 0) >= one.least)
    ]  # fmt: skip
    return max(standing, key=lambda one: one.cut).key if standing else ""


def told(result: Result) -> Mapping[str, Any]:
    """Give a result as plain JSON."""
    return {
        "due": result.due, "fen": result.fen,
        "sheets": [
            {"school": one.school, "total": one.total, "veto": one.veto, "kept": one.kept,
             "due": one.due, "fen": one.fen,
             "lines": [
                 {"item": line.item, "became": line.became.key, "raw": line.raw, "fen": line.fen}
                 for line in one.lines
             ]}
            for one in result.sheets
        ],
    }  # fmt: skip


def sheet_of(told: Mapping[str, Any]) -> Sheet:
    """Read one sheet as ``told`` writes it."""
    lines = tuple(
        Line(one["item"], Became.of(one["became"]), one["raw"], one["fen"]) for one in told["lines"]
    )
    return Sheet(
        told["school"], lines, told["total"], told["veto"], told["kept"], told["due"], told["fen"]
    )
