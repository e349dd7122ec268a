"""What one table of a snapshot looks like (表结构): its columns, typed, titled, classed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.kind import Kind

MOMENT = "moment"
"""Beside the words of the field types: microseconds in UTC."""
WORDS = ("string", "int64", "date32", "bool", MOMENT, "list<int64>", "list<string>")
"""Every type a column may have."""
PREFIX = "data_"
"""Goes before a declared field whose key a common column has already."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column (列): its type, its words, its privacy class.

    ``person`` marks a column that names a person, ``erases`` one that an
    erasure empties in that person's rows. ``field`` is the key of the declared
    field it holds; common columns have none.
    """

    key: str
    type: str
    title: T
    privacy: Privacy = Privacy.OPEN
    person: bool = False
    erases: bool = False
    field: str = ""

    def told(self) -> dict[str, Any]:
        """Give the column as plain JSON."""
        plain: dict[str, Any] = {
            "key": self.key,
            "type": self.type,
            "privacy": self.privacy.key,
            "title": {"zh": self.title.zh, "en": self.title.en},
        }
        marks = {"person": self.person, "erases": self.erases}
        return plain | {mark: True for mark, set_ in marks.items() if set_}


@dataclass(frozen=True, slots=True)
class Shape:
    """One table (快照表): the key and version of its kind, and its columns; ``id`` is always first."""

    key: str
    version: int
    title: T
    columns: tuple[Column, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns in order."""
        return tuple(one.key for one in self.columns)

    @property
    def persons(self) -> tuple[str, ...]:
        """The columns that name a person."""
        return tuple(one.key for one in self.columns if one.person)

    @property
    def erased(self) -> tuple[str, ...]:
        """The columns that an erasure empties."""
        return tuple(one.key for one in self.columns if one.erases)

    def column(self, key: str) -> Column:
        """Give the column of that key; raises ``KeyError``."""
        return {one.key: one for one in self.columns}[key]


def column_of(key: str, told: Mapping[str, Any]) -> Column:
    """Read a column from what ``Column.told`` gave."""
    title = told.get("title", {})
    return Column(
        key,
        str(told["type"]),
        T(title.get("zh", key), title.get("en", key)),
        Privacy.of(str(told["privacy"])),
        bool(told.get("person", False)),
        bool(told.get("erases", False)),
    )


PERSONS = frozenset({"person", "pupil"})
"""Field types whose value is the id of a person."""
VALID = (
    Column("valid_from", "date32", T("生效日期", "Valid from")),
    Column("valid_to", "date32", T("失效日期", "Valid to")),
    Column("known_from", MOMENT, T("登记时间", "Known from")),
    Column("known_to", MOMENT, T("更正时间", "Known to")),
)
"""Both axes of a dated fact; open ends are the far day and the far moment, never null."""
CASE: tuple[Column, ...] = (
    Column("id", "int64", T("内部编号", "Id")),
    Column("number", "string", T("编号", "Number")),
    Column("org", "int64", T("单位", "Organisation")),
    Column("subject", "string", T("事项", "Subject"), Privacy.PERSONAL, erases=True),
    Column("state", "string", T("状态", "State")),
    Column("since", MOMENT, T("进入状态时间", "In this state since")),
    Column("opened", "date32", T("登记日期", "Opened on")),
    Column("due", "date32", T("办结期限", "Due on")),
    Column("updated_at", MOMENT, T("更新时间", "Updated at")),
    Column("closed_at", MOMENT, T("办结时间", "Closed at")),
    Column("suspended_since", "date32", T("暂停起", "Suspended since")),
    Column("version", "int64", T("版本", "Version")),
    Column("def_version", "int64", T("定义版本", "Version of the definition")),
    Column("opener", "int64", T("登记人", "Opened by")),
    Column("submitter", "int64", T("提交人", "Submitted by")),
)
"""The common columns of a case of a ledger."""
VERSION: tuple[Column, ...] = (
    Column("id", "int64", T("内部编号", "Id")),
    Column("subject", "int64", T("对象", "Subject")),
    Column("org", "int64", T("单位", "Organisation")),
    Column("title", "string", T("名称", "Title"), Privacy.PERSONAL, erases=True),
    *VALID,
)
"""The common columns of a version in a declared register."""


def record_shape(kind: Kind, common: tuple[Column, ...]) -> Shape:
    """Give the table of a kind kept in the record store: common columns, then its fields."""
    taken = {one.key for one in common}
    fields = tuple(_declared(one, taken) for one in kind.fields)
    return Shape(kind.key, kind.version, kind.title, (*common, *fields))


def _declared(field: Field, taken: set[str]) -> Column:
    key = PREFIX + field.key if field.key in taken else field.key
    person, kept = field.type.key in PERSONS, field.privacy is not Privacy.OPEN
    return Column(key, field.type.parquet, field.label, field.privacy, person, kept, field.key)
