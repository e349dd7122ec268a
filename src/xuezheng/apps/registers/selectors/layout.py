"""How a register lies in its columns: what a list shows, sorts by, looks in, narrows by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.registers.access import model_of
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Slot
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.grades import grade

REFERS = {
    "unit": "organisation",
    "person": "person",
    "pupil": "pupil",
    "post": "post",
    "room": "room",
}
"""The register that the ids of a field type are looked up in."""
NARROWS = frozenset({"choice", "yes_no", "reference", *REFERS})
"""Field types that a list can be narrowed by."""
SORTED = (Slot.T1,)
"""Slots of the record store that lists sort by: never null, each with its index."""


@dataclass(frozen=True)
class Layout:
    """Where the words of a register stand (版式).

    ``columns`` gives each field its database column; ``read`` are the columns
    that a row of a list is drawn from.
    """

    kind: Kind
    named: tuple[str, ...]
    shown: tuple[Field, ...]
    sorts: tuple[str, ...]
    search: tuple[str, ...]
    columns: Mapping[str, str]
    read: tuple[str, ...]

    @property
    def has_unit(self) -> bool:
        """Say whether rows name their unit themselves."""
        storage = self.kind.storage
        return not isinstance(storage, Table) or storage.org == "org_id"

    def data(self, row: Any, fields: Iterable[Field] | None = None) -> dict[str, Any]:
        """Give what a row says, of all fields or some, as canonical data has it."""
        wanted = self.kind.fields if fields is None else fields
        if not isinstance(self.kind.storage, Table):
            return {one.key: row.data.get(one.key) for one in wanted}
        return {one.key: canonical(getattr(row, self.columns[one.key])) for one in wanted}

    def part(self, fields: Sequence[Field]) -> Kind:
        """Give the kind with no more fields than these and those its things are called by."""
        keys = {*self.named, *(one.key for one in fields)}
        return replace(self.kind, fields=tuple(one for one in self.kind.fields if one.key in keys))

    def narrows(self) -> tuple[Field, ...]:
        """Give the fields a list can be narrowed by: those of a closed list or an id, in a column."""
        return tuple(
            one
            for one in self.kind.fields
            if one.type.key in NARROWS and one.key in self.columns and not one.filled_by
        )


def canonical(value: Any) -> Any:
    """Give what a column holds as canonical data has it."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


_LAYOUTS: dict[str, tuple[Kind, Layout]] = {}


def target(field: Field) -> str:
    """Give the key of the kind that a field's ids belong to; empty where it holds none.

    A ``person`` may be a pupil as well.
    """
    return field.of if field.type.key == "reference" else REFERS.get(field.type.key, "")


def layout(kind: Kind) -> Layout:
    """Give how a register lies in its columns; worked out once."""
    known = _LAYOUTS.get(kind.key)
    if known is None or known[0] is not kind:
        made = _table(kind, kind.storage) if isinstance(kind.storage, Table) else _records(kind)
        known = _LAYOUTS[kind.key] = kind, made
    return known[1]


def _table(kind: Kind, table: Table) -> Layout:
    meta = model_of(kind)._meta  # noqa: SLF001 - Django's own name
    names = {one.name: one.attname for one in meta.concrete_fields}
    columns = {one.key: names[one.key] for one in kind.fields}
    shown = tuple(kind.field(key) for key in table.shown)
    besides = ("pk", "subject_id", *table.sort, *((table.org,) if table.org else ()))
    read = tuple(dict.fromkeys((*besides, *columns.values())))
    return Layout(kind, table.named, shown, table.sort, table.search, columns, read)


def _records(kind: Kind) -> Layout:
    columns = {one.key: one.slot.value for one in kind.fields if one.slot is not None}
    shown = tuple(
        one
        for one in kind.fields
        if one.slot not in {None, Slot.T1} and not (one.filled_by and one.type.key == "person")
    )
    slots = set(columns.values())
    sorts = (*(one.value for one in SORTED if one.value in slots), "subject_id")
    read = tuple(dict.fromkeys(("pk", "subject_id", "org_id", "title", "data", *sorts)))
    return Layout(kind, (), shown, sorts, ("title",), columns, read)


def class_name(data: Mapping[str, Any], day: date) -> T:
    """Call a class by its grade of the day, or by its year of entry before and after."""
    return _class_name(str(data["stage"]), int(data["entered"]), int(data["number"]), day)


@lru_cache(maxsize=4096)
def _class_name(stage: str, entered: int, number: int, day: date) -> T:
    years = in_force(day)["roll.years"]
    lasts = {key: int(str(one)) for key, one in years.items()} if isinstance(years, Mapping) else {}
    found = grade(stage, entered, day, lasts)
    if found is None:
        return T(f"{entered}级（{number}）班", f"Class {number} of {entered}")
    return T(f"{found.label.zh}（{number}）班", f"{found.label.en}, class {number}")


CALLED: Mapping[str, Callable[[Mapping[str, Any], date], T]] = {"school_class": class_name}
"""Kinds whose things are called by what follows from the day."""
