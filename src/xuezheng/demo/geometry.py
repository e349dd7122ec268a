"""Draw the townships' borders once and for all; the result is shipped as a file.

Every point of a 200 m grid goes to the township whose seat is nearest on a
map bent by noise, so that borders wind as real ones do. The edges between
cells are then cut into arcs from one meeting point of three areas to the next;
each arc is smoothed once and used by both its neighbours, which is why borders
are shared to the last digit and areas add up without gap or overlap.

``python -m xuezheng.demo.geometry`` writes ``data/townships.geojson``; a test
compares the file with what this module draws.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from xuezheng.demo.plane import Point, Ring, inside
from xuezheng.demo.stream import Stream
from xuezheng.demo.townships import TOWNSHIPS

STEP = 200
COLUMNS, ROWS = 208, 184
MARGIN = 800
LAND, SEA = -1, -2
"""Labels of what is not the city's: a neighbouring county, and the sea."""

WEST, SOUTH = 123_300_000, 31_250_000
"""The south-west corner in millionths of a degree (CGCS2000)."""

OUTLINE: Ring = (
    (2500, 30500), (9000, 33500), (16500, 34600), (24000, 33800), (31500, 34200), (37000, 31000),
    (38500, 25500), (39600, 19500), (39300, 13000), (36000, 7500), (31000, 4200), (25500, 1700),
    (19000, 900), (12500, 2200), (7000, 4500), (3000, 10500), (900, 16500), (1200, 23500),
)  # fmt: skip

Cell = tuple[int, int]
Labels = dict[Cell, int]


@cache
def _lattice(name: str, column: int, row: int) -> int:
    return Stream(f"{name}:{column}:{row}").below(2001) - 1000


def _noise(name: str, point: Point, spacing: int, height: int) -> int:
    """Give smooth noise between ``-height`` and ``height``."""
    column, across = divmod(point[0], spacing)
    row, up = divmod(point[1], spacing)
    across = across * across * (3 * spacing - 2 * across) // (spacing * spacing)
    up = up * up * (3 * spacing - 2 * up) // (spacing * spacing)
    low = _lattice(name, column, row) * (spacing - across)
    low += _lattice(name, column + 1, row) * across
    top = _lattice(name, column, row + 1) * (spacing - across)
    top += _lattice(name, column + 1, row + 1) * across
    return (low * (spacing - up) + top * up) * height // (1000 * spacing * spacing)


def _bent(point: Point) -> Point:
    """Move a point by the noise; broad bends and small ones."""
    x, y = point
    x += _noise("east", point, 4300, 1250) + _noise("east-fine", point, 1300, 380)
    y += _noise("north", point, 4300, 1250) + _noise("north-fine", point, 1300, 380)
    return x, y


def _label(cell: Cell) -> int:
    """Say whose the cell is: the index of a township, or ``LAND``, or ``SEA``."""
    x, y = _bent((cell[0] * STEP + STEP // 2 - MARGIN, cell[1] * STEP + STEP // 2 - MARGIN))
    if not inside((x, y), OUTLINE):
        return SEA if 10 * x - 8 * y > 175_000 else LAND
    return min(
        range(len(TOWNSHIPS)),
        key=lambda i: (
            (x - TOWNSHIPS[i].east) ** 2 + (y - TOWNSHIPS[i].north) ** 2 - TOWNSHIPS[i].reach ** 2
        ),
    )


def _beside(cell: Cell) -> Iterator[Cell]:
    x, y = cell
    return iter(((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)))


def _pieces(labels: Labels, mine: Callable[[int], object]) -> list[list[Cell]]:
    """Give the connected pieces of equal ``mine(label)``, the largest first."""
    seen: set[Cell] = set()
    found = []
    for start in sorted(labels):
        if start in seen:
            continue
        seen.add(start)
        piece, queue = [start], deque([start])
        while queue:
            for other in _beside(queue.popleft()):
                near = other in labels and other not in seen
                if near and mine(labels[other]) == mine(labels[start]):
                    seen.add(other)
                    piece.append(other)
                    queue.append(other)
        found.append(piece)
    return sorted(found, key=lambda piece: (-len(piece), piece[0]))


def _gather(labels: Labels) -> None:
    """Give every splinter to the neighbour that surrounds it most."""
    done: set[int] = set()
    for piece in _pieces(labels, lambda label: label):
        label = labels[piece[0]]
        if label not in done:
            done.add(label)
            continue
        around = Counter(
            labels[other]
            for cell in piece
            for other in _beside(cell)
            if other in labels and labels[other] != label
        )
        for cell in piece:
            labels[cell] = max(around, key=lambda key: (around[key], key))


def _uncross(labels: Labels) -> bool:
    """Fill corners where two areas touch only by their tips; say whether any was found."""
    found = False
    for x, y in sorted(labels):
        square = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
        if all(cell in labels for cell in square):
            a, b, c, d = (labels[cell] for cell in square)
            if (a == c or b == d) and a not in (b, d) and c not in (b, d):
                labels[square[1]] = a if a == c else c
                labels[square[3 if a == c else 0]] = a if a == c else b
                found = True
    return found


@cache
def grid() -> Labels:
    """Give the label of every cell, each area in one piece."""
    labels = {(x, y): _label((x, y)) for x in range(COLUMNS) for y in range(ROWS)}
    _gather(labels)
    while _uncross(labels):
        _gather(labels)
    return labels


def _edges(labels: Labels, label: int) -> dict[Point, Point]:
    """Give the area's border as steps with the area on the left, by where they begin."""
    steps = {}
    for (x, y), owner in labels.items():
        if owner != label:
            continue
        corners = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
        sides = ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y))
        for i, other in enumerate(sides):
            if labels.get(other, LAND) != label:
                steps[corners[i]] = corners[(i + 1) % 4]
    return steps


def _meeting(labels: Labels, corner: Point) -> bool:
    x, y = corner
    around = {labels.get(cell) for cell in ((x, y), (x - 1, y), (x, y - 1), (x - 1, y - 1))}
    return len(around) > 2


def _arcs(labels: Labels, label: int) -> list[Ring]:
    """Cut the area's border into arcs that run from meeting point to meeting point.

    The meeting points are those of the full grid, also when townships are taken together.
    """
    steps = _edges(labels, label)
    start = min(corner for corner in steps if _meeting(grid(), corner))
    arcs, arc = [], [start]
    at = steps[start]
    while True:
        arc.append(at)
        if _meeting(grid(), at):
            arcs.append(tuple(arc))
            arc = [at]
        if at == start:
            return arcs
        at = steps[at]


def _thinned(line: list[Point], slack: int) -> list[Point]:
    """Drop points nearer than ``slack`` to the line without them (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    crosses = [abs((bx - ax) * (y - ay) - (x - ax) * (by - ay)) for x, y in line[1:-1]]
    if (ax, ay) == (bx, by):
        crosses = [(x - ax) ** 2 + (y - ay) ** 2 for x, y in line[1:-1]]
    far = max(range(len(crosses)), key=lambda i: (crosses[i], -i)) + 1
    length = (bx - ax) ** 2 + (by - ay) ** 2
    if length and crosses[far - 1] ** 2 <= slack * slack * length:
        return [line[0], line[-1]]
    return _thinned(line[: far + 1], slack)[:-1] + _thinned(line[far:], slack)


def _rounded(line: list[Point]) -> list[Point]:
    """Cut the corners once (Chaikin); the ends stay."""
    inner = []
    for (ax, ay), (bx, by) in pairwise(line):
        inner += [
            ((3 * ax + bx) // 4, (3 * ay + by) // 4),
            ((ax + 3 * bx) // 4, (ay + 3 * by) // 4),
        ]
    return [line[0], *inner[1:-1], line[-1]]


@cache
def _smooth(arc: Ring) -> Ring:
    """Give the arc in metres, smoothed; both neighbours ask for the same direction."""
    metres = [(x * STEP - MARGIN, y * STEP - MARGIN) for x, y in arc]
    middles = [((ax + bx) // 2, (ay + by) // 2) for (ax, ay), (bx, by) in pairwise(metres)]
    line = _thinned([metres[0], *middles, metres[-1]], 110)
    return tuple(_rounded(line)) if len(line) > 2 else tuple(line)


def _directed(arc: Ring) -> Ring:
    """Smooth an arc in its one agreed direction and give it back in its own."""
    back = tuple(reversed(arc))
    return _smooth(arc) if arc <= back else tuple(reversed(_smooth(back)))


def _joined(arcs: list[Ring]) -> Ring:
    return tuple(point for arc in arcs for point in _directed(arc)[:-1])


def ring(index: int) -> Ring:
    """Give a township's border in metres, counter-clockwise."""
    return _joined(_arcs(grid(), index))


def outline() -> Ring:
    """Give the city's own border in metres, counter-clockwise, traced around all townships."""
    return _joined(_arcs({cell: min(0, label) for cell, label in grid().items()}, 0))


def coast() -> Ring:
    """Give the shore as one line in metres, from north to south."""
    labels = grid()
    arcs = [
        arc for i in range(len(TOWNSHIPS)) for arc in _arcs(labels, i) if _faces_sea(labels, arc)
    ]
    after = {arc[0]: arc for arc in arcs}
    at = next(arc for arc in arcs if arc[0] not in {other[-1] for other in arcs})
    points = list(_directed(at))
    while at[-1] in after:
        at = after[at[-1]]
        points += _directed(at)[1:]
    return tuple(reversed(points))


def _faces_sea(labels: Labels, arc: Ring) -> bool:
    """Say whether the sea lies on the right of the arc's first step."""
    (x, y), (u, v) = arc[0], arc[1]
    right = {(1, 0): (x, y - 1), (0, 1): (x, y), (-1, 0): (u, y), (0, -1): (x - 1, v)}
    return labels.get(right[u - x, v - y], LAND) == SEA


def label_point(index: int) -> Point:
    """Give the point of a township that is farthest from any border: its label stands there."""
    labels = grid()
    queue = deque(
        (cell, 0)
        for cell, label in sorted(labels.items())
        if label == index and any(labels.get(other) != index for other in _beside(cell))
    )
    depth = dict(queue)
    while queue:
        cell, far = queue.popleft()
        for other in _beside(cell):
            if labels.get(other) == index and other not in depth:
                depth[other] = far + 1
                queue.append((other, far + 1))
    x, y = max(depth, key=lambda cell: (depth[cell], -cell[0], -cell[1]))
    return x * STEP + STEP // 2 - MARGIN, y * STEP + STEP // 2 - MARGIN


def placed(point: Point) -> Point:
    """Turn metres into millionths of a degree, longitude first; by one scale each way.

    The city lies in open sea east of the mainland, so that no map puts it on
    anyone's land. The scale is that of 31.4° north.
    """
    return WEST + point[0] * 10_555 // 1000, SOUTH + point[1] * 9_009 // 1000


def _degrees(value: int) -> str:
    return f"{value // 1_000_000}.{value % 1_000_000:06d}"


def _pair(point: Point) -> str:
    return "[" + ",".join(_degrees(value) for value in placed(point)) + "]"


def _feature(properties: dict[str, object], kind: str, points: Ring) -> str:
    row = ",".join(_pair(point) for point in points)
    shape = f"[[{row}]]" if kind == "Polygon" else f"[{row}]"
    told = json.dumps(properties, ensure_ascii=False)
    return (
        f'{{"type":"Feature","properties":{told},'
        f'"geometry":{{"type":"{kind}","coordinates":{shape}}}}}'
    )


def _township(index: int) -> str:
    township, border = TOWNSHIPS[index], ring(index)
    middle = placed(label_point(index))
    about: dict[str, object] = {"code": township.code, "name": township.name, "middle": middle}
    return _feature(about, "Polygon", (*border, border[0]))


def text() -> str:
    """Give the GeoJSON text: the townships in official order, then the coast."""
    features = [_township(index) for index in range(len(TOWNSHIPS))]
    features.append(_feature({"name": "海岸线"}, "LineString", coast()))
    head = '"type":"FeatureCollection","name":"云汀市镇（街道）界线（虚构）","datum":"CGCS2000"'
    return "{" + head + ',"features":[\n' + ",\n".join(features) + "\n]}\n"


if __name__ == "__main__":
    (Path(__file__).parent / "data/townships.geojson").write_text(text(), "utf-8")
