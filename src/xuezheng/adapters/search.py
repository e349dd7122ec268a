"""The full-text index of either database; the only SQL of the search."""

from collections.abc import Sequence
from typing import Any, Protocol

TABLE = "desk_searchdoc"


class Connection(Protocol):
    """What we need of a database connection."""

    vendor: str

    def cursor(self) -> Any:
        """Give a cursor."""


def matching(connection: Connection, pieces: Sequence[str], most: int) -> list[int]:
    """Give the ids of documents holding all ``pieces``, the newest first.

    ``pieces`` are ASCII letters and digits, so they can neither break a query nor mean anything
    in its language.
    """
    safe = [piece for piece in pieces if piece.isascii() and piece.isalnum()]
    if not safe:
        return []
    if connection.vendor == "postgresql":
        found = (
            f"SELECT id FROM {TABLE} WHERE to_tsvector('simple', pieces)"  # noqa: S608 - our own constant
            " @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s"
        )
        words = " & ".join(safe)
    else:
        found = (
            f"SELECT rowid FROM {TABLE}_fts WHERE {TABLE}_fts MATCH %s"  # noqa: S608 - our own constant
            " ORDER BY rowid DESC LIMIT %s"
        )
        words = " AND ".join(f'"{piece}"' for piece in safe)
    with connection.cursor() as cursor:
        cursor.execute(found, [words, most])
        return [int(row[0]) for row in cursor.fetchall()]
