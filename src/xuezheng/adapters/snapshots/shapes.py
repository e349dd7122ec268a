"""Which tables a snapshot has, and where their rows stand in the database.

Every declared kind becomes one table: a kind with a table of its own has that
table's columns under the names of its fields, a kind in the record store the
common columns and its declared fields.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.snapshots.shapes import CASE, MOMENT, VALID, VERSION, Column, Shape, record_shape

PERSON = "people.Person"
CASES, VERSIONS = "records.Record", "registers.RegisterVersion"
STRUCTURE: dict[str, T] = {
    "id": T("内部编号", "Id"),
    "subject": T("对象", "Subject"),
    "org": T("单位", "Organisation"),
    **{one.key: one.title for one in VALID},
}
"""Columns that place a row and say nothing of anybody."""
WORDS = frozenset({"text", "note", "name", "phone", "identity", "pupil_number"})
"""Field types that may call a person by name; erased where the row is about that person."""
TYPES: tuple[tuple[type[Any], str], ...] = (
    (models.BooleanField, "bool"),
    (models.DateTimeField, MOMENT),
    (models.DateField, "date32"),
    (models.IntegerField, "int64"),
    (models.ForeignKey, "int64"),
    (models.CharField, "string"),
    (models.TextField, "string"),
    (models.JSONField, "string"),
)
"""The type of a column by the class of its model field; the first that fits."""


class NoTypeError(DefinitionError):
    """A column of a table has no place in a snapshot."""

    code = "snapshot-type"
    text = T(
        "{table} 的列 {column} 不能进入快照",
        "Column {column} of {table} has no place in a snapshot",
    )


@dataclass(frozen=True, slots=True)
class Stored:
    """A table of a snapshot and where its rows stand (快照来源).

    ``columns`` gives the database's column of each common column. ``data`` gives
    the columns that stand in the JSON of a record, ``kind`` which records are meant.
    """

    shape: Shape
    table: str
    columns: dict[str, str]
    nullable: frozenset[str] = frozenset()
    data: dict[str, Field] = field(default_factory=dict)
    kind: str = ""


def stored(kinds: Iterable[Kind]) -> tuple[Stored, ...]:
    """Give every table of a snapshot, by key."""
    found = [_table(one) if isinstance(one.storage, Table) else _records(one) for one in kinds]
    return tuple(sorted(found, key=lambda one: one.shape.key))


def shapes(kinds: Iterable[Kind]) -> dict[str, Shape]:
    """Give what every table looks like, by key: for whoever writes rows without a database."""
    return {one.shape.key: one.shape for one in stored(kinds)}


def log_table() -> str:
    """Give the name of the log's table."""
    return str(_options(apps.get_model("audit.Entry")).db_table)


def _records(kind: Kind) -> Stored:
    common = CASE if isinstance(kind, Ledger) else VERSION
    record = apps.get_model(CASES if isinstance(kind, Ledger) else VERSIONS)
    shape = record_shape(kind, common)
    columns = {one.key: _options(record).get_field(one.key) for one in common}
    return Stored(
        shape,
        _options(record).db_table,
        {key: str(one.column) for key, one in columns.items()},
        frozenset(key for key, one in columns.items() if one.null),
        {one.key: kind.field(one.field) for one in shape.columns if one.field},
        kind.key,
    )


def _table(kind: Kind) -> Stored:
    if not isinstance(kind.storage, Table):
        raise TypeError(kind.key)
    model = apps.get_model(kind.storage.model)
    concrete = sorted(_options(model).concrete_fields, key=lambda one: not one.primary_key)
    about = any(one.name == "subject" and _person(one) for one in concrete)
    columns = tuple(_column(kind, one, about=about) for one in concrete)
    shape = Shape(kind.key, kind.version, kind.title, columns)
    return Stored(
        shape,
        _options(model).db_table,
        {one.name: str(one.column) for one in concrete},
        frozenset(one.name for one in concrete if one.null),
    )


def _column(kind: Kind, column: Any, *, about: bool) -> Column:
    """Give one column of a table; what nobody declared counts as personal."""
    declared = {one.key: one for one in kind.fields}.get(column.name)
    if declared is not None:
        title, privacy = declared.label, declared.privacy
        erases = privacy is not Privacy.OPEN or (about and declared.type.key in WORDS)
    else:
        title = STRUCTURE.get(column.name, T(column.name, column.name))
        erases = column.name not in STRUCTURE and column.related_model is None
        privacy = Privacy.PERSONAL if erases else Privacy.OPEN
    return Column(column.name, _type(column), title, privacy, _person(column), erases)


def _person(column: Any) -> bool:
    return column.related_model is not None and _options(column.related_model).label == PERSON


def _type(column: Any) -> str:
    for family, word in TYPES:
        if isinstance(column, family):
            return word
    raise NoTypeError(table=_options(column.model).label, column=column.name)


def _options(model: Any) -> Any:
    return model._meta  # noqa: SLF001 - Django documents it
