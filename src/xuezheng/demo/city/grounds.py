"""Sites, buildings and rooms of every house: as many classrooms as it ever had classes, and more."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from xuezheng.apps.schools.models import Kind
from xuezheng.demo.city import published as table
from xuezheng.demo.city.draw import Draw
from xuezheng.demo.city.frame import TIGHT, TIGHT_SEATS, Band, Frame
from xuezheng.demo.city.houses import House

SPECIAL_ROOMS = (("laboratory", "科学实验室", 90), ("computer", "计算机教室", 96),
                 ("music_art", "音乐教室", 96), ("music_art", "美术教室", 90),
                 ("library", "图书阅览室", 150), ("counselling", "心理辅导室", 40),
                 ("clinic", "卫生室", 40))  # fmt: skip
DANGEROUS = "石棠镇学校"
"""The school with a building of grade D, out of use since it was appraised."""
METRES = {
    "preschool": 15,
    "primary": 24,
    "junior": 28,
    "senior": 30,
    "vocational": 28,
    "special": 60,
}


@dataclass(slots=True)
class Chamber:
    """A room."""

    id: int
    use: str
    name: str
    area: int
    seats: int | None


@dataclass(slots=True)
class Block:
    """A building with its rooms."""

    id: int
    name: str
    built: int
    area: int
    storeys: int
    structure: str
    grade: str
    appraised: str
    in_use: bool
    rooms: list[Chamber] = field(default_factory=list)


@dataclass(slots=True)
class Ground:
    """A site with its buildings."""

    id: int
    house: House
    area: int
    green: int
    sports: int
    pupils: int
    blocks: list[Block] = field(default_factory=list)

    def classrooms(self) -> list[Chamber]:
        """Give the classrooms in order."""
        return [room for block in self.blocks for room in block.rooms if room.use == "classroom"]


class Builder:
    """Builds the grounds of all houses, counting sites, buildings and rooms."""

    def __init__(self, first: tuple[int, int, int]) -> None:
        self.site, self.building, self.room = first

    def grounds(self, made: Frame) -> Iterator[Ground]:
        """Build the grounds of every house."""
        bands: dict[str, list[Band]] = {}
        for band in made.all():
            bands.setdefault(band.house.code, []).append(band)
            if band.moves_to is not None:
                bands.setdefault(band.moves_to.code, []).append(band)
        for house in made.houses:
            yield self._ground(house, bands.get(house.code, []))

    def _ground(self, house: House, bands: list[Band]) -> Ground:
        draw = Draw(f"ground:{house.code}")
        most = max((_classes(bands, year) for year in range(2023, 2027)), default=1) or 1
        pupils = max(
            (sum(b.size for b in bands if _in(b, year)) for year in range(2023, 2027)), default=0
        )
        stage = house.stages[-1]
        area = max(600, pupils * METRES[stage] * (85 + draw.below(40)) // 100)
        ground = Ground(self.site, house, area, area * (20 + draw.below(15)) // 100,
                        area * (28 + draw.below(10)) // 100, pupils)  # fmt: skip
        self.site += 1
        spare = 0 if house.township == TIGHT and "primary" in house.stages else most // 8
        self._teaching(ground, draw, most + spare, _seats(house, stage))
        if house.kind is not Kind.POINT:
            self._others(ground, draw, stage)
        return ground

    def _block(self, draw: Draw, name: str, area: int, storeys: int) -> Block:
        built = 1986 + draw.below(39)
        grade = "A" if built > 2005 else draw.of("AAABBBBBBC")
        structure = "frame" if built > 2000 else draw.of(("masonry", "masonry", "brick_wood"))
        day = date(2025, 3, 1).toordinal() + draw.below(120)
        block = Block(self.building, name, built, area, storeys, structure, grade,
                      date.fromordinal(day).isoformat(), in_use=True)  # fmt: skip
        self.building += 1
        return block

    def _teaching(self, ground: Ground, draw: Draw, rooms: int, seats: int) -> None:
        names = iter("一二三四五六七八九十")
        while rooms > 0:
            number = min(rooms, 24)
            storeys = min(4, -(-number // 6))
            block = self._block(draw, f"{next(names)}号教学楼", number * 110, storeys)
            for place in range(number):
                floor, door = divmod(place, 6)
                self._room(
                    block, "classroom", f"{floor + 1}{door + 1:02d}", 62 + draw.below(12), seats
                )
            ground.blocks.append(block)
            rooms -= number

    def _others(self, ground: Ground, draw: Draw, stage: str) -> None:
        more = self._block(draw, "综合楼", max(400, ground.pupils * 2), 4)
        for use, name, area in SPECIAL_ROOMS[2 if stage == "preschool" else 0 :]:
            self._room(more, use, name, area + draw.below(8), None)
        for count in range(1, 2 + ground.pupils // 250):
            self._room(more, "office", f"教师办公室{count}", 40 + draw.below(20), None)
        ground.blocks.append(more)
        hall = self._block(draw, "食堂", max(200, ground.pupils), 2)
        self._room(
            hall, "canteen", "学生餐厅", max(120, ground.pupils * 7 // 10), ground.pupils // 3
        )
        ground.blocks.append(hall)
        if stage in ("senior", "vocational"):
            self._dormitories(ground, draw)
        if stage == "vocational":
            works = self._block(draw, "实训楼", 4000, 4)
            for count in range(1, 13):
                self._room(works, "workshop", f"实训室{count}", 180 + draw.below(40), 45)
            ground.blocks.append(works)
        if ground.house.name == DANGEROUS:
            old = self._block(draw, "旧教学楼", 860, 2)
            old.built, old.grade, old.structure, old.in_use = 1978, "D", "brick_wood", False
            ground.blocks.append(old)

    def _dormitories(self, ground: Ground, draw: Draw) -> None:
        for sex in ("男", "女"):
            block = self._block(draw, f"{sex}生宿舍", ground.pupils * 3, 5)
            for place in range(max(4, ground.pupils * 7 // 10 // 2 // 8)):
                floor, door = divmod(place, 20)
                self._room(block, "dormitory", f"{sex}{floor + 1}{door + 1:02d}", 28, 8)
            ground.blocks.append(block)

    def _room(self, block: Block, use: str, name: str, area: int, seats: int | None) -> None:
        block.rooms.append(Chamber(self.room, use, name, area, seats))
        self.room += 1


def _seats(house: House, stage: str) -> int:
    tight = house.township == TIGHT and "primary" in house.stages
    return TIGHT_SEATS if tight else table.SIZE[stage][1]


def _in(band: Band, year: int) -> bool:
    return band.entered <= year < band.entered + band.years


def _classes(bands: list[Band], year: int) -> int:
    return sum(_in(band, year) for band in bands)


def rooms_of(bands: list[Band], ground: Ground) -> dict[int, int]:
    """Give each class of a house its room: the first that is free when it begins."""
    free = [(0, room.id) for room in ground.classrooms()]
    found = {}
    for band in sorted(bands, key=lambda one: (one.entered, one.id)):
        place = next((at for at, (until, _) in enumerate(free) if until <= band.entered), None)
        if place is not None:
            found[band.id] = free[place][1]
            free[place] = band.entered + band.years, free[place][1]
    return found
