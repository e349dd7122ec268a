"""The referee of classes (复核): written from ``docs/classes.md``, shares no code with the engine.

It cannot prove that no better division exists; it proves that every class is
within the bounds, that every figure is right, and that no exchange of two
pupils of the same sex and need would make the classes more alike.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from math import isqrt
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.classes.problem import Problem, Pupil, read

Division = list[list[Pupil]]


def objections(mapping: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    problem = read(mapping)
    try:
        return list(_all(problem, seed, result))
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


def _all(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    told = result["classes"]
    listed = [key for one in told for key in one["pupils"]]
    if sorted(listed) != [one.key for one in problem.pupils]:
        yield T("学生名单不符", "the pupils are others")
        return
    if [one["key"] for one in told] != list(problem.classes) or result["rules"] != problem.version:
        yield T("班级或规则版本不符", "the classes or the version of the rules are others")
    if any(one["pupils"] != sorted(one["pupils"]) for one in told):
        yield T("班内名单未按序", "a class is not in order")
    by_key = {one.key: one for one in problem.pupils}
    division = [[by_key[key] for key in one["pupils"]] for one in told]
    yield from _bounds(problem, division)
    yield from _siblings(problem, division)
    yield from _figures(problem, division, result)
    yield from _optimum(problem, division, result)
    if [one["teacher"] for one in told] != _teams(problem, seed, len(told)):
        yield T("教师组抽签结果不符", "the draw of teams differs")


def _bounds(problem: Problem, division: Division) -> Iterator[T]:
    sizes = [len(some) for some in division]
    if max(sizes) > problem.limit or max(sizes) - min(sizes) > 1:
        yield T(f"班额不均或超限：{sizes}", f"sizes are uneven or too large: {sizes}")
    bound = Counter(one.bound for one in problem.pupils if one.bound)
    moved = sum(number for number in bound.values() if number > 1)
    for sex in "fm":
        counts = [sum(one.sex == sex for one in some) for some in division]
        if max(counts) - min(counts) > 1 + 2 * moved:
            yield T(f"性别不均：{counts}", f"the sexes are uneven: {counts}")
    needs = {one.need for one in problem.pupils if one.need}
    for need in sorted(needs):
        counts = [sum(one.need == need for one in some) for some in division]
        if max(counts) - min(counts) > (1 if len(needs) == 1 else 2) + 2 * moved:
            yield T(f"特殊需要不均：{counts}", f"needs are uneven: {counts}")


def _siblings(problem: Problem, division: Division) -> Iterator[T]:
    places: dict[str, list[int]] = {}
    for number, some in enumerate(division):
        for one in some:
            if one.bound:
                places.setdefault(one.bound, []).append(number)
    for bound, at in places.items():
        wrong = len(set(at)) != (1 if problem.siblings == "together" else len(at))
        if wrong:
            yield T(f"{bound}未按要求编班", f"siblings {bound} are not as the rule has it")


def _figures(problem: Problem, division: Division, result: Mapping[str, Any]) -> Iterator[T]:
    needs = {one.need for one in problem.pupils if one.need}
    means: dict[str, list[Fraction]] = {key: [] for key in problem.subjects}
    for some, told in zip(division, result["classes"], strict=True):
        right: dict[str, str | None] = {}
        for key in problem.subjects:
            known = [one.scores[key] for one in some if key in one.scores]
            right[key] = None
            if known:
                means[key].append(sum(known, Fraction(0)) / len(known))
                right[key] = str(means[key][-1])
        counts = {need: sum(one.need == need for one in some) for need in needs}
        girls = sum(one.sex == "f" for one in some)
        if (dict(told["means"]), dict(told["needs"]), told["girls"]) != (right, counts, girls):
            yield T(f"{told['key']}的合计不符", f"the figures of {told['key']} differ")
    wide = {key: str(max(some) - min(some)) if some else None for key, some in means.items()}
    if dict(result["spread"]) != wide:
        yield T("班间差距不符", "the spread between classes differs")


def _optimum(problem: Problem, division: Division, result: Mapping[str, Any]) -> Iterator[T]:
    marks, weights = _marks(problem)
    sums = [
        [sum(col) for col in zip(*(marks[one.key] for one in some), strict=True)]
        for some in division
    ]
    cost = sum(w * total * total for row in sums for w, total in zip(weights, row, strict=False))
    if result["cost"] != cost:
        yield T(f"均衡度应为{cost}", f"the cost is {cost}")
    families = Counter(one.bound for one in problem.pupils if one.bound)
    loose = [[one for one in some if families[one.bound] < 2] for some in division]
    for here, there in combinations(range(len(division)), 2):
        for one in loose[here]:
            for other in loose[there]:
                if (one.sex, one.need) == (other.sex, other.need) and _helps(
                    (marks[one.key], marks[other.key]), (sums[here], sums[there]), weights
                ):
                    yield T(
                        f"{one.key}与{other.key}互换更均衡",
                        f"to exchange {one.key} and {other.key} would be better",
                    )
                    return


def _helps(
    pair: tuple[list[int], list[int]], sums: tuple[list[int], list[int]], weights: list[int]
) -> bool:
    before = after = 0
    for x, y, s, t, w in zip(*pair, *sums, weights, strict=True):
        before += w * (s * s + t * t)
        after += w * ((s - x + y) ** 2 + (t - y + x) ** 2)
    return after < before


def _marks(problem: Problem) -> tuple[dict[str, list[int]], list[int]]:
    if not problem.subjects:
        return {one.key: [] for one in problem.pupils}, []
    columns = [
        _scaled({one.key: one.scores.get(key) for one in problem.pupils})
        for key in problem.subjects
    ]
    whole = {
        one.key: sum(one.scores.values()) if len(one.scores) == len(problem.subjects) else None
        for one in problem.pupils
    }
    total = _scaled(whole)
    columns.append(total)
    columns.append({key: value * value // 1000 - 1000 for key, value in total.items()})
    subject, sums, spread = problem.weights
    weights = [subject] * len(problem.subjects) + [sums, spread]
    return {one.key: [column[one.key] for column in columns] for one in problem.pupils}, weights


def _scaled(values: Mapping[str, Fraction | int | None]) -> dict[str, int]:
    known = [value for value in values.values() if value is not None]
    mean = Fraction(sum(known), len(known)) if known else Fraction(0)
    variance = sum((value - mean) ** 2 for value in known) / len(known) if known else 0
    found = {}
    for key, value in values.items():
        found[key] = 0
        if value is not None and variance:
            size = (value - mean) ** 2 * 1_000_000 / Fraction(variance)
            found[key] = isqrt(int(size)) * (1 if value > mean else -1)
    return found


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = word.encode()
        machine.update(len(raw).to_bytes(4, "big") + raw)
    return machine.hexdigest()


def _teams(problem: Problem, seed: str, count: int) -> list[str]:
    whole = _digest("list", *sorted(problem.teachers))
    lots = sorted(
        (_digest("ticket", "classes/teachers", whole, seed, t), t) for t in problem.teachers
    )
    return [team for _, team in lots] or [""] * count
