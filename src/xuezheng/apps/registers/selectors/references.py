"""What the data of a thing refers to must stand in a register, in reach of whoever says so."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from xuezheng.apps.registers.access import register_of, rows
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.timeline import AsOf

KINDS = {"person": "person", "pupil": "pupil", "room": "room", "post": "post"}
FOUND = T("没有这一项，或不在管辖范围内", "is not there, or out of reach")
ALLOWED = T("请从名录中选择", "choose one from the register")
Wanted = dict[tuple[str, str], set[int]]


def referring(kind: Kind) -> tuple[Field, ...]:
    """Give the fields of a kind that refer to something kept elsewhere."""
    return tuple(one for one in kind.fields if one.type.key in {*KINDS, "unit", "reference"})


def target(field: Field) -> str:
    """Give the kind a field refers to; a unit is an organisation."""
    if field.type.key == "unit":
        return "organisation"
    return field.of or KINDS.get(field.type.key, "")


def missing(
    actor: Actor, kind: Kind, many: Iterable[Mapping[str, Any]], day: date
) -> list[list[Issue]]:
    """Say for each data of a kind what it refers to in vain. Costs: 2 queries per kind meant."""
    told = list(many)
    fields = referring(kind)
    wanted: dict[str, set[int]] = {}
    for field in fields:
        ids = {int(row[field.key]) for row in told if row.get(field.key) is not None}
        wanted.setdefault(target(field), set()).update(ids)
    known = {key: standing(actor, key, ids, day) for key, ids in wanted.items() if ids}
    return [
        [
            Issue(field.key, FOUND, ALLOWED)
            for field in fields
            if row.get(field.key) is not None
            and int(row[field.key]) not in known.get(target(field), set())
        ]
        for row in told
    ]


def standing(actor: Actor, key: str, ids: set[int], day: date) -> set[int]:
    """Give those things of a kind that stand on a day in reach of an actor. Costs: ≤ 2 queries."""
    if key == "organisation":
        return ids & tree_of(day).units.keys()
    found = rows(actor, Verb.READ, register_of(key), AsOf(day)).filter(subject__in=ids)
    return set(found.values_list("subject_id", flat=True))
