"""What the form writes back into a draft (表单写回): only what it shows, all else stays as it was."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from xuezheng.apps.designs.forms.shape import SEVERAL, listed, tables, word
from xuezheng.apps.designs.selectors.starting import known
from xuezheng.catalogue.flows import FLOWS
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Slot
from xuezheng.core.kinds.flow import Flow
from xuezheng.core.kinds.toml_fields import default_privacy
from xuezheng.core.kinds.toml_table import without_empty
from xuezheng.core.kinds.types import TYPES
from xuezheng.core.ledgers.sketch import clock_for, english, key_of, part_for, parts_in

MOST_ROWS = 80


Posted = QueryDict


def merged(told: Mapping[str, Any], posted: Posted, *, key_stays: bool = False) -> dict[str, Any]:
    """Give plain tables with what the form says; a flow that changed gets the parts and limits it needs."""
    found = dict(told)
    for name in ("title", "title_en", "group", "flow", "prefix", *(() if key_stays else ("key",))):
        if value := _line(posted, name):
            found[name] = value
    found["opens"] = [str(one) for one in posted.getlist("opens")]
    found["needs_due"] = "needs_due" in posted
    found["asks"] = _asks(told, posted)
    if (years := _whole(posted, "years")) is not None:
        keep = told.get("keep")
        found["keep"] = (keep if isinstance(keep, dict) else {}) | {"years": years}
    found["fields"], found["fills"] = _fields(told, posted)
    found["parts"] = [
        _part(one, posted, f"p-{n}") for n, one in enumerate(tables(told, "parts"), 1)
    ]
    found["clocks"] = [
        _clock(one, posted, f"c-{n}") for n, one in enumerate(tables(told, "clocks"), 1)
    ]
    found["counts"] = _counts(told, posted)
    flow = next((one for one in FLOWS if one.key == found.get("flow")), None)
    if flow is not None and found.get("flow") != told.get("flow"):
        _fit(found, flow)
    return without_empty(found)


def _line(posted: Posted, name: str) -> str:
    return " ".join(str(posted.get(name, "")).split())


def _whole(posted: Posted, name: str) -> int | None:
    """Give a whole number as typed; what is none is left to the check as it stands in the text."""
    typed = _line(posted, name)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None


def _asks(told: Mapping[str, Any], posted: Posted) -> dict[str, Any]:
    asks = told.get("asks")
    found = dict(asks) if isinstance(asks, dict) else {}
    for name in ("who", "basis"):
        found |= _words(posted, name, name, found)
    if (minutes := _whole(posted, "minutes")) is not None:
        found["minutes"] = minutes
    return found


def _words(posted: Posted, name: str, key: str, old: Mapping[str, Any]) -> dict[str, Any]:
    """Give words with their English half: as typed, as it was, as others say it, else the pinyin."""
    zh, en = _line(posted, name), _line(posted, f"{name}_en")
    if not zh:
        return {}
    if not en and old.get(key) == zh:
        en = word(old, f"{key}_en")
    return {key: zh, f"{key}_en": en or known().get(zh, ("", ""))[1] or english(zh)}


def _fields(told: Mapping[str, Any], posted: Posted) -> tuple[list[Any], list[Any]]:
    """Give the fields, and the moves that fill them in."""
    before = tables(told, "fields")
    fills = [dict(one) for one in tables(told, "fills")]
    found: list[dict[str, Any]] = []
    for n in range(1, min(len(before) + 20, MOST_ROWS) + 1):
        name = f"f-{n}"
        old = before[n - 1] if n <= len(before) else {}
        if f"{name}-label" not in posted:
            found += [dict(old)] if old else []
            continue
        if f"{name}-drop" in posted or not (_line(posted, f"{name}-label") or old):
            _fill(fills, word(old, "key"), "")
            continue
        one = _field(
            old, posted, name, [*(word(b, "key") for b in before), *(f["key"] for f in found)]
        )
        found.append(one)
        move = str(posted.get(f"{name}-fill", SEVERAL))
        if move != SEVERAL:
            _fill(fills, str(one.get("key", "")), move)
    _slots(found)
    return found, [one for one in fills if listed(one, "fields")]


def _field(old: Mapping[str, Any], posted: Posted, name: str, taken: Iterable[str]) -> dict[str, Any]:  # fmt: skip
    label = _words(posted, f"{name}-label", "label", old) or {
        key: old.get(key) for key in ("label", "label_en")
    }
    type_ = str(posted.get(f"{name}-type", "text"))
    privacy = str(posted.get(f"{name}-privacy", ""))
    if privacy == default_privacy(type_).key or (not old and privacy == "open"):
        privacy = ""
    help_ = _words(posted, f"{name}-help", "help", old)
    lines = [
        line.strip() for line in str(posted.get(f"{name}-choices", "")).splitlines() if line.strip()
    ]
    found = dict(old) | label | {
        "key": old.get("key") or key_of(str(label["label"]), taken), "type": type_,
        "required": f"{name}-required" in posted or None,
        "needed_from": str(posted.get(f"{name}-needed", "")), "privacy": privacy,
        "choices": [_choice(line, n) for n, line in enumerate(lines, 1)],
        "slot": (old.get("slot") or FIND) if f"{name}-found" in posted else "",
    } | (help_ or {"help": "", "help_en": ""})  # fmt: skip
    return without_empty(found)


FIND = "?"
"""Stands for a column that is still to be found for a field that may be searched."""


def _choice(line: str, number: int) -> str:
    """Complete a choice of which only the Chinese was typed."""
    if "=" in line:
        return line
    label = T(line, english(line))
    return f"{key_of(line)[:30] or number} = {label.zh} | {label.en}".replace("\\", "")


def _slots(fields: list[dict[str, Any]]) -> None:
    """Give every field to be searched a free column of its type; one for which none is left gets none."""
    taken = {word(one, "slot") for one in fields}
    for one in fields:
        letter = TYPES[one["type"]].slot if one.get("type") in TYPES else ""
        slot = word(one, "slot")
        if slot and (slot == FIND or not letter or not slot.startswith(letter)):
            free = [
                s.value
                for s in Slot
                if letter and s.value.startswith(letter) and s.value not in taken
            ]
            one.pop("slot")
            if free:
                one["slot"] = free[0]
                taken.add(free[0])


def _fill(fills: list[dict[str, Any]], key: str, move: str) -> None:
    """Let one move fill a field in, or none."""
    if not key:
        return
    for one in fills:
        for name in ("fields", "needed"):
            if key in listed(one, name) and one.get("move") != move:
                one[name] = [other for other in listed(one, name) if other != key]
    if not move:
        return
    into = next((one for one in fills if one.get("move") == move), None)
    if into is None:
        fills.append({"move": move, "fields": [key]})
    elif key not in listed(into, "fields"):
        into["fields"] = [*listed(into, "fields"), key]


def _part(old: Mapping[str, Any], posted: Posted, name: str) -> dict[str, Any]:
    if f"{name}-label" not in posted:
        return dict(old)
    where = str(posted.get(f"{name}-where", "own"))
    found = dict(old) | _words(posted, f"{name}-label", "label", old)
    found |= {"roles": [str(one) for one in posted.getlist(f"{name}-roles")], "where": where}
    return without_empty(found | ({"where": ""} if where == "own" else {}))


COUNTED = frozenset({"working_days", "natural_days", "school_days", "minutes", "working_hours"})


def _clock(old: Mapping[str, Any], posted: Posted, name: str) -> dict[str, Any]:
    if f"{name}-rule" not in posted:
        return dict(old)
    rule = str(posted.get(f"{name}-rule"))
    found = dict(old) | _words(posted, f"{name}-label", "label", old) | {"rule": rule}
    count = _whole(posted, f"{name}-count")
    if rule in COUNTED and count is not None:
        found["count"] = count
        found.pop("parameter", None)
    if rule not in COUNTED:
        found = {
            key: value
            for key, value in found.items()
            if key not in {"count", "parameter", "since", "by"}
        }
    found["field"] = _line(posted, f"{name}-field") if rule == "field" else ""
    lines = [
        line.strip() for line in str(posted.get(f"{name}-ladder", "")).splitlines() if line.strip()
    ]
    return without_empty(found | ({"ladder": lines} if lines else {}))


def _counts(told: Mapping[str, Any], posted: Posted) -> list[dict[str, Any]]:
    before = tables(told, "counts")
    found = []
    for n in range(1, len(before) + 2):
        name, old = f"n-{n}", before[n - 1] if n <= len(before) else {}
        if f"{name}-label" not in posted:
            found += [dict(old)] if old else []
            continue
        label = _words(posted, f"{name}-label", "label", old)
        if not label or f"{name}-drop" in posted:
            continue
        key = old.get("key") or key_of(label["label"], [word(one, "key") for one in before])
        unit = _words(posted, f"{name}-unit", "unit", old) or {"unit": "件", "unit_en": "cases"}
        of = {"of": str(posted.get(f"{name}-of", "opened"))}
        found.append(dict(old) | {"key": key} | label | unit | of)
    return found


def _fit(told: dict[str, Any], flow: Flow) -> None:
    """Give a changed flow what it needs: its parts, and a time limit for every stage that has none."""
    parts = {word(one, "key"): one for one in tables(told, "parts")}
    told["parts"] = [parts.get(key) or part_for(key) for key in parts_in(flow)]
    stages = [one.key for one in flow.stages]
    kept = [
        one
        for one in tables(told, "clocks")
        if listed(one, "stages") and set(listed(one, "stages")) <= set(stages)
    ]
    timed = {stage for one in kept for stage in listed(one, "stages")}
    told["clocks"] = kept + [
        clock_for(flow, stage.key, n)
        for n, stage in enumerate(flow.stages)
        if not stage.end and stage.key not in timed
    ]
    moves = {one.key for one in flow.moves}
    told["fills"] = [one for one in tables(told, "fills") if one.get("move") in moves]
    told["tiles"] = [
        one for one in tables(told, "tiles") if set(listed(one, "stages")) <= set(stages)
    ]
    for one in told["fields"]:
        if word(one, "needed_from") not in stages:
            one.pop("needed_from", None)
