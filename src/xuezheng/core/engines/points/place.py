"""Rank and places (排序与录取): more points first, declared ties, then tickets; seats by choice."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from xuezheng.core.base.tickets import list_digest, ticket
from xuezheng.core.engines.points.problem import (
    LOTTERY,
    MORE,
    Applicant,
    Problem,
    Why,
)
from xuezheng.core.engines.points.score import Score, score

PURPOSE = "points"
Merit = tuple[Fraction, ...]


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Score, rank and place every applicant. Gives plain JSON; fractions are texts such as ``"7/3"``."""
    scores = [score(problem, one) for one in problem.applicants]
    merits = {
        one.key: merit(problem, one, own)
        for one, own in zip(problem.applicants, scores, strict=True)
    }
    drawn = _tickets(problem, seed)
    able = [own.key for own in scores if not own.barred]
    order = sorted(able, key=lambda key: (merits[key], drawn.get(key, ""), key))
    ranks = _ranks(order, merits, shared=problem.last != LOTTERY)
    placed = _placed(problem, order, ranks, {own.key: own.total for own in scores})
    return {
        "table": problem.version,
        "scores": [_told(problem, one, own) for one, own in zip(problem.applicants, scores, strict=True)],
        "order": [
            {"key": key, "rank": ranks[key], "ticket": drawn.get(key, ""), "place": placed.get(key, "")}
            for key in order
        ],
        "cutoffs": _cutoffs(problem, placed, {own.key: own.total for own in scores}),
    }  # fmt: skip


def merit(problem: Problem, one: Applicant, own: Score) -> Merit:
    """Give what orders an applicant, the smaller the sooner: total, then declared ties."""
    refused = (Why.EVIDENCE, Why.LATE, Why.REJECTED, Why.WAITING)
    found = [-own.total]
    for key, better in problem.ties:
        amounts = [
            one.facts[line.fact].amount
            for line in own.lines
            if line.item == key and line.why not in refused
        ]
        most = max(amounts, default=Fraction(0))
        found.append(-most if better == MORE else most)
    return tuple(found)


def _tickets(problem: Problem, seed: str) -> dict[str, str]:
    if problem.last != LOTTERY:
        return {}
    keys = [one.key for one in problem.applicants]
    digest = list_digest(keys)
    return {key: ticket(PURPOSE, digest, seed, key) for key in keys}


def _ranks(order: Sequence[str], merits: Mapping[str, Merit], *, shared: bool) -> dict[str, int]:
    """Give ranks from 1; who is quite alike shares one where no lottery decides."""
    ranks: dict[str, int] = {}
    before = ""
    for number, key in enumerate(order, 1):
        alike = shared and before and merits[before] == merits[key]
        ranks[key] = ranks[before] if alike else number
        before = key
    return ranks


def _placed(
    problem: Problem,
    order: Sequence[str],
    ranks: Mapping[str, int],
    totals: Mapping[str, Fraction],
) -> dict[str, str]:
    """Walk down the ranks; each takes the first chosen school that has a seat for the rank."""
    choices = {one.key: one.choices for one in problem.applicants}
    least = {one.key: one.least for one in problem.schools}
    left = {one.key: one.seats for one in problem.schools}
    placed: dict[str, str] = {}
    for _, some in groupby(order, key=lambda key: ranks[key]):
        alike = list(some)
        open_now = {key for key, seats in left.items() if seats > 0}
        for key in alike:
            for school in choices[key]:
                floor = least[school]
                if school in open_now and (floor is None or totals[key] >= floor):
                    placed[key] = school
                    left[school] -= 1
                    break
    return placed


def _cutoffs(
    problem: Problem, placed: Mapping[str, str], totals: Mapping[str, Fraction]
) -> dict[str, Any]:
    found = {}
    for school in problem.schools:
        inside = [totals[key] for key, place in placed.items() if place == school.key]
        found[school.key] = {
            "least": str(min(inside)) if inside else None,
            "placed": len(inside),
            "left": school.seats - len(inside),
        }
    return found


def _told(problem: Problem, one: Applicant, own: Score) -> dict[str, Any]:
    clauses = {item.key: item.clause for item in problem.items}
    return {
        "key": own.key,
        "total": str(own.total),
        "barred": list(own.barred),
        "groups": {key: str(value) for key, value in own.bundles},
        "lines": [
            {
                "item": line.item,
                "clause": clauses[line.item],
                "holder": one.facts[line.fact].holder,
                "worth": str(line.worth),
                "points": str(line.points),
                "why": line.why.key,
            }
            for line in own.lines
        ],
    }
