"""What refers to a thing: a school's classes, pupils and staff; a pupil's guardians and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from xuezheng.apps.registers.access import Sight, sight
from xuezheng.apps.registers.selectors.layout import layout, target
from xuezheng.apps.registers.selectors.lists import COUNTED
from xuezheng.apps.registers.selectors.shown import Row, shown
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import AsOf

FIRST = 12
"""How many of the things that refer to one its page shows at once."""
OF_UNIT = ("school_class", "pupil", "person", "site", "building", "zone")
"""Registers whose things a unit's page counts; the others are a click away."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """Things of one register that refer to a thing (关联登记): some of them, how many, where all stand."""

    kind: Kind
    label: T
    rows: tuple[Row, ...]
    cells: tuple[tuple[str, ...], ...]
    count: str
    url: str


def pointing(
    actor: Actor | None, kind: Kind, subject: int, asof: AsOf, language: str
) -> list[Pointing]:
    """Give what refers to a thing, in sight of an actor. Costs: 1 query per register of a unit, ≤ 4 else."""
    if kind.key == "organisation":
        return list(_of_unit(actor, subject, asof))
    found = []
    for other, field in _fields(kind):
        seen = sight(actor, other)
        if seen.scope and field.privacy in seen.classes:
            found.append(_through(seen, field, subject, asof, actor, language))
    return [one for one in found if one.rows]


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
        yield Pointing(other, other.title, (), (), said, url)


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


def _through(
    seen: Sight, field: Field, subject: int, asof: AsOf, actor: Actor | None, language: str
) -> Pointing:
    laid = layout(seen.kind)
    rows = seen.rows(asof).filter(**{laid.columns[field.key]: subject})
    taken = list(rows.order_by(laid.sorts[0], "subject_id")[: FIRST + 1])
    fields = [one for one in laid.shown if one.key != field.key]
    page = shown(seen, taken[:FIRST], asof, actor=actor, language=language, fields=fields)
    cells = tuple(tuple(one for one in page.cells(row, fields) if one) for row in page.rows)
    count = f"{FIRST}+" if len(taken) > FIRST else str(len(taken))
    url = f"/registers/{seen.kind.key}/?{field.key}={subject}&on={asof.day}"
    return Pointing(seen.kind, seen.kind.title, tuple(page.rows), cells, count, url)
