"""Reading all tables of the database in one read transaction, as Arrow tables of bounded size.

ADBC opens a connection of its own: PostgreSQL's repeatable read gives all
tables as of its first query, whatever is written meanwhile. Of SQLite it reads
a copy made at one moment. ADBC brings an SQLite library of its own, and two of
them must never hold one file in one process: closing the second drops the
locks of the first and deletes its WAL, and what was committed is lost.
A database in memory has no second door; there Django's own connection reads.

ADBC infers the types of SQLite from the rows it meets first and fails where a
column begins with NULL: nullable columns are read with a sentinel in its place,
which ``converting`` takes out again.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite.dbapi
import pyarrow as pa

from xuezheng.adapters.snapshots.folder import room
from xuezheng.adapters.snapshots.shapes import Stored, log_table
from xuezheng.core.snapshots.manifest import Position
from xuezheng.core.snapshots.shapes import Column

CHUNK = 16_384
"""Rows asked for at once."""
TOGETHER = 4
"""How many of these are converted at once."""
NO_NUMBER = -(2**63)
NO_TEXT = "\x01"
DATA = "data"
"""What the JSON of a record is called while it is read."""


class Connection(Protocol):
    """What is needed of Django's connection."""

    vendor: str
    settings_dict: dict[str, Any]

    def cursor(self) -> Any:
        """Give a cursor."""


class Reader:
    """One read transaction over the whole database (读取事务), until it is closed."""

    def __init__(self, connection: Any, *, sentinels: bool, postgres: bool) -> None:
        self._connection = connection
        self._sentinels = sentinels
        self._postgres = postgres

    def position(self) -> Position:
        """Give where the log stands for this transaction."""
        asked = (
            f'SELECT seq, chain FROM "{log_table()}" WHERE seq IS NOT NULL'  # noqa: S608 - our own names
            " ORDER BY seq DESC LIMIT 1"
        )
        rows = [row for table in self._tables(asked) for row in table.to_pylist()]
        return Position(int(rows[0]["seq"]), str(rows[0]["chain"])) if rows else Position(0, "")

    def rows(self, stored: Stored) -> Iterator[Any]:
        """Give the rows of a table in order of ``id``, as they stand in the database."""
        return _ahead(_gathered(self._tables(self._asked(stored))))

    def _asked(self, stored: Stored) -> str:
        columns = [
            self._column(stored, one) for one in stored.shape.columns if one.key in stored.columns
        ]
        if stored.data:
            text = "CAST(data AS text)" if self._postgres else "data"
            columns.append(f"{text} AS {DATA}")
        where = f" WHERE kind = '{stored.kind}'" if stored.kind else ""
        return f'SELECT {", ".join(columns)} FROM "{stored.table}"{where} ORDER BY id'  # noqa: S608 - our own names

    def _column(self, stored: Stored, column: Column) -> str:
        name = f'"{stored.columns[column.key]}"'
        if self._sentinels and column.key in stored.nullable:
            whole = column.type in {"int64", "bool"}
            empty = f"'{NO_TEXT}'" if column.type == "string" else "''"
            name = f"COALESCE({name}, {NO_NUMBER if whole else empty})"
        return f'{name} AS "{column.key}"'

    def _tables(self, asked: str) -> Iterator[Any]:
        with closing(self._connection.cursor()) as cursor:
            if self._sentinels:
                cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": CHUNK})
            cursor.execute(asked)
            for batch in cursor.fetch_record_batch():
                yield pa.Table.from_batches([batch])

    def close(self) -> None:
        """End the transaction."""
        self._connection.close()


class InsideReader(Reader):
    """Reads through Django's own connection (站内读取): slower, for a database in memory."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, sentinels=False, postgres=connection.vendor == "postgresql")

    def _tables(self, asked: str) -> Iterator[Any]:
        with self._connection.cursor() as cursor:
            cursor.execute(asked)
            names = [one[0] for one in cursor.description]
            while rows := cursor.fetchmany(CHUNK):
                columns = zip(*rows, strict=True)
                yield pa.table(
                    {name: pa.array(values) for name, values in zip(names, columns, strict=True)}
                )

    def rows(self, stored: Stored) -> Iterator[Any]:
        """Give the rows of a table; Django's connection belongs to its thread."""
        return self._tables(self._asked(stored))

    def close(self) -> None:
        """Leave the connection to Django."""


def reader(connection: Connection) -> Reader:
    """Begin one read transaction on the database that Django's connection names."""
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        opened = adbc_driver_postgresql.dbapi.connect(address(settings))
        with closing(opened.cursor()) as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return Reader(opened, sentinels=False, postgres=True)
    path = str(settings["NAME"])
    if not Path(path).is_file():
        return InsideReader(connection)
    return Reader(_copied(path), sentinels=True, postgres=False)


def _copied(path: str) -> Any:
    """Open a copy of an SQLite file; the copy has no name any more and ends with its connection."""
    folder = room() / f".draft-copy-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    copy = folder / "copy.sqlite3"
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # A copy needs no WAL beside it.
        opened = adbc_driver_sqlite.dbapi.connect(str(copy))
        with closing(opened.cursor()) as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_master")
            cursor.fetchone()
    finally:
        shutil.rmtree(folder)
    return opened


def address(settings: dict[str, Any]) -> str:
    """Give the address of a PostgreSQL database as ADBC wants it."""
    known = {
        "host": settings.get("HOST"),
        "port": settings.get("PORT"),
        "user": settings.get("USER"),
        "password": settings.get("PASSWORD"),
    }
    options = {
        key: str(value)
        for key, value in {**settings.get("OPTIONS", {}), **known}.items()
        if isinstance(value, str | int) and value != ""
    }
    return f"postgresql:///{quote(str(settings['NAME']))}?{urlencode(options, quote_via=quote)}"


def _gathered(tables: Iterator[Any]) -> Iterator[Any]:
    """Put small tables together, so that converting has enough to do at a time."""
    held: list[Any] = []
    for table in tables:
        held.append(table)
        if len(held) == TOGETHER:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)


def _ahead(tables: Iterator[Any]) -> Iterator[Any]:
    """Read on in a thread of its own while what was read is converted and written."""
    waiting: Queue[Any] = Queue(maxsize=2)
    ended = Event()

    def read() -> None:
        last: BaseException | None = None
        try:
            for table in tables:
                waiting.put(table)
                if ended.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - raised again where the rows are wanted
            last = error
        waiting.put(last)

    thread = Thread(target=read, name="snapshot-reader", daemon=True)
    thread.start()
    try:
        while isinstance(found := waiting.get(), pa.Table):
            yield found
        if found is not None:
            raise found
    finally:
        ended.set()
        while thread.is_alive():
            with suppress(Empty):
                waiting.get(timeout=0.01)
