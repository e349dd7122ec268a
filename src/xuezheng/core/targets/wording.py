"""Why a target stands as it does, in words with both numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.figures import Figure, InForce
from xuezheng.core.targets.numbers import percent, shown
from xuezheng.core.targets.target import SIGNS, Direction, Target

MET = T("现值{value}，目标{goal}，已完成", "Now {value}, goal {goal}: completed")
MET_LATE = T(
    "现值{value}，目标{goal}，{day}逾期后完成", "Now {value}, goal {goal}: completed late, on {day}"
)
KEPT = T("现值{value}，目标{goal}，保持中", "Now {value}, goal {goal}: kept so far")
KEPT_ALL = T("现值{value}，目标{goal}，保持至到期日", "Now {value}, goal {goal}: kept to the end")
BROKEN = T("现值{value}，目标{goal}，超出{rest}", "Now {value}, goal {goal}: outside by {rest}")
ON_PACE = T("已完成{share}，序时应达{expected}", "{share} done, {expected} expected by now")
BEHIND = T(
    "已完成{share}，序时应达{expected}，距目标还差{rest}",
    "{share} done, {expected} expected by now, {rest} short of the goal",
)
WORSE = T(
    "现值{value}，比基数{start_level}更远离目标{goal}，还差{rest}",
    "Now {value}, further from the goal {goal} than the baseline {start_level}: {rest} short",
)
UNMEASURED = T(
    "现值{value}，目标{goal}，还差{rest}；没有基数，不计完成比例",
    "Now {value}, goal {goal}: {rest} short; no share without a baseline",
)
UNMEASURED_ON_PACE = T(
    "现值{value}，目标{goal}；没有基数，不计完成比例，序时尚无要求",
    "Now {value}, goal {goal}; no share without a baseline, nothing expected yet",
)
MISSED = T(
    "现值{value}，目标{goal}，{due}到期还差{rest}",
    "Now {value}, goal {goal}: {rest} short when due on {due}",
)
EARLY = T("现值{value}，目标{goal}，{start}起计", "Now {value}, goal {goal}: counts from {start}")
NOT_BEGUN = T("目标{goal}，{start}起计", "Goal {goal}: counts from {start}")
NOTHING_YET = T(
    "目标{goal}，序时尚无要求，还没有数据", "Goal {goal}: nothing expected yet, no figure yet"
)
NO_FIGURE = T(
    "目标{goal}，应有数据而没有数据（不作零计）", "Goal {goal}: a figure is due and none is there"
)
NO_VALUE = T(
    "{day}填报为“无数据”（不作零计），目标{goal}", "Stated as “no data” on {day}; goal {goal}"
)
OTHER_ORIGIN = T(
    "目标{goal}，采用口径没有数据，另有{others}",
    "Goal {goal}: no figure of the origin in force; others say {others}",
)
NOT_DONE = T("尚未办结，{due}到期", "Not done; due on {due}")
NOT_DONE_BEHIND = T("尚未办结，序时应达{expected}", "Not done; {expected} expected by now")
NOT_DONE_LATE = T("{due}到期未办结", "Not done when due on {due}")
YES = T("办结", "Done")


@dataclass(frozen=True, slots=True)
class Way:
    """How far a target has come (进程): share gone, share expected, what is missing."""

    share: Fraction | None
    expected: Fraction
    rest: Fraction


def amount(value: Fraction, unit: str) -> str:
    """Write a number with its unit.

    >>> amount(Fraction(6), "所"), amount(Fraction(5, 2), "%")
    ('6所', '2.5%')
    """
    return f"{shown(value)}{unit}"


def day_words(day: date) -> T:
    """Write a day in both languages, short."""
    return T(f"{day.year}年{day.month}月{day.day}日", day.isoformat())


def goal(target: Target) -> T:
    """Write the goal with its sign and unit."""
    if target.direction is Direction.YES_NO:
        return YES
    if target.direction is Direction.HOLD and target.low is not None and target.high is not None:
        words = f"{shown(target.low)}–{amount(target.high, target.unit)}"
    else:
        words = f"{sign(target)}{amount(target.value or Fraction(0), target.unit)}"
    return T(words, words)


def sign(target: Target) -> str:
    """Give the sign before the goal; ``=`` has none but where a direction says which side."""
    if target.op in SIGNS:
        return SIGNS[target.op]
    return {Direction.UP: "≥", Direction.DOWN: "≤"}.get(target.direction, "")


def why(target: Target, standing: Standing, figure: Figure, way: Way) -> T:
    """Say why a target with a figure stands so."""
    value = figure.value or Fraction(0)
    if target.direction is Direction.YES_NO:
        now: str | T = YES if value >= 1 else percent(value)
    else:
        now = amount(value, target.unit)
    form = _form(target, standing, way, late=figure.day > target.period.due)
    facts: dict[str, Callable[[], object]] = {
        "value": lambda: now,
        "goal": lambda: goal(target),
        "share": lambda: percent(way.share or Fraction(0)),
        "expected": lambda: percent(way.expected),
        "rest": lambda: _rest(target, way),
        "day": lambda: day_words(figure.day),
        "due": lambda: day_words(target.period.due),
        "start_level": lambda: amount(target.start or Fraction(0), target.unit),
        "start": lambda: day_words(target.period.start),
    }
    return form.filled(**{name: facts[name]() for name in _wanted(form.zh)})


@lru_cache(maxsize=64)
def _wanted(text: str) -> tuple[str, ...]:
    """The facts a text asks for, so that no other is written."""
    return tuple(re.findall(r"{(\w+)}", text))


def _rest(target: Target, way: Way) -> str | T:
    if target.direction is Direction.YES_NO:
        return percent(way.rest)
    if target.unit == "%":
        plain = shown(way.rest)
        return T(f"{plain}个百分点", f"{plain} points")
    return amount(way.rest, target.unit)


def _form(target: Target, standing: Standing, way: Way, *, late: bool) -> T:
    if standing is Standing.MET:
        if target.keeps:
            return KEPT_ALL
        return MET_LATE if late else MET
    if standing is Standing.MISS:
        return MISSED
    if standing is Standing.WAIT:
        return EARLY
    if target.keeps:
        return KEPT if standing is Standing.TRACK else BROKEN
    if way.share is None:
        return UNMEASURED_ON_PACE if standing is Standing.TRACK else UNMEASURED
    if way.share < 0:
        return WORSE
    return ON_PACE if standing is Standing.TRACK else BEHIND


def no_value(
    target: Target, standing: Standing, chosen: InForce, expected: Fraction, on: date
) -> T:
    """Say why a target without a figure in force stands so."""
    figure = chosen.figure
    return _without(target, standing, chosen, on).filled(
        goal=goal(target),
        start=day_words(target.period.start),
        due=day_words(target.period.due),
        day=day_words(figure.day) if figure else "",
        others=_others(target, chosen.beside),
        expected=percent(expected),
    )


def _without(target: Target, standing: Standing, chosen: InForce, on: date) -> T:
    if on < target.period.start:
        return NOT_BEGUN
    if chosen.figure is not None:
        return NO_VALUE
    if target.direction is Direction.YES_NO:
        forms = {Standing.MISS: NOT_DONE_LATE, Standing.RISK: NOT_DONE_BEHIND}
        return forms.get(standing, NOT_DONE)
    if any(one.value is not None for one in chosen.beside):
        return OTHER_ORIGIN
    return NOTHING_YET if standing is Standing.WAIT else NO_FIGURE


def _others(target: Target, beside: Sequence[Figure]) -> T:
    parts = [
        (one.origin.label, amount(one.value, target.unit))
        for one in beside
        if one.value is not None
    ]
    return T(
        "、".join(f"{label.zh}{value}" for label, value in parts),
        ", ".join(f"{label.en} {value}" for label, value in parts),
    )
