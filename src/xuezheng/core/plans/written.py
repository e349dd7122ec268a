"""A review as plain data: items with exact numbers as decimal text, gold rows, corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from xuezheng.core.plans.reading import Unit, plain
from xuezheng.core.plans.review import USED, Act, Content, Effect, Item, Subject, Verdict, ordered

_AMOUNTS = ("value", "low", "high")


def exact(value: Decimal | None) -> str | None:
    """The one way a number is written: no exponent, no trailing noughts.

    >>> exact(Decimal("100.0")), exact(Decimal("0.60")), exact(Decimal("1E+3")), exact(None)
    ('100', '0.6', '1000', None)
    """
    if value is None:
        return None
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def content_json(content: Content) -> dict[str, Any]:
    """A content as plain data."""
    found = asdict(content)
    for name in _AMOUNTS:
        found[name] = exact(found[name])
    return found | {"section": list(content.section), "units": [asdict(u) for u in content.units]}


def read_content(data: Mapping[str, Any]) -> Content:
    """A content from plain data."""
    amounts = {
        name: Decimal(data[name]) if data.get(name) is not None else None for name in _AMOUNTS
    }
    section = tuple(data.get("section") or ())
    units = tuple(Unit(one["role"], one["name"]) for one in data.get("units") or ())
    return Content(**(dict(data) | amounts | {"section": section, "units": units}))


def item_json(item: Item) -> dict[str, Any]:
    """An item as plain data."""
    return {
        "key": item.key, "clause": item.clause, "subject": item.subject.key,
        "content": content_json(item.content), "verdict": item.verdict.key, "step": item.step,
    }  # fmt: skip


def read_item(data: Mapping[str, Any]) -> Item:
    """An item from plain data."""
    return Item(
        key=data["key"], clause=data["clause"], subject=Subject.of(data["subject"]),
        content=read_content(data["content"]), verdict=Verdict.of(data["verdict"]),
        step=data["step"],
    )  # fmt: skip


def effect_json(effect: Effect) -> dict[str, Any]:
    """An effect as plain data."""
    return {
        "before": [item_json(item) for item in effect.before],
        "after": [item_json(item) for item in effect.after],
    }


def read_effect(data: Mapping[str, Any]) -> Effect:
    """An effect from plain data."""
    return Effect(
        tuple(read_item(one) for one in data["before"]),
        tuple(read_item(one) for one in data["after"]),
    )


def gold_row(content: Content) -> dict[str, Any]:
    """One target as a gold row, which ``xz plan score`` reads."""
    row: dict[str, Any] = {
        "quote": content.quote, "indicator": content.indicator, "scope": content.scope,
        "op": content.op, "value": plain(content.value), "low": plain(content.low),
        "high": plain(content.high), "unit": content.unit, "kind": content.kind,
        "deadline": content.deadline, "section": list(content.section) or None,
        "start": content.start,
    }  # fmt: skip
    if content.implicit:
        row["implicit"] = True
    if content.ratio:
        row["ratio"] = content.ratio
    return row


def gold(items: Iterable[Item]) -> tuple[dict[str, Any], ...]:
    """The targets in use as gold rows, in reading order."""
    kept = (i for i in items if i.subject is Subject.TARGET and i.verdict in USED)
    return tuple(gold_row(item.content) for item in ordered(kept))


def correction(act: Act, effect: Effect, why: str) -> dict[str, Any] | None:
    """What a decision says about the reader: nothing where it only agrees."""
    if act in (Act.ACCEPT, Act.UNDO):
        return None
    keep = [item for item in effect.after if item.verdict in USED]
    was = [item for item in effect.before if item.verdict is Verdict.PENDING]
    return {
        "act": act.key,
        "was": [gold_row(item.content) for item in was],
        "becomes": [gold_row(item.content) for item in keep],
        "rules": sorted({item.content.rule for item in was if item.content.rule}),
        "why": why,
    }
