"""Zones to children (划片): the table goes before the border; two claims are shown, none is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

from xuezheng.core.engines.zones.problem import (
    ALL,
    EVEN,
    ODD,
    STREET,
    Area,
    Level,
    Point,
    Problem,
    Reason,
    Resident,
    Stretch,
)


def run(problem: Problem, _seed: str) -> dict[str, Any]:
    """Give every child its zone with the reason; gaps, overlaps, and places by year. Plain JSON."""
    named = _by_name(problem)
    boxes = [(area, _box(area)) for area in problem.areas if area.rings]
    children = [_child(one, named.get(one.place, ()), boxes) for one in problem.residents]
    return {
        "rules": problem.version,
        "children": children,
        "gaps": list(gaps(problem)),
        "overlaps": list(overlaps(problem)),
        "places": _places(problem, {one["key"]: one["zone"] for one in children}),
    }


def _by_name(problem: Problem) -> dict[str, list[tuple[str, Stretch]]]:
    """Give the lines of all tables by the names they hold, zones in order."""
    found: dict[str, list[tuple[str, Stretch]]] = {}
    for area in problem.areas:
        for line in area.lines:
            for name in line.names:
                found.setdefault(name, []).append((area.key, line))
    return found


def _box(area: Area) -> tuple[Point, Point]:
    xs, ys = zip(*(point for ring in area.rings for point in ring), strict=True)
    return (min(xs), min(ys)), (max(xs), max(ys))


def _child(
    one: Resident,
    named: Sequence[tuple[str, Stretch]],
    boxes: Sequence[tuple[Area, tuple[Point, Point]]],
) -> dict[str, Any]:
    table = list(dict.fromkeys(key for key, line in named if _serves(line, one)))
    border = _around(one.point, boxes) if one.point else []
    claims = table or border
    reason = Reason.TABLE if table else Reason.BORDER
    if len(claims) != 1:
        reason = Reason.SEVERAL if claims else Reason.NONE
    return {
        "key": one.key,
        "zone": claims[0] if len(claims) == 1 else "",
        "reason": reason.key,
        "table": table,
        "border": border,
        "differ": bool(table and border and table != border),
    }


def _around(point: Point, boxes: Sequence[tuple[Area, tuple[Point, Point]]]) -> list[str]:
    x, y = point
    near = (
        area for area, (low, high) in boxes if low[0] <= x <= high[0] and low[1] <= y <= high[1]
    )
    return [area.key for area in near if inside(area.rings, point)]


def _serves(line: Stretch, one: Resident) -> bool:
    if line.kind != STREET:
        return one.number is None
    return one.number is not None and one.number in _numbers(line)


def _numbers(line: Stretch) -> range:
    """Give the house numbers of a stretch."""
    if line.parity == ALL:
        return range(line.low, line.high + 1)
    return range(line.low + ((line.low % 2 == 1) != (line.parity == ODD)), line.high + 1, 2)


def inside(rings: Sequence[Sequence[Point]], point: Point) -> bool:
    """Say whether a point lies within rings by the even-odd rule; exact, a lower left edge counts in.

    >>> inside([[(0, 0), (4, 0), (4, 4), (0, 4)]], (0, 1)), inside([[(0, 0), (4, 0), (4, 4)]], (1, 3))
    (True, False)
    """
    x, y = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) == (y2 > y):
                continue
            here, edge = (x - x1) * (y2 - y1), (y - y1) * (x2 - x1)
            odd ^= here < edge if y2 > y1 else here > edge
    return odd


def overlaps(problem: Problem) -> Iterator[dict[str, Any]]:
    """Give every place that two zones name, and every stretch of numbers that both claim."""
    for one, other in combinations(problem.areas, 2):
        for line in one.lines:
            for rival in other.lines:
                shared = sorted(set(line.names) & set(rival.names))
                if not shared or (line.kind == STREET) != (rival.kind == STREET):
                    continue
                both = _both(line, rival)
                if line.kind == STREET and not both:
                    continue
                yield {
                    "zones": [one.key, other.key],
                    "place": shared[0],
                    "low": both[0] if line.kind == STREET else None,
                    "high": both[-1] if line.kind == STREET else None,
                }


def _both(one: Stretch, other: Stretch) -> range:
    """Give the numbers two stretches share."""
    parities = {one.parity, other.parity} - {ALL}
    low, high = max(one.low, other.low), min(one.high, other.high)
    if len(parities) == 2 or low > high:
        return range(0)
    parity = parities.pop() if parities else ALL
    return _numbers(Stretch(STREET, (), low, high, parity))


def gaps(problem: Problem) -> Iterator[dict[str, Any]]:
    """Give the numbers of a street that no zone claims between the lowest and the highest that one does."""
    streets: dict[str, list[Stretch]] = {}
    for line in (line for area in problem.areas for line in area.lines if line.kind == STREET):
        for name in line.names:
            streets.setdefault(name, []).append(line)
    for name, lines in sorted(streets.items()):
        bottom, top = min(one.low for one in lines), max(one.high for one in lines)
        for parity in (ODD, EVEN):
            here = [_numbers(one) for one in _of(lines, parity)]
            yield from _holes(
                name, parity, here, _numbers(Stretch(STREET, (), bottom, top, parity))
            )


def _of(lines: Sequence[Stretch], parity: str) -> Iterator[Stretch]:
    for one in lines:
        if one.parity in (ALL, parity):
            yield Stretch(STREET, (), one.low, one.high, parity)


def _holes(name: str, parity: str, covered: list[range], whole: range) -> Iterator[dict[str, Any]]:
    """Walk up the stretches of one side of a street and give what lies between them."""
    if not whole:
        return
    expected = whole[0]
    for low, high in sorted((one[0], one[-1]) for one in covered if one):
        if low > expected:
            yield {"street": name, "parity": parity, "low": expected, "high": low - 2}
        expected = max(expected, high + 2)
    if expected <= whole[-1]:
        yield {"street": name, "parity": parity, "low": expected, "high": whole[-1]}


def _places(problem: Problem, zones: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give children and seats by zone and year, before registration opens."""
    counts = dict.fromkeys(problem.seats, 0)
    for one in problem.residents:
        if zone := zones[one.key]:
            counts[zone, one.year] = counts.get((zone, one.year), 0) + one.many
    found = []
    for (zone, year), number in sorted(counts.items()):
        seats = problem.seats.get((zone, year))
        left = None if seats is None else seats - number
        level = _level(problem, number, seats)
        found.append({
            "zone": zone, "year": year, "children": number, "seats": seats, "left": left, "level": level.key,
        })  # fmt: skip
    return found


def _level(problem: Problem, number: int, seats: int | None) -> Level:
    if seats is None:
        return Level.UNKNOWN
    if number > seats:
        return Level.SHORT
    return Level.TIGHT if number and number >= problem.tight * seats else Level.ENOUGH
