"""Which units a notice goes to: by kind, township and group, and one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.notices.access import below
from xuezheng.apps.records.selectors.grouping import ADDRESSED, townships
from xuezheng.apps.schools.access import organisations, tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Scope

SENT_TO = ADDRESSED
KINDS = {key: {kind.key for kind in kinds} for key, _, kinds in SENT_TO}
KINDS |= {one.key: {one.key} for one in Kind if one.key not in KINDS}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose: units, kinds within townships (or everywhere), groups."""

    units: Sequence[int] = ()
    kinds: Sequence[str] = ()
    towns: Sequence[int] = ()
    groups: Sequence[int] = ()


def chosen(what: Chosen, day: date) -> list[int]:
    """Give the units meant, in official order, each once. Costs: 1 query, 2 with groups."""
    tree = tree_of(day)
    wanted = {unit for unit in what.units if unit in tree.units}
    if what.kinds:
        wanted |= set(_of_kinds(tree, what, day))
    if what.groups:
        members = organisations(day).filter(group__in=what.groups)
        wanted |= set(members.values_list("subject_id", flat=True))
    return [unit for unit in tree.units if unit in wanted]


def _of_kinds(tree: Tree, what: Chosen, day: date) -> Iterable[int]:
    kinds = set().union(*(KINDS.get(key, set()) for key in what.kinds))
    within: set[int] | None = None
    if what.towns:
        within = set(what.towns).union(*(below(town, day) for town in what.towns))
    for unit, standing in tree.units.items():
        if standing.kind in kinds and (within is None or unit in within):
            yield unit


def kinds(inside: Scope, day: date) -> frozenset[str]:
    """Give the kinds of which there are units to send to."""
    there = {one.kind for org, one in tree_of(day).units.items() if inside.holds(org)}
    return frozenset(key for key, _, _kinds in SENT_TO if KINDS[key] & there)


def towns(day: date) -> list[tuple[int, str]]:
    """Give the townships: those units between bureau and schools that have units below."""
    tree = tree_of(day)
    return [(org, tree.units[org].name) for org in townships(tree)]


def groups(day: date) -> list[tuple[int, str]]:
    """Give the education groups. Costs: 1 query."""
    return [(org, unit.name) for org, unit in tree_of(day).units.items() if unit.kind == Kind.GROUP.key]  # fmt: skip
