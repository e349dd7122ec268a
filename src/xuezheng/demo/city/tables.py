"""Loading many rows at once: past the ORM, into SQLite by executemany, into PostgreSQL by COPY.

Only the demo may do this: its database is a draft that nobody reads yet, and
is thrown away whole when the build is cut off. Values are plain texts, whole
numbers and None, which both databases read alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

from xuezheng.core.registers.timeline import ALWAYS, FAR, FOREVER

END = FAR.isoformat()
_MOMENTS = {"known_from": f"{ALWAYS:%Y-%m-%d %H:%M:%S}", "known_to": f"{FOREVER:%Y-%m-%d %H:%M:%S}"}
CHUNK = 20_000


def next_id(model: type[Model]) -> int:
    """Give the first number that no row has yet."""
    return (model._default_manager.aggregate(top=Max("pk"))["top"] or 0) + 1  # noqa: SLF001


def load(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write rows of the named columns; all other columns take their defaults. Gives how many."""
    rest = _others(model, set(columns))
    names = [*columns, *rest]
    more = tuple(rest.values())
    written = 0
    todo = iter(rows)
    while part := list(islice(todo, CHUNK)):
        if connection.vendor == "postgresql":
            _copied(model, names, part, more)
        else:
            _inserted(model, names, part, more)
        written += len(part)
    return written


def load_ids(model: type[Model], first: int, end: int) -> None:
    """Write identities from ``first`` to the one before ``end``."""
    if first >= end:
        return
    counted = (
        "SELECT generate_series(%s, %s)"
        if connection.vendor == "postgresql"
        else "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
        " SELECT i FROM n"
    )
    with connection.cursor() as cursor:
        told = f'INSERT INTO "{model._meta.db_table}" (id) {counted}'  # noqa: SLF001
        cursor.execute(told, [first, end - 1])


def _others(model: type[Model], named: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in model._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
        if column.attname in named or column.primary_key:
            continue  # a number not given is the database's own to give
        value = _MOMENTS.get(column.attname, column.get_default())
        found[column.attname] = int(value) if isinstance(value, bool) else value
    return found


def _inserted(
    model: type[Model], names: Sequence[str], rows: list[Sequence[Any]], more: tuple[Any, ...]
) -> None:
    marks = ", ".join(["?"] * (len(names) - len(more)) + [_literal(one) for one in more])
    quoted = ", ".join(f'"{name}"' for name in names)
    told = f'INSERT INTO "{model._meta.db_table}" ({quoted}) VALUES ({marks})'  # noqa: S608, SLF001
    connection.ensure_connection()
    connection.connection.executemany(told, rows)


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def _copied(
    model: type[Model], names: Sequence[str], rows: list[Sequence[Any]], more: tuple[Any, ...]
) -> None:
    quoted = ", ".join(f'"{name}"' for name in names)
    told = f'COPY "{model._meta.db_table}" ({quoted}) FROM STDIN'  # noqa: SLF001
    with connection.cursor() as cursor, cursor.cursor.copy(told) as copy:
        for row in rows:
            copy.write_row((*row, *more))


@contextmanager
def bulk(models: Sequence[type[Model]]) -> Iterator[None]:
    """Lay indexes aside while rows come in, check foreign keys once, set the counters after."""
    names = [model._meta.db_table for model in models]  # noqa: SLF001
    if connection.vendor == "postgresql":
        yield
        told = connection.ops.sequence_reset_sql(no_style(), list(models))
        with connection.cursor() as cursor:
            for one in told:
                cursor.execute(one)
        return
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(names))
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608
            f" AND tbl_name IN ({marks}) ORDER BY name",
            names,
        )
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _, told in found:
            cursor.execute(told)


@contextmanager
def unguarded() -> Iterator[None]:
    """Load without journal on disk and without looking up every foreign key (SQLite).

    A draft that is cut off is thrown away; tests check the keys of the whole.
    """
    if connection.vendor != "sqlite":
        yield
        return
    off = connection.disable_constraint_checking()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        [journal] = cursor.fetchone()
        for setting in ("journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY",
                        "cache_size = -200000"):  # fmt: skip
            cursor.execute(f"PRAGMA {setting}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA journal_mode = {journal}")
            cursor.execute("PRAGMA synchronous = NORMAL")
        if off:
            connection.enable_constraint_checking()
