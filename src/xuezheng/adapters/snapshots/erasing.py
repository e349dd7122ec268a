"""Erasing persons from a published snapshot: new files beside the old, then one swap of the manifest.

Rows that name a person by number lose their personal columns; texts anywhere
lose the person's words (``redacting``).

Killed before the swap, the snapshot is as it was; killed behind it, the old
files are named by nothing and go with the next sweep. Done twice, it changes
nothing.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from xuezheng.adapters.failpoints import point
from xuezheng.adapters.snapshots.folder import MANIFEST, alone, manifest_in, put, tidy
from xuezheng.adapters.snapshots.redacting import Texts, texts_in, without
from xuezheng.adapters.snapshots.writing import GROUP, TableWriter, arrow_schema
from xuezheng.core.base.redacting import Words
from xuezheng.core.snapshots.manifest import Erasure, Manifest, Part, text
from xuezheng.core.snapshots.shapes import Shape

NOTHING = Texts(Words((), ()))


def erase(
    folder: Path, persons: Collection[int], decision: int, at: str, texts: Texts = NOTHING
) -> Manifest:
    """Empty the personal columns of every row that names one of ``persons``, and take out ``texts``.

    ``decision`` is the log entry that ordered it; it stands in the manifest
    even where no row was found. Gives the manifest as it stands afterwards.
    Raises ``NotFoundError``, ``ManifestError``.
    """
    with alone(folder.parent):
        told = manifest_in(folder)
        if all(one.decision != decision for one in told.erasures):
            changed, rows = {}, {}
            worded = {key for key, _, _, _ in texts_in(folder, texts.words)}
            for part in told.parts:
                out = _Out(persons, texts if part.shape.key in worded else NOTHING, decision)
                emptied = _emptied(folder, part, out)
                if emptied is not None:
                    changed[part.shape.key], rows[part.shape.key] = emptied
            told = told.erased(Erasure(decision, at, rows), changed)
            point("before-swap")
            put(folder / MANIFEST, text(told))
            point("after-swap")
        tidy(folder)
    return told


@dataclass(frozen=True, slots=True)
class _Out:
    """What goes out of a table by which decision."""

    persons: Collection[int]
    texts: Texts
    decision: int


def _emptied(folder: Path, part: Part, out: _Out) -> tuple[Part, int] | None:
    """Write a table anew without what it says of the persons; ``None`` where it says nothing."""
    shape, path = part.shape, folder / part.file
    blanks = bool(shape.persons and shape.erased and _named(path, shape, out.persons))
    if not blanks and not out.texts.words:
        return None
    changed: set[int] = set()
    with TableWriter(shape, folder, f"{shape.key}.e{out.decision}.parquet") as writer:
        for whole in _tables(path, shape):
            table = whole
            if blanks:
                changed |= set(
                    table.filter(_mask(table, shape, out.persons)).column("id").to_pylist()
                )
                table = _blank(table, shape, out.persons)
            table, worded = without(table, shape, out.texts)
            changed |= worded
            writer.write(table)
    if not changed:
        (folder / writer.part.file).unlink()
        return None
    return replace(writer.part, was=part.was), len(changed)


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
