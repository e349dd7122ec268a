"""Training by township (各镇培训进度): target, persons each once, labour force, certificates, money, doubts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.apps.vocational.access import GROUP, TARGETS, held, subsidies
from xuezheng.apps.vocational.selectors.reckoning import Entry, Year
from xuezheng.core.activities.adults import Doubt, unique
from xuezheng.core.base.actors import Actor, Verb

COUNTS = frozenset(Doubt) - {Doubt.AGAIN}
"""What is told as doubtful; the same programme again is counted once and is no fault."""


@dataclass
class Sums:
    """What is known of one township (镇培训情况); ``None`` where nothing was stated."""

    org: int | None
    name: str
    target: int | None = None
    labour: int | None = None
    papers: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    fen: int = 0
    doubts: set[int] = field(default_factory=set)

    @property
    def rows(self) -> int:
        """How often somebody was in a class (人次)."""
        return len(self.entries)

    @property
    def people(self) -> int:
        """Persons trained, each once."""
        return unique(one.row for one in self.entries if one.trained)

    @property
    def certified(self) -> int:
        """Persons with a certificate, each once."""
        return unique(one.row for one in self.entries if one.row.passed and one.row.certificate)

    @property
    def done(self) -> Fraction | None:
        """Share of the target; ``None`` without one."""
        return Fraction(self.people, self.target) if self.target else None

    @property
    def share(self) -> Fraction | None:
        """Share of the labour force; ``None`` where none is stated."""
        return Fraction(self.people, self.labour) if self.labour else None


def townships(
    actor: Actor | None, found: Year, day: date, programme: str = ""
) -> tuple[list[Sums], Sums]:
    """Give the townships in reach, in official order, and all of them together. Costs: 4 queries.

    Persons in two townships count in both and once in the sum.
    """
    tree = tree_of(day)
    where = scope(actor, Verb.READ, GROUP)
    mine = [
        one for one in found.entries
        if where.holds(one.org) and programme in {"", one.programme}
    ]  # fmt: skip
    sums: dict[int | None, Sums] = {}
    for org, unit in tree.units.items():
        if unit.kind == "township" and (where.holds(org) or _touches(org, mine, day)):
            sums[org] = Sums(org, unit.name)
    total = Sums(None, "")
    for one in mine:
        for each in (_of(one.org, sums, day), total):
            each.entries.append(one)
    _targets(actor, found.year, day, programme, sums, total)
    _money(actor, found.year, programme, sums, total, day)
    _doubtful(found, mine, sums, total, day)
    return [one for one in sums.values() if one.org or one.entries], total


def _seat(org: int, day: date) -> int | None:
    """Give the township of a unit, itself or above it; ``None`` for what stands under the bureau."""
    tree = tree_of(day)
    line = (org, *tree.above(org))
    return next((one for one in line if one in tree.units and tree.units[one].kind == "township"), None)  # fmt: skip


def _touches(org: int, mine: Iterable[Entry], day: date) -> bool:
    return any(_seat(one.org, day) == org for one in mine)


def _of(org: int, sums: dict[int | None, Sums], day: date) -> Sums:
    return sums.setdefault(_seat(org, day), Sums(None, ""))


def _targets(
    actor: Actor | None,
    year: int,
    day: date,
    programme: str,
    sums: dict[int | None, Sums],
    total: Sums,
) -> None:
    rows = held(actor, TARGETS, day).filter(n1=year).values_list("org_id", "data")
    forces: dict[int | None, dict[str, int]] = defaultdict(dict)
    for org, data in rows:
        if programme not in {"", data["programme"]}:
            continue
        for one in (_of(org, sums, day), total):
            one.target = (one.target or 0) + data["persons"]
        if data["labour_force"] is not None:
            _of(org, sums, day).papers.add(data["labour_paper"])
            forces[_seat(org, day)][data["programme"]] = data["labour_force"]
    for org, told in forces.items():
        # Without a programme the labour forces of programmes may name the same persons.
        if len(told) == 1:
            sums[org].labour = next(iter(told.values()))
    stated = [one.labour for one in sums.values() if one.labour is not None]
    due = [one for one in sums.values() if one.target is not None]
    total.labour = sum(stated) if stated and len(stated) == len(due) else None
    total.papers = {paper for one in sums.values() for paper in one.papers}


def _money(
    actor: Actor | None,
    year: int,
    programme: str,
    sums: dict[int | None, Sums],
    total: Sums,
    day: date,
) -> None:
    found = subsidies(actor, year)
    told = found.filter(programme=programme) if programme else found
    for org, fen in told.values_list("org_id", "fen"):
        for one in (_of(org, sums, day), total):
            one.fen += fen


def _doubtful(
    found: Year, mine: Iterable[Entry], sums: Mapping[int | None, Sums], total: Sums, day: date
) -> None:
    orgs = {one.row.id: one.org for one in mine}
    for doubt in found.doubts:
        for row in doubt.rows if doubt.doubt in COUNTS else ():
            if row in orgs:
                sums[_seat(orgs[row], day)].doubts.add(row)
                total.doubts.add(row)
