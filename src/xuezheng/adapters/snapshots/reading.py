"""Opening a snapshot: its tables as DuckDB relations, and whether it is what its manifest says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from xuezheng.adapters.snapshots.folder import MANIFEST, manifest_in, place
from xuezheng.adapters.snapshots.writing import arrow_schema, file_digest
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Manifest, ManifestError, Part


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published snapshot (数据快照) opened for reading."""

    folder: Path
    manifest: Manifest

    @property
    def tables(self) -> tuple[str, ...]:
        """The keys of its tables."""
        return tuple(one.shape.key for one in self.manifest.parts)

    def path(self, table: str) -> Path:
        """Give the Parquet file of a table. Raises ``NotFoundError``."""
        try:
            return self.folder / self.manifest.part(table).file
        except KeyError as error:
            raise NotFoundError(what=f"快照表 {table[:40]}") from error

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Give a DuckDB connection with one view for each table, named by its key."""
        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'UTC'")
        for key in self.tables:
            connection.read_parquet(str(self.path(key))).create_view(key)
        return connection

    def table(self, key: str, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
        """Give one table as a relation of a connection. Raises ``NotFoundError``.

        Columns and their types are those of ``manifest.part(key).shape``: every
        version is a row, closed ones too; both axes are columns.
        """
        return connection.read_parquet(str(self.path(key)))


def open_snapshot(folder: Path) -> Snapshot:
    """Open the snapshot in a folder. Raises ``NotFoundError``, ``ManifestError``."""
    return Snapshot(folder, manifest_in(folder))


def named(name: str, where: Path | None = None) -> Snapshot:
    """Open a published snapshot by its name. Raises ``NotFoundError``, ``ManifestError``."""
    return open_snapshot(place(name, where))


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a snapshot (快照差错): which file, and what, in both languages."""

    file: str
    what: T


def flaws(folder: Path) -> Iterator[Flaw]:
    """Say everything that keeps a folder from being what its manifest says; nothing when sound."""
    try:
        told = manifest_in(folder)
    except ManifestError as error:
        yield Flaw(MANIFEST, error.told())
        return
    if told.head.name != folder.name:
        wrong = T("清单属于快照 {name}", "the manifest is that of snapshot {name}")
        yield Flaw(MANIFEST, wrong.filled(name=told.head.name))
    for part in told.parts:
        yield from _part_flaws(folder, part)
    known = {MANIFEST, *(one.file for one in told.parts)}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            yield Flaw(path.name, T("清单中没有这个文件", "the manifest names no such file"))


def _part_flaws(folder: Path, part: Part) -> Iterator[Flaw]:
    path = folder / part.file
    if not path.is_file():
        yield Flaw(part.file, T("文件不见了", "the file is gone"))
        return
    found = file_digest(path)
    if found != part.sha256:
        wrong = T(
            "SHA-256 应为 {wanted}，实为 {found}", "SHA-256: expected {wanted}, found {found}"
        )
        yield Flaw(part.file, wrong.filled(wanted=part.sha256, found=found))
    try:
        read = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError):
        yield Flaw(part.file, T("不是完整的 Parquet 文件", "it is no whole Parquet file"))
        return
    if read.metadata.num_rows != part.rows:
        wrong = T("应有 {wanted} 行，实有 {found} 行", "expected {wanted} rows, found {found}")
        yield Flaw(part.file, wrong.filled(wanted=part.rows, found=read.metadata.num_rows))
    yield from _column_flaws(part, read.schema_arrow)


def _column_flaws(part: Part, found: Any) -> Iterator[Flaw]:
    wanted = arrow_schema(part.shape)
    for field in wanted:
        index = found.get_field_index(field.name)
        if index < 0:
            yield Flaw(part.file, T(f"缺少列 {field.name}", f"column {field.name} is missing"))
        elif str(found.field(index).type) != str(field.type):
            other = found.field(index).type
            wrong = T(
                "列 {column} 应为 {wanted}，实为 {found}",
                "column {column}: expected {wanted}, found {found}",
            )
            yield Flaw(
                part.file, wrong.filled(column=field.name, wanted=str(field.type), found=str(other))
            )


def verdict(flaws: int, decisions: Sequence[int]) -> T:
    """Say in one sentence what verifying found; an erasure is named, not a flaw."""
    if flaws:
        return T("有 {n} 处不符", "{n} things are not as they were").filled(n=flaws)
    if not decisions:
        return T("完整", "Whole")
    zh, en = "、".join(map(str, decisions)), ", ".join(map(str, decisions))
    return T(f"完整；已按决定 {zh} 删除个人信息", f"Whole; erased by decision {en}")
