"""Which units a notice goes to: by kind, township and group, and one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.notices.access import below
from xuezheng.apps.schools.access import organisations, tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.labels import T

SENT_TO: tuple[tuple[str, T, tuple[Kind, ...]], ...] = (
    ("sections", T("机关科室和直属单位", "Sections and centres"), (Kind.SECTION, Kind.CENTRE)),
    ("towns", T("镇（街道）教办", "Township education offices"), (Kind.OFFICE,)),
    ("primary", T("小学", "Primary schools"), (Kind.PRIMARY,)),
    ("junior", T("初中", "Junior schools"), (Kind.JUNIOR, Kind.NINE_YEAR)),
    ("senior", T("高中", "Senior schools"), (Kind.COMPLETE, Kind.SENIOR, Kind.TWELVE_YEAR)),
    ("vocational", T("中职和特教", "Vocational and special"), (Kind.VOCATIONAL, Kind.SPECIAL)),
    ("kindergartens", T("幼儿园", "Kindergartens"), (Kind.KINDERGARTEN,)),
    ("training", T("校外培训机构", "Training institutions"), (Kind.TRAINING,)),
    ("community", T("社区学院（成人学校）", "Community colleges"), (Kind.COMMUNITY,)),
)
"""Kinds as the office addresses them (收文单位类别)."""
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


def towns(day: date) -> list[tuple[int, str]]:
    """Give the townships: those units between bureau and schools that have units below."""
    tree = tree_of(day)
    wanted = {Kind.TOWNSHIP.key, Kind.OFFICE.key}
    return [
        (org, unit.name)
        for org, unit in tree.units.items()
        if unit.kind in wanted and tree.children.get(org)
    ]


def groups(day: date) -> list[tuple[int, str]]:
    """Give the education groups. Costs: 1 query."""
    return [(org, unit.name) for org, unit in tree_of(day).units.items() if unit.kind == Kind.GROUP.key]  # fmt: skip


def named(written: str, day: date) -> tuple[list[int], list[str]]:
    """Give the units of names in a row (顿号、逗号或换行分隔), and the names nobody bears."""
    known: dict[str, int] = {}
    for org, unit in tree_of(day).units.items():
        known.setdefault(unit.name, org)
    words = [word.strip() for line in written.splitlines() for word in _split(line)]
    found = [known[word] for word in words if word in known]
    return found, [word for word in words if word and word not in known]


def _split(line: str) -> list[str]:
    for mark in "、，,;；":
        line = line.replace(mark, "\n")
    return line.split("\n")
