"""Classes from a problem (编班): dealt, siblings seen to, made alike, teachers by lot."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from xuezheng.core.base.tickets import list_digest, ordered
from xuezheng.core.engines.classes.deal import dealt, stratum, tied
from xuezheng.core.engines.classes.measure import cost, features
from xuezheng.core.engines.classes.problem import FEMALE, Problem, Pupil
from xuezheng.core.engines.classes.search import Search


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Divide the year. Gives plain JSON; means are exact fractions as text."""
    rows, weights = features(problem)
    totals = [row[len(problem.subjects)] if weights else 0 for row in rows]
    classes = dealt(problem, totals, seed)
    still = tied(problem, classes)
    known = sorted({stratum(one) for one in problem.pupils})
    strata = [known.index(stratum(one)) for one in problem.pupils]
    search = Search(rows, weights, strata, still, classes)
    search.improve(problem.rounds, seed)
    members = [[p for p in range(len(rows)) if search.at[p] == n] for n in range(len(classes))]
    order = _lots(problem, seed)
    made = [_class(problem, [problem.pupils[p] for p in some]) for some in members]
    return {
        "rules": problem.version,
        "classes": [
            {"key": key, "teacher": order[n] if order else "", **made[n]}
            for n, key in enumerate(problem.classes)
        ],
        "spread": spread(problem, [one["means"] for one in made]),
        "cost": cost(rows, weights, members),
    }


def _lots(problem: Problem, seed: str) -> list[str]:
    """Give the teams in the order of classes, by their tickets."""
    digest = list_digest(problem.teachers)
    return ordered("classes/teachers", digest, seed, problem.teachers)


def _class(problem: Problem, some: Sequence[Pupil]) -> dict[str, Any]:
    needs = sorted({one.need for one in problem.pupils if one.need})
    return {
        "pupils": [one.key for one in some],
        "girls": sum(one.sex == FEMALE for one in some),
        "needs": {need: sum(one.need == need for one in some) for need in needs},
        "means": {key: _mean([one.scores.get(key) for one in some]) for key in problem.subjects},
    }


def _mean(values: Sequence[Fraction | None]) -> str | None:
    known = [one for one in values if one is not None]
    return str(sum(known, Fraction(0)) / len(known)) if known else None


def spread(problem: Problem, means: Sequence[Mapping[str, str | None]]) -> dict[str, str | None]:
    """Give of every subject how far the highest and the lowest mean of a class lie apart."""
    found: dict[str, str | None] = {}
    for key in problem.subjects:
        known = [Fraction(told) for one in means if (told := one[key]) is not None]
        found[key] = str(max(known) - min(known)) if known else None
    return found
