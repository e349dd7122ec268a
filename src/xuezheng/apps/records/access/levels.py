"""Who answers above a unit (上级): a township's education office stands for the township (教办代表镇街)."""

from datetime import date

from xuezheng.apps.schools.access import tree_of


def climb(org: int, day: date) -> int | None:
    """Give whoever answers one level above a unit; None at the top."""
    tree = tree_of(day)
    here = tree.units.get(tree.seat(org))
    return None if here is None or here.parent is None else tree.offices(here.parent)[0]


def above(org: int, day: date) -> tuple[int, ...]:
    """Give every unit above one, the nearest first, an office before its township."""
    tree = tree_of(day)
    found: dict[int, None] = {}
    for unit in tree.above(tree.seat(org)):
        found |= dict.fromkeys((*tree.offices(unit), unit))
    return tuple(found)
