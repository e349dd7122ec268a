"""One digest for a whole database: equal contents, equal digest, on any machine.

Every row of every model, models and columns by name, rows by key, values as
canonical JSON. What is drawn anew each time is left out: password hashes, the
salts of the log, the digests and chain that rest on them, and what keeps
answers of surveys nobody's; rows whose key is drawn stand in the order of what
they say.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256

from django.apps import apps
from django.db import connection
from django.db.models import Model

from xuezheng.adapters.registers import DatedFact

LEFT_OUT = {"password"}
DRAWN = {
    "audit.Entry.digest", "audit.Entry.chain", "audit.EntryDetail.salt",
    "surveys.Answer.id", "surveys.Comment.id", "surveys.Code.digest",
}  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if isinstance(value, int | float | bool | list | dict | None) else str(value)


def _line(row: Model) -> bytes:
    values = {
        column.attname: _plain(getattr(row, column.attname))
        for column in row._meta.concrete_fields  # noqa: SLF001 - Django's documented name
        if column.name not in LEFT_OUT and str(column) not in DRAWN
    }
    told = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode() + b"\n"


def digest() -> str:
    """Give the SHA-256 of the canonical dump of the default database."""
    found = sha256()
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label):  # noqa: SLF001
        found.update(f"{model._meta.label}\n".encode())  # noqa: SLF001
        if issubclass(model, DatedFact) or len(model._meta.concrete_fields) == 1:  # noqa: SLF001
            for part in _bulk(model):
                found.update(part)
            continue
        lines = (_line(row) for row in model._default_manager.order_by("pk").iterator())  # noqa: SLF001
        for line in sorted(lines) if str(model._meta.pk) in DRAWN else lines:  # noqa: SLF001
            found.update(line)
    return found.hexdigest()


def _bulk(model: type[Model]) -> Iterator[bytes]:
    """Give the rows of a register, a million in a city, as texts and whole numbers."""
    names = sorted(column.attname for column in model._meta.concrete_fields)  # noqa: SLF001
    told = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {told} FROM "{model._meta.db_table}" ORDER BY id')  # noqa: S608, SLF001
        plain = connection.vendor == "sqlite"
        while rows := cursor.fetchmany(5000):
            yield repr(rows if plain else [tuple(map(_text, row)) for row in rows]).encode()


def _text(value: object) -> object:
    """Give a value of PostgreSQL as SQLite keeps it."""
    if isinstance(value, datetime):
        told = value.astimezone(UTC).replace(tzinfo=None)
        return told.isoformat(" ")
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
