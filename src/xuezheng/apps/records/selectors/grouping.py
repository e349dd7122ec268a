"""Units by groups, as an office addresses them (单位类别): all townships, all primary schools of one.

Where a form takes several units, a group is found by words like a unit and
stands for the units it holds on that day, within the reach of whoever asks.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.records.selectors.picking import Pick, plain, ranked, unit_picks
from xuezheng.apps.schools.access import organisations, tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Scope
from xuezheng.core.base.labels import T
from xuezheng.core.base.names import name_initials
from xuezheng.ui.several import Offer

ADDRESSED: tuple[tuple[str, T, tuple[Kind, ...]], ...] = (
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
OF_KEY = {key: {kind.key for kind in kinds} for key, _, kinds in ADDRESSED}
SCHOOLS = ("primary", "junior", "senior", "vocational")
WIDER: tuple[tuple[str, T, frozenset[str]], ...] = (
    ("every", T("单位", "units"), frozenset().union(*OF_KEY.values())),
    (
        "taught", T("学校和幼儿园", "schools and kindergartens"),
        frozenset().union(*(OF_KEY[one] for one in (*SCHOOLS, "kindergartens"))),
    ),
    (
        "schools", T("中小学校", "schools"),
        frozenset().union(*(OF_KEY[one] for one in SCHOOLS)),
    ),
)  # fmt: skip
"""What is addressed across kinds."""
MOST_GROUPS, MOST_UNITS = 5, 8
"""Offered at once; whoever wants another types more of its name."""
HELD = T("{many} 个单位", "{many} units")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of units (单位类别): the key it is chosen by, its names, the units it holds."""

    key: str
    name: T
    orgs: tuple[int, ...]
    called: frozenset[str]

    def rank(self, typed: str) -> int | None:
        """Say how near words come to it: 0 its name, 1 the beginning of one, 2 a part; None where not."""
        if typed in self.called:
            return 0
        if any(one.startswith(typed) for one in self.called):
            return 1
        return 2 if any(typed in one for one in self.called) else None


_GROUPS: dict[str, tuple[Tree, dict[str, Group]]] = {}


def groups(day: date) -> dict[str, Group]:
    """Give all groups by key, worked out once per state of the tree. Costs: 1 query, then none."""
    tree = tree_of(day)
    known = _GROUPS.get("groups")
    if known is None or known[0] is not tree:
        made = {one.key: one for one in (*_kinds(tree), *_clusters(tree, day))}
        known = _GROUPS["groups"] = tree, made
    return known[1]


def townships(tree: Tree) -> list[int]:
    """Give the units between bureau and schools that have units below, in official order."""
    wanted = {Kind.TOWNSHIP.key, Kind.OFFICE.key}
    return [
        one for one, unit in tree.units.items() if unit.kind in wanted and tree.children.get(one)
    ]


def by_place(
    tree: Tree, inside: Container[int] | None = None
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Give units as a list offers them: the bureau's own, then each township with what lies below.

    All of them, or those ``inside``. A unit stands once, under the outermost of
    its townships; those of the bureau have no heading.
    """
    heads = {org: town for town in reversed(townships(tree)) for org in tree.below(town)}
    found: dict[int | None, list[tuple[int, str]]] = {None: []}
    for org, unit in tree.units.items():
        if inside is None or org in inside:
            found.setdefault(heads.get(org), []).append((org, unit.name))
    return [("" if head is None else tree.units[head].name, some) for head, some in found.items()]


def _kinds(tree: Tree) -> Iterator[Group]:
    """Give all units of a kind, everywhere and township by township; a group of one is none."""
    named = [(key, label, frozenset(OF_KEY[key])) for key, label, _ in ADDRESSED]
    for key, label, kinds in (*WIDER, *named):
        found = _of(tree, kinds, tree.units)
        if len(found) > 1:
            yield _group(f"kind:{key}", "", label, found)
    for town in townships(tree):
        inside, name = tree.below(town), tree.units[town].name
        for key, label, kinds in (*WIDER, *named):
            found = _of(tree, kinds, inside)
            if len(found) > 1 and key != "schools":
                yield _group(f"kind:{key}:{town}", name, label, found)


def _of(tree: Tree, kinds: frozenset[str], inside: Iterable[int]) -> tuple[int, ...]:
    within = frozenset(inside)
    return tuple(one for one, unit in tree.units.items() if one in within and unit.kind in kinds)


def _group(key: str, town: str, label: T, orgs: tuple[int, ...]) -> Group:
    small = label.en.lower()
    name = T(f"{town}全部{label.zh}", f"All {small} of {town}" if town else f"All {small}")
    called = {name.zh, name.en, name_initials(name.zh)}
    if town:
        called.add(f"{town}{label.zh}")
    return Group(key, name, orgs, frozenset(plain(one) for one in called))


def _clusters(tree: Tree, day: date) -> Iterator[Group]:
    """Give the members of education groups (教育集团成员校)."""
    members: dict[int, list[int]] = defaultdict(list)
    for group, org in organisations(day).exclude(group=None).values_list("group", "subject_id"):
        members[group].append(org)
    for group, orgs in members.items():
        if group in tree.units and len(orgs) > 1:
            zh = f"{tree.units[group].name}成员校"
            name = T(zh, f"Members of {tree.units[group].name}")
            called = frozenset(plain(one) for one in (zh, name.en, name_initials(zh)))
            yield Group(
                f"group:{group}", name, tuple(one for one in tree.units if one in set(orgs)), called
            )


@dataclass(frozen=True, slots=True)
class Units:
    """Units and groups of units that somebody may name, for a control that takes several."""

    day: date
    language: str = "zh"
    inside: Scope = Scope.all()  # noqa: RUF009 - frozen
    without: frozenset[int] = frozenset()

    def find(self, words: str) -> Sequence[Offer]:
        """Give the groups that words mean, then the units. Costs: ≤ 2 queries."""
        typed = plain(words)
        if not typed:
            return ()
        near: list[tuple[int, Offer]] = []
        for one in groups(self.day).values():
            rank = one.rank(typed)
            if rank is not None and (offer := self._group(one)) is not None:
                near.append((rank, offer))
        near.sort(key=lambda pair: pair[0])
        units = ranked((one for one in unit_picks(self._tree) if self._reaches(one.id)), typed)
        return [*(one for _, one in near[:MOST_GROUPS]), *map(_unit, units[:MOST_UNITS])]

    def named(self, words: str) -> Offer | None:
        """Give the group or unit that words name in full, by name, code or "#12"."""
        typed = plain(words)
        if typed.startswith("#"):
            return next(iter(self.known([typed[1:]])), None)
        for one in groups(self.day).values():
            if one.rank(typed) == 0 and (offer := self._group(one)) is not None:
                return offer
        exact = [
            one for one in unit_picks(self._tree) if one.is_called(typed) and self._reaches(one.id)
        ]
        return _unit(exact[0]) if len(exact) == 1 else None

    def known(self, keys: Sequence[str]) -> Sequence[Offer]:
        """Give those of some keys that are in reach."""
        found: list[Offer] = []
        picks = {str(one.id): one for one in unit_picks(self._tree)}
        for key in keys:
            group = groups(self.day).get(key)
            if group is not None and (offer := self._group(group)) is not None:
                found.append(offer)
            elif key in picks and self._reaches(picks[key].id):
                found.append(_unit(picks[key]))
        return found

    def members(self, keys: Sequence[str]) -> list[int]:
        """Give the units ticked and those of the groups ticked, in official order."""
        wanted: set[int] = set()
        for key in keys:
            group = groups(self.day).get(key)
            wanted |= set(
                group.orgs if group is not None else (int(key),) if key.isdecimal() else ()
            )
        return [one for one in self._tree.units if one in wanted and self._reaches(one)]

    @property
    def _tree(self) -> Tree:
        return tree_of(self.day)

    def _reaches(self, org: int) -> bool:
        return org not in self.without and self.inside.holds(org)

    def _group(self, group: Group) -> Offer | None:
        many = sum(self._reaches(one) for one in group.orgs)
        if not many:
            return None
        beside = HELD.filled(many=many).in_(self.language)
        return Offer(group.key, group.name.in_(self.language), beside)


def _unit(one: Pick) -> Offer:
    return Offer(str(one.id), one.name, one.beside)
