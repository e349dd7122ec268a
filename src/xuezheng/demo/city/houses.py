"""Whoever has classes: schools and kindergartens of the tree, their campuses and teaching points."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from xuezheng.apps.schools.models import FAR, Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit
from xuezheng.demo.city.draw import Draw
from xuezheng.demo.city.scale import HAMLET_HOUSES, Scale
from xuezheng.demo.names import KINDERGARTENS
from xuezheng.demo.townships import TOWNSHIPS
from xuezheng.demo.tree import BEGINS, units

TEACHES: dict[str, tuple[str, ...]] = {
    "preschool": ("preschool",), "primary": ("primary",), "junior": ("junior",),
    "compulsory": ("primary", "junior"), "secondary": ("junior", "senior"),
    "senior": ("senior",), "through": ("primary", "junior", "senior"),
    "vocational": ("vocational",), "special": ("special",),
}  # fmt: skip
CAMPUSES = (
    ("云汀中心幼儿园", "东园区"), ("云汀中心幼儿园", "西园区"), ("云汀中心幼儿园", "北园区"),
    ("兰渚中心幼儿园", "东园区"), ("兰渚中心幼儿园", "南园区"), ("桥东中心幼儿园", "西园区"),
    ("桥东中心幼儿园", "湖畔园区"), ("望澜中心幼儿园", "东园区"), ("望澜中心幼儿园", "西园区"),
    ("白鹭中心幼儿园", "东园区"), ("白鹭中心幼儿园", "南园区"), ("新圩镇中心幼儿园", "盐仓园区"),
    ("新圩镇中心幼儿园", "东园区"), ("鹿鸣镇中心幼儿园", "南园区"), ("柳湾镇中心幼儿园", "东园区"),
    ("海盈镇中心幼儿园", "西园区"), ("澄塘镇中心幼儿园", "北园区"), ("双桥镇中心幼儿园", "南园区"),
    ("云汀实验小学", "南校区"), ("桥东实验小学", "东校区"), ("白鹭实验小学", "西校区"),
    ("海盈镇中心小学", "东校区"),
)  # fmt: skip
"""Campuses by what they belong to; kindergartens count by 园 and by 园区 (R11)."""
POINTS = (
    ("云岫镇学校", "云岫镇外岙教学点"), ("竹里镇学校", "竹里镇半山教学点"),
    ("石棠镇学校", "石棠镇里坑教学点"), ("盐浦镇中心小学", "盐浦镇东滩教学点"),
    ("梅汀镇中心小学", "梅汀镇北塘教学点"), ("青鹤镇中心小学", "青鹤镇茶场教学点"),
)  # fmt: skip
"""Teaching points by the school they belong to; the first has one teacher (planted case D8)."""
POINT_GRADES = 3
"""After so many years a point's pupils go on in the school it belongs to."""


@dataclass(frozen=True, slots=True)
class House:
    """A unit with classes of its own."""

    code: str
    name: str
    kind: Kind
    nature: str
    stages: tuple[str, ...]
    township: str
    """Stem of the township's name."""
    begins: date
    ends: date
    parent: str
    """Code of what it belongs to."""
    place: tuple[int, int]
    urban: bool

    @property
    def public(self) -> bool:
        return self.nature == "public"


@cache
def houses() -> tuple[House, ...]:
    """Give every house there ever was, in official order; the last name of each counts."""
    found = list(_standing())
    named = {house.name: house for house in found}
    for count, (owner, what) in enumerate(CAMPUSES, 1):
        found.append(_part(named[owner], f"{owner}{what}", Kind.CAMPUS, count))
    for count, (owner, name) in enumerate(POINTS, 51):
        found.append(_part(named[owner], name, Kind.POINT, count))
    return tuple(found)


def of_scale(scale: Scale) -> tuple[House, ...]:
    """Give the houses whose rolls a demo of this size has."""
    if scale is Scale.CITY:
        return houses()
    return tuple(house for house in houses() if house.name in HAMLET_HOUSES)


def _standing() -> Iterator[House]:
    by_code = {township.code: township for township in TOWNSHIPS}
    latest = {unit.key: unit for unit in sorted(units(), key=attrgetter("valid_from"))}
    first = {unit.key: unit.valid_from for unit in reversed(units())}
    for unit in latest.values():
        township = by_code.get(unit.parent or "")
        if unit.stage is not Stage.NONE and township is not None and unit.place is not None:
            begins = min(first[unit.key], unit.valid_from)
            yield House(
                unit.code, unit.name, unit.kind, unit.nature.key, TEACHES[unit.stage.key],
                township.stem, begins, unit.valid_to, township.code, unit.place, township.urban,
            )  # fmt: skip


def _part(owner: House, name: str, kind: Kind, number: int) -> House:
    draw = Draw(f"part:{name}")
    east, north = draw.below(9000) - 4500, draw.below(9000) - 4500
    place = owner.place[0] + east, owner.place[1] + north
    stages = ("primary",) if "primary" in owner.stages else owner.stages[:1]
    return House(
        f"{owner.code}{number:02d}", name, kind, owner.nature, stages, owner.township,
        BEGINS, FAR, owner.code, place, owner.urban,
    )  # fmt: skip


def parts() -> list[Unit]:
    """Give campuses and teaching points as units of the tree."""
    stages = {"primary": Stage.PRIMARY, "preschool": Stage.PRESCHOOL}
    rest = [house for house in houses() if house.kind in (Kind.CAMPUS, Kind.POINT)]
    return [
        Unit(
            house.code, house.code, house.name, house.kind, stages[house.stages[0]],
            Nature.PUBLIC, house.parent, 5000 + number, house.place, house.begins,
        )
        for number, house in enumerate(rest)
    ]  # fmt: skip


def weight(house: House, stage: str) -> int:
    """Say how large a share of its township's children a house takes; tuned to known sizes."""
    if house.name in HEAVY:
        return HEAVY[house.name]
    if stage == "preschool":
        nature = next(one for one in KINDERGARTENS if one.key == house.nature)
        return {Nature.PUBLIC: 835, Nature.INCLUSIVE: 447, Nature.PRIVATE: 733}[nature]
    if house.kind is Kind.POINT:
        return 0
    if house.kind is Kind.CAMPUS:
        return 70
    if house.nature != "public":
        return {"primary": 55, "junior": 50, "senior": 60}.get(stage, 50)
    if house.kind is Kind.NINE_YEAR:
        return 110
    if stage == "primary":
        return 150 if house.name.endswith(("实验小学", "中心小学")) else 90
    return {"junior": 190, "senior": 130}.get(stage, 100)


HEAVY = {"望澜实验小学": 390, "云汀中学": 170, "云汀市职业中等专业学校": 150}
