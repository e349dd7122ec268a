"""Parts, clocks and what else stands beside the fields of a ledger, from plain tables (承办方、时限等读入)."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import Value
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.declared import NUMBER, Compares, read_compares
from xuezheng.core.kinds.toml_table import MISSING, Table
from xuezheng.core.ledgers.clocks import (
    ByDue,
    ByField,
    Clock,
    Minutes,
    NaturalDays,
    Rule,
    SchoolDays,
    WorkingDays,
    WorkingHours,
)
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Closing, Fills, Part, Tile, Where
from xuezheng.core.ledgers.hiding import Hides
from xuezheng.core.ledgers.linking import Spawn
from xuezheng.core.ledgers.presets import Preset
from xuezheng.core.ledgers.rhythm import Every, Periodic

Days = WorkingDays | NaturalDays | SchoolDays | Minutes | WorkingHours
COUNTED: Mapping[str, type[Days]] = {
    "working_days": WorkingDays, "natural_days": NaturalDays, "school_days": SchoolDays,
    "minutes": Minutes, "working_hours": WorkingHours,
}  # fmt: skip
DUE, FIELD = "due", "field"
RULES = (*COUNTED, DUE, FIELD)
SHORT = 30
"""Characters of a part's or a clock's key, as rows keep them."""
MOST_COUNTED = 100_000
RUNG = T("写成：天数: 承办方, 承办方；分钟写30m", "write: days: part, part; minutes as 30m")
HOLDS = T("写成：字段 >= 字段、整数或{number}", "write: field >= field, whole number or {number}")
ONLY_NUMBER = T("只可写{number}，并写明number", "only {number}, with a number given")
_RUNG = re.compile(r"\s*([+-]?[0-9]{1,4})(m?)\s*:\s*([a-z0-9_]+(?:\s*,\s*[a-z0-9_]+)*)\s*\Z")
_BRACES = re.compile(r"[{}]")


def within(ledger: str, clock: str) -> str:
    """Name the number that stands in the ledger's own file."""
    return f"{ledger}.{clock}_within"


def ladder_key(ledger: str, clock: str) -> str:
    """Name the ladder that stands in the ledger's own file."""
    return f"{ledger}.{clock}_ladder"


def read_rung(line: str) -> Mapping[str, Any] | None:
    """Read one rung, as parameters have it; None for a line that is none.

    >>> dict(read_rung("-1: lead")), read_rung("lead")
    ({'days': -1, 'wakes': ('lead',)}, None)
    """
    found = _RUNG.match(line)
    if not found:
        return None
    wakes = tuple(one.strip() for one in found[3].split(","))
    name = "minutes" if found[2] else "days"
    return MappingProxyType({name: int(found[1]), "wakes": wakes})


def written_rung(rung: Mapping[str, Any]) -> str:
    """Write one rung on one line.

    >>> written_rung({"days": 3, "wakes": ("lead", "above")})
    '3: lead, above'
    """
    many = f"{rung['minutes']}m" if "minutes" in rung else str(rung["days"])
    return f"{many}: {', '.join(rung['wakes'])}"


def read_parts(table: Table) -> tuple[Part, ...]:
    """Read who takes part."""
    found = []
    for one in table.tables("parts"):
        where = one.one("where", [place.key for place in Where], otherwise=Where.OWN.key)
        part = Part(
            one.text("key", needed=True, most=SHORT), one.words("label"), one.texts("roles"),
            Where.of(where), one.text("field", most=40), one.flag("many"),
        )  # fmt: skip
        one.rest()
        found.append(part)
    return tuple(found)


def read_clocks(table: Table, ledger: str, numbers: dict[str, Value]) -> tuple[Clock, ...]:
    """Read time limits; numbers that stand here go to ``numbers``."""
    found = []
    for one in table.tables("clocks"):
        key = one.text("key", needed=True, most=SHORT)
        label, stages = one.words("label"), one.texts("stages", needed=True)
        rule = _rule(one, within(ledger, key), numbers)
        ladder = _ladder(one, ladder_key(ledger, key), numbers)
        found.append(Clock(key, label, stages, rule, ladder, one.text("owes", most=40)))
        one.rest()
    return tuple(found)


def _rule(table: Table, own: str, numbers: dict[str, Value]) -> Rule:
    """Read how a time limit is reckoned: by a number here, by a parameter, by a day."""
    word = table.one("rule", RULES, needed=True)
    if word == FIELD:
        return ByField(table.text("field", needed=True, most=40))
    if word not in COUNTED:
        return ByDue()
    since, by = table.text("since", most=40), table.text("by", most=40)
    parameter = table.text("parameter", most=80)
    if not parameter:
        count = table.whole("count", 1, MOST_COUNTED, otherwise=0, needed=True)
        parameter = own
        numbers[own] = count
    return COUNTED[word](parameter, since, by)


def _ladder(table: Table, own: str, numbers: dict[str, Value]) -> str:
    """Read whom the end of a time limit wakes: a parameter's key, or rungs of its own."""
    if not isinstance(table.told.get("ladder"), list):
        return table.text("ladder", needed=True, most=80)
    rungs = []
    for n, line in enumerate(table.texts("ladder"), 1):
        rung = read_rung(line)
        if rung is None:
            table.fault(f"ladder[{n}]", T("看不懂", "it is not understood"), RUNG)
        else:
            rungs.append(rung)
    numbers[own] = tuple(rungs)
    return own


def read_fills(table: Table) -> tuple[Fills, ...]:
    """Read which moves fill in which fields."""
    found = []
    for one in table.tables("fills"):
        move = one.text("move", needed=True, most=40)
        found.append(Fills(move, one.texts("fields", needed=True), one.texts("needed")))
        one.rest()
    return tuple(found)


def read_closing(table: Table) -> Closing:
    """Read what must be there before a case ends."""
    inner = table.table("closing")
    if inner is None:
        return Closing()
    found = Closing(inner.whole("evidence", 0, 20, otherwise=0), inner.texts("fields"))
    inner.rest()
    return found


def read_tiles(table: Table) -> tuple[Tile, ...]:
    """Read the figures on the desk."""
    found = []
    for one in table.tables("tiles"):
        key, label = one.text("key", needed=True, most=40), one.words("label")
        found.append(Tile(key, label, one.texts("stages", needed=True), one.flag("overdue")))
        one.rest()
    return tuple(found)


def read_spawns(table: Table) -> tuple[Spawn, ...]:
    """Read which moves open cases of other ledgers."""
    found = []
    for one in table.tables("spawns"):
        spawn = Spawn(
            one.text("move", needed=True, most=40), one.text("kind", needed=True, most=40),
            one.words("label"), one.pairs("carries"), one.pairs("party"),
            one.text("due_field", most=40), one.plain("sets"), one.text("org", most=40),
        )  # fmt: skip
        one.rest()
        found.append(spawn)
    return tuple(found)


def read_presets(table: Table) -> tuple[Preset, ...]:
    """Read templates of the opening form."""
    found = []
    for one in table.tables("presets"):
        key, label = one.text("key", needed=True, most=40), one.words("label")
        found.append(Preset(key, label, one.plain("data"), one.wholes("months", 1, 12)))
        one.rest()
    return tuple(found)


def read_hides(table: Table) -> Hides | None:
    """Read who does not see a case yet."""
    inner = table.table("hides")
    if inner is None:
        return None
    parts, until = inner.texts("parts", needed=True), inner.texts("until", needed=True)
    found = Hides(parts, until, inner.pairs("where"))
    inner.rest()
    return found


def read_counts(table: Table) -> tuple[Count, ...]:
    """Read the numbers of roll-ups."""
    found = []
    for one in table.tables("counts"):
        count = Count(
            one.text("key", needed=True, most=40), one.words("label"), one.words("unit"),
            one.text("of", most=60) or "opened", one.plain("where"),
        )  # fmt: skip
        one.rest()
        found.append(count)
    return tuple(found)


def read_periodic(table: Table) -> Periodic | None:
    """Read the rhythm in which units owe a report."""
    inner = table.table("periodic")
    if inner is None:
        return None
    every = inner.one("every", [one.key for one in Every], needed=True, otherwise=Every.MONTH.key)
    found = Periodic(
        Every.of(every), inner.texts("units", needed=True), inner.text("into", needed=True, most=40),
        inner.plain("data"), inner.text("title", most=40) or "title",
    )  # fmt: skip
    inner.rest()
    return found


def read_checks(table: Table) -> tuple[Check, ...]:
    """Read checks across fields."""
    found = (_check(one) for one in table.tables("checks"))
    return tuple(one for one in found if one is not None)


def _check(table: Table) -> Check | None:
    field, says = table.text("field", needed=True, most=40), table.words("says")
    words = table.text("holds", needed=True)
    number, stage = table.text("number", most=80), table.text("needed_from", most=40)
    table.rest()
    holds = read_compares(words) if words else None
    if holds is None:
        if words:
            table.fault("holds", T("看不懂", "it is not understood"), HOLDS)
        return None
    _numbered(table, holds, number)
    for key, half in (("says", says.zh), ("says_en", says.en)):
        left = half.replace(NUMBER, "") if number else half
        if _BRACES.search(left):
            table.fault(key, T("有花括号", "there are braces"), ONLY_NUMBER)
            return None
    return Check(field, says, holds, stage, number)


def _numbered(table: Table, holds: Compares, number: str) -> None:
    """A comparison with a parameter names it, and the other way round."""
    wants = holds.right == NUMBER
    if wants and not number:
        table.fault("number", MISSING, T("参数的键", "the key of a parameter"))
    elif number and not wants:
        table.fault("holds", T("没有用到number", "it does not use number"), HOLDS)
