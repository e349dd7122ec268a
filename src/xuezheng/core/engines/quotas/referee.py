"""The referee of quotas (复核): written from ``docs/quotas.md``, shares no code with the engine.

It proves sums and shares as they stand: remainders in order, no seat that
another had the better claim to, every cell its rounded product of factors.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.problem import Problem, read

Node = tuple[str, int]


def objections(mapping: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    problem = read(mapping)
    try:
        return [
            *_heads(problem, seed, result),
            *_totals(problem, seed, result),
            *_cells(problem, result),
            *_again(problem, seed, result),
        ]
    except (
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        IndexError,
        ZeroDivisionError,
    ) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


def _heads(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    if set(result) != {"method", "rows", "columns", "cells", "recycled"}:
        yield T("结果的项目不符", "the result has other parts")
    if result["method"] != problem.method.key:
        yield T("分配方法不符", "another method")
    yield from _rows(problem, result["rows"])
    if [row["junior"] for row in result["columns"]] != [one.key for one in problem.juniors]:
        yield T("初中名单不符", "other junior schools")
    for row, number in zip(result["columns"], _tickets(problem, seed), strict=True):
        if row["ticket"] != number:
            yield T(f"{row['junior']}的抽签号不符", f"{row['junior']}: another ticket")


def _rows(problem: Problem, rows: list[Mapping[str, Any]]) -> Iterator[T]:
    plans = [(one.key, one.plan) for one in problem.seniors]
    if [(row["senior"], row["plan"]) for row in rows] != plans:
        yield T("高中名单或计划不符", "other senior schools or plans")
    for row, (name, plan) in zip(rows, plans, strict=True):
        least = plan * problem.share
        if not least <= row["quota"] < least + 1:
            yield T(f"{name}的指标数不是计划的{problem.share}", f"{name}: another share")


def _tickets(problem: Problem, seed: str) -> list[str]:
    names = sorted(one.key for one in problem.juniors)
    listed = _digest("list", *names)
    return [_digest("ticket", "quotas", listed, seed, one.key) for one in problem.juniors]


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = word.encode()
        machine.update(len(raw).to_bytes(4, "big") + raw)
    return machine.hexdigest()


def _weights(problem: Problem) -> list[Fraction]:
    return [
        one.graduates * (problem.tilt if one.rural else 1) + Fraction(0) for one in problem.juniors
    ]


def _totals(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    weights, columns = _weights(problem), result["columns"]
    whole = sum(row["quota"] for row in result["rows"])
    for row, weight in zip(columns, weights, strict=True):
        if Fraction(row["exact"]) != whole * weight / sum(weights):
            yield T(f"{row['junior']}的应得数不符", f"{row['junior']}: another exact share")
    seats = [row["quota"] for row in columns]
    ties = [
        (-one.graduates, n) for one, n in zip(problem.juniors, _tickets(problem, seed), strict=True)
    ]
    least = [problem.floor if weight else 0 for weight in weights]
    yield from _split_wrong(problem.method.key, whole, weights, (ties, least), seats)


def _split_wrong(
    method: str,
    whole: int,
    weights: Sequence[Fraction],
    bounds: tuple[Sequence[Any], Sequence[int]],
    seats: Sequence[int],
) -> Iterator[T]:
    """Say whether seats are not the split of ``whole`` by a method."""
    ties, least = bounds
    low = any(
        own < floor_ or (own and not w)
        for own, floor_, w in zip(seats, least, weights, strict=True)
    )
    if sum(seats) != whole or low:
        yield T("合计或保底不符", "sums or floors differ")
    elif method == "largest_remainder":
        if list(seats) != _by_remainders(whole, weights, ties, least):
            yield T("余数分配不符", "the remainders are given otherwise")
    elif not _nobody_better(method, weights, (ties, least), seats):
        yield T("有学校的名额应归另一学校", "a seat belongs to another school")


def _by_remainders(
    whole: int, weights: Sequence[Fraction], ties: Sequence[Any], least: Sequence[int]
) -> list[int]:
    """Set those below the floor to it, again and again; then whole parts and largest remainders."""
    fixed: dict[int, int] = {at: 0 for at, weight in enumerate(weights) if not weight}
    while True:
        rest = [at for at in range(len(weights)) if at not in fixed]
        mass = sum(weights[at] for at in rest)
        left = whole - sum(fixed.values())
        share = {at: left * weights[at] / mass for at in rest}
        short = [at for at in rest if share[at] < least[at]]
        if not short:
            break
        fixed |= {at: least[at] for at in short}
    found = {at: floor(share[at]) for at in rest}
    by_rest = sorted(rest, key=lambda at: (found[at] - share[at], ties[at]))
    for at in by_rest[: left - sum(found.values())]:
        found[at] += 1
    return [{**fixed, **found}[at] for at in range(len(weights))]


def _nobody_better(
    method: str,
    weights: Sequence[Fraction],
    bounds: tuple[Sequence[Any], Sequence[int]],
    seats: Sequence[int],
    caps: Sequence[int] | None = None,
) -> bool:
    """Say whether the worst seat given had a better claim than the best seat not given."""
    ties, least = bounds

    def worth(at: int, number: int) -> tuple[Any, ...]:
        if method == "webster":
            return (0, -weights[at] / (2 * number - 1), ties[at])
        if number == 1:
            return (-1, -weights[at], ties[at])
        return (0, -weights[at] * weights[at] / (number * (number - 1)), ties[at])

    given = [worth(at, own) for at, own in enumerate(seats) if own > least[at]]
    able = [at for at, own in enumerate(seats) if weights[at] and (caps is None or own < caps[at])]
    wanted = [worth(at, seats[at] + 1) for at in able]
    return not given or not wanted or max(given) < min(wanted)


def _cells(problem: Problem, result: Mapping[str, Any]) -> Iterator[T]:
    rows, columns = result["rows"], result["columns"]
    spots = [(cell["senior"], cell["junior"]) for cell in result["cells"]]
    seats = {spot: cell["seats"] for spot, cell in zip(spots, result["cells"], strict=True)}
    every = [(a["senior"], b["junior"]) for a in rows for b in columns]
    if spots != [spot for spot in every if spot in seats] or 0 in seats.values():
        yield T("分配明细重复或次序不符", "cells are doubled or out of order")
    table = [[seats.get((a["senior"], b["junior"]), 0) for b in columns] for a in rows]
    for row, line in zip(rows, table, strict=True):
        if sum(line) != row["quota"]:
            yield T(f"{row['senior']}的合计不符", f"the sum of {row['senior']} differs")
    for number, row in enumerate(columns):
        if sum(line[number] for line in table) != row["quota"]:
            yield T(f"{row['junior']}的合计不符", f"the sum of {row['junior']} differs")
    yield from _rounded(problem, result, table)


def _rounded(problem: Problem, result: Mapping[str, Any], table: list[list[int]]) -> Iterator[T]:
    """Every cell is its product rounded at the half; exact halves go up in earlier cells."""
    weights = _weights(problem)
    up: set[tuple[int, int]] = set()
    down: set[tuple[int, int]] = set()
    for i, row in enumerate(result["rows"]):
        serves = problem.seniors[i].serves
        for j, column in enumerate(result["columns"]):
            known = not serves or column["junior"] in serves
            value = weights[j] * Fraction(row["factor"]) * Fraction(column["factor"]) * known
            twice, own = 2 * value, 2 * table[i][j]
            right = own - 1 <= twice <= own + 1 if value > 0 else not (own or weights[j] * known)
            if not right:
                words = f"{row['senior']}·{column['junior']}"
                yield T(f"{words}不是系数之积的舍入", f"{words} is not the rounded product")
            if value > 0 and twice == own + 1:
                up.add((i, j))
            if value > 0 and own and twice == own - 1:
                down.add((i, j))
    if any(_can_swap(spot, up, down) for spot in up):
        yield T("恰为一半的格未按先后取舍", "exact halves are not rounded up in earlier cells")


def _can_swap(spot: tuple[int, int], up: set[tuple[int, int]], down: set[tuple[int, int]]) -> bool:
    """Say whether a cell could have one more at the cost of later cells alone, halves all of them."""
    ways: dict[Node, list[Node]] = {}
    for i, j in down:
        if (i, j) > spot:
            ways.setdefault(("column", j), []).append(("row", i))
    for i, j in up:
        if (i, j) > spot:
            ways.setdefault(("row", i), []).append(("column", j))
    goal: Node = ("row", spot[0])
    seen: set[Node] = set()
    queue: list[Node] = [("column", spot[1])]
    while queue:
        node = queue.pop()
        if node == goal:
            return True
        if node not in seen:
            seen.add(node)
            queue += ways.get(node, [])
    return False


def _again(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    """Check what became of unused seats."""
    seats = {(cell["senior"], cell["junior"]): cell["seats"] for cell in result["cells"]}
    uses = {(one.senior, one.junior): one for one in problem.used}
    told = {row["senior"]: row for row in result["recycled"]}
    if list(told) != sorted({one.senior for one in problem.used}):
        yield T("未用指标的高中不符", "unused seats of other senior schools")
        return
    for senior, row in told.items():
        own = {b: use for (a, b), use in uses.items() if a == senior}
        unused = sum(max(seats.get((senior, key), 0) - use.admitted, 0) for key, use in own.items())
        given = {one["junior"]: one["seats"] for one in row["given"]}
        waiting = [own[one.key].waiting if one.key in own else 0 for one in problem.juniors]
        right = min(sum(waiting), unused) if problem.recycling.key == "others" else 0
        sums = (row["unused"], row["open"], sum(given.values()))
        names = [one.key for one in problem.juniors]
        if sums != (unused, unused - right, right) or list(given) != [
            n for n in names if given.get(n)
        ]:
            yield T(f"{senior}的未用指标合计不符", f"{senior}: sums of unused seats differ")
        shares = [given.get(name, 0) for name in names]
        ties = [
            (-one.graduates, n)
            for one, n in zip(problem.juniors, _tickets(problem, seed), strict=True)
        ]
        if not _shared(problem.method.key, right, waiting, ties, shares):
            yield T(f"{senior}的未用指标分配不符", f"{senior}: unused seats are split otherwise")


def _shared(
    method: str, right: int, waiting: Sequence[int], ties: Sequence[Any], shares: Sequence[int]
) -> bool:
    """Say whether seats given again are in proportion to those waiting, nobody more than wait."""
    if not right or right == sum(waiting):
        return list(shares) == (list(waiting) if right else [0] * len(waiting))
    weights, least = [Fraction(one) for one in waiting], [0] * len(waiting)
    if method == "largest_remainder":
        return list(shares) == _by_remainders(right, weights, ties, least)
    within = all(own <= most for own, most in zip(shares, waiting, strict=True))
    return within and _nobody_better(method, weights, (ties, least), shares, waiting)
