"""What an award is reckoned from (计奖问题): the formula in force, and the figures of every school.

Money is whole fen. A figure is exact: a count, or a share as a fraction of one;
thresholds of shares are told in percent. No figure is not the figure nought.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from xuezheng.core.base.labels import Labelled, T

HUNDRED = 100


class Per(Labelled):
    """What an item pays for (计奖方式)."""

    HEAD = ("head", T("按人数", "Per head"))
    POINT = ("point", T("按百分点", "Per point"))
    STEP = ("step", T("按分段", "By steps"))


class Reads(Labelled):
    """How the figure of an item is read (数值类型)."""

    COUNT = ("count", T("人数", "A count"))
    PERCENT = ("percent", T("百分比", "A share in percent"))


class Progress(Labelled):
    """How progress from entry to exit is defined (推进率口径).

    ``expected``: above the line over those expected above it at entry; 100 per
    cent is as expected. ``band``: the share above the line at exit over the
    share in the same rank band at entry; 100 per cent keeps the place held at
    entry. ``points``: the first share less the second, in points of per cent;
    0 keeps the place.
    """

    EXPECTED = (
        "expected",
        T("本科上线人数÷入口预期上线人数", "Above the line ÷ those expected at entry"),
    )
    BAND = (
        "band",
        T("出口上线率÷入口同位次段比例", "Share above the line ÷ share in the rank band at entry"),
    )
    POINTS = (
        "points",
        T("出口上线率－入口同位次段比例", "Share above the line − share in the rank band at entry"),
    )

    @property
    def par(self) -> int:
        """What says that a school kept its place, in percent."""
        return 0 if self is Progress.POINTS else HUNDRED


@dataclass(frozen=True, slots=True)
class Step:
    """From which value on which sum (分段): percent for shares, heads for counts."""

    least: Fraction
    fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the formula (计奖项目).

    ``figure`` names what is paid for, ``applies`` the count that must be above
    nought for the school to be asked at all. ``fen`` is paid a head, or a point
    above ``base`` per cent; ``steps`` pay the last sum reached. ``cap`` is the
    most of it.
    """

    key: str
    title: T
    clause: str
    figure: str
    applies: str
    reads: Reads
    per: Per
    fen: int = 0
    base: Fraction = Fraction(0)
    steps: tuple[Step, ...] = ()
    cap: int | None = None

    def faults(self) -> Iterator[str]:
        """Say everything wrong with it."""
        wanted = {Per.HEAD: Reads.COUNT, Per.POINT: Reads.PERCENT}.get(self.per)
        if wanted is not None and self.reads is not wanted:
            yield f"{self.key}: {self.per.key} / {self.reads.key}"
        if not self.clause or not self.figure or not self.applies:
            yield f"{self.key}: 缺条目或指标 / no clause or figure"
        if self.cap is not None and self.cap <= 0:
            yield f"{self.key}: 上限 / cap {self.cap}"
        if self.per is not Per.STEP and self.fen <= 0:
            yield f"{self.key}: 金额 / amount {self.fen}"
        if self.per is Per.STEP:
            rising = all(a.least < b.least and a.fen < b.fen for a, b in pairwise(self.steps))
            if not self.steps or not rising or self.steps[0].fen <= 0:
                yield f"{self.key}: 分段应逐段升高 / steps must rise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """What cuts an award (否决项): by how many per cent, once its figure reaches ``least``.

    Without a figure the section states it, with its ground.
    """

    key: str
    title: T
    clause: str
    cut: int
    figure: str = ""
    least: int = 1

    def faults(self) -> Iterator[str]:
        """Say everything wrong with it."""
        if not 0 < self.cut <= HUNDRED:
            yield f"{self.key}: 扣减 / cut {self.cut}"
        if not self.clause or self.least < 1:
            yield f"{self.key}: 缺条目 / no clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as published (计奖办法): since when, by which paper, items, vetoes, the most a school gets, the pool.

    ``method`` is the definition of progress that its items rest on.
    """

    since: date
    source: str
    method: Progress
    items: tuple[Item, ...]
    vetoes: tuple[Veto, ...] = ()
    cap: int | None = None
    budget: int | None = None

    def faults(self) -> Iterator[str]:
        """Say everything wrong: a key twice, no item, no paper, what items and vetoes say."""
        parts: tuple[Item | Veto, ...] = (*self.items, *self.vetoes)
        keys = [one.key for one in parts]
        for key, times in Counter(keys).items():
            if times > 1:
                yield f"{key}: 出现{times}次 / {times} times"
        if not self.items or not self.source:
            yield "没有计奖项目或依据 / no items or no paper"
        for name, most in (("cap", self.cap), ("budget", self.budget)):
            if most is not None and most <= 0:
                yield f"{name}: {most}"
        for one in parts:
            yield from one.faults()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a school (计奖数据): exact, what was divided, and at entry where progress is told of two shares.

    Without a number there is no data.
    """

    number: Fraction | None
    part: int | None = None
    whole: int | None = None
    entry: tuple[int, int] | None = None


NO_FIGURE = Figure(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school with its figures by key (计奖单位), vetoes the section stated, items left out with a reason."""

    key: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)

    def figure(self, key: str) -> Figure:
        """Give a figure; one nobody told is none."""
        return self.figures.get(key, NO_FIGURE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A formula and the schools in official order, which also decides ties for single fen."""

    formula: Formula
    schools: Sequence[School]


def told(problem: Problem) -> Mapping[str, Any]:
    """Give a problem as plain JSON."""
    formula = problem.formula
    return {
        "since": formula.since.isoformat(), "source": formula.source, "method": formula.method.key,
        "cap": formula.cap, "budget": formula.budget,
        "items": [_item_told(one) for one in formula.items],
        "vetoes": [
            {"key": one.key, "title": [one.title.zh, one.title.en], "clause": one.clause,
             "cut": one.cut, "figure": one.figure, "least": one.least}
            for one in formula.vetoes
        ],
        "schools": [
            {"key": one.key, "stated": dict(one.stated), "left": dict(one.left),
             "figures": {key: _figure_told(figure) for key, figure in one.figures.items()}}
            for one in problem.schools
        ],
    }  # fmt: skip


def _item_told(one: Item) -> Mapping[str, Any]:
    return {
        "key": one.key, "title": [one.title.zh, one.title.en], "clause": one.clause,
        "figure": one.figure, "applies": one.applies, "reads": one.reads.key, "per": one.per.key,
        "fen": one.fen, "base": str(one.base), "cap": one.cap,
        "steps": [[str(step.least), step.fen] for step in one.steps],
    }  # fmt: skip


def _figure_told(one: Figure) -> Mapping[str, Any]:
    number = None if one.number is None else str(one.number)
    entry = None if one.entry is None else list(one.entry)
    return {"number": number, "part": one.part, "whole": one.whole, "entry": entry}


def formula_of(told: Mapping[str, Any]) -> Formula:
    """Read a formula as ``told`` writes it."""
    return Formula(
        since=date.fromisoformat(told["since"]), source=told["source"],
        method=Progress.of(told["method"]), cap=told["cap"], budget=told["budget"],
        items=tuple(_item(one) for one in told["items"]),
        vetoes=tuple(Veto(**{**one, "title": T(*one["title"])}) for one in told["vetoes"]),
    )  # fmt: skip


def problem_of(told: Mapping[str, Any]) -> Problem:
    """Read a problem as ``told`` writes it."""
    schools = tuple(
        School(
            key=one["key"], stated=one["stated"], left=one["left"],
            figures={key: _figure(figure) for key, figure in one["figures"].items()},
        )
        for one in told["schools"]
    )  # fmt: skip
    return Problem(formula_of(told), schools)


def _item(told: Mapping[str, Any]) -> Item:
    return Item(
        key=told["key"], title=T(*told["title"]), clause=told["clause"], figure=told["figure"],
        applies=told["applies"], reads=Reads.of(told["reads"]), per=Per.of(told["per"]),
        fen=told["fen"], base=Fraction(told["base"]), cap=told["cap"],
        steps=tuple(Step(Fraction(least), fen) for least, fen in told["steps"]),
    )  # fmt: skip


def _figure(told: Mapping[str, Any]) -> Figure:
    number = None if told["number"] is None else Fraction(told["number"])
    entry = None if told["entry"] is None else (told["entry"][0], told["entry"][1])
    return Figure(number, told["part"], told["whole"], entry)
