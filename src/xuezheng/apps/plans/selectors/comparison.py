"""The compare page: two sides of pairs with figures, difference and relation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xuezheng.apps.plans.selectors.files import plan, stored_reading
from xuezheng.apps.plans.selectors.pages import amount
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.plans.compare import Relation, as_json
from xuezheng.core.plans.compare import compare as compared

Data = dict[str, Any]
TONES = {
    Relation.MET: "met",
    Relation.MISSED: "miss",
    Relation.RAISED: "track",
    Relation.LOWERED: "risk",
    Relation.SAME: "wait",
    Relation.START: "wait",
    Relation.OTHER: "nodata",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One pair in figures."""

    indicator: str
    a: str
    b: str
    base: str
    relation: Relation
    tone: str
    difference: float | None
    unit: str
    a_number: int
    b_number: int


@dataclass(frozen=True)
class Compared:
    """Both titles, the pairs, and what only one side has."""

    a: Data
    b: Data
    a_key: str
    b_key: str
    rows: tuple[Row, ...]
    only_a: tuple[tuple[str, str], ...]
    only_b: tuple[tuple[str, str], ...]
    has_base: bool


def split(named: str) -> tuple[str, int | None]:
    """KEY or KEY.PART.

    >>> split("abc.1"), split("abc")
    (('abc', 1), ('abc', None))
    """
    key, dot, part = named.rpartition(".")
    return (key, int(part)) if dot and part.isdecimal() else (named, None)


def compare(a: str, b: str, at: datetime, actor: Actor | None = None) -> Compared:
    """Compare two kept plans or parts. Costs: 2 queries.

    Raises ``NotFoundError`` for a key or part that is not there.
    """
    found = compare_json(a, b, at, actor)
    rows = tuple(_row(pair) for pair in found["pairs"])
    return Compared(
        a=found["a"],
        b=found["b"],
        a_key=split(a)[0],
        b_key=split(b)[0],
        rows=rows,
        only_a=tuple((t["indicator"], amount(t)) for t in found["only_a"]),
        only_b=tuple((t["indicator"], amount(t)) for t in found["only_b"]),
        has_base=any(row.base for row in rows),
    )


def compare_json(a: str, b: str, at: datetime, actor: Actor | None = None) -> Data:
    """The comparison as the API gives it."""
    (key_a, part_a), (key_b, part_b) = split(a), split(b)
    (row_a, data_a), (row_b, data_b) = plan(key_a, at, actor), plan(key_b, at, actor)
    for part, data in ((part_a, data_a), (part_b, data_b)):
        if part is not None and part >= len(data["parts"]):
            raise NotFoundError(what=f"第 {part} 份")
    return as_json(compared(stored_reading(row_a), stored_reading(row_b), part_a, part_b))


def _row(pair: Data) -> Row:
    relation = Relation.of(pair["relation"])
    return Row(
        indicator=pair["indicator"],
        a=amount(pair["a"]),
        b=amount(pair["b"]),
        base=amount(pair["baseline"]) if pair["baseline"] else "",
        relation=relation,
        tone=TONES[relation],
        difference=pair["difference"],
        unit=pair["a"]["unit"],
        a_number=pair["a"]["id"] + 1,
        b_number=pair["b"]["id"] + 1,
    )
