"""Numbers that policy sets (政策参数): dated, sourced, outside the code.

Code names a parameter by ``topic.key``; the day decides its value. Above the
shipped values lie those of the province and of the bureau; on any day the
highest layer with a value in force wins. A layer may give a parameter back to
the one below from a day on (value ``None``). Values are added, never edited.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source

Value = int | Decimal | bool | str | tuple[Any, ...] | Mapping[str, Any]
"""An exact value; lists are tuples and mappings are read-only, down to the leaves."""


class ParametersError(DefinitionError):
    """Parameters are wrong; every fault is told at once, each with its place."""

    code = "parameters"
    text = T("参数有误：\n{issues}", "The parameters are wrong:\n{issues}")


class Layer(Labelled):
    """Who set a value (参数层级); a later layer goes before an earlier one."""

    SHIPPED = ("shipped", T("出厂", "Shipped"))
    PROVINCE = ("province", T("省", "Province"))
    BUREAU = ("bureau", T("本局", "Bureau"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A value from a day on; ``None`` gives the parameter back to the layer below."""

    since: date
    value: Value | None
    source: Source
    layer: Layer = Layer.SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number or choice that policy sets (政策参数), with its bounds."""

    key: str
    title: T
    unit: T
    values: tuple[Dated, ...]
    reviewed: date
    least: int | Decimal | None = None
    most: int | Decimal | None = None
    choices: tuple[str, ...] = ()

    def on(self, day: date) -> Dated | None:
        """Give the value in force on ``day``; ``None`` before the first one."""
        for layer in reversed(Layer):
            dated = [one for one in self.values if one.layer is layer and one.since <= day]
            newest = max(dated, key=lambda one: one.since, default=None)
            if newest is not None and newest.value is not None:
                return newest
        return None

    def faults(self) -> Iterator[str]:
        """Say everything wrong with it."""
        begun = [(one.layer, one.since) for one in self.values]
        for layer, since in sorted({one for one in begun if begun.count(one) > 1}, key=str):
            yield f"{self.key}: {layer.key} {since} 出现两次 / twice"
        shape = next((one.value for one in self.values if one.value is not None), None)
        if shape is None:
            yield f"{self.key}: 没有值 / no value"
            return
        for one in self.values:
            if one.value is not None:
                yield from self._wrong(one.value, shape, one.since)

    def _wrong(self, value: Value, shape: Value, since: date) -> Iterator[str]:
        where = f"{self.key} {since}"
        if not alike(value, shape):
            yield f"{where}: {plain(value)!r}，应为 / expected {kind(shape)}"
        elif isinstance(value, int | Decimal) and not isinstance(value, bool):
            low = self.least is not None and value < self.least
            if low or (self.most is not None and value > self.most):
                yield f"{where}: {value}，应在 / expected {self.least} … {self.most}"
        elif self.choices and value not in self.choices:
            yield f"{where}: {plain(value)!r}，应为 / expected {', '.join(self.choices)}"


@dataclass(frozen=True, slots=True)
class Overlay:
    """A value that the province or the bureau sets from a day on, as a row says it."""

    layer: Layer
    key: str
    since: date
    value: Value | None
    source: Source


@dataclass(frozen=True)
class InForce(Mapping[str, Value]):
    """The parameters in force on one day (现行参数), by ``topic.key``."""

    day: date
    held: Mapping[str, Dated] = field(repr=False)
    later: Mapping[str, date] = field(repr=False)
    """Parameters that have no value yet on the day, with the day of their first one."""

    def __getitem__(self, key: str) -> Value:
        found = self.held.get(key)
        if found is None or found.value is None:
            raise KeyError(self._missing(key))
        return found.value

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)

    def _missing(self, key: str) -> str:
        if key in self.later:
            return f"{key} has no value on {self.day}; its first is from {self.later[key]}"
        return f"no parameter {key}{nearest(key, self.held)}"

    def whole(self, key: str) -> int:
        """Give a whole number; raises ``TypeError`` where the parameter is none."""
        value = self[key]
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(key)
        return value

    @cached_property
    def digest(self) -> str:
        """Give the effective digest: SHA-256 of the values with their days and sources."""
        told = {
            key: [plain(one.value), one.since.isoformat(), one.source.cited, one.layer.key]
            for key, one in self.held.items()
        }
        return sha256(canonical(told)).hexdigest()


@dataclass(frozen=True)
class Rules:
    """All parameters with all their values; ``on`` gives those of a day."""

    parameters: Mapping[str, Parameter]

    def on(self, day: date) -> InForce:
        """Give the parameters in force on ``day``."""
        held = {key: one for key, given in self.parameters.items() if (one := given.on(day))}
        later = {
            key: min(one.since for one in given.values)
            for key, given in self.parameters.items()
            if key not in held
        }
        return InForce(day, MappingProxyType(dict(sorted(held.items()))), MappingProxyType(later))

    def overlaid(self, rows: Iterable[Overlay]) -> "Rules":
        """Lay rows of the province or the bureau over these; the order of rows does not matter.

        Raises ``ParametersError`` with every row that names no parameter or
        whose value is not of the shape or within the bounds of the shipped one.
        """
        added: dict[str, list[Dated]] = {}
        issues: list[str] = []
        for row in rows:
            if row.key in self.parameters:
                dated = Dated(row.since, row.value, row.source, row.layer)
                added.setdefault(row.key, []).append(dated)
            else:
                issues.append(
                    f"{row.key}: 没有这个参数 / unknown{nearest(row.key, self.parameters)}"
                )
        merged = dict(self.parameters)
        for key, rows_of in added.items():
            merged[key] = replace(merged[key], values=(*merged[key].values, *rows_of))
            issues.extend(merged[key].faults())
        if issues:
            raise ParametersError(issues="\n".join(sorted(issues)))
        return Rules(MappingProxyType(merged))


def nearest(name: str, known: Iterable[str]) -> str:
    """Give a did-you-mean for a name nobody knows, empty where nothing is near.

    >>> nearest("task.sing_within", ["task.sign_within", "hearing.hours"])
    '; did you mean task.sign_within?'
    """
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def kind(value: Value) -> str:
    """Name the kind of a value for messages."""
    kinds = ((bool, "true/false"), (int, "integer"), (Decimal, "number"), (str, "text"))
    for type_, name in kinds:
        if isinstance(value, type_):
            return name
    return "list" if isinstance(value, tuple) else "mapping"


def alike(value: Value, shape: Value) -> bool:
    """Say whether ``value`` has the shape of ``shape``; a whole number may stand for a number."""
    same = kind(value) == kind(shape)
    return same or (kind(value) == "integer" and kind(shape) == "number")


def plain(value: Any) -> Any:
    """Turn a value into what JSON can say; a number with a point becomes a tagged text."""
    if isinstance(value, Decimal):
        return {"number": format(value.normalize(), "f")}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return value


def in_line(value: Value | None) -> str:
    """Write a value in a line, – for none; entries of a list or a table stand side by side.

    >>> in_line({"usual": 60, "extended": 90})
    '60 / 90'
    """
    if isinstance(value, Mapping):
        return " / ".join(in_line(one) for one in value.values())
    if isinstance(value, tuple):
        return " / ".join(in_line(one) for one in value)
    return "–" if value is None else str(value)


def canonical(value: Any) -> bytes:
    """Write plain values as JSON that is the same on any machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
