"""What the commands of indicators share: the snapshot asked for, counted here, without a database."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.adapters.indicators import Opened, opened
from xuezheng.adapters.parameters import shipped
from xuezheng.adapters.snapshots import Snapshot
from xuezheng.catalogue.indicators import INDICATORS, indicator
from xuezheng.cli import over_snapshot
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import nearest
from xuezheng.core.indicators.definition import Grain, Indicator, Version
from xuezheng.core.indicators.measures import Value
from xuezheng.core.indicators.places import Places
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.indicators.tabulate import Sums, shown, values


class NotInForceError(InputError):
    """The indicator has no formula on the day."""

    code = "indicator-not-in-force"
    text = T(
        "{key} 在 {day} 没有公式，最早 {first}",
        "{key} has no formula on {day}; its first is of {first}",
    )


def options(parser: argparse.ArgumentParser) -> None:
    """Declare where the snapshot is and which day is meant."""
    parser.add_argument("key", metavar="KEY", help="指标 / which indicator")
    parser.add_argument("--at", choices=[one.key for one in Grain], help="层级 / at which grain")
    over_snapshot.options(parser)


def found(key: str) -> Indicator:
    """Give an indicator by its key. Raises ``NotFoundError`` with the nearest name."""
    try:
        return indicator(key)
    except KeyError as error:
        near = nearest(key, (one.key for one in INDICATORS))
        raise NotFoundError(what=f"指标 {key[:60]}{near}") from error


@dataclass(frozen=True)
class Asked:
    """One indicator over one snapshot (单项计算): its values and the names of places."""

    indicator: Indicator
    version: Version
    snapshot: Snapshot
    bound: Bound
    places: Places
    names: Mapping[int, str]
    values: Mapping[int, Value]

    def at(self, grain: str | None) -> list[int]:
        """Give the places of a grain, the highest ones unless one is named."""
        grains = self.places.grains
        wanted = Grain.of(grain) if grain else max(grains.values(), key=list(Grain).index)
        return [org for org in sorted(self.values) if grains.get(org, wanted) is wanted]


def counted(arguments: argparse.Namespace) -> Asked:
    """Count one indicator. Raises ``NotFoundError``, ``NotInForceError`` and what the engine raises."""
    one = found(arguments.key)
    snapshot, on = over_snapshot.chosen(arguments)
    version = one.on(on)
    if version is None:
        raise NotInForceError(key=one.key, day=on, first=one.versions[0].since)
    bound = Bound(on, shipped().on(on))
    with opened(snapshot, bound) as engine:
        places = engine.places()
        by_class = arguments.at == Grain.CLASS.key
        told = (
            _by_class(engine, one, version) if by_class else _by_place(engine, one, version, places)
        )
        return Asked(one, version, snapshot, bound, places, engine.names(), told)


def _by_place(
    engine: Opened, one: Indicator, version: Version, places: Places
) -> Mapping[int, Value]:
    sums = Sums.of(version, engine.tally(version.formula.amounts))
    scope = engine.asked(one.applies) if one.applies is not None else None
    return values(one, version, sums, places, scope)


def _by_class(engine: Opened, one: Indicator, version: Version) -> Mapping[int, Value]:
    if Grain.CLASS not in one.grains:
        raise NotFoundError(what=f"{one.key} --at class")
    sums = Sums.of(version, engine.tally(version.formula.amounts, by="class"))
    return {class_: version.formula.value(sums.held(cells)) for class_, cells in sums.cells.items()}


def told(asked: Asked, org: int) -> dict[str, Any]:
    """Give one value as plain JSON; exact as text."""
    value, one = asked.values[org], asked.indicator
    number = value.number
    return {
        "key": one.key,
        "org": org,
        "name": asked.names.get(org, ""),
        "day": asked.bound.day.isoformat(),
        "number": None if number is None else str(number),
        "shown": None if number is None else str(shown(number, one.unit)),
        "unit": one.unit.word.zh,
        "absence": value.absence.key if value.absence else None,
        "part": value.part,
        "whole": value.whole,
        "unknown": value.unknown,
        "snapshot": asked.snapshot.manifest.head.name,
        "content": asked.snapshot.manifest.content,
        "definition": one.digest(asked.version),
        "parameters": asked.bound.numbers.digest if hasattr(asked.bound.numbers, "digest") else "",
    }
