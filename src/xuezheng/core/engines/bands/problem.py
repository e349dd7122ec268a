"""Who is placed by bands (顺位问题): a dated table, children by zone, dwellings used before, schools."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.core.base.errors import InfeasibleError
from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import Labelled, T

POINTS, DISTANCE, RESIDENCE, LOTTERY = "points", "distance", "residence", "lottery"
MEASURES = (POINTS, DISTANCE, RESIDENCE, LOTTERY)
EXTRA, SKIP = "extra", "skip"
REFUSE, LIST = "refuse", "list"


class NoPlaceError(InfeasibleError):
    """Seats lack: somebody would be left without a place."""

    code = "bands-no-place"
    text = T(
        "缺{lack}个学位：{zones}分流的学生在{schools}安排不下",
        "{lack} places lack: those passed on by {zones} do not fit into {schools}",
    )


class How(Labelled):
    """How a child came to its place (录取方式)."""

    CARE = ("care", T("政策照顾", "By a named policy"))
    BAND = ("band", T("按顺位录取", "By band"))
    OVERFLOW = ("overflow", T("统筹安排", "Arranged at another school"))
    UNPLACED = ("unplaced", T("尚无学位", "Without a place yet"))


class Locked(Labelled):
    """Why a dwelling gives no place at its school (学位锁定)."""

    NO = ("", T("未锁定", "Not locked"))
    USED = ("used", T("年限内已有他人使用", "Used by others within the years"))
    SEASON = ("season", T("本次招生已由他人使用", "Used by others this season"))


@dataclass(frozen=True, slots=True)
class Band:
    """One band (顺位): its clause, and by what children stand inside it."""

    key: str
    title: T
    clause: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """A child by its public number (学生): zone, band, what orders it, dwelling, family.

    ``care`` names the public basis of a policy that goes before all bands.
    ``bound`` are siblings who enter together.
    """

    key: str
    zone: str
    band: str
    points: Fraction
    distance: int
    since: date | None
    dwelling: str
    family: str
    care: str
    bound: str


@dataclass(frozen=True, slots=True)
class Use:
    """That a dwelling gave a place (学位使用记录): when, and to which family."""

    dwelling: str
    family: str
    on: date


@dataclass(frozen=True, slots=True)
class Zone:
    """A school with its zone (施教区学校): seats, and the schools its overflow goes to, in order."""

    key: str
    seats: int
    overflow: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A season of public placement (顺位问题). ``lock_years`` 0 locks nothing."""

    version: str
    on: date
    bands: tuple[Band, ...]
    lock_years: int
    lock_clause: str
    siblings_excepted: bool
    last_group: str
    short: str
    children: tuple[Child, ...]
    uses: tuple[Use, ...]
    zones: tuple[Zone, ...]


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("table", "on", "children", "dwellings", "schools")
    table = given.part("table")
    table.known("version", "bands", "lock", "last_group", "short", "since", "source")
    lock = table.part("lock")
    lock.known("years", "siblings_excepted", "clause")
    found = Problem(
        table.text("version"),
        given.dated("on"),
        tuple(_band(one) for one in table.rows("bands")),
        lock.whole("years", 0, most=30),
        lock.text("clause", ""),
        lock.flag("siblings_excepted", True),
        table.choice("last_group", (EXTRA, SKIP), EXTRA),
        table.choice("short", (REFUSE, LIST), REFUSE),
        tuple(sorted((_child(one) for one in given.rows("children")), key=lambda one: one.key)),
        tuple(_use(one) for one in given.rows("dwellings", ())),
        tuple(sorted((_zone(one) for one in given.rows("schools")), key=lambda one: one.key)),
    )
    _check(found, given)
    given.settle()
    return found


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    for key in ("children", "schools"):
        found[key] = sorted(found[key], key=lambda one: str(one["key"]))
    if "dwellings" in found:
        found["dwellings"] = sorted(found["dwellings"], key=_use_order)
    return found


def _use_order(one: Mapping[str, Any]) -> tuple[str, ...]:
    return str(one["dwelling"]), str(one["on"]), str(one["family"])


def _band(given: Given) -> Band:
    given.known("key", "title", "clause", "order")
    title = given.part("title")
    order = given.texts("order", ())
    for one in order:
        if one not in MEASURES:
            known = "、".join(MEASURES)
            given.fault(T(f"“{one}”，应为{known}", f"{one!r}, one of {known} is expected"), "order")
    return Band(
        given.text("key"), T(title.text("zh"), title.text("en")), given.text("clause"), order
    )


def _child(given: Given) -> Child:
    given.known(
        "key", "zone", "band", "points", "distance", "since", "dwelling", "family", "care", "bound"
    )
    return Child(
        given.text("key"),
        given.text("zone"),
        given.text("band"),
        given.number("points", 0),
        given.whole("distance", 0),
        given.day("since", None),
        given.text("dwelling", ""),
        given.text("family", ""),
        given.text("care", ""),
        given.text("bound", ""),
    )


def _use(given: Given) -> Use:
    given.known("dwelling", "family", "on")
    return Use(given.text("dwelling"), given.text("family"), given.dated("on"))


def _zone(given: Given) -> Zone:
    given.known("key", "seats", "overflow")
    return Zone(given.text("key"), given.whole("seats"), given.texts("overflow", ()))


def _check(found: Problem, given: Given) -> None:
    """Note names that lead nowhere, what a band needs and a child lacks, siblings who differ."""
    bands = {one.key: one for one in found.bands}
    zones = {one.key for one in found.zones}
    given.unique([one.key for one in found.bands], T("顺位", "band"))
    given.unique([one.key for one in found.children], T("学生", "child"))
    given.unique([one.key for one in found.zones], T("学校", "school"))
    named = [(one.key, key, zones) for one in found.zones for key in one.overflow]
    named += [(one.key, one.zone, zones) for one in found.children]
    named += [(one.key, one.band, set(bands)) for one in found.children]
    for place, key, known in named:
        if key not in known:
            given.fault(T(f"{place}写了“{key}”，没有这一项", f"{place} names {key!r}, unknown"))
    for one in found.zones:
        if one.key in one.overflow:
            given.fault(T(f"{one.key}不能分流到本校", f"{one.key} cannot pass on to itself"))
    for child in found.children:
        band = bands.get(child.band)
        if band is not None and RESIDENCE in band.order and child.since is None:
            given.fault(T(f"{child.key}缺少落户日期", f"{child.key} lacks the day of residence"))
    shared: dict[tuple[str, str], tuple[str, ...]] = {}
    for child in found.children:
        own = (child.zone, child.dwelling, child.family)
        _same(given, shared, ("bound", child.bound), own, child)
        _same(given, shared, ("dwelling", child.dwelling), (child.zone,), child)


def _same(
    given: Given,
    shared: dict[tuple[str, str], tuple[str, ...]],
    what: tuple[str, str],
    own: tuple[str, ...],
    child: Child,
) -> None:
    if what[1] and shared.setdefault(what, own) != own:
        given.fault(
            T(
                f"{child.key}与同一“{what[1]}”的学生施教区、住房或家庭不一致",
                f"{child.key} differs from others of {what[1]!r} in zone, dwelling or family",
            )
        )
