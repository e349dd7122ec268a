"""The frame of the city: how many children of each year sit in which class of which school.

Counted before anybody is drawn, in whole numbers: births → children of a
year → townships → schools → classes. What it says of sizes is what the rolls
then hold, but for those who moved, were away or came back.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from xuezheng.apps.schools.models import Kind
from xuezheng.demo.city import published as table
from xuezheng.demo.city.houses import HEAVY, POINT_GRADES, House, of_scale, weight
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.stream import apportion
from xuezheng.demo.townships import TOWNSHIPS

CITY = ""
"""The township of stages whose pupils come from the whole city."""
CROWDED = {
    "望澜实验小学": ("primary", (2022, 2023)), "兰渚实验小学": ("primary", (2021, 2022, 2023)),
    "桥东实验小学": ("primary", (2021, 2022, 2023)), "新圩镇中心小学": ("primary", (2022, 2023)),
    "望澜第二初级中学": ("junior", (2023, 2024, 2025)), "兰渚初级中学": ("junior", (2024, 2025)),
    "白鹭初级中学": ("junior", (2024, 2025)), "新圩镇初级中学": ("junior", (2023, 2024, 2025)),
}  # fmt: skip
"""The eight schools with classes over 55, and the years that came into them (大班额) [Y]."""
CROWD = 56
TIGHT = "新圩"
TIGHT_SEATS = 36
"""The township with too few places: its old classrooms seat thirty-six."""
MERGED = {"兰渚第六小学": "兰渚第二实验学校", "新圩镇盐仓小学": "新圩镇九年一贯制学校"}
"""Schools closed on 1 September 2026, and where their classes went."""
MERGER = date(2026, 9, 1)
HAMLET_TOWNSHIPS = {"望澜": 66, "云岫": 24}
POINT_INTAKE = 4
SPECIAL_INTAKE = 26


@dataclass(slots=True)
class Band:
    """One class (班级) through its years."""

    id: int
    house: House
    stage: str
    entered: int
    number: int
    size: int
    seats: int
    moves_to: House | None = None
    follows: "Band | None" = None
    """The class that a teaching point's pupils go on in."""
    years: int = field(init=False)
    begins: date = field(init=False)
    ends: date = field(init=False)
    stands: bool = field(init=False)
    """Whether it has not left yet today."""

    def __post_init__(self) -> None:
        self.years = 9 if self.stage == "special" else table.STAGES[self.stage][1]
        if self.house.kind is Kind.POINT:
            self.years = POINT_GRADES
        self.begins = max(date(self.entered, 9, 1), table.OPENS)
        self.ends = date(self.entered + self.years, 9, 1)
        self.stands = self.ends > table.TODAY

    @property
    def now(self) -> House:
        """Give the school it belongs to today."""
        return self.moves_to or self.house


@dataclass(slots=True)
class Frame:
    """All classes, by where their pupils come from, stage and year of entry."""

    scale: Scale
    houses: tuple[House, ...]
    children: dict[int, dict[str, int]]
    """Children of a year (by when they enter primary school) in each township."""
    bands: dict[tuple[str, str, int], list[Band]] = field(default_factory=dict)

    def all(self) -> Iterator[Band]:
        """Give every class in the order of its number."""
        for row in self.bands.values():
            yield from row

    def of(self, house: House, stage: str, entered: int) -> list[Band]:
        """Give the classes of one school and year."""
        row = self.bands.get((_whence(house, stage), stage, entered), [])
        return [band for band in row if band.house is house]


def _whence(house: House, stage: str) -> str:
    return CITY if stage in ("senior", "vocational", "special") else house.township


def born(year: int) -> int:
    """Give how many children of the city enter primary school in a year."""
    births = table.BIRTHS[year - 7] + 2 * table.BIRTHS[year - 6]
    return births * table.SHARE // 300


def frame(scale: Scale) -> Frame:
    """Count the whole frame."""
    part = 1 if scale is Scale.CITY else 100
    weights = {one.stem: one.weight for one in TOWNSHIPS}
    if scale is not Scale.CITY:
        weights = HAMLET_TOWNSHIPS
    children = {
        year: dict(zip(weights, apportion(born(year) // part, list(weights.values())), strict=True))
        for year in range(2011, 2030)
    }
    made = Frame(scale, of_scale(scale), children)
    numbers = count(1)
    for stage, (away, years) in table.STAGES.items():
        for entered in range(table.FIRST_YEAR - years + 1, table.LAST_YEAR + 1):
            for whence, number in _intake(children[entered - away], stage):
                row = _classes(made, whence, stage, entered, number, numbers)
                made.bands[whence, stage, entered] = row
    for entered in range(table.FIRST_YEAR - 8, table.LAST_YEAR + 1):
        number = SPECIAL_INTAKE // (1 if part == 1 else 26)
        row = _classes(made, CITY, "special", entered, number, numbers)
        made.bands[CITY, "special", entered] = row
    return made


def _intake(children: dict[str, int], stage: str) -> Iterator[tuple[str, int]]:
    share = table.ENTER[stage]
    if stage in ("senior", "vocational"):
        leavers = sum(number * table.ENTER["junior"] // 1000 for number in children.values())
        yield CITY, leavers * share // 1000
        return
    for township, number in children.items():
        yield township, number * share // 1000


def _classes(
    made: Frame, whence: str, stage: str, entered: int, number: int, numbers: Iterator[int]
) -> list[Band]:
    day = date(entered, 9, 1)
    open_ = [
        house for house in made.houses
        if stage in house.stages and (whence in (CITY, house.township))
        and (house.begins <= max(day, date(2020, 9, 1))) and house.ends > day
    ]  # fmt: skip
    fits = entered + POINT_GRADES > table.FIRST_YEAR
    points = [house for house in open_ if house.kind is Kind.POINT and fits]
    others = [house for house in open_ if house.kind is not Kind.POINT]
    small = min(POINT_INTAKE, number) if points else 0
    shares = apportion(number - small * len(points), [weight(house, stage) for house in others])
    given = [*zip(others, shares, strict=True), *((point, small) for point in points)]
    by_name = {house.name: house for house in made.houses}
    row = [
        Band(
            next(numbers), house, stage, entered, place, size, _seats(house, stage),
            _moved(house, entered, stage, by_name),
        )
        for house, share in given
        for place, size in enumerate(_sizes(house, stage, entered, share), 1)
    ]  # fmt: skip
    for band in row:
        if band.house.kind is Kind.POINT:
            band.follows = next(one for one in row if one.house.code == band.house.parent)
    return row


def _moved(house: House, entered: int, stage: str, by_name: dict[str, House]) -> House | None:
    goes = MERGED.get(house.name)
    last = entered + table.STAGES[stage][1] if stage in table.STAGES else 0
    return by_name.get(goes) if goes and last > MERGER.year else None


def _sizes(house: House, stage: str, entered: int, share: int) -> list[int]:
    """Cut a year's intake of a school into classes."""
    made_for = table.SIZE[stage][0]
    classes = max(1, -(-share // made_for))
    if house.name in CROWDED and (stage, entered) in _crowds(house.name):
        classes = _full(share, CROWD, 64)
    return apportion(share, [1] * classes)


def _full(share: int, least: int, most: int) -> int:
    """Give classes of at least so many pupils each, but never of more than ``most``."""
    classes = max(1, share // least)
    return classes if share <= classes * most else classes + 1


def _crowds(name: str) -> set[tuple[str, int]]:
    stage, years = CROWDED[name]
    return {(stage, year) for year in years}


def _seats(house: House, stage: str) -> int:
    if house.township == TIGHT and stage == "primary":
        return TIGHT_SEATS
    return 15 if house.kind is Kind.POINT else table.SIZE[stage][1]


def enrolled(made: Frame, day: date = table.TODAY) -> dict[tuple[str, str], int]:
    """Give pupils of the frame on a day by code of the house and stage."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for band in made.all():
        if band.begins <= day < band.ends:
            house = band.now if day >= MERGER else band.house
            found[house.code, band.stage] += band.size
        elif band.follows is not None and band.ends <= day < band.follows.ends:
            found[band.house.parent, band.stage] += band.size
    return dict(found)


__all__ = ["CITY", "HEAVY", "MERGER", "Band", "Frame", "born", "enrolled", "frame"]
