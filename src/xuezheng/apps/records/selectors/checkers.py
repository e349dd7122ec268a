"""Whether somebody else can check (R18): for every ledger and unit, a checker who did not hand in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.access.levels import above
from xuezheng.apps.schools.access import steady, tree_of
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Verb
from xuezheng.core.ledgers.acts import answering
from xuezheng.core.ledgers.closing import Checker, Level, checker_for
from xuezheng.core.ledgers.definition import Ledger, Part, Where

Held = Mapping[tuple[int, str], frozenset[int]]
"""Persons by unit and role."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A step that nobody could check (无人审核): of which ledger, handed in at which unit, by whom."""

    ledger: str
    org: int
    person: int


def checkers(day: date) -> Iterator[tuple[Ledger, int, int, Checker | None]]:
    """Give who would check what each person hands in at their unit, for every ledger that is on.

    Costs: 1 query, and 1 for the tree where it is steady.
    """
    held = _held(day)
    for ledger in ledgers_on():
        for part in _judging(ledger):
            for org, person in _submitters(ledger, held):
                yield (
                    ledger,
                    org,
                    person,
                    checker_for(_levels(ledger, part, org, held, day), person),
                )


def unchecked(day: date) -> list[Unchecked]:
    """Give the steps for which nobody is found up to the bureau: a fault of the appointments."""
    with steady():
        found = {
            Unchecked(ledger.key, org, person)
            for ledger, org, person, checker in checkers(day)
            if checker is None
        }
    return sorted(found, key=lambda one: (one.ledger, one.org, one.person))


def _held(day: date) -> Held:
    """Give the posts at units that stand: what was merged away hands nothing in any more."""
    standing = tree_of(day).units
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for org, role, person in grants(day).values_list("org_id", "role", "person_id"):
        if org in standing:
            found[org, role].add(person)
    return {key: frozenset(people) for key, people in found.items()}


def _judging(ledger: Ledger) -> tuple[Part, ...]:
    """Give the parts that check what another handed in."""
    keys = {key for move in ledger.flow.moves if move.checker_not_submitter for key in move.by}
    return tuple(part for part in ledger.parts if part.key in keys and part.where is not Where.POST)


def _submitters(ledger: Ledger, held: Held) -> Iterable[tuple[int, int]]:
    """Give unit and person of everybody who may hand in for their own unit."""
    parts = [ledger.part(key) for key in answering(ledger)]
    roles = {role for part in parts if part.where is Where.OWN for role in part.roles}
    return sorted(
        {(org, one) for (org, role), people in held.items() if role in roles for one in people}
    )


def _levels(ledger: Ledger, part: Part, org: int, held: Held, day: date) -> Iterator[Level]:
    higher = above(org, day)
    yield Level(org, _own(part, org, higher, held))
    others = [role.key for role in region().roles if role.may(Verb.CHECK, ledger.group)]
    for unit in higher:
        yield Level(unit, _people((unit,), others, held))


def _own(part: Part, org: int, higher: Iterable[int], held: Held) -> frozenset[int]:
    if part.where is Where.ROLE:
        units: Iterable[int] = {unit for unit, _ in held}
    elif part.where is Where.ABOVE:
        units = higher
    else:
        units = (org,)
    return _people(units, part.roles, held)


def _people(units: Iterable[int], roles: Iterable[str], held: Held) -> frozenset[int]:
    wanted = tuple(roles)
    return frozenset().union(
        *(held.get((unit, role), frozenset()) for unit in units for role in wanted)
    )
