"""The referee of zones (复核): written from ``docs/zoning.md``, shares no code with the engine.

It goes from house number to house number, and counts how often a ray from a
child's home crosses a border.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.zones.problem import Area, Problem, Resident, Stretch, read


def objections(mapping: Mapping[str, Any], _seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    problem = read(mapping)
    try:
        return [*_children(problem, result), *_streets(problem, result), *_places(problem, result)]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


def _children(problem: Problem, result: Mapping[str, Any]) -> Iterator[T]:
    if result["rules"] != problem.version:
        yield T("规则版本不符", "another version of the rules")
    if [one["key"] for one in result["children"]] != [one.key for one in problem.residents]:
        yield T("学生名单不符", "the children are others")
        return
    for one, told in zip(problem.residents, result["children"], strict=True):
        table = [area.key for area in problem.areas if _named(area, one)]
        border = [area.key for area in problem.areas if _around(area, one)]
        right: dict[str, Any] = {
            "key": one.key, "zone": "", "reason": "none", "table": table, "border": border,
            "differ": table != [] and border not in ([], table),
        }  # fmt: skip
        for name, claims in (("table", table), ("border", [] if table else border)):
            if len(claims) == 1:
                right |= {"zone": claims[0], "reason": name}
            elif claims:
                right |= {"reason": "several"}
        if dict(told) != right:
            yield T(f"{one.key}的施教区应为“{right['zone']}”", f"{one.key} belongs to {right}")


def _named(area: Area, one: Resident) -> bool:
    for line in (line for line in area.lines if one.place in line.names):
        if one.number is None and line.kind == "place":
            return True
        if one.number is not None and line.kind == "street" and _covers(line, one.number):
            return True
    return False


def _covers(line: Stretch, number: int) -> bool:
    sides = {"odd": (1,), "even": (0,), "all": (0, 1)}[line.parity]
    return line.low <= number <= line.high and number % 2 in sides


def _around(area: Area, one: Resident) -> bool:
    if one.point is None:
        return False
    x, y = one.point
    crossed = 0
    for ring in area.rings:
        for place, (ax, ay) in enumerate(ring):
            bx, by = ring[place - 1]
            low, high = ((ax, ay), (bx, by)) if ay < by else ((bx, by), (ax, ay))
            if low[1] <= y < high[1]:
                turn = (high[0] - low[0]) * (y - low[1]) - (x - low[0]) * (high[1] - low[1])
                crossed += turn > 0
    return crossed % 2 == 1


def _streets(problem: Problem, result: Mapping[str, Any]) -> Iterator[T]:
    rights = [
        {"zones": [one.key, other.key], "place": place, "low": low, "high": high}
        for n, one in enumerate(problem.areas)
        for other in problem.areas[n + 1 :]
        for mine in one.lines
        for theirs in other.lines
        for place, low, high in _shared(mine, theirs)
    ]
    if [dict(one) for one in result["overlaps"]] != rights:
        yield T("重叠清单不符", "the overlaps differ")
    lines = [line for area in problem.areas for line in area.lines if line.kind == "street"]
    names = sorted({name for line in lines for name in line.names})
    found = [hole for name in names for hole in _holes(name, [x for x in lines if name in x.names])]
    if [dict(one) for one in result["gaps"]] != found:
        yield T("空白门牌清单不符", "the gaps differ")


def _shared(mine: Stretch, theirs: Stretch) -> Iterator[tuple[str, int | None, int | None]]:
    names = sorted(set(mine.names).intersection(theirs.names))
    if not names or (mine.kind == "street") != (theirs.kind == "street"):
        return
    if mine.kind != "street":
        yield names[0], None, None
        return
    span = range(max(mine.low, theirs.low), min(mine.high, theirs.high) + 1)
    ends = [
        next((n for n in way if _covers(mine, n) and _covers(theirs, n)), None)
        for way in (span, span[::-1])
    ]
    if ends[0] is not None:
        yield names[0], ends[0], ends[1]


def _holes(name: str, lines: list[Stretch]) -> Iterator[dict[str, Any]]:
    """Go from number to number on either side of the street."""
    bottom, top = min(one.low for one in lines), max(one.high for one in lines)
    for side, word in ((1, "odd"), (0, "even")):
        hole: list[int] = []
        for number in [n for n in range(bottom, top + 1) if n % 2 == side]:
            free = not any(_covers(line, number) for line in lines)
            if free:
                hole.append(number)
            if hole and not free:
                yield {"street": name, "parity": word, "low": hole[0], "high": hole[-1]}
                hole = []
        if hole:
            yield {"street": name, "parity": word, "low": hole[0], "high": hole[-1]}


def _places(problem: Problem, result: Mapping[str, Any]) -> Iterator[T]:
    zones = {one["key"]: one["zone"] for one in result["children"]}
    counts: Counter[tuple[str, str]] = Counter()
    for one in problem.residents:
        if zones[one.key]:
            counts[zones[one.key], one.year] += one.many
    rows = []
    for zone, year in sorted({*counts, *problem.seats}):
        number, seats = counts[zone, year], problem.seats.get((zone, year))
        level = "unknown"
        if seats is not None:
            tight = (
                number > 0 and number * problem.tight.denominator >= problem.tight.numerator * seats
            )
            level = "short" if number > seats else "tight" if tight else "enough"
        left = None if seats is None else seats - number
        rows.append({
            "zone": zone, "year": year, "children": number, "seats": seats, "left": left, "level": level,
        })  # fmt: skip
    if [dict(one) for one in result["places"]] != rows:
        yield T("学位预警不符", "the warnings of places differ")
