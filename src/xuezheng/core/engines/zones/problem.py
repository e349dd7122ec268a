"""Zones and the children who will come (学区问题): address tables, borders, seats by year.

Names are compared as given: whoever fills the problem writes them alike first,
as the table of addresses does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import Labelled, T

PLACE, STREET = "place", "street"
ODD, EVEN, ALL = "odd", "even", "all"
HIGHEST = 99_999
Point = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""


class Reason(Labelled):
    """Why a child belongs to a zone, or to none yet (划片依据)."""

    TABLE = ("table", T("地址表", "By the table of addresses"))
    BORDER = ("border", T("边界", "By the border"))
    SEVERAL = ("several", T("多个施教区重叠", "Several zones claim it"))
    NONE = ("none", T("无施教区覆盖", "No zone covers it"))


class Level(Labelled):
    """How seats stand to children (学位预警)."""

    ENOUGH = ("enough", T("充足", "Enough"))
    TIGHT = ("tight", T("偏紧", "Tight"))
    SHORT = ("short", T("不足", "Short"))
    UNKNOWN = ("unknown", T("无数据", "No data"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line of an address table (地址): a place by its names, or a stretch of a street."""

    kind: str
    names: tuple[str, ...]
    low: int
    high: int
    parity: str


@dataclass(frozen=True, slots=True)
class Area:
    """A zone (施教区): its school, table, border; rings by the even-odd rule."""

    key: str
    school: str
    lines: tuple[Stretch, ...]
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Resident:
    """A child who will come (适龄儿童): in which year, from which address, at which point.

    Or an address block (地块): ``many`` is how many children are expected there.
    """

    key: str
    year: str
    place: str
    number: int | None
    point: Point | None
    many: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Zones, children, seats by zone and year (学区问题). From ``tight`` × seats on it is tight."""

    version: str
    tight: Fraction
    areas: tuple[Area, ...]
    residents: tuple[Resident, ...]
    seats: Mapping[tuple[str, str], int]


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("rules", "zones", "children", "seats")
    rules = given.part("rules")
    rules.known("version", "tight", "since", "source")
    found = Problem(
        rules.text("version"),
        rules.number("tight", "0.95"),
        tuple(sorted((_area(one) for one in given.rows("zones")), key=lambda one: one.key)),
        tuple(
            sorted((_resident(one) for one in given.rows("children", ())), key=lambda one: one.key)
        ),
        {
            (one.text("zone"), one.text("year")): one.whole("seats")
            for one in given.rows("seats", ())
        },
    )
    areas = [one.key for one in found.areas]
    given.unique(areas, T("施教区", "zone"))
    given.unique([one.key for one in found.residents], T("学生", "child"))
    for zone, year in found.seats:
        if zone not in areas:
            given.fault(T(f"没有施教区“{zone}”（{year}）", f"no zone {zone!r} ({year})"), "seats")
    given.settle()
    return found


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    for key in ("zones", "children"):
        if key in found:
            found[key] = sorted(found[key], key=lambda one: str(one["key"]))
    if "seats" in found:
        found["seats"] = sorted(
            found["seats"], key=lambda one: (str(one["zone"]), str(one["year"]))
        )
    return found


def _area(given: Given) -> Area:
    given.known("key", "school", "lines", "rings")
    return Area(
        given.text("key"),
        given.text("school"),
        tuple(_stretch(one) for one in given.rows("lines", ())),
        tuple(_ring(given, one.value) for one in given.rows("rings", ())),
    )


def _stretch(given: Given) -> Stretch:
    given.known("kind", "names", "low", "high", "parity")
    found = Stretch(
        given.choice("kind", (PLACE, STREET)),
        given.texts("names"),
        given.whole("low", 0, most=HIGHEST),
        given.whole("high", HIGHEST, most=HIGHEST),
        given.choice("parity", (ODD, EVEN, ALL), ALL),
    )
    if found.low > found.high:
        given.fault(T(f"门牌{found.low}大于{found.high}", f"numbers {found.low} to {found.high}"))
    return found


def _ring(given: Given, value: Any) -> tuple[Point, ...]:
    points = tuple(_point(given, one) for one in value) if isinstance(value, list | tuple) else ()
    if len(set(points)) < 3:
        given.fault(T("边界不足三点", "a border has fewer than three points"), "rings")
    return points


def _point(given: Given, value: Any) -> Point:
    good = isinstance(value, list | tuple) and len(value) == 2
    if good and all(isinstance(one, int) and not isinstance(one, bool) for one in value):
        return (value[0], value[1])
    given.fault(
        T(f"{value!r}不是百万分之一度的经纬度", "a point is two whole millionths of a degree")
    )
    return (0, 0)


def _resident(given: Given) -> Resident:
    given.known("key", "year", "place", "number", "point", "many")
    number, point = given.value.get("number"), given.value.get("point")
    return Resident(
        given.text("key"),
        given.text("year"),
        given.text("place", ""),
        None if number is None else given.whole("number", most=HIGHEST),
        None if point is None else _point(given, point),
        given.whole("many", 1, most=HIGHEST),
    )
