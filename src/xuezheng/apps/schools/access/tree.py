"""Today's tree in memory: who stands below whom, read once per state of the register."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar, cast

from django.db.models import QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.schools.access.registers import organisations
from xuezheng.apps.schools.models import TreeState
from xuezheng.catalogue.terms.organisations import Kind


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation of the tree: its parent, name, kind, code, stage, who runs it, where it stands."""

    parent: int | None
    name: str
    kind: str
    code: str
    stage: str = "none"
    nature: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of one day (机构树)."""

    units: dict[int, Standing]
    children: dict[int, tuple[int, ...]]

    @property
    def root(self) -> int | None:
        """The bureau."""
        return next((org for org, unit in self.units.items() if unit.parent is None), None)

    def below(self, org: int) -> frozenset[int]:
        """Give an organisation with everything below it."""
        found, waiting = set(), [org]
        while waiting:
            one = waiting.pop()
            if one in self.units and one not in found:
                found.add(one)
                waiting.extend(self.children.get(one, ()))
        return frozenset(found)

    def seat(self, org: int) -> int:
        """Give the unit an organisation speaks for: an education office for its township, others for themselves."""
        unit = self.units.get(org)
        if unit is None or unit.parent is None or unit.kind != Kind.OFFICE.key:
            return org
        above = self.units.get(unit.parent)
        return unit.parent if above is not None and above.kind == Kind.TOWNSHIP.key else org

    def governed(self, org: int) -> frozenset[int]:
        """Give what an organisation looks after: itself and what is below the unit it speaks for."""
        return self.below(self.seat(org))

    def offices(self, org: int) -> tuple[int, ...]:
        """Give the units that speak for one: the education offices of a township, else itself."""
        speaking = (one for one in self.children.get(org, ()) if self.seat(one) == org)
        return tuple(sorted(speaking)) or (org,)

    def teaching(self, stages: Collection[str]) -> frozenset[int]:
        """Give the organisations that serve one of the stages and no other."""
        return frozenset(org for org, unit in self.units.items() if unit.stage in stages)

    def above(self, org: int) -> tuple[int, ...]:
        """Give the chain from the parent up to the bureau."""
        found: list[int] = []
        here = self.units[org].parent if org in self.units else None
        while here is not None and here in self.units:
            found.append(here)
            here = self.units[here].parent
        return tuple(found)


_SEEN: ContextVar[dict[str, object] | None] = ContextVar("xz-steady", default=None)
V = TypeVar("V")


@contextmanager
def steady() -> Iterator[None]:
    """Ask once for what stands still while a page is only being read: the register's state, the calendar.

    Never around a write: that must see the tree it has just changed. Inside
    another one it changes nothing.
    """
    if _SEEN.get() is not None:
        yield
        return
    token = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(token)


def once(name: str, make: Callable[[], V]) -> V:
    """Give what ``make`` gives, asked once while steady and every time otherwise."""
    seen = _SEEN.get()
    if seen is None:
        return make()
    if name not in seen:
        seen[name] = make()
    return cast("V", seen[name])


def stamp() -> str:
    """Name the state of the register; every write moves it on. Costs: 1 query, once if steady."""
    return once("tree", _stamp)


def _stamp() -> str:
    return alone(_stamp_steps())


def _stamp_steps() -> Steps[str]:
    found = yield Question(_states, "schools.stamp")
    return next(iter(found), "")


def _states() -> "QuerySet[TreeState, str]":
    return TreeState.objects.order_by("pk").values_list("stamp", flat=True)[:1]


def settle_steps() -> Steps[None]:
    """Ask for the state of the register beside others, where it is to be steady. Costs: 1 round, or none."""
    seen = _SEEN.get()
    if seen is not None and "tree" not in seen:
        seen["tree"] = yield from _stamp_steps()


@lru_cache(maxsize=16)
def _read(day: date, state: str) -> Tree:  # noqa: ARG001 - the key of the cache
    units: dict[int, Standing] = {}
    children: dict[int, list[int]] = defaultdict(list)
    rows = organisations(day).values_list(
        "subject_id", "parent_id", "name", "kind", "code", "stage", "nature", "area"
    )
    for subject, parent, *told in rows:
        units[subject] = Standing(parent, *told)
        if parent is not None:
            children[parent].append(subject)
    return Tree(units, {org: tuple(below) for org, below in children.items()})


def tree_of(day: date) -> Tree:
    """Give the tree as of ``day``. Costs: 1 query, a second one after a change."""
    return _read(day, stamp())


def subtree(org: int, day: date) -> frozenset[int]:
    """Give an organisation and all below it on ``day``."""
    return tree_of(day).below(org)


def parents(org: int, day: date) -> tuple[int, ...]:
    """Give the organisations above one, the nearest first."""
    return tree_of(day).above(org)


def names(day: date) -> dict[int, str]:
    """Give the name of every organisation standing on ``day``."""
    return {org: unit.name for org, unit in tree_of(day).units.items()}
