"""The table of a notice: its columns as fields, rows read and told wrong cell by cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.types import WrongValueError

MAKERS = {
    "text": fields.text,
    "number": fields.number,
    "figure": fields.figure,
    "day": fields.day,
}


def columns(told: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """Give the columns of a notice as fields."""
    return tuple(
        MAKERS[one["type"]](
            one["key"], T(one["label"], one["label"]), required=bool(one.get("required"))
        )
        for one in told
    )


def filled(
    told: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Give the rows as they are kept, empty ones left out, and what is wrong: row and column."""
    kept: list[dict[str, Any]] = []
    wrong: list[str] = []
    known = columns(told)
    for row in rows:
        values = {one.key: row.get(one.key) for one in known}
        if all(value in (None, "") for value in values.values()):
            continue
        kept.append(_row(known, values, len(kept) + 1, wrong))
    if known and not kept:
        wrong.append("表格没有填写")
    return kept, wrong


def _row(
    known: Sequence[Field], values: Mapping[str, Any], place: int, wrong: list[str]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in known:
        value = values[one.key]
        where = f"第{place}行“{one.label.zh}”"
        if value in (None, ""):
            found[one.key] = None
            if one.required:
                wrong.append(f"{where}必填")
            continue
        try:
            found[one.key] = one.parse(value)
        except WrongValueError as error:
            wrong.append(f"{where}{error.told().zh}")
    return found
