"""One organisation's page: its facts, its history, its place, its children."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from xuezheng.apps.schools.access import history, organisations
from xuezheng.apps.schools.models import FAR, Kind, OrganisationFact, Stage
from xuezheng.apps.schools.selectors.drawing import Map, close
from xuezheng.apps.schools.selectors.succession import Link, links
from xuezheng.apps.schools.selectors.units import Unit
from xuezheng.core.base.errors import NotFoundError

PAGE = 50


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of an organisation's history (沿革)."""

    name: str
    kind: Kind
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Detail:
    """What an organisation's page shows."""

    unit: Unit
    parents: tuple[Unit, ...]
    place: str | None
    spells: tuple[Spell, ...]
    links: tuple[Link, ...]
    page: "Page[OrganisationFact]"
    children: tuple[Unit, ...]
    drawn: Map | None

    @property
    def above(self) -> Unit | None:
        """Give the unit this one belongs to."""
        return self.parents[-1] if self.parents else None


def detail(code: str, day: date, page: str) -> Detail:
    """Give one organisation's page as of ``day``. Costs: at most 7 queries, and 1 for each that came or followed."""
    fact = organisations(day).filter(code=code).first()
    if fact is None:
        raise NotFoundError(what=code)
    around = _around(fact, day)
    parents = _parents(fact, around, day)
    shown = Paginator(organisations(day).filter(parent=fact.subject_id), PAGE).get_page(page)
    return Detail(
        unit=Unit.of(fact),
        parents=tuple(Unit.of(parent) for parent in parents),
        place=_place(fact),
        spells=tuple(_spell(old) for old in history(fact.subject_id)),
        links=links(fact.subject_id),
        page=shown,
        children=tuple(Unit.of(child) for child in shown),
        drawn=_drawn(fact, parents, _towns(around), day),
    )


def _around(fact: OrganisationFact, day: date) -> dict[int, OrganisationFact]:
    """Give bureau, townships and the unit directly above, by number. Costs: 1 query."""
    wanted = Q(kind__in=(Kind.BUREAU.key, Kind.TOWNSHIP.key)) | Q(subject=fact.parent_id)
    return {one.subject_id: one for one in organisations(day).filter(wanted)}


def _towns(around: dict[int, OrganisationFact]) -> list[OrganisationFact]:
    return [one for one in around.values() if one.kind == Kind.TOWNSHIP.key]


def _parents(
    fact: OrganisationFact, around: dict[int, OrganisationFact], day: date
) -> list[OrganisationFact]:
    """Give the line from the bureau down to the unit's parent."""
    line: list[OrganisationFact] = []
    above = fact.parent_id
    while above is not None:
        parent = around.get(above) or organisations(day).filter(subject=above).first()
        if parent is None:
            break
        line.insert(0, parent)
        above = parent.parent_id
    return line


def _spell(fact: OrganisationFact) -> Spell:
    ends = None if fact.valid_to == FAR else fact.valid_to
    return Spell(fact.name, Kind.of(fact.kind), fact.valid_from, ends)


def _place(fact: OrganisationFact) -> str | None:
    if fact.longitude is None or fact.latitude is None:
        return None
    return f"{fact.longitude / 1_000_000:.4f}°E  {fact.latitude / 1_000_000:.4f}°N"


def _drawn(
    fact: OrganisationFact,
    parents: list[OrganisationFact],
    towns: list[OrganisationFact],
    day: date,
) -> Map | None:
    """Draw a township with its schools, or a school in its township."""
    is_town = fact.kind == Kind.TOWNSHIP.key
    home = fact if is_town else parents[-1] if parents else None
    if home is None or (not is_town and fact.stage == Stage.NONE.key):
        return None
    if not is_town:
        return close(towns, home, [fact], fact.code)
    schools = organisations(day).filter(parent=fact.subject_id).exclude(stage=Stage.NONE.key)
    return close(towns, home, list(schools))
