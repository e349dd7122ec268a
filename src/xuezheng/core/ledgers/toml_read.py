"""A ledger from plain tables (台账定义读入): all faults at once, each with its place in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import Value
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.changes import (
    Change,
    Default,
    Drop,
    MapChoice,
    MapStage,
    Rename,
    Reread,
)
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.flow import Flow
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import After, Asks, Filler, Keep
from xuezheng.core.kinds.toml_fields import MOST_FIELDS, read_field
from xuezheng.core.kinds.toml_table import Table, too_deep
from xuezheng.core.ledgers.definition import Ledger, Numbering
from xuezheng.core.ledgers.toml_parts import (
    read_checks,
    read_clocks,
    read_closing,
    read_counts,
    read_fills,
    read_hides,
    read_parts,
    read_periodic,
    read_presets,
    read_spawns,
    read_tiles,
)

MOST_VERSIONS = 999
DEEP = T("套得太深", "it is nested too deeply")
FLAT = T("至多8层", "8 levels at most")


@dataclass(frozen=True)
class Drafted:
    """What a file says (台账草案): the ledger, numbers of its own, and everything wrong.

    ``ledger`` is None only where neither key nor flow can be read. ``numbers``
    are time limits and ladders that stand in the file itself, by the
    parameter's key under which the ledger asks for them.
    """

    ledger: Ledger | None
    numbers: Mapping[str, Value] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def from_mapping(told: Mapping[str, Any], flows: Mapping[str, Flow]) -> Drafted:
    """Read a ledger from what TOML gives; ``flows`` are the standard flows by key.

    Nothing raises: what cannot be read stands in ``issues``. Whether the
    ledger makes sense is for ``check.issues`` to say.
    """
    if too_deep(dict(told)):
        return Drafted(None, issues=(Issue("", DEEP, FLAT),))
    table = Table("", told, [])
    key = table.text("key", needed=True, most=40)
    flow = flows.get(table.one("flow", flows, needed=True))
    numbers: dict[str, Value] = {}
    found = _top(table) | {
        "fields": _fields(table),
        "parts": read_parts(table),
        "clocks": read_clocks(table, key, numbers),
        "closing": read_closing(table),
        "fills": read_fills(table),
        "tiles": read_tiles(table),
        "spawns": read_spawns(table),
        "presets": read_presets(table),
        "hides": read_hides(table),
        "counts": read_counts(table),
        "periodic": read_periodic(table),
        "checks": read_checks(table),
        "changes": _changes(table),
    }
    table.rest()
    ledger = Ledger(key=key, flow=flow, **found) if key and flow else None
    return Drafted(ledger, MappingProxyType(numbers), tuple(table.issues))


def _top(table: Table) -> dict[str, Any]:
    """Read what stands above the lists."""
    prefix = table.text("prefix", needed=True, most=8)
    return {
        "version": table.whole("version", 1, MOST_VERSIONS, otherwise=1),
        "title": table.words("title"),
        "group": table.text("group", needed=True, most=40),
        "serves": table.texts("serves"),
        "source": _source(table),
        "keep": _keep(table),
        "asks": _asks(table),
        "opens": table.texts("opens", needed=True),
        "numbering": Numbering(prefix, table.whole("width", 3, 8, otherwise=4)),
        "needs_due": table.flag("needs_due", otherwise=True),
        "numbers": table.texts("numbers"),
    }


def _source(table: Table) -> Source | None:
    inner = table.table("source")
    if inner is None:
        return None
    found = Source(
        inner.text("document", needed=True), inner.text("number"), inner.day("issued"),
        inner.text("clause"),
    )  # fmt: skip
    inner.rest()
    return found


def _keep(table: Table) -> Keep:
    inner = table.table("keep")
    if inner is None:
        return Keep(10)
    years = inner.whole("years", 1, 100, otherwise=10, needed=True)
    then = inner.one("then", [one.value for one in After], otherwise=After.ARCHIVE.value)
    inner.rest()
    return Keep(years, After(then))


def _asks(table: Table) -> Asks | None:
    inner = table.table("asks")
    if inner is None:
        return None
    found = Asks(
        inner.words("who"), inner.words("basis"),
        inner.whole("minutes", 1, 600, otherwise=1, needed=True), inner.wholes("months", 1, 12),
        Filler.of(inner.one("by", [one.key for one in Filler], otherwise=Filler.SCHOOL.key)),
    )  # fmt: skip
    inner.rest()
    return found


def _fields(table: Table) -> tuple[Field, ...]:
    tables = table.tables("fields")
    if len(tables) > MOST_FIELDS:
        many = T(f"{len(tables)}个字段", f"{len(tables)} fields")
        table.fault("fields", many, T(f"至多{MOST_FIELDS}个", f"{MOST_FIELDS} at most"))
    if not tables:
        table.fault("fields", T("没有字段", "there are no fields"), T("至少一个", "one at least"))
    found = (read_field(one) for one in tables[:MOST_FIELDS])
    return tuple(one for one in found if one is not None)


SCALAR = T("文字、整数、true或false", "text, a whole number, true or false")
CHANGES = ("rename", "drop", "default", "map_stage", "map_choice", "reread")


def _changes(table: Table) -> tuple[Change, ...]:
    found = (_change(one) for one in table.tables("changes"))
    return tuple(one for one in found if one is not None)


def _change(table: Table) -> Change | None:
    """Read one change; the words are those of the classes in ``core.kinds.changes``."""
    what = table.one("change", CHANGES, needed=True)
    version = table.whole("version", 2, MOST_VERSIONS, otherwise=2, needed=True)
    field_ = "" if what in {"rename", "map_stage", ""} else table.text("field", needed=True, most=40)  # fmt: skip
    pair = what in {"rename", "map_stage", "map_choice"}
    old = table.text("old", needed=True, most=40) if pair else ""
    new = table.text("new", needed=what != "map_choice", most=40) if pair else ""
    found: dict[str, Change] = {
        "rename": Rename(version, old, new),
        "map_stage": MapStage(version, old, new),
        "map_choice": MapChoice(version, field_, old, new or None),
        "reread": Reread(version, field_),
    }
    if what == "drop":
        found["drop"] = Drop(version, field_, table.text("why", needed=True))
    if what == "default":
        found["default"] = Default(version, field_, _value(table))
    table.rest()
    return found.get(what)


def _value(table: Table) -> Any:
    value = table.given("value")
    if not isinstance(value, str | int):
        table.fault("value", T("没有值", "there is no value"), SCALAR)
        return None
    return value
