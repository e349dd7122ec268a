"""指标分配: quotas of senior schools, totals of junior schools, the seats of every pair, what is left over."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from xuezheng.core.base.tickets import list_digest, ticket
from xuezheng.core.engines.quotas.apportion import Split, apportion, exact
from xuezheng.core.engines.quotas.matrix import MatrixError, SeatTable, balanced
from xuezheng.core.engines.quotas.problem import Problem, Recycling, Used

PURPOSE = "quotas"


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Split the quotas. Raises ``FloorError``, ``MatrixError``. Ties: more graduates, then the ticket."""
    digest = list_digest(one.key for one in problem.juniors)
    tickets = {one.key: ticket(PURPOSE, digest, seed, one.key) for one in problem.juniors}
    ties = tuple((-one.graduates, tickets[one.key]) for one in problem.juniors)
    whole = sum(problem.rows)
    columns = apportion(Split(whole, problem.weights, ties, problem.floor), problem.method)
    table = matrix(problem, columns)
    shares = exact(whole, problem.weights)
    return {
        "method": problem.method.key,
        "rows": [
            {"senior": one.key, "plan": one.plan, "quota": quota, "factor": str(factor)}
            for one, quota, factor in zip(problem.seniors, problem.rows, table.rows, strict=True)
        ],
        "columns": [
            {
                "junior": one.key, "exact": str(share), "quota": quota, "factor": str(factor),
                "ticket": tickets[one.key],
            }
            for one, share, quota, factor in zip(
                problem.juniors, shares, columns, table.columns, strict=True
            )
        ],
        "cells": [
            {"senior": senior.key, "junior": junior.key, "seats": seats}
            for senior, line in zip(problem.seniors, table.cells, strict=True)
            for junior, seats in zip(problem.juniors, line, strict=True)
            if seats
        ],
        "recycled": recycled(problem, table, ties),
    }  # fmt: skip


def matrix(problem: Problem, columns: Sequence[int]) -> SeatTable:
    """Fill the matrix; an impossible one is told by the keys of the schools."""
    rows = problem.rows
    weights = tuple(
        tuple(problem.weight(row, column) for column in range(len(columns)))
        for row in range(len(rows))
    )
    try:
        return balanced(weights, rows, columns)
    except MatrixError as error:
        seniors = [problem.seniors[int(n)].key for n in _numbers(error.facts["rows"])]
        juniors = [problem.juniors[int(n)].key for n in _numbers(error.facts["columns"])]
        raise MatrixError(rows="、".join(seniors), columns="、".join(juniors)) from error


def _numbers(fact: object) -> list[int]:
    return list(fact) if isinstance(fact, list) else []


def recycled(
    problem: Problem, table: SeatTable, ties: Sequence[tuple[int, str]]
) -> list[dict[str, Any]]:
    """Give for each senior school with unused seats who gets them, and how many open to all."""
    found = []
    for senior, line in zip(problem.seniors, table.cells, strict=True):
        own = {one.junior: one for one in problem.used if one.senior == senior.key}
        if not own:
            continue
        unused = sum(
            max(seats - own[junior.key].admitted, 0)
            for junior, seats in zip(problem.juniors, line, strict=True)
            if junior.key in own
        )
        given = _again(problem, own, unused, tuple(ties))
        found.append({
            "senior": senior.key, "unused": unused, "open": unused - sum(given.values()),
            "given": [{"junior": key, "seats": seats} for key, seats in given.items() if seats],
        })  # fmt: skip
    return found


def _again(
    problem: Problem, own: dict[str, Used], unused: int, ties: tuple[tuple[int, str], ...]
) -> dict[str, int]:
    """Split unused seats in proportion to those still waiting, nobody more than wait."""
    if problem.recycling is Recycling.OPEN or not unused:
        return {}
    waiting = tuple(own[one.key].waiting if one.key in own else 0 for one in problem.juniors)
    keys = [one.key for one in problem.juniors]
    if sum(waiting) <= unused:
        return dict(zip(keys, waiting, strict=True))
    split = Split(unused, tuple(Fraction(one) for one in waiting), ties, 0, waiting)
    return dict(zip(keys, apportion(split, problem.method), strict=True))
