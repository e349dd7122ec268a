"""Which parts somebody plays in a case: by grants, by post, because it was handed on, or by climbing."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import chain

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.people.selectors import holders as holding
from xuezheng.apps.records.access.levels import above
from xuezheng.apps.records.models import Handed, Party, Record
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.ledgers.cases import Case, Mover
from xuezheng.core.ledgers.closing import Checker, Level, checker_for
from xuezheng.core.ledgers.definition import Ledger, Part, Placed, Where, parts_of, units_of


def placed(ledger: Ledger, record: Record, day: date) -> Placed:
    """Give where a case lies: its unit, the units named, those above, posts' holders.

    Costs: 3 queries, 5 where it names a post.
    """
    parties: dict[str, list[int]] = {}
    for part, org in Party.objects.filter(record=record).values_list("part", "org_id"):
        parties.setdefault(part, []).append(org)
    return Placed(
        org=record.org_id,
        parties=parties,
        above=above(record.org_id, day),
        holders=holders(ledger, record, day),
        handed_to=tuple(Handed.objects.filter(record=record).values_list("person", flat=True)),
    )


def all_placed(records: Mapping[int, Record], day: date) -> dict[int, Placed]:
    """Give where many cases lie, by case. Costs: as one case, however many there are."""
    parties: dict[int, dict[str, list[int]]] = {number: {} for number in records}
    named = Party.objects.filter(record__in=records).order_by("id")
    for number, part, org in named.values_list("record", "part", "org_id"):
        parties[number].setdefault(part, []).append(org)
    handed: dict[int, list[int]] = {}
    to = Handed.objects.filter(record__in=records).order_by("id")
    for number, person in to.values_list("record", "person"):
        handed.setdefault(number, []).append(person)
    posts = {number: _posts(region().ledger(one.kind), one) for number, one in records.items()}
    held = _held(posts.values(), day)
    higher = {org: above(org, day) for org in {one.org_id for one in records.values()}}
    return {
        number: Placed(
            org=one.org_id, parties=parties[number], above=higher[one.org_id],
            holders={field: held[post] for field, post in posts[number].items()},
            handed_to=tuple(handed.get(number, ())),
        )
        for number, one in records.items()
    }  # fmt: skip


def holders(ledger: Ledger, record: Record, day: date) -> dict[str, tuple[int, ...]]:
    """Give the persons who hold the posts that a case names, by field. Costs: 2 queries, or none."""
    named = _posts(ledger, record)
    held = _held([named], day)
    return {field: held[post] for field, post in named.items()}


def _posts(ledger: Ledger, record: Record) -> dict[str, int]:
    fields = [part.field for part in ledger.parts if part.where is Where.POST]
    return {field: record.data[field] for field in fields if record.data.get(field) is not None}


def _held(named: Iterable[Mapping[str, int]], day: date) -> dict[int, tuple[int, ...]]:
    posts = {post for one in named for post in one.values()}
    held = holding(posts, day) if posts else {}
    return {post: (held[post].id,) if post in held else () for post in posts}


def mover(ledger: Ledger, where: Placed, actor: Actor, case: Case, day: date) -> Mover:
    """Give an actor as a mover of a case; a check that finds nobody else climbs to them (R18)."""
    parts = parts_of(ledger, where, person=actor.person, grants=actor.grants)
    parts |= _stands_in(ledger, where, actor, case, day) - parts
    if case.submitter is not None and actor.person not in {None, case.submitter}:
        for part in checked_by(ledger, case) - parts:
            found = checker(ledger, ledger.part(part), where, case.submitter, day)
            if found is not None and found.climbed and actor.person in found.people:
                parts |= {part}
    return Mover(actor.person, parts)


def _stands_in(
    ledger: Ledger, where: Placed, actor: Actor, case: Case, day: date
) -> frozenset[str]:
    """Give the part that owes to who works one level above a unit that has nobody for it (代填).

    Whoever fills in for a unit is the submitter, and so never its checker.
    Costs: 1 query, for somebody above who may move such cases.
    """
    owes = ledger.flow.stage(case.stage).owes
    part = next((one for one in ledger.parts if one.key == owes), None)
    units = units_of(part, where) if part and part.where in {Where.OWN, Where.PARTY} else ()
    if part is None or len(units) != 1:
        return frozenset()
    (unit,) = units
    higher = above(unit, day)
    mine = any(
        one.org in higher and region().role(one.role).may(Verb.MOVE, ledger.group)
        for one in actor.grants
    )
    alone = mine and not grants(day).filter(org=unit, role__in=part.roles).exists()
    return frozenset({owes}) if alone else frozenset()


def checked_by(ledger: Ledger, case: Case) -> frozenset[str]:
    """Give the parts that check in the case's stage."""
    moves = ledger.flow.moves_from(case.stage)
    return frozenset(part for move in moves if move.checker_not_submitter for part in move.by)


def checker(
    ledger: Ledger, part: Part, where: Placed, submitter: int | None, day: date
) -> Checker | None:
    """Say who checks a case: the part's own people, else those who may check one level up.

    Costs: 1 query for each level that is climbed.
    """
    units = where.parties.get(part.key, ()) if part.where is Where.PARTY else (where.org,)
    start = min(units, default=where.org)
    others = [role.key for role in region().roles if role.may(Verb.CHECK, ledger.group)]
    levels = chain(
        [Level(start, _own_people(part, where, start, day))],
        (Level(org, _holding((org,), others, day)) for org in above(start, day)),
    )
    return checker_for(levels, submitter)


def _own_people(part: Part, where: Placed, start: int, day: date) -> tuple[int, ...]:
    """Give the persons who play a part themselves: at its unit, above it, or wherever it is held."""
    if part.where is Where.POST:
        return tuple((where.holders or {}).get(part.field, ()))
    if part.where is Where.ROLE:
        return _holding(None, part.roles, day)
    return _holding(where.above if part.where is Where.ABOVE else (start,), part.roles, day)


def _holding(
    orgs: Collection[int] | None, roles: tuple[str, ...] | list[str], day: date
) -> tuple[int, ...]:
    held = grants(day).filter(role__in=roles)
    held = held if orgs is None else held.filter(org__in=orgs)
    return tuple(held.values_list("person_id", flat=True).distinct())
