"""Writing one table of a snapshot as Parquet: strict types, fixed settings, same rows same bytes.

Anything that makes rows may write a table: the database (``database``), or a
generator that never had one. Rows come sorted by ``id``; how they were cut into
batches does not show in the bytes.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Part
from xuezheng.core.snapshots.shapes import MOMENT, Shape

ARROW: Mapping[str, Any] = {
    "string": pa.string(),
    "int64": pa.int64(),
    "date32": pa.date32(),
    "bool": pa.bool_(),
    MOMENT: pa.timestamp("us", tz="UTC"),
    "list<int64>": pa.list_(pa.field("element", pa.int64())),
    "list<string>": pa.list_(pa.field("element", pa.string())),
}
"""The Arrow type of each type a column may have."""
GROUP = 131_072
"""Rows of one row group."""
SETTINGS: Mapping[str, Any] = {
    "version": "2.6",
    "compression": "zstd",
    "compression_level": 1,
    "use_dictionary": True,
    "write_statistics": True,
    "store_schema": False,
    "data_page_version": "1.0",
}
"""How Parquet is written; a change here changes the bytes of every snapshot."""


class ColumnsError(BackendError):
    """Rows do not have the columns and types of their table."""

    code = "snapshot-columns"
    text = T(
        "快照表 {table} 的列不符：应为 {wanted}，实为 {found}",
        "Table {table} of a snapshot has other columns: expected {wanted}, found {found}",
    )


def arrow_schema(shape: Shape) -> Any:
    """Give the Arrow schema of a table: ``id`` is never null, every other column may be."""
    return pa.schema(
        pa.field(one.key, ARROW[one.type], nullable=one.key != "id") for one in shape.columns
    )


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    seen = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            seen.update(chunk)
    return seen.hexdigest()


class TableWriter:
    """Writes one table (快照表写入) as ``<folder>/<key>.parquet``, or under another name.

    ``write`` takes Arrow tables or record batches with exactly the columns of
    ``arrow_schema(shape)``, in any number and size, sorted by ``id``; after the
    ``with`` block ``part`` says what was written. A block that ends in an error
    leaves a file that no manifest names.
    """

    part: Part

    def __init__(self, shape: Shape, folder: Path, name: str = "") -> None:
        self.shape = shape
        self.path = folder / (name or f"{shape.key}.parquet")
        self.schema = arrow_schema(shape)
        self.rows = 0
        self._waiting: list[Any] = []
        self._held = 0
        self._file = pq.ParquetWriter(self.path, self.schema, **SETTINGS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._flush(whole=True)
        self._file.close()
        if kind is None:
            self.part = Part(self.shape, self.path.name, self.rows, file_digest(self.path))

    def write(self, rows: Any) -> None:
        """Add rows: a ``pyarrow`` table or record batch. Raises ``ColumnsError``."""
        table = pa.Table.from_batches([rows]) if isinstance(rows, pa.RecordBatch) else rows
        if table.schema.names != self.schema.names or table.schema.types != self.schema.types:
            raise ColumnsError(
                table=self.shape.key,
                wanted=_told(self.schema),
                found=_told(table.schema),
            )
        self._waiting.append(table.cast(self.schema))
        self._held += table.num_rows
        if self._held >= GROUP:
            self._flush(whole=False)

    def _flush(self, *, whole: bool) -> None:
        """Write full row groups, and at the end what is left."""
        table = pa.concat_tables([self.schema.empty_table(), *self._waiting]).combine_chunks()
        ready = table.num_rows if whole else table.num_rows // GROUP * GROUP
        for start in range(0, ready, GROUP):
            self._file.write_table(
                table.slice(start, min(GROUP, ready - start)), row_group_size=GROUP
            )
        self.rows += ready
        self._waiting = [table.slice(ready)]
        self._held = table.num_rows - ready


def _told(schema: Any) -> str:
    return ", ".join(f"{one.name} {one.type}" for one in schema)


def written(shape: Shape, folder: Path, rows: Iterable[Any]) -> Part:
    """Write a whole table from an iterable of Arrow tables or batches; gives its file."""
    with TableWriter(shape, folder) as writer:
        for one in rows:
            writer.write(one)
    return writer.part
