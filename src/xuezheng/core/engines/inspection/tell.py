"""The rules of a random inspection or panel in words (双随机规则说明)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.inspection.problem import Problem, read

UNRATED = "unrated"


def graded(grade: str) -> T:
    """Give the word for a credit grade."""
    return T("未评级", "Unrated") if grade == UNRATED else T(f"{grade}级", f"Grade {grade}")


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as those inspected read them; ``terms`` are all but the list."""
    panel = terms["rules"].get("panel") or {}
    stand = [{"key": group, "group": group} for group in panel]
    problem = read({**terms, "subjects": [], "inspectors": stand, "declared": []})
    day = problem.on.isoformat()
    yield T("抽取日期", "Drawn on"), T(day, day)
    for grade, rate in problem.rates.items():
        name = graded(grade)
        yield T(f"抽查比例：{name.zh}", f"Rate: {name.en}"), _rate(rate)
    if problem.rates:
        yield from _always(problem)
    for group, seats in problem.panel.items():
        yield (
            T(f"评委：{group}", f"Panel: {group}"),
            T(f"抽{seats}人，其余按签号备选", f"{seats} drawn, the others in reserve by ticket"),
        )
    if problem.team:
        yield from _team(problem)


def _rate(rate: Fraction) -> T:
    if rate == 1:
        return T("全部", "all of them")
    share = float(100 * rate)
    return T(f"{share:g}%，不足一家按一家", f"{share:g}%, a part counts as one")


def _always(problem: Problem) -> Iterator[tuple[T, T]]:
    found = T("有投诉举报的", "those complained about")
    if problem.cover_months:
        months = problem.cover_months
        found = T(
            f"{found.zh}，{months}个月内没有查过的",
            f"{found.en}, those not inspected for {months} months",
        )
    yield T("必查", "Always"), found
    if problem.exempt_months:
        months = problem.exempt_months
        yield T("免查", "Exempt"), T(f"{months}个月内查过的", f"inspected within {months} months")


def _team(problem: Problem) -> Iterator[tuple[T, T]]:
    size, field = problem.team, problem.specialist
    first = T(f"，其中至少一人懂{field}", f", one of them for {field}") if field else T("", "")
    yield (
        T("检查人员", "Inspectors"),
        T(
            f"每家{size}人{first.zh}，任务少者先派，相同的按签号",
            f"{size} to each{first.en}; whoever has least to do goes first, equals by ticket",
        ),
    )
    avoid = [T("同一单位", "the same unit"), T("已申报利害关系", "a declared tie")]
    if problem.former_years:
        years = problem.former_years
        avoid.append(T(f"离开该单位不满{years}年", f"left that unit less than {years} years ago"))
    if problem.rotates:
        avoid.append(T("上一轮查过该对象", "inspected it last time"))
    zh, en = "、".join(one.zh for one in avoid), ", ".join(one.en for one in avoid)
    yield T("回避", "Avoidance"), T(zh, en)
