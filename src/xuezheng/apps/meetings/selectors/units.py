"""Units by the names papers use for them: whole, without 局, before or in brackets, or shortened."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.duties import DUTIES
from xuezheng.core.base.text import canonical

_SHORT = re.compile(r"[一-龥]{1,12}?(?:科(?!室)|室|处(?!理)|中心|教办)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_OWN = ("市教育局", "县教育局", "区教育局", "教育局", "局机关", "局")
_GENERAL = frozenset({"工作室", "本科室", "各科室"})
_SHORTEST_NAME = 4
"""Names of schools shorter than this are not looked for in running words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text, from ``start`` to ``end``."""

    org: int
    start: int
    end: int


@dataclass(frozen=True)
class Units:
    """The units of one day: ``names`` of all, ``near`` those just below the bureau (科室、直属单位)."""

    names: Mapping[str, int]
    near: Mapping[str, int]
    children: Mapping[int, str]

    def find(self, said: str) -> int | None:
        """Give the one unit that is called so; None for none or several."""
        name = canonical(said).strip(" 。.,;、")
        for found in (name, *(name.removeprefix(own) for own in _OWN), f"局{name}"):
            if found in self.names:
                return self.names[found]
        return self._shortened(name)

    def _shortened(self, name: str) -> int | None:
        """A shortened name is an ending of the whole (法规科), or begins and ends as it does: 基教科."""
        if len(name) < 3:
            return None
        hits = {org for full, org in self.near.items() if _shortens(name, full)}
        return hits.pop() if len(hits) == 1 else None

    def mentions(self, text: str) -> list[Mention]:
        """Give the units named in running words, in order, none twice in one place."""
        found = list(self._whole(text))
        taken = [(one.start, one.end) for one in found]
        for hit in _SHORT.finditer(text):
            one = self._longest(text, hit.start(), hit.end())
            if one and not any(a < one.end and one.start < b for a, b in taken):
                found.append(one)
        return sorted(found, key=lambda one: one.start)

    def _whole(self, text: str) -> Iterable[Mention]:
        taken: list[tuple[int, int]] = []
        for name in sorted(self.names, key=len, reverse=True):
            if len(name) < _SHORTEST_NAME and name not in self.near:
                continue
            at = text.find(name)
            if at >= 0 and not any(a < at + len(name) and at < b for a, b in taken):
                taken.append((at, at + len(name)))
                yield Mention(self.names[name], at, at + len(name))

    def _longest(self, text: str, start: int, end: int) -> Mention | None:
        """The longest ending of a word that names a unit: 会同基教科 holds 基教科."""
        for at in range(start, end - 2):
            org = self.find(text[at:end])
            if org is not None:
                return Mention(org, at, end)
        return None


def _shortens(name: str, full: str) -> bool:
    if name in _GENERAL or name[-1] != full[-1]:
        return False
    if name[0] != full[0]:
        return full.endswith(name)
    rest = iter(full)
    return all(character in rest for character in name)


def _called(name: str) -> Iterable[str]:
    """Every way to write one unit's name: 政策法规科（行政审批科） is also each of the two."""
    whole = canonical(name)
    yield whole
    inner = _BRACKET.findall(whole)
    if inner:
        yield _BRACKET.sub("", whole)
        yield from inner


def units(day: date) -> Units:
    """Give the units standing on ``day``. Costs: 1 query."""
    tree = tree_of(day)
    names: dict[str, int] = {}
    near: dict[str, int] = {}
    root = tree.root
    for org, unit in tree.units.items():
        for name in _called(unit.name):
            names.setdefault(name, org)
            if unit.parent == root and org != root:
                near.setdefault(name, org)
    for duty in DUTIES:
        section = names.get(canonical(duty.section))
        if section is None:
            continue
        for name in duty.also:
            near.setdefault(name, names.setdefault(name, section))
    return Units(names, near, {org: unit.name for org, unit in tree.units.items()})
