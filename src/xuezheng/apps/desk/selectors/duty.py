"""Who keeps watch on a day (值班表): every unit in sight with leader and telephone, and those that told none.

When it storms at five in the morning a section needs numbers, not a file of a
holiday's rota. The register of watches is asked; a unit that entered none
stands there as missing, with whoever answers for it. Whom to call is known to
everybody with an account, like the directory of units; the record itself opens
for those alone who read the register.
"""

from dataclasses import dataclass
from datetime import date

from xuezheng.apps.notices.selectors.responsible import NOBODY, Responsible, responsible
from xuezheng.apps.people.selectors import contacts
from xuezheng.apps.registers.access.rows import facts, register_of, sight
from xuezheng.apps.schools.access import read_day, tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.registers.duty_shift import DUTY_SHIFT, Watch
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

WITHOUT = frozenset({Kind.SECTION.key, Kind.CENTRE.key, Kind.TOWNSHIP.key, Kind.TRAINING.key})
"""Kinds of units that keep no watch for the bureau: theirs is kept above them, or nobody asks for it."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One watch of a unit on the day (值班); ``thing`` is 0 where its record is out of sight."""

    thing: int
    watch: T
    since: date
    until: date
    leader: str
    keeper: str
    telephone: str


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and its watches; none where it told none, and then ``who`` answers for it."""

    org: int
    code: str
    unit: str
    town: str
    shifts: tuple[Shift, ...]
    who: Responsible = NOBODY


@dataclass(frozen=True, slots=True)
class Rota:
    """The watch of a day: units with one, then units that told none (未报值班)."""

    day: date
    told: tuple[Line, ...]
    missing: tuple[Line, ...]


def rota(actor: Actor | None, today: date, on: str = "", unit: str = "") -> Rota:
    """Give who keeps watch, today unless asked otherwise; ``unit`` finds any whose name has it.

    Without a name: all units for who works in the bureau, for others their own, those below
    and those above, whom they would call. Costs: ≤ 8 queries. Raises ``DayError`` for a day
    that is none.
    """
    day = read_day(on, today)
    kind = register_of(DUTY_SHIFT.key)
    seen, tree = sight(actor, kind).scope, tree_of(day)
    near = _near(tree, actor)
    orgs = [
        org
        for org, one in tree.units.items()
        if actor is not None
        and one.kind not in WITHOUT
        and (unit.strip() in one.name if unit.strip() else org in near)
    ]
    # A shift of a holiday is entered weeks before it; what counts is what is known now.
    held = facts(kind).at(AsOf(today)).filter(d1__lte=day, d2__gte=day)
    rows = held.order_by("d1", "subject_id")
    kept = [row for row in rows if row.org_id in orgs]
    people = contacts([one for row in kept for one in (row.n1, row.n2) if one], day)
    shifts: dict[int, list[Shift]] = {}
    for row in kept:
        leader, keeper = (people[one].name if one in people else "" for one in (row.n1, row.n2))
        shifts.setdefault(row.org_id, []).append(
            Shift(
                row.subject_id if seen.holds(row.org_id) else 0, Watch.of(row.t2).label,
                row.d1, row.d2, leader, keeper, row.t1,
            )
        )  # fmt: skip
    who = responsible([org for org in orgs if org not in shifts], day)
    lines = [
        Line(
            org, tree.units[org].code, tree.units[org].name, _above(tree, org),
            tuple(shifts.get(org, ())), who.get(org, NOBODY),
        )
        for org in orgs
    ]  # fmt: skip
    return Rota(
        day,
        tuple(one for one in lines if one.shifts),
        tuple(one for one in lines if not one.shifts),
    )


def _above(tree: Tree, org: int) -> str:
    """Name what a unit stands under; nothing for the bureau."""
    parent = tree.units[org].parent
    return tree.units[parent].name if parent is not None and parent in tree.units else ""


def _near(tree: Tree, actor: Actor | None) -> frozenset[int]:
    """Give the units somebody answers for or would call."""
    home = actor.home if actor else None
    if home is None or home not in tree.units:
        return frozenset()
    above = tree.above(home)
    if tree.units[home].kind in WITHOUT or not above:
        return frozenset(tree.units)
    offices = (office for org in above if org != tree.root for office in tree.offices(org))
    return tree.governed(home) | frozenset(above) | frozenset(offices)
