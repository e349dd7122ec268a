"""Erasing persons from a published snapshot: new files beside the old, then one swap of the manifest.

Killed before the swap, the snapshot is as it was; killed behind it, the old
files are named by nothing and go with the next sweep. Done twice, it changes
nothing.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from xuezheng.adapters.failpoints import point
from xuezheng.adapters.snapshots.folder import MANIFEST, alone, manifest_in, put, tidy
from xuezheng.adapters.snapshots.writing import GROUP, TableWriter, arrow_schema
from xuezheng.core.snapshots.manifest import Erasure, Manifest, Part, text
from xuezheng.core.snapshots.shapes import Shape


def erase(folder: Path, persons: Collection[int], decision: int, at: str) -> Manifest:
    """Empty the personal columns of every row that names one of ``persons``.

    ``decision`` is the log entry that ordered it; it stands in the manifest
    even where no row was found. Gives the manifest as it stands afterwards.
    Raises ``NotFoundError``, ``ManifestError``.
    """
    with alone(folder.parent):
        told = manifest_in(folder)
        if all(one.decision != decision for one in told.erasures):
            changed, rows = {}, {}
            for part in told.parts:
                emptied = _emptied(folder, part, persons, decision)
                if emptied is not None:
                    changed[part.shape.key], rows[part.shape.key] = emptied
            told = told.erased(Erasure(decision, at, rows), changed)
            point("before-swap")
            put(folder / MANIFEST, text(told))
            point("after-swap")
        tidy(folder)
    return told


def _emptied(
    folder: Path, part: Part, persons: Collection[int], decision: int
) -> tuple[Part, int] | None:
    """Write a table anew without what it says of the persons; ``None`` where it says nothing."""
    shape, path = part.shape, folder / part.file
    if not shape.persons or not shape.erased:
        return None
    rows = _named(path, shape, persons)
    if not rows:
        return None
    with TableWriter(shape, folder, f"{shape.key}.e{decision}.parquet") as writer:
        for table in _tables(path, shape):
            writer.write(_blank(table, shape, persons))
    return replace(writer.part, was=part.was), rows


def _named(path: Path, shape: Shape, persons: Collection[int]) -> int:
    """Count the rows that name one of the persons, from the columns that can alone."""
    columns = pq.read_table(path, columns=list(shape.persons))
    return int(pc.sum(_mask(columns, shape, persons)).as_py() or 0)


def _tables(path: Path, shape: Shape) -> Iterator[Any]:
    schema = arrow_schema(shape)
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(GROUP):
            yield pa.Table.from_batches([batch]).cast(schema)


def _mask(table: Any, shape: Shape, persons: Collection[int]) -> Any:
    wanted = pa.array(sorted(persons), pa.int64())
    masks = [pc.is_in(table.column(one), value_set=wanted) for one in shape.persons]
    found = masks[0]
    for one in masks[1:]:
        found = pc.or_(found, one)
    return found


def _blank(table: Any, shape: Shape, persons: Collection[int]) -> Any:
    mask = _mask(table, shape, persons)
    for key in shape.erased:
        index = table.schema.get_field_index(key)
        column = table.column(index)
        empty = pa.scalar(None, column.type)
        table = table.set_column(index, table.schema.field(index), pc.if_else(mask, empty, column))
    return table
