"""Snapshots (数据快照) as write-once Parquet: written, listed, opened, verified, compared.

``shapes(kinds)`` says what every table looks like, ``Draft`` gathers the files
of a new snapshot and publishes them at once, ``TableWriter`` writes one of them
from Arrow batches::

    draft = Draft.begin(head)
    with draft.table(shape) as writer:
        writer.write(batch)              # columns and types of arrow_schema(shape)
    draft.done(writer.part)
    draft.publish()

``named(name)`` opens a published one; ``connect()`` on it gives a DuckDB
connection with one view for each table, ``table(key, connection)`` one relation.
"""

from xuezheng.adapters.snapshots.comparing import Difference, differences
from xuezheng.adapters.snapshots.erasing import erase
from xuezheng.adapters.snapshots.folder import (
    Draft,
    TakenError,
    drop,
    free,
    latest,
    manifest,
    names,
    place,
    root,
    sweep,
)
from xuezheng.adapters.snapshots.reading import Flaw, Snapshot, flaws, named, open_snapshot, verdict
from xuezheng.adapters.snapshots.redacting import Texts, texts_in
from xuezheng.adapters.snapshots.shapes import Stored, shapes, stored
from xuezheng.adapters.snapshots.writing import TableWriter, arrow_schema, written

__all__ = [
    "Difference",
    "Draft",
    "Flaw",
    "Snapshot",
    "Stored",
    "TableWriter",
    "TakenError",
    "Texts",
    "arrow_schema",
    "differences",
    "drop",
    "erase",
    "flaws",
    "free",
    "latest",
    "manifest",
    "named",
    "names",
    "open_snapshot",
    "place",
    "root",
    "shapes",
    "stored",
    "sweep",
    "texts_in",
    "verdict",
    "written",
]
