"""The page on which a clerk decides links (指标关联页): a plan's targets with their suggestions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.plans import access
from xuezheng.apps.plans.models import Plan
from xuezheng.apps.plans.selectors.coverage import Covered, Entry, as_json, coverage, entries
from xuezheng.apps.schools.access import scope
from xuezheng.apps.targets import access as targets
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

PAGE = 50
WHAT = T("承诺覆盖", "Promise coverage")
SHOW: Mapping[str, T] = {
    "all": T("全部", "All"),
    "open": T("待认定", "To be decided"),
    "confirmed": T("已采用", "Confirmed"),
    "refused": T("未采用", "Refused"),
    "none": T("没有来源", "Nobody knows it"),
}


@dataclass(frozen=True)
class Shown:
    """An entry with the page of its target, and whether the reader decides it."""

    entry: Entry
    target: int | None
    may: bool


@dataclass(frozen=True)
class Page:
    """The targets of a plan that are asked for, fifty a page."""

    plan: Plan
    found: Covered | None
    rows: tuple[Shown, ...]
    show: str
    counts: tuple[tuple[str, T, int], ...]
    next: int | None
    may_count: bool
    opens: frozenset[str] = frozenset()
    """Keys of the indicators whose pages the reader may open."""

    @property
    def may(self) -> bool:
        """Whether the reader decides any of them."""
        return any(one.may for one in self.rows)


def page(actor: Actor | None, key: str, show: str, after: int, day: date) -> Page:
    """Give a page of links; nothing yet where the coverage was not counted.

    Only who sees the whole plan, or everybody signed in once it is issued.
    Costs: at most 16 queries. Raises ``NotFoundError``.
    """
    plan, found = _plan(actor, key, day)
    may_count = access.may_open(actor) and plan.final_id is not None
    if actor is None or found is None or not found.ready:
        return Page(plan, found, (), show, (), None, may_count)
    some = entries(found, plan)
    counts = tuple((name, SHOW[name], sum(_fits(one, name) for one in some)) for name in SHOW)
    wanted = [one for one in some if _fits(one, show) and one.number > after]
    rows = wanted[:PAGE]
    more = rows[-1].number if len(wanted) > PAGE else None
    return Page(
        plan, found, tuple(_shown(actor, plan, rows)), show, counts, more, may_count,
        _openable(actor, rows),
    )  # fmt: skip


def links_json(actor: Actor | None, key: str, day: date) -> dict[str, Any]:
    """Give the coverage of a plan with every target as plain data. Raises ``NotFoundError``."""
    plan, found = _plan(actor, key, day)
    if found is None:
        raise NotFoundError(what=WHAT)
    return as_json(entries(found, plan), found)


def _plan(actor: Actor | None, key: str, day: date) -> tuple[Plan, Covered | None]:
    plan = access.plan_of(actor, key)
    if actor is None or not (access.inside(actor, plan) or plan.issued_id is not None):
        raise NotFoundError(what=access.WHAT)
    version = plan.issued or plan.final
    found = coverage(plan.file, version.number, plan, day) if version is not None else None
    return plan, found


def _fits(one: Entry, show: str) -> bool:
    decided = one.decided
    if show == "open":
        return decided is None and bool(one.choices)
    if show == "confirmed":
        return decided is not None and not decided.refused
    if show == "refused":
        return decided is not None and decided.refused
    return show != "none" or one.way.key == "none"


def _openable(actor: Actor, rows: list[Entry]) -> frozenset[str]:
    """Give the indicators of some entries whose rows somebody may read: no other page opens."""
    named = {choice.link.key for one in rows for choice in one.choices}
    named |= {one.decided.key for one in rows if one.decided is not None}
    found = (one for one in INDICATORS if one.key in named)
    return frozenset(
        one.key
        for one in found
        if all(scope(actor, Verb.READ, group) for group in one.groups(one.versions[-1]))
    )


def _shown(actor: Actor, plan: Plan, rows: list[Entry]) -> list[Shown]:
    promises = {f"{plan.pk}:{one.target}": one.target for one in rows}
    whole = access.may_edit(actor, plan)
    own = frozenset() if whole else targets.leading(actor, promises)
    pages = targets.planted(actor, promises)
    return [
        Shown(one, pages.get(promise), whole or promise in own)
        for one in rows
        for promise in (f"{plan.pk}:{one.target}",)
    ]
