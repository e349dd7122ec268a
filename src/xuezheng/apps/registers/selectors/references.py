"""What the data of a thing refers to must stand in a register, in reach of whoever says so."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from xuezheng.apps.registers.access import register_of, rows
from xuezheng.apps.registers.access.expiry import versions
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.expiry import barred, watched
from xuezheng.core.registers.timeline import AsOf

KINDS = {"person": "person", "pupil": "pupil", "room": "room", "post": "post"}
FOUND = T("没有这一项，或不在管辖范围内", "is not there, or out of reach")
ENDED = T("所选的已到期", "has run out")
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
    closed = {key: ended(register_of(key), ids, day) for key, ids in known.items()}
    return [
        [
            issue
            for field in fields
            if row.get(field.key) is not None
            for issue in _issue(field, int(row[field.key]), known, closed)
        ]
        for row in told
    ]


def _issue(
    field: Field, thing: int, known: Mapping[str, set[int]], closed: Mapping[str, dict[int, T]]
) -> Iterator[Issue]:
    meant = target(field)
    if thing not in known.get(meant, set()):
        yield Issue(field.key, FOUND, ALLOWED)
    elif thing in closed.get(meant, {}):
        yield Issue(field.key, ENDED, closed[meant][thing])


def ended(kind: Kind, ids: set[int], day: date) -> dict[int, T]:
    """Say which things may not be named, because something of theirs has run out. Costs: ≤ 1 query."""
    if isinstance(kind.storage, Table) or not watched(kind) or not ids:
        return {}
    told = {thing: barred(kind, row.data, day) for thing, row in versions(ids, day).items()}
    return {thing: words[0] for thing, words in told.items() if words}


def standing(actor: Actor, key: str, ids: set[int], day: date) -> set[int]:
    """Give those things of a kind that stand on a day in reach of an actor. Costs: ≤ 2 queries."""
    if key == "organisation":
        return ids & tree_of(day).units.keys()
    found = rows(actor, Verb.READ, register_of(key), AsOf(day)).filter(subject__in=ids)
    return set(found.values_list("subject_id", flat=True))
