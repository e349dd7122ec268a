"""Why a pupil is in this class, how alike the classes are (说明), in words, from a result alone."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.classes.problem import TOGETHER, Problem
from xuezheng.core.engines.classes.tell import subject as word

Result = Mapping[str, Any]


def told(problem: Problem, result: Result, key: str) -> list[T]:
    """Give what can be said of one pupil's class. Raises ``NotFoundError``."""
    own = next((one for one in result["classes"] if key in one["pupils"]), None)
    if own is None:
        raise NotFoundError(what=key)
    return list(_told(problem, result, own, key))


def _told(problem: Problem, result: Result, own: Result, key: str) -> Iterator[T]:
    sizes = [len(one["pupils"]) for one in result["classes"]]
    girls = [one["girls"] for one in result["classes"]]
    yield T(f"编入{own['key']}", f"In {own['key']}")
    yield T(
        f"各班{_span(sizes, '至')}人，女生{_span(girls, '至')}人",
        f"Classes have {_span(sizes, ' to ')} pupils, {_span(girls, ' to ')} of them girls",
    )
    for subject, wide in result["spread"].items():
        if wide is not None:
            gap = _shown(Fraction(wide))
            yield T(
                f"{word(subject).zh}各班平均分最多相差{gap}分",
                f"Means of {word(subject).en} differ by {gap} points at most",
            )
    bound = next(one.bound for one in problem.pupils if one.key == key)
    if bound and problem.siblings == TOGETHER:
        yield T("多胞胎编在同一班", "Siblings stay together")
    elif bound:
        yield T("多胞胎编在不同班", "Siblings are in different classes")
    if own["teacher"]:
        yield T(
            f"教师组由公开抽签确定：{own['teacher']}", f"Teachers by public draw: {own['teacher']}"
        )


def _span(numbers: list[int], to: str) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}{to}{high}"


def _shown(value: Fraction) -> str:
    """Write a gap between means with two decimals, half to even; the exact one stands in the record.

    >>> _shown(Fraction(13, 45))
    '0.29'
    """
    cents = round(100 * value)
    return f"{cents // 100}.{cents % 100:02}"


def lines(_problem: Problem, result: Result) -> Iterator[Line]:
    """Give one line for each pupil, class by class."""
    for one in result["classes"]:
        for key in one["pupils"]:
            yield Line(key, T("编入", "Placed in"), one["key"])
