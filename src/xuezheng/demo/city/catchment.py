"""Zones of the public schools: each point of a township belongs to the nearest school.

The border between two schools is where both are equally near, cut in whole
millionths of a degree. Beside the polygons stands what parents really read
(R29): tables of estates, villages and stretches of streets.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xuezheng.demo.city.draw import Draw
from xuezheng.demo.city.houses import House
from xuezheng.demo.names import VILLAGES
from xuezheng.demo.plane import Point, Ring, doubled_area

ESTATES = ("花园", "嘉苑", "新村", "公寓", "名邸", "家园", "华庭", "雅居")
FLOWERS = ("望湖", "锦绣", "丹桂", "紫荆", "香樟", "海棠", "明月", "清波", "翠竹", "银杏", "金桂", "玉兰",
           "春江", "听涛", "云栖", "枫林", "星河", "阳光", "东方", "滨江", "南苑", "北辰", "学府", "和润")  # fmt: skip
STREETS = (
    "学前",
    "文汇",
    "人民",
    "解放",
    "建设",
    "滨湖",
    "新城",
    "环城",
    "观海",
    "青年",
    "和平",
    "朝阳",
)
TWO_NAMES = ("望澜花园", "澜湖公寓")
"""One estate under two names in two zones (planted case D17)."""
TWO_ZONES = ("观海路", 101)
"""A street and its house number that two zones claim (D17)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of an address table."""

    kind: str
    name: str
    aliases: str = ""
    low: int | None = None
    high: int | None = None
    parity: str = "all"


@dataclass(slots=True)
class Catchment:
    """The zone of one school for one stage."""

    house: House
    stage: str
    ring: Ring
    places: list[Place] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.house.name}{'小学' if self.stage == 'primary' else '初中'}施教区"


def cut(ring: Ring, mine: Point, other: Point) -> Ring:
    """Give the part of a ring that is at least as near to ``mine`` as to ``other``.

    Neighbours cut every edge at the same point, so that nothing lies between them.

    >>> cut(((0, 0), (10, 0), (10, 4), (0, 4)), (2, 2), (8, 2))
    ((0, 0), (5, 0), (5, 4), (0, 4))
    """
    a, b = 2 * (other[0] - mine[0]), 2 * (other[1] - mine[1])
    c = other[0] ** 2 + other[1] ** 2 - mine[0] ** 2 - mine[1] ** 2
    kept: list[Point] = []
    for one, two in zip(ring, ring[1:] + ring[:1], strict=True):
        first, second = a * one[0] + b * one[1] - c, a * two[0] + b * two[1] - c
        if first <= 0:
            kept.append(one)
        if (first < 0 < second) or (second < 0 < first):
            kept.append(_between(one, two, first, second))
    return tuple(dict.fromkeys(kept))


def _between(one: Point, two: Point, first: int, second: int) -> Point:
    """Give where the edge crosses the border; the same whichever end it is asked from."""
    if two < one:
        one, two, first, second = two, one, second, first
    first, second = abs(first), abs(second)
    whole = first + second
    return (
        (one[0] * second + two[0] * first + whole // 2) // whole,
        (one[1] * second + two[1] * first + whole // 2) // whole,
    )


def zones(houses: tuple[House, ...], rings: dict[str, Ring]) -> Iterator[Catchment]:
    """Draw the zones of all public schools of both compulsory stages."""
    for code, ring in rings.items():
        for stage in ("primary", "junior"):
            row = [
                house for house in houses
                if house.parent == code and stage in house.stages and house.public
                and len(house.code) == 10 and house.ends.year == 9999
            ]  # fmt: skip
            for house in row:
                mine = ring
                for other in row:
                    if other is not house and len(mine) > 2:
                        mine = cut(mine, house.place, other.place)
                if len(mine) > 2 and doubled_area(mine):
                    yield Catchment(house, stage, mine, list(_places(house, stage)))


def _places(house: House, stage: str) -> Iterator[Place]:
    if stage == "junior":
        return
    draw = Draw(f"places:{house.code}")
    stem = house.township
    names = {f"{stem}{draw.of(FLOWERS)}{draw.of(ESTATES)}" for _ in range(7 if house.urban else 3)}
    yield from (Place("estate", name) for name in sorted(names))
    if not house.urban:
        names = {f"{draw.of(VILLAGES)}村{1 + draw.below(9)}组" for _ in range(5)}
        yield from (Place("village", name) for name in sorted(names))
    for street in sorted({f"{stem}{draw.of(STREETS)}路" for _ in range(3)}):
        low = 2 * draw.below(60)
        parity = draw.of(("odd", "even", "all"))
        yield Place("street", street, low=low + 1, high=low + 60 + draw.below(100), parity=parity)
    if house.name == "望澜实验小学":
        yield Place("estate", TWO_NAMES[0], aliases=TWO_NAMES[1])
        yield Place("street", TWO_ZONES[0], low=1, high=TWO_ZONES[1], parity="odd")
    if house.name == "望澜湖滨学校":
        yield Place("estate", TWO_NAMES[1])
        yield Place("street", TWO_ZONES[0], low=TWO_ZONES[1], high=199, parity="odd")
