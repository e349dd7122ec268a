"""What of a plan is known (承诺覆盖): each target with its likely indicators, what was decided, the class.

A target counts by what a clerk decided; undecided, by the software's first
suggestion, as ``xz plan coverage`` counts it. What earlier plans decided on the
same words only changes what is offered first.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from xuezheng.apps.plans.models import Coverage, Plan, PlanFile
from xuezheng.apps.targets.selectors import links as kept
from xuezheng.core.base.labels import T
from xuezheng.core.linking.memory import Remembered, heard, order, preselected
from xuezheng.core.linking.offers import Link, Reason, Way

NO_DATA = T("所用数据中没有可计算的数值", "The data in use give no value")
NOT_YET = T("按名称的计数待下次计算", "Its names are counted with the next counting")
REFUSED = T("建议未被采用", "The suggestion was refused")
NOTHING = T("", "")


@dataclass(frozen=True)
class Choice:
    """An indicator that may be meant (可选指标): why, and what it counts now."""

    link: Link
    title: T
    figure: T

    @property
    def id(self) -> str:
        """What a form sends for it."""
        return f"{self.link.key}|{self.link.name}"


@dataclass(frozen=True)
class Entry:
    """One target of a plan (目标取数): its class, value or reason, choices, and what was decided."""

    number: int
    target: str
    indicator: str
    scope: str
    unit: str
    amount: str
    quote: str
    way: Way
    figure: T
    why: T
    choices: tuple[Choice, ...]
    first: Choice | None
    decided: kept.Decided | None
    """What is in force, with who decided."""

    @property
    def settled(self) -> bool:
        """Whether somebody decided."""
        return self.decided is not None


@dataclass(frozen=True)
class Covered:
    """The coverage of a plan (承诺覆盖): the snapshot it rests on and how far the counting is."""

    snapshot: str
    day: date
    total: int
    done: int
    raw: tuple[Mapping[str, Any], ...]
    decided: Mapping[str, kept.Decided]

    @property
    def ready(self) -> bool:
        """Whether all targets are counted."""
        return self.done == self.total

    @cached_property
    def tally(self) -> Mapping[str, int]:
        """How many targets are known how: total, computed, counted, reported, none."""
        ways = dict.fromkeys((way.key for way in Way), 0)
        values = self.values
        for one in self.raw:
            ways[_class(one, self.decided.get(str(one["target"])), values)[0].key] += 1
        return {"total": len(self.raw), **ways}

    @property
    def known(self) -> int:
        """How many are computed or counted."""
        return self.tally["computed"] + self.tally["counted"]

    @property
    def confirmed(self) -> int:
        """How many links a clerk confirmed."""
        return sum(not one.refused for one in self.decided.values())

    @property
    def open(self) -> int:
        """How many suggestions wait for a clerk."""
        return sum(
            bool(one["target"] and one["links"] and one["target"] not in self.decided)
            for one in self.raw
        )

    @cached_property
    def values(self) -> kept.Values:
        """What is asked of the figures: only where a decision differs from the first suggestion."""
        return kept.Values(self.day)


def coverage(file: PlanFile, version: int, plan: Plan | None, day: date) -> Covered | None:
    """Give the coverage of a version of a file, 0 as read; none before it was counted.

    Costs: 3 queries, 3 more where decisions differ from the first suggestions.
    """
    row = Coverage.objects.filter(file=file, version=version).first()
    if row is None:
        return None
    found = kept.decided(plan.pk, day) if plan is not None else {}
    raw = tuple(json.loads(row.content))
    return Covered(row.snapshot, row.day, row.total, row.done, raw, found)


def entries(found: Covered, plan: Plan) -> list[Entry]:
    """Give every target of a plan's version that a clerk can link, in the order of the text.

    Costs: 1 query for the memory, 4 for values.
    """
    words = {
        str(one["target"]): heard(one["indicator"], one["unit"], one["scope"]) for one in found.raw
    }
    memory = kept.remembered(set(words.values()), plan.pk)
    wanted = [one for one in found.raw if one["target"]]
    links = {
        str(one["target"]): order(
            [_link(link) for link in one["links"]], memory.get(words[str(one["target"])], ())
        )
        for one in wanted
    }
    found.values.load([link for some in links.values() for link in some])
    return [
        _entry(one, links[key], memory.get(words[key], ()), found)
        for one in wanted
        for key in (str(one["target"]),)
    ]


def _link(told: Mapping[str, Any]) -> Link:
    reasons = tuple(Reason(T(zh, en)) for zh, en in told["reasons"])
    way = Way.of(told["way"])
    return Link(told["key"], way, Fraction(told["score"]), reasons, told["name"])


def _entry(
    one: Mapping[str, Any], links: Sequence[Link], memory: Sequence[Remembered], found: Covered
) -> Entry:
    key = str(one["target"])
    decided = found.decided.get(key)
    way, figure, why = _class(one, decided, found.values)
    choices = [
        Choice(link, title, found.values.shown(link.key, link.name))
        for link in links
        if (title := kept.title(link.key)) is not None
    ]
    offered = preselected([one.link for one in choices], memory)
    first = next((one for one in choices if one.link is offered), None)
    return Entry(
        int(one["number"]), key, one["indicator"], one["scope"], one["unit"], one["amount"],
        one["quote"], way, figure, why, tuple(choices), first, decided,
    )  # fmt: skip


def _class(
    one: Mapping[str, Any], decided: kept.Decided | None, values: kept.Values
) -> tuple[Way, T, T]:
    """Give how a target is known, its figure, or why not."""
    as_read = Way.of(one["way"]), T(one["value"], one["value"]), T(*one["why"])
    if decided is None:
        return as_read
    first = one["links"][0] if one["links"] else None
    if not decided.refused:
        if first is not None and (first["key"], first["name"]) == (decided.key, decided.name):
            return as_read
        return _known(decided.key, decided.name, decided.way, values)
    if not decided.key or first is None:
        # nobody computes it: only a hand can tell
        return (
            (Way.REPORTED if first is None and as_read[0] is Way.REPORTED else Way.NONE),
            NOTHING,
            REFUSED,
        )
    left = [link for link in one["links"] if link["key"] != decided.key]
    if not left:
        return Way.NONE, NOTHING, REFUSED
    return _known(left[0]["key"], left[0]["name"], Way.of(left[0]["way"]), values)


def _known(key: str, name: str, way: Way, values: kept.Values) -> tuple[Way, T, T]:
    shown = values.shown(key, name)
    if shown.zh:
        return way, shown, NOTHING
    return Way.NONE, NOTHING, NOT_YET if name and not values.counted(key, name) else NO_DATA


def as_json(some: Sequence[Entry], found: Covered) -> dict[str, Any]:
    """Give the coverage with every target as plain data."""
    return {
        **found.tally, "snapshot": found.snapshot, "day": found.day.isoformat(),
        "ready": found.ready, "confirmed": found.confirmed, "open": found.open,
        "targets": [_told(one) for one in some],
    }  # fmt: skip


def _told(one: Entry) -> dict[str, Any]:
    decided = one.decided
    return {
        "target": one.target, "indicator": one.indicator, "scope": one.scope, "unit": one.unit,
        "amount": one.amount, "source": one.way.key, "value": one.figure.zh or None,
        "why": one.why.zh,
        "decided": None
        if decided is None
        else {
            "key": decided.key, "name": decided.name, "refused": decided.refused,
            "reason": decided.reason,
        },
        "first": one.first.link.key if one.first else None,
        "links": [
            {
                "key": each.link.key, "name": each.link.name, "value": each.figure.zh or None,
                "reasons": [reason.text.zh for reason in each.link.reasons],
            }
            for each in one.choices
        ],
    }  # fmt: skip
