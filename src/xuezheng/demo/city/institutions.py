"""What else stands in the city: training institutions, community schools, education groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit
from xuezheng.demo.city import numbers
from xuezheng.demo.city.draw import Draw
from xuezheng.demo.city.houses import House, houses
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.stream import apportion
from xuezheng.demo.townships import COUNTY, TOWNSHIPS
from xuezheng.demo.tree import BEGINS, borders, places

TRAINING = 400
FIELDS = ("文化艺术", "体育", "科技", "美术", "音乐", "舞蹈", "书法", "语言表达", "围棋", "编程")
CALLED = (
    "启明", "博雅", "新思", "乐学", "尚品", "金翼", "墨香", "星光", "悦动", "智远", "慧海", "翰林", "朗声", "梦想",
    "飞跃", "卓越", "小荷", "清音", "弘艺", "远航", "天翼", "童画", "思维树", "百川", "海韵", "青藤", "明德", "优行",
    "领航", "橙子", "七彩", "灵动", "鼎新", "新锐", "艺海", "蓝鲸", "知新", "雅韵", "乐高山", "致知",
)  # fmt: skip
GROUPS = 26
"""Education groups: 22 of 2025 and those of 2026 [plan 2026]; each around one strong school."""
GROUPED_SINCE = date(2024, 9, 1)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a unit's fact says beyond the tree."""

    credit_code: str
    region_code: str
    area: str
    group: str = ""


def more_units(scale: Scale) -> list[Unit]:
    """Give training institutions, community schools and groups as units of the tree."""
    part = 1 if scale is Scale.CITY else 100
    return [*_training(TRAINING // part), *_community(scale), *_groups(scale)]


def _training(total: int) -> Iterator[Unit]:
    found = borders()
    shares = apportion(total, [one.weight * (3 if one.urban else 1) for one in TOWNSHIPS])
    number = 0
    for township, share in zip(TOWNSHIPS, shares, strict=True):
        spots = places(f"T{township.code}", *found[township.code])
        used: set[str] = set()
        for _ in range(share):
            number += 1
            draw = Draw(f"training:{number}")
            name = f"{township.stem}{draw.of(CALLED)}{draw.of(FIELDS)}培训中心"
            while name in used:
                name = f"{township.stem}{draw.of(CALLED)}{draw.of(FIELDS)}培训中心"
            used.add(name)
            code = f"9399{280000 + number:06d}"
            begins = date(2020 + draw.below(5), 9, 1)
            yield Unit(
                code, code, name, Kind.TRAINING, Stage.NONE, Nature.PRIVATE, township.code,
                6000 + number, next(spots), begins,
            )  # fmt: skip


def _community(scale: Scale) -> Iterator[Unit]:
    found = borders()
    rows = TOWNSHIPS if scale is Scale.CITY else TOWNSHIPS[3:4]
    if scale is Scale.CITY:
        code, middle = f"{COUNTY}C00", found[TOWNSHIPS[0].code][1]
        yield Unit(code, code, "云汀市社区学院", Kind.COMMUNITY, Stage.NONE, Nature.PUBLIC, COUNTY,
                   5500, middle, BEGINS)  # fmt: skip
    for number, township in enumerate(rows, 1):
        code = f"{township.code}C"
        name = f"{township.name}社区学校（成人学校）"
        yield Unit(
            code, code, name, Kind.COMMUNITY, Stage.NONE, Nature.PUBLIC, township.code,
            5500 + number, found[township.code][1], BEGINS,
        )  # fmt: skip


def _groups(scale: Scale) -> Iterator[Unit]:
    for number, name in enumerate(group_names(scale), 1):
        code = f"{COUNTY}G{number:02d}"
        yield Unit(
            code, code, name, Kind.GROUP, Stage.NONE, Nature.PUBLIC, COUNTY, 5700 + number, None,
            GROUPED_SINCE,
        )  # fmt: skip


def group_names(scale: Scale) -> list[str]:
    """Give the groups' names: one in every township, a second one in the larger ones."""
    if scale is not Scale.CITY:
        return ["望澜第一教共体"]
    twice = [one for one in TOWNSHIPS if one.weight >= 50][: GROUPS - len(TOWNSHIPS)]
    return [
        f"{township.stem}第{'一二'[count]}教共体"
        for township in TOWNSHIPS
        for count in range(2 if township in twice else 1)
    ]


def member(house: House, scale: Scale) -> str:
    """Give the code of the group a school is in; empty for none."""
    names = group_names(scale)
    if house.kind not in (Kind.PRIMARY, Kind.NINE_YEAR, Kind.JUNIOR) or not house.public:
        return ""
    own = [name for name in names if name.startswith(house.township)]
    if not own or house.begins.year > 2024 or house.ends.year < 9999:
        return ""
    place = [one.name for one in houses() if one.township == house.township].index(house.name)
    name = own[place % len(own)]
    return f"{COUNTY}G{names.index(name) + 1:02d}"


def attributes(unit: Unit, number: int, group: str = "") -> Attributes:
    """Give credit code, region and area of a unit."""
    public = unit.nature is Nature.PUBLIC
    begins = "12" if public else ("91" if unit.kind is Kind.TRAINING else "52")
    above = {Kind.BUREAU, Kind.TOWNSHIP}
    none = unit.kind in {Kind.SECTION, Kind.OFFICE, Kind.GROUP, Kind.CAMPUS, Kind.POINT}
    code = "" if none else numbers.credit_code("11" if unit.kind in above else begins, number)
    township = unit.code if unit.kind is Kind.TOWNSHIP else (unit.parent or "")
    region = next((one for one in TOWNSHIPS if one.code == township[:9]), None)
    area = "" if region is None else ("urban" if region.urban else "town")
    if region is not None and not region.urban and not _central(unit):
        area = "rural"
    return Attributes(code, f"{region.code if region else COUNTY + '000'}000", area, group)


def _central(unit: Unit) -> bool:
    return "中心" in unit.name or unit.kind not in {Kind.PRIMARY, Kind.KINDERGARTEN, Kind.POINT}
