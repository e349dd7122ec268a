"""A lock on a name that lasts as long as the transaction, on either database."""

from typing import Any, Protocol
from zlib import crc32


class Connection(Protocol):
    """What we need of a database connection."""

    vendor: str

    def cursor(self) -> Any:
        """Give a cursor."""


def take(connection: Connection, name: str, *, wait: bool = False, shared: bool = False) -> bool:
    """Take the lock ``name`` until the transaction ends; say whether we have it.

    Any number may hold it ``shared`` while nobody holds it alone. PostgreSQL
    keeps advisory locks; under SQLite's IMMEDIATE transactions the writer is
    alone already.
    """
    if connection.vendor != "postgresql":
        return True
    number, kind = crc32(name.encode()), "_shared" if shared else ""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute(f"SELECT pg_advisory_xact_lock{kind}(%s)", [number])
            return True
        cursor.execute(f"SELECT pg_try_advisory_xact_lock{kind}(%s)", [number])
        return bool(cursor.fetchone()[0])
