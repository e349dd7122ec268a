"""The first page: the bureau, its sections, the townships with their counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.selectors.drawing import Map, whole
from xuezheng.apps.schools.selectors.units import GROUPS, SCHOOLS, Unit
from xuezheng.core.base.labels import T

Counted = Mapping[int | None, Mapping[tuple[str, str], int]]
"""How many teaching units: by parent, then by kind and nature."""


@dataclass(frozen=True, slots=True)
class Township:
    """A township with its counts, one per group."""

    unit: Unit
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Give the number of schools and kindergartens."""
        return sum(self.counts)

    @property
    def kindergartens(self) -> int:
        """Give the last group's count."""
        return self.counts[-1]

    @property
    def schools(self) -> int:
        """Give the count of all other groups."""
        return self.total - self.kindergartens


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    bureau: Unit
    sections: tuple[Unit, ...]
    townships: tuple[Township, ...]
    totals: tuple[int, ...]
    sums: tuple[tuple[T, int], ...]
    drawn: Map | None

    @property
    def total(self) -> int:
        """Give the number of schools and kindergartens of the city."""
        return sum(self.totals)


def overview(day: date) -> Overview | None:
    """Give the first page as of ``day``; ``None`` where no tree stands. Costs: 2 queries."""
    above = (Kind.BUREAU, Kind.SECTION, Kind.CENTRE, Kind.TOWNSHIP)
    facts = list(organisations(day).filter(kind__in=[kind.key for kind in above]))
    bureau = next((fact for fact in facts if fact.kind == Kind.BUREAU.key), None)
    if bureau is None:
        return None
    towns = [fact for fact in facts if fact.kind == Kind.TOWNSHIP.key]
    counted = _counted(day)
    townships = tuple(
        Township(Unit.of(fact), _by_group(counted.get(fact.subject_id, {}))) for fact in towns
    )
    sections = (Kind.SECTION.key, Kind.CENTRE.key)
    return Overview(
        bureau=Unit.of(bureau),
        sections=tuple(Unit.of(fact) for fact in facts if fact.kind in sections),
        townships=townships,
        totals=tuple(map(sum, zip(*(town.counts for town in townships), strict=True))),
        sums=_sums(counted),
        drawn=whole(towns, {town.unit.code: town.total for town in townships}),
    )


def _counted(day: date) -> Counted:
    rows = organisations(day).exclude(stage=Stage.NONE.key).order_by()
    found: dict[int | None, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in rows.values("parent_id", "kind", "nature").annotate(number=Count("id")):
        found[row["parent_id"]][row["kind"], row["nature"]] = row["number"]
    return found


def _by_group(counts: Mapping[tuple[str, str], int]) -> tuple[int, ...]:
    return tuple(
        sum(number for (kind, _), number in counts.items() if Kind.of(kind) in group.kinds)
        for group in GROUPS
    )


def _sums(counted: Counted) -> tuple[tuple[T, int], ...]:
    """Give the city's own five figures as the bureau's summary names them."""
    rows = [(*key, number) for counts in counted.values() for key, number in counts.items()]

    def number(kinds: Iterable[Kind], natures: Iterable[Nature] = Nature) -> int:
        some, whose = {kind.key for kind in kinds}, {nature.key for nature in natures}
        return sum(n for kind, nature, n in rows if kind in some and nature in whose)

    run_privately = (Nature.INCLUSIVE, Nature.PRIVATE)
    return (
        (T("公办中小学", "Public schools"), number(SCHOOLS, [Nature.PUBLIC])),
        (T("民办中小学", "Private schools"), number(SCHOOLS, run_privately)),
        (T("幼儿园", "Kindergartens"), number([Kind.KINDERGARTEN])),
        (T("中等职业学校", "Vocational schools"), number([Kind.VOCATIONAL])),
        (T("特殊教育学校", "Special schools"), number([Kind.SPECIAL])),
    )
