"""Classes by size from the roll of a day (班额监测): those over a limit, and shares by township."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from xuezheng.apps.pupils.access import Orgs, classes, enrolments, label_of, sight
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.warnings.class_sizes import SizeBand, SizeCount, Sized, SizeLimits, counted

MOST = 200
"""Classes shown of one page; the largest come first."""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class over its limit as the list shows it; ``org`` is its school, ``code`` that school's."""

    org: int
    code: str
    school: str
    name: str
    pupils: int
    band: SizeBand


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A township or school with its classes counted."""

    name: str
    count: SizeCount


@dataclass(frozen=True, slots=True)
class Watched:
    """Class sizes of a day in sight (班额监测)."""

    limits: SizeLimits
    whole: SizeCount
    places: tuple[PlaceRow, ...]
    rows: tuple[ClassRow, ...]
    left: int


def limits(day: date) -> SizeLimits:
    """Give the limits in force on a day."""
    rules = in_force(day)
    standard = {stage: rules.whole(f"class_size.{stage}") for stage in ("primary", "junior")}
    return SizeLimits(
        standard, rules.whole("class_size.large"), rules.whole("class_size.very_large")
    )


def sized(day: date, orgs: Orgs = None) -> list[Sized]:
    """Give every class with how many are on its roll. Costs: 2 queries."""
    asof = AsOf(day)
    rows = enrolments(asof, orgs).order_by().values("school_class").annotate(many=Count("id"))
    many = dict(rows.values_list("school_class", "many"))
    return [
        Sized(one.org_id, label_of(one, day).zh, one.stage, many[one.subject_id])
        for one in classes(asof, orgs)
        if one.subject_id in many
    ]


def watched(actor: Actor | None, day: date) -> Watched:
    """Give the classes over a limit in sight and the counts by township. Costs: 4 queries."""
    known, found = limits(day), sized(day, sight(actor))
    units = tree_of(day).units
    over = [(one, known.band(one.stage, one.pupils)) for one in found]
    rows = [
        ClassRow(
            one.org,
            units[one.org].code if one.org in units else "",
            units[one.org].name if one.org in units else "",
            one.name,
            one.pupils,
            band,
        )
        for one, band in sorted(over, key=lambda pair: (-pair[0].pupils, pair[0].org, pair[0].name))
        if band not in {None, SizeBand.WITHIN} and band is not None
    ]
    places = _places(counted(found, known), day)
    whole = SizeCount()
    for place in places:
        whole += place.count
    return Watched(known, whole, places, tuple(rows[:MOST]), max(len(rows) - MOST, 0))


def _places(by_org: dict[int, SizeCount], day: date) -> tuple[PlaceRow, ...]:
    """Add schools up to the unit above the school; the worst come first."""
    tree, found = tree_of(day), dict[str, SizeCount]()
    for org, count in by_org.items():
        above = tree.above(org)
        name = tree.units[above[-2] if len(above) > 1 else org].name if org in tree.units else ""
        found[name] = found.get(name, SizeCount()) + count
    return tuple(
        PlaceRow(name, count)
        for name, count in sorted(found.items(), key=lambda one: (-one[1].large, one[0]))
    )


def large_schools(day: date) -> dict[int, list[Sized]]:
    """Give the schools with a large class and those classes, the largest first. Costs: 2 queries."""
    known, found = limits(day), dict[int, list[Sized]]()
    for one in _largest_first(sized(day)):
        if known.band(one.stage, one.pupils) in {SizeBand.LARGE, SizeBand.VERY_LARGE}:
            found.setdefault(one.org, []).append(one)
    return found


def _largest_first(found: Iterable[Sized]) -> list[Sized]:
    return sorted(found, key=lambda one: (-one.pupils, one.name))
