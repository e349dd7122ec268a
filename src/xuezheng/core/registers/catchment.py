"""Catchment zones (施教区) as tables of addresses and as borders: who serves a place, what clashes.

Parents know their zone by estate, village or house number (R29); the bureau
draws borders. Both are kept; neither is derived from the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.text import canonical

Point = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""
Ring = Sequence[Point]
ESTATE, VILLAGE, STREET = "estate", "village", "street"
ODD, EVEN, ALL = "odd", "even", "all"
MOST_POINTS = 2000
HIGHEST = 99_999
_NUMBERED = re.compile(r"(?P<street>.*?(?:路|街|道|巷|弄))(?P<number>\d{1,5})(?:号.*)?\Z")
_INSIDE = re.compile(r"\d+(?:幢|栋|座|号楼|单元|室).*\Z")
LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a zone's address table (施教区地址): an estate, a village, a stretch of a street.

    ``low`` and ``high`` bound house numbers, both included; none is open.
    """

    id: int
    zone: int
    stage: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    parity: str = ALL

    @property
    def names(self) -> frozenset[str]:
        """All names of the place, written alike."""
        return frozenset(plain(one) for one in (self.name, *self.aliases))

    def covers(self, number: int) -> bool:
        """Say whether a house number lies in the stretch.

        >>> Line(1, 1, "primary", STREET, "学前路", low=1, high=99, parity=ODD).covers(98)
        False
        """
        fits = self.parity == ALL or (number % 2 == 1) == (self.parity == ODD)
        return fits and (self.low or 0) <= number <= (self.high or HIGHEST)


class How(Labelled):
    """How a line was found (匹配方式)."""

    NUMBER = ("number", T("门牌相符", "House number"))
    NAME = ("name", T("名称相符", "Name"))
    ALIAS = ("alias", T("别名相符", "Another name"))
    NEAR = ("near", T("名称相近，请核对", "A similar name; check it"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that serves what was asked (查询结果)."""

    line: Line
    how: How


def plain(words: str) -> str:
    """Write a name without what differs from hand to hand.

    >>> plain(" 锦绣　花园(南区)")
    '锦绣花园(南区)'
    """
    return "".join(canonical(words).split())


def look_up(lines: Iterable[Line], words: str) -> tuple[Hit, ...]:
    """Give the lines that serve an address, the surest first.

    A house number is asked of streets only; buildings and flats behind an
    estate's name are passed over. Ties: by name, then by line. Gives nothing
    for fewer than two characters.
    """
    asked = plain(words)
    if len(asked) < LEAST_WORDS:
        return ()
    found = [hit for line in lines if (hit := _hit(line, asked)) is not None]
    order = list(How)
    return tuple(sorted(found, key=lambda one: (order.index(one.how), one.line.name, one.line.id)))


def _hit(line: Line, asked: str) -> Hit | None:
    numbered = _NUMBERED.match(asked)
    if line.kind == STREET and numbered:
        covered = line.covers(int(numbered["number"]))
        known = any(numbered["street"].endswith(name) for name in line.names)
        return Hit(line, How.NUMBER) if covered and known else None
    place = _INSIDE.sub("", asked)
    if place == plain(line.name):
        return Hit(line, How.NAME)
    if place in line.names:
        return Hit(line, How.ALIAS)
    if len(place) >= LEAST_WORDS and any(place in name or name in place for name in line.names):
        return Hit(line, How.NEAR)
    return None


class Clash(Labelled):
    """How two lines of a stage contradict each other (冲突)."""

    BOTH_CLAIM = ("both_claim", T("两个施教区都写了同一个地方", "Two zones name the same place"))
    TWO_NAMES = ("two_names", T("同一个地方有两个名称", "One place under two names"))
    NUMBERS = ("numbers", T("门牌号重叠", "House numbers overlap"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two lines that cannot both be right (施教区冲突); ``about`` says where."""

    clash: Clash
    one: Line
    other: Line
    about: str


def conflicts(lines: Iterable[Line]) -> tuple[Conflict, ...]:
    """Give every contradiction of the address tables, stage by stage.

    Cost: the pairs of lines that share a name.
    """
    shared: dict[tuple[str, bool, str], list[Line]] = defaultdict(list)
    for line in lines:
        for name in line.names:
            shared[line.stage, line.kind == STREET, name].append(line)
    found: dict[tuple[int, int], Conflict] = {}
    for (_, street, name), some in sorted(shared.items()):
        for one, other in combinations(sorted(some, key=lambda line: line.id), 2):
            clash = _streets(one, other, name) if street else _places(one, other, name)
            if clash is not None:
                found.setdefault((one.id, other.id), clash)
    return tuple(found.values())


def _places(one: Line, other: Line, name: str) -> Conflict | None:
    if plain(one.name) != plain(other.name):
        return Conflict(Clash.TWO_NAMES, one, other, name)
    return Conflict(Clash.BOTH_CLAIM, one, other, name) if one.zone != other.zone else None


def _streets(one: Line, other: Line, name: str) -> Conflict | None:
    if one.zone == other.zone:
        return None
    low = max(one.low or 0, other.low or 0)
    high = min(one.high or HIGHEST, other.high or HIGHEST)
    both = [n for n in (low, low + 1) if n <= high and one.covers(n) and other.covers(n)]
    if not both:
        return None
    ends = [n for n in (high, high - 1) if n >= low and one.covers(n) and other.covers(n)]
    first, last = both[0], ends[0]
    about = f"{name}{first}号" if first == last else f"{name}{first}至{last}号"
    return Conflict(Clash.NUMBERS, one, other, about)


def holds(rings: Iterable[Ring], point: Point) -> bool:
    """Say whether a point lies within a border, the edges of holes turned round; exact.

    >>> holds([[(0, 0), (4, 0), (4, 4), (0, 4)]], (1, 1))
    True
    """
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in _edges(ring):
            if (y1 > y) != (y2 > y):
                left = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
                inside ^= left > 0 if y2 > y1 else left < 0
    return inside


def polygons(rings: Iterable[Ring]) -> list[list[Ring]]:
    """Sort rings into polygons: each outer ring with the holes that lie in it.

    >>> outer, hole, island = [(0, 0), (9, 0), (9, 9)], [(5, 1), (7, 1), (7, 3)], [(20, 0), (21, 0), (21, 1)]
    >>> [len(one) for one in polygons([outer, hole, island])]
    [2, 1]
    """
    found: list[list[Ring]] = []
    for ring in rings:
        around = next((one for one in found if holds(one[:1], ring[0])), None)
        if around is None:
            found.append([ring])
        else:
            around.append(ring)
    return found


def border_faults(rings: Sequence[Ring]) -> Iterator[T]:
    """Say everything that keeps rings from being a border. Cost: pairs of edges."""
    if not rings:
        yield T("没有边界线", "there is no ring")
    for number, ring in enumerate(rings, 1):
        if len(set(ring)) < 3:
            yield T(f"第{number}条边界线不足三点", f"ring {number} has fewer than three points")
        elif len(ring) > MOST_POINTS:
            yield T(
                f"第{number}条边界线超过{MOST_POINTS}点",
                f"ring {number} has over {MOST_POINTS} points",
            )
        elif not all(abs(x) <= 180_000_000 and abs(y) <= 90_000_000 for x, y in ring):
            yield T(f"第{number}条边界线的经纬度越界", f"ring {number} leaves the globe")
        elif _crosses(ring):
            yield T(f"第{number}条边界线自相交叉", f"ring {number} crosses itself")


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def _crosses(ring: Ring) -> bool:
    edges = list(_edges(ring))
    last = len(edges) - 1
    return any(
        _cross(*edges[i], *edges[j])
        for i, j in combinations(range(len(edges)), 2)
        if j - i > 1 and (i, j) != (0, last)
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
