"""Who answers above a unit (上级): the township's office stands for the township (教办代表镇街)."""

from datetime import date

from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.terms.organisations import Kind


def seat(org: int, day: date) -> int:
    """Give the unit in which people answer for a unit: a township's office, else the unit itself."""
    tree = tree_of(day)
    if org in tree.units and tree.units[org].kind == Kind.TOWNSHIP.key:
        for child in tree.children.get(org, ()):
            if tree.units[child].kind == Kind.OFFICE.key:
                return child
    return org


def climb(org: int, day: date) -> int | None:
    """Give whoever answers one level above a unit; None at the top."""
    units = tree_of(day).units
    parent = units[org].parent if org in units else None
    if parent is not None and seat(parent, day) == org:
        # The office of a township stands on the township's own level.
        parent = units[parent].parent
    return None if parent is None else seat(parent, day)


def above(org: int, day: date) -> tuple[int, ...]:
    """Give every unit above one, the nearest first, an office before its township."""
    tree = tree_of(day)
    found: list[int] = []
    for unit in tree.above(org):
        found += [one for one in dict.fromkeys((seat(unit, day), unit)) if one != org]
    return tuple(found)
