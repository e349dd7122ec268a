"""A few rows of a made-up kind, and how to make snapshots of them."""

from datetime import date

import pyarrow as pa

from xuezheng.adapters.snapshots import Draft, arrow_schema
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.snapshots.manifest import Cause, Head, Position
from xuezheng.core.snapshots.shapes import Column, Shape

PUPILS = Shape(
    "pupil", 1, T("学籍", "Pupils"),
    (
        Column("id", "int64", T("内部编号", "Id")),
        Column("subject", "int64", T("对象", "Subject"), person=True),
        Column("name", "string", T("姓名", "Name"), Privacy.PERSONAL, erases=True),
        Column("born", "date32", T("出生日期", "Born"), Privacy.PERSONAL, erases=True),
        Column("state", "string", T("状态", "State")),
    ),
)  # fmt: skip
UNITS = Shape(
    "unit", 1, T("单位", "Units"),
    (Column("id", "int64", T("内部编号", "Id")), Column("name", "string", T("名称", "Name"))),
)  # fmt: skip
DAY = date(2026, 9, 1)
ROWS = (
    (1, 11, "张三", date(2014, 3, 2), "studying"),
    (2, 12, "李四", None, "studying"),
    (3, 11, "张三", date(2014, 3, 2), "suspended"),
)
SCHOOLS = ((7, "实验小学"), (8, "中心小学"))


def table(shape, rows):
    """Give rows as an Arrow table of a shape."""
    columns = list(zip(*rows, strict=True)) or [()] * len(shape.columns)
    schema = arrow_schema(shape)
    return pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def head(name="2026-09-01-census", at="2026-09-01T01:30:00+08:00"):
    """Give what a manifest begins with."""
    return Head(name, DAY, Cause.CENSUS, at, Position(41, "c" * 64), "d" * 64, "p" * 64)


def draft(where, *, pupils=ROWS, units=SCHOOLS, **told):
    """Write a draft of two tables."""
    made = Draft.begin(head(**told), where)
    for shape, rows in ((PUPILS, pupils), (UNITS, units)):
        with made.table(shape) as writer:
            writer.write(table(shape, rows))
        made.done(writer.part)
    return made


def published(where, **told):
    """Publish it; gives its folder."""
    made = draft(where, **told)
    made.publish()
    return where / made.head.name
