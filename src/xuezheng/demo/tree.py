"""The organisation tree of 云汀市 as plain values, the same on any machine."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from xuezheng.apps.schools.models import FAR, Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit
from xuezheng.demo import names
from xuezheng.demo.plane import Point, Ring, inside, squared_distance
from xuezheng.demo.stream import Stream, apportion
from xuezheng.demo.townships import COUNTY, TOWNSHIPS, Township

BORDERS = Path(__file__).parent / "data/townships.geojson"
BEGINS = date(2020, 9, 1)
"""The day the demo's register begins."""
CHANGES = date(2026, 9, 1)
"""Two primary schools were closed and two nine-year schools opened."""
RENAMED = date(2023, 9, 1)

STAGES = {
    Kind.PRIMARY: Stage.PRIMARY,
    Kind.NINE_YEAR: Stage.COMPULSORY,
    Kind.JUNIOR: Stage.JUNIOR,
    Kind.COMPLETE: Stage.SECONDARY,
    Kind.SENIOR: Stage.SENIOR,
    Kind.TWELVE_YEAR: Stage.THROUGH,
    Kind.VOCATIONAL: Stage.VOCATIONAL,
    Kind.SPECIAL: Stage.SPECIAL,
    Kind.KINDERGARTEN: Stage.PRESCHOOL,
}
CLASSES = {
    Kind.PRIMARY: 21,
    Kind.NINE_YEAR: 31,
    Kind.JUNIOR: 31,
    Kind.COMPLETE: 34,
    Kind.SENIOR: 34,
    Kind.TWELVE_YEAR: 34,
    Kind.VOCATIONAL: 36,
    Kind.SPECIAL: 51,
    Kind.KINDERGARTEN: 11,
}
"""The first two digits of a school's code (学校标识码) by kind."""
APART = 2_600**2
CLEAR = 1_900
"""Schools stand some 250 m apart and some 180 m from the border, in millionths of a degree."""


@dataclass(frozen=True, slots=True)
class School:
    """A school or kindergarten before it has a code, an order and a place."""

    township: Township
    kind: Kind
    nature: Nature
    name: str
    begins: date = BEGINS
    ends: date = FAR


def borders() -> dict[str, tuple[Ring, Point]]:
    """Give each township's ring and label point by code, in millionths of a degree."""
    found = {}
    for feature in json.loads(BORDERS.read_text("utf-8"), parse_float=_millionths)["features"]:
        if feature["geometry"]["type"] == "Polygon":
            ring = tuple((x, y) for x, y in feature["geometry"]["coordinates"][0][:-1])
            about = feature["properties"]
            found[about["code"]] = ring, (about["middle"][0], about["middle"][1])
    return found


def _millionths(written: str) -> int:
    """Read degrees with six decimals as a whole number, exactly."""
    return int(written.replace(".", ""))


def _numbered(township: Township, suffix: str, number: int, first: str) -> Iterator[str]:
    """Name a row of public units of one township: the first, then 第一、第二 … or by village."""
    stem = township.stem if township.urban else township.name
    yield f"{stem}{first}{suffix}"
    if township.urban:
        yield from (f"{stem}第{names.ORDINALS[i]}{suffix}" for i in range(number - 1))
    else:
        yield from (f"{stem}{village}{suffix}" for village in villages(township)[: number - 1])


def villages(township: Township) -> list[str]:
    """Give the three villages of a town that schools are named after."""
    towns = [other.number for other in TOWNSHIPS if not other.urban]
    at = towns.index(township.number) * 3
    return Stream("villages").shuffled(names.VILLAGES)[at : at + 3]


def _juniors(township: Township, number: int) -> Iterator[str]:
    stem = township.stem if township.urban else township.name
    yield from (f"{stem}{'第' + names.ORDINALS[i] if i else ''}初级中学" for i in range(number))


def _public(township: Township) -> Iterator[School]:
    """Give the public schools that stand on the demo's day."""
    stem = township.stem
    primary, junior = names.PRIMARY_AND_JUNIOR[stem]
    first = "实验" if township.urban else "中心"
    rows = (
        (Kind.PRIMARY, _numbered(township, "小学", primary, first)),
        (Kind.NINE_YEAR, names.NINE_YEAR.get(stem, ())),
        (Kind.JUNIOR, _juniors(township, junior)),
        (Kind.COMPLETE, names.COMPLETE.get(stem, ())),
        (Kind.SENIOR, names.SENIOR.get(stem, ())),
    )
    for kind, found in rows:
        yield from (School(township, kind, Nature.PUBLIC, name) for name in found)


def _kindergartens(township: Township, counts: dict[Nature, int]) -> Iterator[School]:
    kind = Kind.KINDERGARTEN
    for name in _numbered(township, "幼儿园", counts[Nature.PUBLIC], "中心"):
        yield School(township, kind, Nature.PUBLIC, name)
    cheerful = iter(Stream(f"cheerful:{township.code}").shuffled(names.CHEERFUL))
    for nature in (Nature.INCLUSIVE, Nature.PRIVATE):
        for _ in range(counts[nature]):
            yield School(township, kind, nature, f"{township.stem}{next(cheerful)}幼儿园")


def schools() -> list[School]:
    """Give every school and kindergarten that ever stood, in official order."""
    by_stem = {township.stem: township for township in TOWNSHIPS}
    weights = [township.weight for township in TOWNSHIPS]
    shares = {n: apportion(total, weights) for n, total in names.KINDERGARTENS.items()}
    found = [school for township in TOWNSHIPS for school in _public(township)]
    found += [
        School(by_stem[stem], kind, Nature.PRIVATE, name)
        for kind, stem, name in names.PRIVATE_SCHOOLS
    ]
    found += [
        School(by_stem[stem], kind, Nature.PUBLIC, name) for kind, stem, name in names.OTHER_SCHOOLS
    ]
    for i, township in enumerate(TOWNSHIPS):
        counts = {nature: share[i] for nature, share in shares.items()}
        found += _kindergartens(township, counts)
    return [_opened(school) for school in found] + [
        School(by_stem["兰渚"], Kind.PRIMARY, Nature.PUBLIC, "兰渚第六小学", ends=CHANGES),
        School(by_stem["新圩"], Kind.PRIMARY, Nature.PUBLIC, "新圩镇盐仓小学", ends=CHANGES),
    ]


def _opened(school: School) -> School:
    new = school.name in ("兰渚第二实验学校", "新圩镇九年一贯制学校")
    return replace(school, begins=CHANGES) if new else school


def places(code: str, ring: Ring, middle: Point) -> Iterator[Point]:
    """Give points inside a township, apart from each other, denser around its middle."""
    stream = Stream(f"place:{code}")
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    taken: list[Point] = [middle]
    while True:
        x, y = stream.between(west, east), stream.between(south, north)
        near = stream.below(3)
        point = (x + near * middle[0]) // (1 + near), (y + near * middle[1]) // (1 + near)
        if _clear(point, ring) and all(squared_distance(point, o) >= APART for o in taken):
            taken.append(point)
            yield point


def _clear(point: Point, ring: Ring) -> bool:
    x, y = point
    corners = ((x - CLEAR, y), (x + CLEAR, y), (x, y - CLEAR), (x, y + CLEAR))
    return all(inside(corner, ring) for corner in (point, *corners))


def _bureau(middle: Point) -> Iterator[Unit]:
    order = count(1)
    none, public = Stage.NONE, Nature.PUBLIC
    yield Unit(
        COUNTY, COUNTY, "云汀市教育局", Kind.BUREAU, none, public, None, next(order), middle, BEGINS
    )
    for kind, letter, row in (
        (Kind.SECTION, "K", names.SECTIONS),
        (Kind.CENTRE, "Z", names.CENTRES),
    ):
        for number, name in enumerate(row, 1):
            code = f"{COUNTY}{letter}{number:02d}"
            yield Unit(code, code, name, kind, none, public, COUNTY, next(order), middle, BEGINS)


def _townships(found: dict[str, tuple[Ring, Point]], first: int) -> Iterator[Unit]:
    order = count(first)
    none, public = Stage.NONE, Nature.PUBLIC
    for township in TOWNSHIPS:
        code, (ring, middle) = township.code, found[township.code]
        drawn = json.dumps(ring, separators=(",", ":"))
        yield Unit(
            code, code, township.name, Kind.TOWNSHIP, none, public, COUNTY, next(order), middle,
            BEGINS, drawn,
        )  # fmt: skip
    for township in TOWNSHIPS:
        code, name = township.code + "J", township.name + "教办"
        middle = found[township.code][1]
        yield Unit(
            code, code, name, Kind.OFFICE, none, public, township.code, next(order), middle, BEGINS
        )


def _schools(found: dict[str, tuple[Ring, Point]], first: int) -> Iterator[Unit]:
    spots = {code: places(code, ring, middle) for code, (ring, middle) in found.items()}
    for number, school in enumerate(schools(), 1):
        home = school.township.code
        code = f"{CLASSES[school.kind]}99{280000 + number:06d}"
        yield Unit(
            code, code, school.name, school.kind, STAGES[school.kind], school.nature, home,
            first + number, next(spots[home]), school.begins, "", school.ends,
        )  # fmt: skip


def _renamed(unit: Unit) -> Sequence[Unit]:
    """Split the one school that changed its name into its two facts."""
    if unit.name != "白鹭初级中学":
        return (unit,)
    return replace(unit, name="白鹭镇初级中学", valid_to=RENAMED), replace(unit, valid_from=RENAMED)


def units() -> list[Unit]:
    """Give every fact of the tree."""
    found = borders()
    top = list(_bureau(found[TOWNSHIPS[0].code][1]))
    towns = list(_townships(found, 101))
    rest = [fact for unit in _schools(found, 200) for fact in _renamed(unit)]
    return [*top, *towns, *rest]
