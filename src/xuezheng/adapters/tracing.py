"""Where the words of persons stand in the live tables (文字痕迹): every text column of every table.

The database passes over rows that cannot hold a word; what it lets through is
looked at again exactly. Nothing of what is found is kept but its place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from json import dumps
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast

from xuezheng.adapters.snapshots.shapes import PERSON, Stored
from xuezheng.core.base.redacting import Words

SAID: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("people.PersonFact", "subject", ("name",), ("staff_number", "mobile")),
    ("people.ExternalIdFact", "person", (), ("number",)),
    ("pupils.EnrolmentFact", "subject", ("name",), ("number",)),
    ("pupils.GuardianFact", "person", ("name",), ("mobile",)),
    ("accounts.Account", "person", ("name",), ("mobile",)),
    ("aid.Card", "pupil", (), ("number",)),
)
"""Where a person's names and numbers are told: table, whose, columns of names, of numbers."""
WHOSE = frozenset({"person", "pupil"})
"""Columns without a reference that hold a person's number."""
UNSEEN = frozenset({"snapshots.Search", "snapshots.Trace"})
"""Tables that hold the words while they are looked for, and nothing behind it."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """One place (痕迹): table, row, column, what stands there; ``own`` rows name the person by number."""

    table: str
    row: str
    column: str
    kinds: frozenset[str]
    own: bool


def words_of(persons: Collection[int]) -> Words:
    """Gather every name and number that any version says of persons. Costs: 6 queries."""
    names: set[str] = set()
    numbers: set[str] = set()
    for label, whose, called, numbered in SAID:
        rows = apps.get_model(label).objects.filter(**{f"{whose}__in": list(persons)})
        for found, columns in ((names, called), (numbers, numbered)):
            for column in columns:
                found.update(one for one in rows.values_list(column, flat=True) if one)
    return Words.of(names, numbers)


def tables() -> list[str]:
    """Give every table with a column of text, by label, in order."""
    labels = (options(one).label for one in apps.get_models() if _columns(one))
    return sorted(one for one in labels if one not in UNSEEN)


def hits(
    label: str, words: Words, persons: Collection[int], stored: Iterable[Stored]
) -> Iterator[Hit]:
    """Give every place of a table in which words stand. Costs: 1 query."""
    if not words:
        return
    model = apps.get_model(label)
    columns = _columns(model)
    names = {one.name: f"as_{one.name}" for one in columns}
    texts = {alias: Cast(name, models.TextField()) for name, alias in names.items()}
    may = reduce(or_, (_may(alias, words) for alias in texts))
    kinds = {one.kind: one for one in stored if one.kind and model_of(one) is model}
    whose = _whose(model)
    told = [*names, *whose, *(("kind",) if kinds else ())]
    rows = model._base_manager.alias(**texts).filter(may).order_by("pk")  # noqa: SLF001 - as Django's own
    for row in rows.values("pk", *told).iterator(AT_ONCE):
        own = any(row[key] in persons for key in whose)
        own = own or _named(kinds.get(row.get("kind", "")), row, persons)
        for name in names:
            found = words.kinds(row[name])
            if found:
                yield Hit(label, str(row["pk"]), name, found, own)


def _columns(model: Any) -> list[Any]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [one for one in options(model).concrete_fields if isinstance(one, kinds)]


def _whose(model: Any) -> list[str]:
    if options(model).app_label == "audit":
        return []
    return [
        one.name
        for one in options(model).concrete_fields
        if (one.related_model is not None and options(one.related_model).label == PERSON)
        or (one.name in WHOSE and isinstance(one, models.IntegerField))
    ]


def _named(stored: Stored | None, row: Mapping[str, Any], persons: Collection[int]) -> bool:
    """Say whether a record's own fields name one of the persons."""
    if stored is None:
        return False
    keys = [stored.data[key].key for key in stored.shape.persons if key in stored.data]
    return any((row["data"] or {}).get(key) in persons for key in keys)


def _may(column: str, words: Words) -> models.Q:
    """Let through what can hold a word: each of its signs, or its beginning and its end."""
    found = models.Q(pk__in=())
    for name in words.names:
        signs = [one for one in name if not one.isspace()]
        found |= _holds(column, signs)
        if not name.isascii():
            found |= _holds(column, [dumps(one)[1:-1] for one in signs])
    for number in words.numbers:
        most = 3 if len(number) > 7 else 1
        found |= _holds(column, (number[:most], number[-most:]))
    return found


def _holds(column: str, parts: Iterable[str]) -> models.Q:
    found = models.Q()
    for part in parts:
        found &= models.Q(**{f"{column}__contains": part})
    return found


def model_of(stored: Stored) -> Any:
    """Give the model in which a table of a snapshot stands."""
    return next(one for one in apps.get_models() if options(one).db_table == stored.table)


def options(model: Any) -> Any:
    """Give what Django knows of a model."""
    return model._meta  # noqa: SLF001 - Django documents it
