"""Filling seats given up after an entry by points (积分入学递补): down the ranks, of those without a place."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.fillings import filled
from xuezheng.core.engines.points.problem import Problem


def fill(problem: Problem, result: Mapping[str, Any], gone: Sequence[str]) -> list[Filled]:
    """Give what each giving up led to, in order. Raises ``GoneError``. Ties: who shares a rank comes in together."""
    order = result["order"]
    ranks = {row["key"]: row["rank"] for row in order}
    totals = {one["key"]: Fraction(one["total"]) for one in result["scores"]}
    choices = {one.key: one.choices for one in problem.applicants}
    least = {one.key: one.least for one in problem.schools}
    left = {key: row["left"] for key, row in result["cutoffs"].items()}
    waiting = [row["key"] for row in order if not row["place"]]

    def able(key: str, school: str) -> bool:
        floor = least[school]
        return school in choices[key] and (floor is None or totals[key] >= floor)

    def taken(_key: str, school: str) -> Iterator[str]:
        left[school] += 1
        queue = [key for key in waiting if able(key, school)]
        for _, alike in groupby(queue, key=ranks.__getitem__):
            if left[school] <= 0:
                return
            some = list(alike)
            left[school] -= len(some)
            yield from some

    seats = {row["key"]: row["place"] for row in order if row["place"]}
    return filled(seats, waiting, gone, taken)
