"""Erasing persons from the live registers (删除个人信息): every version of every row that names them.

The same columns go as from a snapshot (``adapters.snapshots.shapes``): all that
is not open, in rows about the person names and numbers too. Ids, days and open
columns stay, so that counts stay; whose they were nobody can tell any more.
References stay too: an id without a name is a pseudonym.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models

from xuezheng.adapters.snapshots.shapes import Stored
from xuezheng.core.registers.timeline import FAR

CHUNK = 500
TOLD = ("changes", "said")
"""Where a line of a case's history repeats fields of the case."""


def erased(tables: Collection[Stored], persons: Collection[int]) -> dict[str, int]:
    """Empty what the tables say of persons, in the running transaction; gives rows by table."""
    found = {
        one.shape.key: _table(one, persons) if not one.kind else _records(one, persons)
        for one in tables
        if one.shape.persons and one.shape.erased
    }
    return {key: count for key, count in found.items() if count}


def _model(stored: Stored) -> Any:
    return next(one for one in apps.get_models() if _options(one).db_table == stored.table)


def _options(model: Any) -> Any:
    return model._meta  # noqa: SLF001 - Django documents it


def _table(stored: Stored, persons: Collection[int]) -> int:
    model = _model(stored)
    named = models.Q()
    for key in stored.shape.persons:
        named |= models.Q(**{f"{key}__in": persons})
    fields = {one.name: one for one in _options(model).concrete_fields if not one.is_relation}
    told = {key: _blank(fields[key]) for key in stored.shape.erased if key in fields}
    if not told:
        return 0
    return int(model.objects.filter(named).update(**told))


def _blank(field: Any) -> Any:
    """Give what an emptied column holds; of a day that must be there, a day nobody was born on."""
    if field.null:
        return None
    if isinstance(field, models.DateField):
        return date(1900, 1, 1)
    if isinstance(field, models.BooleanField):
        return False
    return "" if isinstance(field, models.CharField | models.TextField) else 0


def _records(stored: Stored, persons: Collection[int]) -> int:
    """Empty the JSON of records of one kind, its mirrors, and where a history repeats it."""
    model = _model(stored)
    keys = [stored.data[key].key for key in stored.shape.persons if key in stored.data]
    gone = {stored.data[key].key for key in stored.shape.erased if key in stored.data}
    named = models.Q(pk__in=())
    for key in keys:
        named |= models.Q(**{f"data__{key}__in": list(persons)})
    rows = list(model.objects.filter(named, kind=stored.kind))
    line = "title" if any(one.name == "title" for one in _options(model).fields) else "subject"
    slots = {field.slot.value for field in stored.data.values() if field.slot and field.key in gone}
    for row in rows:
        row.data = _without(row.data, gone)
        for slot in slots:
            setattr(row, slot, _blank(_options(model).get_field(slot)))
        setattr(row, line, "")
    model.objects.bulk_update(rows, ["data", line, *sorted(slots)], batch_size=CHUNK)
    _history(rows, gone)
    return len(rows)


def _history(rows: list[Any], gone: Collection[str]) -> None:
    """Empty the lines of histories of cases; a version of a register has none."""
    numbers = [row.pk for row in rows if hasattr(row, "entries")]
    lines = list(apps.get_model("records.CaseEntry").objects.filter(record__in=numbers))
    for line in lines:
        for name in TOLD:
            setattr(line, name, _without(getattr(line, name), gone))
    apps.get_model("records.CaseEntry").objects.bulk_update(lines, TOLD, batch_size=CHUNK)


def _without(data: Mapping[str, Any], gone: Collection[str]) -> dict[str, Any]:
    return {key: None if key in gone else value for key, value in data.items()}


def ended(
    model: str, before: date, persons: Collection[int] | None = None, most: int | None = None
) -> dict[int, date]:
    """Give whose last stretch in a table ended before a day, and when; nameless ones are erased."""
    rows = apps.get_model(model).objects.believed().exclude(name="").order_by().values("subject")
    if persons is not None:
        rows = rows.filter(subject__in=persons)
    found = rows.annotate(end=models.Max("valid_to")).filter(end__lte=before).order_by("end")
    return {row["subject"]: row["end"] for row in found[:most]}


def after(model: str, limit: date, persons: Collection[int]) -> set[int]:
    """Give who of some persons stands in a table beyond a day."""
    rows = apps.get_model(model).objects.believed().filter(subject__in=persons, valid_to__gt=limit)
    return set(rows.exclude(name="").values_list("subject_id", flat=True))


def standing(model: str, persons: Collection[int]) -> list[int]:
    """Give who of some persons has an open stretch in a table."""
    rows = apps.get_model(model).objects.believed().filter(subject__in=persons, valid_to=FAR)
    return sorted(set(rows.values_list("subject_id", flat=True)))
