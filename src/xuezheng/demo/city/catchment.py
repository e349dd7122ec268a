"""Zones of the public schools: each point of a township belongs to the nearest school.

The border between two schools is where both are equally near, cut in whole
millionths of a degree. Beside the polygons stands what parents really read
(R29): tables of estates, villages and stretches of streets.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xuezheng.demo.city.houses import House
from xuezheng.demo.plane import Point, Ring, doubled_area
from xuezheng.demo.stream import Stream
from xuezheng.demo.townships import TOWNSHIPS
from xuezheng.demo.tree import villages

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
        both = {"primary", "junior"} <= set(self.house.stages)
        stage = {"primary": "小学", "junior": "初中"}[self.stage] if both else ""
        return f"{self.house.name}{stage}施教区"


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
            dealt = _dealt(row) if stage == "primary" else {}
            for house in row:
                mine = ring
                for other in row:
                    if other is not house and len(mine) > 2:
                        mine = cut(mine, house.place, other.place)
                if len(mine) > 2 and doubled_area(mine):
                    yield Catchment(house, stage, mine, dealt.get(house.code, []))


def _dealt(row: list[House]) -> dict[str, list[Place]]:
    """Deal a township's estates, village groups and streets out to its schools, each once.

    A street runs through the zones of two neighbours, who share its numbers.
    """
    found: dict[str, list[Place]] = {house.code: [] for house in row}
    if not row:
        return found
    stem, own = row[0].township, Stream(f"places:{row[0].township}")
    estates = iter(own.shuffled([f"{stem}{one}{two}" for one in FLOWERS for two in ESTATES]))
    streets = own.shuffled([f"{stem}{one}路" for one in STREETS])
    groups = iter(own.shuffled(_groups(row[0])))
    for at, house in enumerate(row):
        lines = found[house.code]
        lines += [Place("estate", next(estates)) for _ in range(7 if house.urban else 3)]
        lines += [Place("village", one) for one, _ in zip(groups, range(5), strict=False)]
        middle = 40 + 2 * own.below(60)
        lines.append(Place("street", streets[at], low=1, high=middle))
        beyond = found[row[(at + 1) % len(row)].code]
        beyond.append(Place("street", streets[at], low=middle + 1, high=middle + 80))
        lines += PLANTED.get(house.name, [])
    return found


def _groups(house: House) -> list[str]:
    """Give the village groups of a town; a street has none."""
    township = next(one for one in TOWNSHIPS if one.stem == house.township)
    if township.urban:
        return []
    return [f"{one}村{number}组" for one in villages(township) for number in range(1, 10)]


PLANTED = {
    "望澜实验小学": [
        Place("estate", TWO_NAMES[0], aliases=TWO_NAMES[1]),
        Place("street", TWO_ZONES[0], low=1, high=TWO_ZONES[1], parity="odd"),
    ],
    "望澜湖滨学校": [
        Place("estate", TWO_NAMES[1]),
        Place("street", TWO_ZONES[0], low=TWO_ZONES[1], high=199, parity="odd"),
    ],
}
"""What two zones claim by mistake (D17)."""
