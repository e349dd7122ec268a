"""From rows as the database gives them to rows of a snapshot, strictly typed, by DuckDB.

The JSON of a record is taken apart by ``json_transform_strict`` with the
struct its fields declare. What has another type than declared is refused and
named by table, id and field, never by its value.
"""

from typing import Any

import duckdb
import pyarrow as pa

from xuezheng.adapters.snapshots.database import DATA, NO_NUMBER, NO_TEXT
from xuezheng.adapters.snapshots.shapes import Stored
from xuezheng.adapters.snapshots.writing import arrow_schema
from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.snapshots.shapes import MOMENT, Column

DUCK = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "date32": "DATE",
    "bool": "BOOLEAN",
    MOMENT: "TIMESTAMPTZ",
    "list<int64>": "BIGINT[]",
    "list<string>": "VARCHAR[]",
}
STRUCT = {
    "string": '"VARCHAR"',
    "int64": '"BIGINT"',
    "date32": '"DATE"',
    "bool": '"BOOLEAN"',
    "list<int64>": '["BIGINT"]',
    "list<string>": '["VARCHAR"]',
}
WHOLE = ("BIGINT", "UBIGINT")
JSON = {
    "string": ("VARCHAR",),
    "int64": WHOLE,
    "date32": ("VARCHAR",),
    "bool": ("BOOLEAN",),
    "list<int64>": ("ARRAY",),
    "list<string>": ("ARRAY",),
}
"""The JSON types that a value of each type may have; null always."""


class CastError(BackendError):
    """A stored value is not of the type its kind declares; names the row and the field."""

    code = "snapshot-cast"
    text = T(
        "快照表 {table}：第 {row} 号记录的 {column} 应为 {wanted}，实为 {found}。"
        "先运行 ./xz catalogue upgrade，或更正这一条记录。",
        "Snapshot table {table}: {column} of row {row} should be {wanted} and is {found}."
        " Run ./xz catalogue upgrade first, or correct this row.",
    )


def _free(field: Field) -> bool:
    """Say whether a field of text holds other JSON than text (an address, a small table)."""
    return field.type.parquet == "string" and field.type.schema.get("type") != "string"


def engine() -> duckdb.DuckDBPyConnection:
    """Give the DuckDB that converts the tables of one snapshot; making one costs more than a table."""
    duck = duckdb.connect(config={"threads": 1})
    duck.execute("SET TimeZone = 'UTC'")
    return duck


class Converter:
    """Turns the rows of one table (类型转换)."""

    def __init__(self, stored: Stored, duck: duckdb.DuckDBPyConnection) -> None:
        self.stored = stored
        self.schema = arrow_schema(stored.shape)
        self._duck = duck
        struct = ", ".join(
            f'"{one.key}": ' + ('"JSON"' if _free(one) else STRUCT[one.type.parquet])
            for one in stored.data.values()
        )
        self._struct = f"{{{struct}}}"

    def table(self, raw: Any) -> Any:
        """Give the rows of ``raw`` with the table's own types. Raises ``CastError``."""
        try:
            found: Any = self._ask(self._asked(raw), raw).to_arrow_table()
        except duckdb.Error as error:
            raise self._fault(raw) from error
        if self.stored.data:
            if not all(found.column("sound_").to_pylist()):
                raise self._fault(raw)
            found = found.drop_columns(["sound_"])
        return found.cast(self.schema)

    def _ask(self, asked: str, raw: Any) -> duckdb.DuckDBPyRelation:
        self._duck.register("raw", raw)
        return self._duck.sql(asked)

    def _asked(self, raw: Any) -> str:
        columns = ", ".join(
            f'{self._said(one, raw.schema)} AS "{one.key}"' for one in self.stored.shape.columns
        )
        if not self.stored.data:
            return f"SELECT {columns} FROM raw"  # noqa: S608 - our own names
        return (
            f"SELECT {columns}, {self._sound()} AS sound_ FROM"  # noqa: S608
            f" (SELECT *, json_transform_strict({DATA}, '{self._struct}') AS j,"
            f" json_type({DATA}, [{self._paths()}]) AS t FROM raw)"
        )

    def _paths(self) -> str:
        return ", ".join(f"'$.{one.key}'" for one in self.stored.data.values())

    def _sound(self) -> str:
        """Say in SQL whether every value has a JSON type its field allows."""
        tested = [
            f"t[{place}] IN ({_quoted((*JSON[one.type.parquet], 'NULL'))})"
            for place, one in enumerate(self.stored.data.values(), 1)
            if not _free(one)
        ]
        return " AND ".join(tested) or "TRUE"

    def _said(self, column: Column, raw: Any) -> str:
        """Give the SQL of one column."""
        if column.key in self.stored.data:
            one = self.stored.data[column.key]
            value = f'j."{one.key}"'
            return f"json_extract_string({value}, '$')" if _free(one) else value
        name, duck = f'"{column.key}"', DUCK[column.type]
        text = pa.types.is_string(raw.field(column.key).type)
        if column.type in {"date32", MOMENT} and text:
            zone = " || '+00'" if column.type == MOMENT else ""
            return f"CAST(NULLIF({name}, ''){zone} AS {duck})"
        if column.type == "string" and text:
            return f"NULLIF({name}, '{NO_TEXT}')"
        if column.type in {"int64", "bool"} and pa.types.is_integer(raw.field(column.key).type):
            return f"CAST(NULLIF({name}, {NO_NUMBER}) AS {duck})"
        return f"CAST({name} AS {duck})"

    def _fault(self, raw: Any) -> CastError:
        """Find the first row and column that cannot be turned."""
        for row in range(raw.num_rows):
            one = raw.slice(row, 1)
            column, found = self._wrong(one)
            if column:
                wanted = self.stored.shape.column(column).type
                number = one.column("id")[0].as_py()
                return CastError(
                    what="snapshot", table=self.stored.shape.key, row=number, column=column,
                    wanted=wanted, found=found,
                )  # fmt: skip
        return CastError(
            what="snapshot", table=self.stored.shape.key, row="?", column="?", wanted="?", found="?"
        )

    def _wrong(self, raw: Any) -> tuple[str, str]:
        """Name the column of one row that cannot be turned, and what it is; empty when all can."""
        for column in self.stored.shape.columns:
            tried = self._wrong_json if column.key in self.stored.data else self._wrong_cell
            if found := tried(column, raw):
                return column.key, found
        return "", ""

    def _wrong_cell(self, column: Column, raw: Any) -> str:
        asked = f"SELECT {self._said(column, raw.schema)} FROM raw"  # noqa: S608
        try:
            self._ask(asked, raw).fetchall()
        except duckdb.Error:
            return str(raw.schema.field(column.key).type)
        return ""

    def _wrong_json(self, column: Column, raw: Any) -> str:
        one = self.stored.data[column.key]
        asked = f"SELECT json_type({DATA}, '$.{one.key}') FROM raw"  # noqa: S608 - our own names
        [[kind]] = self._ask(asked, raw).fetchall()
        found = str(kind or "missing")
        if found == "missing":
            return found
        if _free(one) or found == "NULL":
            return ""
        if found not in JSON[one.type.parquet]:
            return found
        struct = f'{{"{one.key}": {STRUCT[one.type.parquet]}}}'
        try:
            self._ask(f"SELECT json_transform_strict({DATA}, '{struct}') FROM raw", raw).fetchall()  # noqa: S608
        except duckdb.Error:
            return found
        return ""


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)
