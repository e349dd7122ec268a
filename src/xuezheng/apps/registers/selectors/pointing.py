"""What refers to a thing: a school's classes, pupils and staff; a pupil's guardians and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from xuezheng.apps.registers.access import Sight, may, sight
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.registers.selectors.labels import Labels
from xuezheng.apps.registers.selectors.layout import layout, target
from xuezheng.apps.registers.selectors.lists import COUNTED
from xuezheng.apps.registers.selectors.shown import Row, shown
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import AsOf

FIRST = 12
"""How many of the things that refer to one its page shows at once."""
WORDS = 3
"""How many of their fields stand beside each."""
OF_UNIT = ("school_class", "pupil", "person", "site", "building", "zone")
"""Registers whose things a unit's page counts; the others are a click away."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """Things of one register that refer to a thing (关联登记): some of them, how many, where all stand."""

    kind: Kind
    label: T
    rows: tuple[tuple[Row, str], ...]
    count: str
    url: str


def pointing(actor: Actor | None, kind: Kind, subject: int, labels: Labels) -> list[Pointing]:
    """Give what refers to a thing, in sight of an actor.

    Costs: 1 query per register of a unit; else 1 per core register that may
    refer to the thing, 1 for all in the record store, 1 per one that does.
    """
    if kind.key == "organisation":
        return list(_of_unit(actor, subject, labels.asof))
    fields = [one for one in _fields(kind) if may(actor, Verb.READ, one[0])]
    held = _held([one for one in fields if not isinstance(one[0].storage, Table)], subject, labels)
    found = []
    for other, field in fields:
        if isinstance(other.storage, Table) or other.key in held:
            seen = sight(actor, other)
            if field.privacy in seen.classes:
                found.append(_through(seen, field, subject, labels))
    return [one for one in found if one.rows]


def _held(fields: list[tuple[Kind, Field]], subject: int, labels: Labels) -> set[str]:
    """Give the registers in the record store that refer to a thing at all. Costs: 1 query."""
    ways = [Q(kind=one.key, **{layout(one).columns[field.key]: subject}) for one, field in fields]
    if not ways:
        return set()
    rows = RegisterVersion.objects.at(labels.asof).filter(reduce(or_, ways))
    return set(rows.values_list("kind", flat=True).distinct())


def _of_unit(actor: Actor | None, unit: int, asof: AsOf) -> Iterator[Pointing]:
    """Count what a unit itself keeps."""
    for key in OF_UNIT:
        other = next((one for one in region().registers if one.key == key), None)
        seen = sight(actor, other) if other is not None else None
        if other is None or seen is None or not seen.scope.holds(unit):
            continue
        rows = seen.rows(asof).filter(org=unit)
        number = rows.order_by()[: COUNTED + 1].count()
        said = f"{COUNTED}+" if number > COUNTED else str(number)
        url = f"/registers/{key}/?org={unit}&on={asof.day}"
        yield Pointing(other, other.title, (), said, url)


def _fields(kind: Kind) -> Iterator[tuple[Kind, Field]]:
    """Give every register's fields whose ids are things of a kind."""
    for other in region().registers:
        table = other.storage
        via = table.via if isinstance(table, Table) else ()
        columns = layout(other).columns
        for field in other.fields:
            through = isinstance(table, Table) and field.key == table.through and kind.key in via
            if field.key in columns and (target(field) == kind.key or through):
                yield other, field


def _through(seen: Sight, field: Field, subject: int, labels: Labels) -> Pointing:
    laid = layout(seen.kind)
    asof = labels.asof
    rows = seen.rows(asof).filter(**{laid.columns[field.key]: subject})
    taken = list(rows.order_by(laid.sorts[0], "subject_id")[: FIRST + 1])
    fields = [one for one in laid.shown if one.key != field.key]
    page = shown(
        seen, taken[:FIRST], asof, actor=labels.actor, language=labels.language,
        fields=fields, labels=labels,
    )  # fmt: skip
    rows_ = tuple((row, "　".join(page.cells(row, fields)[:WORDS]).strip()) for row in page.rows)
    count = f"{FIRST}+" if len(taken) > FIRST else str(len(taken))
    url = f"/registers/{seen.kind.key}/?{field.key}={subject}&on={asof.day}"
    return Pointing(seen.kind, seen.kind.title, rows_, count, url)
