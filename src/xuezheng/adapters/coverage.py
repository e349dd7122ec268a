"""What coverage of promises counts (承诺覆盖): each target linked, each link's value over a snapshot."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from xuezheng.adapters.indicators import Opened, opened
from xuezheng.adapters.parameters import shipped
from xuezheng.adapters.snapshots import Snapshot
from xuezheng.catalogue.indicators import indicator
from xuezheng.catalogue.linking import BY_HAND, linker
from xuezheng.catalogue.linking.spoken import spoken
from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator, Version
from xuezheng.core.indicators.expressions import Moment, col
from xuezheng.core.indicators.measures import Amount, Count, Ratio
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.indicators.tabulate import Sums, shown, values
from xuezheng.core.linking.link import Linker
from xuezheng.core.linking.naming import named
from xuezheng.core.linking.offers import FELL, ROSE, Link, Linked, Way

KINDS = ("target", "result", "baseline")
"""What counts as promised or told; norms are nobody's target."""
PAGE = 2000
"""Rows read at a time when their names are looked at."""
NOTHING = T("", "")
NO_DATA = T("所用数据中没有可计算的数值", "The data in use give no value")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a link counts (关联取数): the exact number, how it is shown, of how many rows of its name."""

    number: Fraction | Decimal | None = None
    shown: str = ""
    rows: int | None = None


@dataclass(frozen=True)
class Covered:
    """One target with its figure (目标取数): the way it is known, the value shown, or why not."""

    target: Mapping[str, Any]
    linked: Linked
    way: Way
    value: str = ""
    why: T = NOTHING
    rows: int | None = None


def linked(
    found: Mapping[str, Any],
    text: str,
    using: Linker | None = None,
    part: slice = slice(None),
) -> list[tuple[Mapping[str, Any], Linked]]:
    """Link every target of a reading as JSON, or a part of them; ``text`` is its document's canonical text."""
    uses = using or linker()
    return [
        (one, uses.link(spoken(one, text, issuer, place)))
        for one, issuer, place in promised(found)[part]
    ]


def promised(found: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], str, int]]:
    """Give what counts as promised or told, with its issuer and how many the same words said before."""
    some, before = [], Counter[tuple[int, int, str]]()
    for one in found["targets"]:
        same = (one["start"], one["end"], one["indicator"])
        if one["kind"] in KINDS:
            issuer = str(found["parts"][one["part"]].get("issuer") or "")
            some.append((one, issuer, before[same]))
        before[same] += 1
    return some


def covered(some: list[tuple[Mapping[str, Any], Linked]], snapshot: Snapshot) -> list[Covered]:
    """Give every target its value over a snapshot, for the whole area it knows."""
    day = snapshot.manifest.head.day
    bound = Bound(day, shipped().on(day))
    with opened(snapshot, bound) as engine:
        asked = Asked(engine, bound)
        return [covered_by(target, found, asked) for target, found in some]


def covered_by(target: Mapping[str, Any], found: Linked, asked: "Asked") -> Covered:
    """Give one target its value."""
    first = found.first
    if first is None:
        reported = _reported(target)
        way = Way.REPORTED if reported else Way.NONE
        return Covered(target, found, way, why=reported or found.why)
    value, rows = asked.value(first)
    if value is None:
        return Covered(target, found, Way.NONE, why=NO_DATA)
    return Covered(target, found, first.way, value, rows=rows)


def _reported(target: Mapping[str, Any]) -> T | None:
    """Say which word tells that only an entry by hand can know a target."""
    hit = BY_HAND.search(f"{target['indicator']}{target['quote']}")
    return T(f"“{hit[0]}”只能人工填报", f"{hit[0]} can only be entered by hand") if hit else None


class Asked:
    """A snapshot that is asked for figures, each once."""

    def __init__(self, engine: Opened, bound: Bound) -> None:
        self.engine, self.bound = engine, bound
        self.places = engine.places()
        self.root = min(org for org in self.places.held if len(self.places.up(org)) == 1)
        self.kept: dict[tuple[str, str], Counted] = {}

    def value(self, link: Link) -> tuple[str | None, int | None]:
        """Give a link's value as shown, and of how many named rows it is; ``None`` where there is no data."""
        found = self.counted(link.key, link.name)
        return (found.shown, found.rows) if found.number is not None else (None, None)

    def counted(self, key: str, name: str = "") -> Counted:
        """Give what a figure counts over the whole area, of rows of a name only where one is given."""
        if (key, name) not in self.kept:
            self.kept[key, name] = self._count(key, name)
        return self.kept[key, name]

    def _changed(self, key: str, name: str) -> Counted:
        """Give by how much a share rose, or fell, since the same day a year ago, in points."""
        now, then = self.counted(key).number, self.before.counted(key).number
        if now is None or then is None:
            return Counted()
        rise = Fraction(now) - Fraction(then)
        number = rise if name == ROSE else -rise
        return Counted(number, f"{shown(number, indicator(key).unit)}个百分点")

    @cached_property
    def before(self) -> "Asked":
        """The same snapshot as of the day a year ago."""
        day = self.bound.moment(Moment(years=-1))
        bound = Bound(day, shipped().on(day))
        return Asked(self.engine.at(bound), bound)

    def _count(self, key: str, name: str) -> Counted:
        if name in {ROSE, FELL}:
            return self._changed(key, name)
        one = indicator(key)
        version = one.on(self.bound.day)
        if version is None:
            return Counted()
        titles = None
        if one.named and name:
            titles = self._titles(one, version, name)
            version = narrowed(version, one.named, titles)
        try:
            sums = Sums.of(version, self.engine.tally(version.formula.amounts))
            scope = self.engine.asked(one.applies) if one.applies is not None else None
            found = values(one, version, sums, self.places, scope).get(self.root)
        except BackendError:
            return Counted()
        if found is None or found.number is None:
            return Counted()
        told_ = f"{shown(found.number, one.unit)}{one.unit.word.zh}"
        return Counted(found.number, told_, None if titles is None else len(titles))

    def _titles(self, one: Indicator, version: Version, name: str) -> tuple[str, ...]:
        part = replace(version.formula.amounts[0], of=None)
        titles = {str(row.get(one.named) or "") for row in self._rows(part)}
        return tuple(sorted(title for title in titles if title and named(title, name)))

    def _rows(self, part: Amount) -> Iterator[Mapping[str, Any]]:
        after, orgs = 0, tuple(self.places.held)
        while rows := self.engine.taken(part, orgs, PAGE, after):
            yield from rows
            after = int(rows[-1]["id"])


def narrowed(version: Version, column: str, titles: tuple[str, ...]) -> Version:
    """Give a formula over the rows of some names only; a share keeps its whole."""
    formula = version.formula
    part = formula.amounts[0]
    some = col(column).among(*titles) if titles else col(column).among("")
    fewer = replace(part, where=some if part.where is None else part.where & some)
    if isinstance(formula, Count | Ratio):
        return replace(version, formula=replace(formula, part=fewer))
    return version


def told(one: Covered) -> dict[str, Any]:
    """Give a target with its links as plain JSON."""
    return {
        "id": one.target["id"],
        "start": one.target["start"],
        "end": one.target["end"],
        "kind": one.target["kind"],
        "indicator": one.target["indicator"],
        "scope": one.target["scope"],
        "unit": one.target["unit"],
        "source": one.way.key,
        "key": one.linked.first.key if one.linked.first else None,
        "name": one.linked.first.name if one.linked.first else "",
        "value": one.value or None,
        "rows": one.rows,
        "why": one.why.zh,
        "links": [
            {
                "key": link.key,
                "name": link.name,
                "score": f"{float(link.score):.3f}",
                "reasons": [reason.text.zh for reason in link.reasons],
            }
            for link in one.linked.links
        ],
    }  # fmt: skip


def tally(some: list[Covered]) -> dict[str, int]:
    """Count how the targets are known."""
    ways = {way.key: sum(one.way is way for one in some) for way in Way}
    return {"total": len(some), **ways}
