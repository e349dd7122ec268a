"""A ledger as plain tables (台账定义写出), from which ``toml_read`` reads an equal one.

What only Python can say, such as a function that computes a field, is
refused by name and place.
"""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.parameters import Value
from xuezheng.core.kinds.changes import Change, Default, Drop, MapChoice, MapStage, Rename, Reread
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.declared import Compares
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import After, Filler, Keep, Records
from xuezheng.core.kinds.toml_fields import IN_WORDS, PYTHON, write_field
from xuezheng.core.kinds.toml_table import both, without_empty
from xuezheng.core.ledgers.clocks import ByField, Counted
from xuezheng.core.ledgers.definition import Clock, Closing, Ledger, Where
from xuezheng.core.ledgers.linking import Spawn
from xuezheng.core.ledgers.toml_parts import COUNTED, DUE, FIELD, written_rung

RULE_OF: dict[type, str] = {type_: word for word, type_ in COUNTED.items()}


def to_mapping(
    ledger: Ledger, numbers: Mapping[str, Value] | None = None
) -> tuple[dict[str, Any], list[Issue]]:
    """Give a ledger as plain tables, and everything in it that they cannot say.

    ``numbers`` are those that stand in the ledger's own file; every other
    time limit names its parameter.
    """
    refused: list[Issue] = []
    own = numbers or {}
    told = _top(ledger)
    told["fields"] = [write_field(one, f"fields.{one.key}", refused) for one in ledger.fields]
    told |= without_empty(
        {
            "parts": [_part(one) for one in ledger.parts],
            "clocks": [_clock(one, own) for one in ledger.clocks],
            "fills": [
                without_empty({"move": one.move, "fields": list(one.fields), "needed": list(one.needed)})
                for one in ledger.fills
            ],
            "closing": _closing(ledger.closing),
            "checks": [_check(one, refused) for one in ledger.checks],
            "presets": [
                {"key": one.key, **both("label", one.label)}
                | without_empty({"months": list(one.months), "data": dict(one.data)})
                for one in ledger.presets
            ],
            "tiles": [
                {"key": one.key, **both("label", one.label), "stages": list(one.stages)}
                | without_empty({"overdue": one.overdue or None})
                for one in ledger.tiles
            ],
            "counts": [
                {"key": one.key, **both("label", one.label), **both("unit", one.unit), "of": one.of}
                | without_empty({"where": dict(one.where)})
                for one in ledger.counts
            ],
            "spawns": [_spawn(one) for one in ledger.spawns],
            **_hides(ledger),
            **_periodic(ledger),
            "changes": [_change(one) for one in ledger.changes],
        }
    )  # fmt: skip
    if ledger.storage != Records() or ledger.dated:
        refused.append(Issue("storage", PYTHON, IN_WORDS))
    return told, refused


def _top(ledger: Ledger) -> dict[str, Any]:
    told: dict[str, Any] = {
        "key": ledger.key, "version": ledger.version, **both("title", ledger.title),
        "group": ledger.group, "flow": ledger.flow.key, "opens": list(ledger.opens),
        "prefix": ledger.numbering.prefix, "width": ledger.numbering.width,
        "needs_due": ledger.needs_due,
    }  # fmt: skip
    told |= without_empty({"serves": list(ledger.serves), "numbers": list(ledger.numbers)})
    if (source := ledger.source) is not None:
        told["source"] = without_empty(
            {"document": source.document, "number": source.number, "issued": source.issued,
             "clause": source.clause}
        )  # fmt: skip
    if ledger.keep != Keep(10):
        then = ledger.keep.then.value if ledger.keep.then is not After.ARCHIVE else ""
        told["keep"] = without_empty({"years": ledger.keep.years, "then": then})
    if (asks := ledger.asks) is not None:
        by = asks.by.key if asks.by is not Filler.SCHOOL else ""
        told["asks"] = {
            **both("who", asks.who),
            **both("basis", asks.basis),
            "minutes": asks.minutes,
        }
        told["asks"] |= without_empty({"months": list(asks.months), "by": by})
    return told


def _part(part: Any) -> dict[str, Any]:
    told = {"key": part.key, **both("label", part.label), "roles": list(part.roles)}
    where = part.where.key if part.where is not Where.OWN else ""
    return without_empty(told | {"where": where, "field": part.field, "many": part.many or None})


def _clock(clock: Clock, own: Mapping[str, Value]) -> dict[str, Any]:
    told: dict[str, Any] = {"key": clock.key, **both("label", clock.label), "stages": list(clock.stages)}  # fmt: skip
    rule = clock.rule
    if isinstance(rule, Counted):
        told["rule"] = RULE_OF[type(rule)]
        count = own.get(rule.parameter)
        told |= {"parameter": rule.parameter} if count is None else {"count": count}
        told |= without_empty({"since": rule.since, "by": rule.by})
    elif isinstance(rule, ByField):
        told |= {"rule": FIELD, "field": rule.field}
    else:
        told["rule"] = DUE
    rungs = own.get(clock.ladder)
    told["ladder"] = list(map(written_rung, rungs)) if isinstance(rungs, tuple) else clock.ladder
    return told | without_empty({"owes": clock.owes})


def _closing(closing: Closing) -> dict[str, Any]:
    return without_empty({"evidence": closing.evidence or None, "fields": list(closing.fields)})


def _check(check: Check, refused: list[Issue]) -> dict[str, Any]:
    if not isinstance(check.holds, Compares):
        refused.append(Issue(f"checks.{check.field}", PYTHON, IN_WORDS))
        return {}
    told = {"field": check.field, **both("says", check.says), "holds": str(check.holds)}
    return told | without_empty({"number": check.number, "needed_from": check.needed_from})


def _spawn(one: Spawn) -> dict[str, Any]:
    return {"move": one.move, "kind": one.kind, **both("label", one.label)} | without_empty(
        {"due_field": one.due_field, "org": one.org, "carries": dict(one.carries),
         "party": dict(one.party), "sets": dict(one.sets)}
    )  # fmt: skip


def _hides(ledger: Ledger) -> dict[str, Any]:
    hides = ledger.hides
    if hides is None:
        return {}
    told = {"parts": list(hides.parts), "until": list(hides.until), "where": dict(hides.where)}
    return {"hides": without_empty(told)}


def _periodic(ledger: Ledger) -> dict[str, Any]:
    one = ledger.periodic
    if one is None:
        return {}
    told = {"every": one.every.key, "units": list(one.units), "into": one.into, "title": one.title}
    return {"periodic": told | without_empty({"data": dict(one.data)})}


def _change(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"version": change.version}
    match change:
        case Rename(old=old, new=new):
            return {"change": "rename", **told, "old": old, "new": new}
        case MapStage(old=old, new=new):
            return {"change": "map_stage", **told, "old": old, "new": new}
        case MapChoice(field=key, old=old, new=new):
            return {"change": "map_choice", **told, "field": key, "old": old} | without_empty({"new": new})  # fmt: skip
        case Drop(field=key, why=why):
            return {"change": "drop", **told, "field": key, "why": why}
        case Default(field=key, value=value):
            return {"change": "default", **told, "field": key, "value": value}
        case Reread(field=key):
            return {"change": "reread", **told, "field": key}
