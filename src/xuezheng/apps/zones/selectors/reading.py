"""Zones in words: who serves an address, which zones there are, what contradicts itself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q

from xuezheng.apps.schools.access import organisations_at
from xuezheng.apps.zones.access import addresses, history, zones
from xuezheng.apps.zones.models import AddressKind, Parity, ZoneAddressFact, ZoneFact
from xuezheng.catalogue.terms.organisations import Stage
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.catchment import Conflict, Hit, How, Line, conflicts, look_up
from xuezheng.core.registers.timeline import FAR, AsOf

NEAR_SHOWN = 10
"""So many places written alike are told where the address itself is on no table."""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone as a list shows it (施教区): its school and how its places are known."""

    id: int
    name: str
    stage: T
    school: str
    code: str
    places: int
    bordered: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A zone that serves an address, and why we say so."""

    hit: Hit
    zone: ZoneRow
    place: T


@dataclass(frozen=True, slots=True)
class Clashing:
    """Two lines that contradict each other, with their zones."""

    conflict: Conflict
    one: ZoneRow
    other: ZoneRow
    places: tuple[T, T]


@dataclass(frozen=True, slots=True)
class Past:
    """A zone as it was for some time."""

    since: date
    until: date | None
    name: str
    school: str
    basis: str


@dataclass(frozen=True, slots=True)
class ZoneShown:
    """A zone with its places and its history."""

    row: ZoneRow
    org: int
    basis: str
    places: tuple[tuple[T, T], ...]
    past: tuple[Past, ...]


def table(asof: AsOf, stage: str = "") -> list[ZoneRow]:
    """Give the zones of a day in the official order of their schools. Costs: 3 queries."""
    drawn = ExpressionWrapper(~Q(outline=""), output_field=BooleanField())
    facts = zones(asof).defer("outline").annotate(bordered=drawn)
    chosen = list(facts.filter(stage=stage) if stage else facts)
    counts = Counter(addresses(asof).values_list("zone_id", flat=True))
    schools = _schools(asof)
    rows = [_row(fact, schools, counts[fact.subject_id]) for fact in chosen]
    order = {org: number for number, org in enumerate(schools)}
    by_org = {fact.subject_id: fact.org_id for fact in chosen}
    return sorted(rows, key=lambda row: (order.get(by_org[row.id], len(order)), row.id))


def served(asof: AsOf, words: str, stage: str = "", most: int = 50) -> list[Served]:
    """Give the zones that serve an address, the surest first. Costs: 4 queries."""
    rows = {row.id: row for row in table(asof, stage)}
    hits = look_up((line for line in _lines(asof) if line.zone in rows), words)
    return [Served(hit, rows[hit.line.zone], said(hit.line)) for hit in hits[:most]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a parent is told of an address (查询答复): zones whose tables hold it, else those written alike.

    ``zone`` is the one that serves it; ``None`` where several claim it or none does.
    """

    sure: tuple[Served, ...]
    near: tuple[Served, ...]

    @property
    def zone(self) -> ZoneRow | None:
        """Give the only zone whose table holds the address."""
        claims = {one.zone.id for one in self.sure}
        return self.sure[0].zone if len(claims) == 1 else None

    @property
    def schools(self) -> tuple[str, ...]:
        """Give the schools whose tables hold the address, each once."""
        return tuple(dict.fromkeys(one.zone.school for one in self.sure))


def answered(asof: AsOf, words: str, stage: str) -> Answer:
    """Answer which school an address belongs to. Costs: 4 queries."""
    found = served(asof, words, stage)
    sure = tuple(one for one in found if one.hit.how is not How.NEAR)
    near = tuple(one for one in found if one.hit.how is How.NEAR)
    return Answer(sure, () if sure else near[:NEAR_SHOWN])


def clashes(asof: AsOf) -> list[Clashing]:
    """Give every contradiction of the address tables of a day. Costs: 4 queries."""
    rows = {row.id: row for row in table(asof)}
    return [
        Clashing(one, rows[one.one.zone], rows[one.other.zone], (said(one.one), said(one.other)))
        for one in conflicts(line for line in _lines(asof) if line.zone in rows)
    ]


def zone(number: int, asof: AsOf) -> ZoneShown:
    """Give one zone of a day. Costs: 4 queries. Raises ``NotFoundError``."""
    fact = zones(asof).filter(subject=number).first()
    if fact is None:
        raise NotFoundError(what=T("施教区", "zone"))
    schools = _schools(asof)
    lines = [_line(row, fact.stage) for row in addresses(asof).filter(zone=number)]
    lines.sort(key=lambda line: (line.kind, line.name, line.low or 0))
    row = ZoneRow(
        number, fact.name, Stage.of(fact.stage).label, *_school(schools, fact.org_id), len(lines),
        bool(fact.outline),
    )  # fmt: skip
    places = tuple((AddressKind.of(line.kind).label, said(line)) for line in lines)
    past = tuple(
        Past(
            one.valid_from, None if one.valid_to == FAR else one.valid_to, one.name,
            _school(schools, one.org_id)[0], one.basis,
        )
        for one in history(number).defer("outline")
    )  # fmt: skip
    return ZoneShown(row, fact.org_id, fact.basis, places, past)


def said(line: Line) -> T:
    """Say a line as an announcement does: 学前路1至99号（单号）."""
    zh, en = line.name, line.name
    if line.low is not None or line.high is not None:
        low, high = line.low or 1, "" if line.high is None else line.high
        zh, en = f"{zh}{low}至{high}号" if high else f"{zh}{low}号起", f"{en} {low}–{high}"
    if line.parity != Parity.ALL.key:
        word = Parity.of(line.parity).label
        zh, en = f"{zh}（{word.zh}）", f"{en} ({word.en.lower()})"
    if line.aliases:
        also = "、".join(line.aliases)
        zh, en = f"{zh}（又名{also}）", f"{en} (also {also})"
    return T(zh, en)


def _schools(asof: AsOf) -> dict[int, tuple[str, str]]:
    rows = organisations_at(asof).values_list("subject_id", "name", "code")
    return {org: (name, code) for org, name, code in rows}


def _school(schools: Mapping[int, tuple[str, str]], org: int) -> tuple[str, str]:
    return schools.get(org, ("", ""))


def _row(fact: ZoneFact, schools: Mapping[int, tuple[str, str]], places: int) -> ZoneRow:
    bordered = bool(getattr(fact, "bordered", False))
    name, code = _school(schools, fact.org_id)
    label = Stage.of(fact.stage).label
    return ZoneRow(fact.subject_id, fact.name, label, name, code, places, bordered)


def _lines(asof: AsOf) -> list[Line]:
    stages = dict(zones(asof).values_list("subject_id", "stage"))
    return [_line(row, stages.get(row.zone_id, "")) for row in addresses(asof)]


def _line(row: ZoneAddressFact, stage: str) -> Line:
    aliases = tuple(one.strip() for one in row.aliases.splitlines() if one.strip())
    return Line(
        row.subject_id, row.zone_id, stage, row.kind, row.name, aliases, row.low, row.high,
        row.parity,
    )  # fmt: skip
