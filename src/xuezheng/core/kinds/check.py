"""Data against its kind: canonical, complete, all issues at once; and the slots that mirror it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.checks import broken
from xuezheng.core.kinds.fields import Data, Field, Slot
from xuezheng.core.kinds.issues import Issue, WrongDataError, one_of
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import COMPUTED, ROWS, WrongValueError

SLOT_LENGTH = 200
"""A text slot keeps this many characters; the data keeps them all."""

MISSING = T("未填写", "is empty")
FILL_IN = T("请填写", "fill it in")
CHECK = T("请核对", "check it")


def check_data(kind: Kind, data: Data, stage: str = "") -> tuple[dict[str, Any], list[Issue]]:
    """Give the canonical data with every declared key, null explicit, and all issues.

    ``stage`` decides what ``needed_from`` asks for; without one only
    ``required`` counts. Fields that do not exist for this data are null.
    Checking twice changes nothing.
    """
    issues = [
        Issue(key, T("没有这个字段", "is no field of this"), one_of(kind.keys, str(key)))
        for key in data
        if key not in kind.keys
    ]
    found: dict[str, Any] = {}
    for field in kind.fields:
        found[field.key] = None
        if field.type is not COMPUTED:
            found[field.key], wrong = _read(field, data.get(field.key), field.key)
            issues += wrong
    canonical = {
        field.key: found[field.key] if field.applies(found) else None for field in kind.fields
    }
    unread = {issue.where.split("[")[0] for issue in issues}
    for field in kind.fields:
        empty = canonical[field.key] is None and field.key not in unread
        if empty and field.applies(found) and needed(kind, field, stage):
            issues.append(Issue(field.key, MISSING, FILL_IN))
    for field in kind.fields:
        if field.computes is not None:
            canonical[field.key] = field.computes(canonical)
    return canonical, issues + list(_disagreeing(kind, canonical, stage))


def _disagreeing(kind: Kind, data: Data, stage: str) -> Iterator[Issue]:
    """Say every check across fields that fails and counts in this stage."""
    for check in kind.checks:
        if _counts(kind, check.needed_from, stage) and broken(check, data):
            yield Issue(check.field, check.says, CHECK)


def _counts(kind: Kind, needed_from: str, stage: str) -> bool:
    if not needed_from:
        return True
    order = kind.stage_order
    return stage in order and order.index(stage) >= order.index(needed_from)


def checked(kind: Kind, data: Data, stage: str = "") -> dict[str, Any]:
    """Give the canonical data, or raise ``WrongDataError`` with all issues."""
    canonical, issues = check_data(kind, data, stage)
    if issues:
        raise WrongDataError(issues, {field.key: field.label for field in kind.fields})
    return canonical


def needed(kind: Kind, field: Field, stage: str) -> bool:
    """Say whether a field must be filled in in a stage."""
    return field.required or (bool(field.needed_from) and _counts(kind, field.needed_from, stage))


def _read(field: Field, given: object, where: str) -> tuple[Any, list[Issue]]:
    if field.type is ROWS and isinstance(given, list | tuple) and given:
        return _rows(field, given, where)
    try:
        return field.parse(given), []
    except WrongValueError as error:
        return None, [Issue(where, T("填写有误", "cannot be read"), error.told())]


def _rows(field: Field, given: list[Any] | tuple[Any, ...], where: str) -> tuple[Any, list[Issue]]:
    """Read row by row, so that an issue names its row (from 1) and column."""
    rows: list[dict[str, Any]] = []
    issues: list[Issue] = []
    for number, row in enumerate(given, 1):
        if not isinstance(row, Mapping):
            shape = T("应为一行内容", "a row is expected")
            issues.append(Issue(f"{where}[{number}]", T("填写有误", "cannot be read"), shape))
            continue
        values, wrong = _row(field, row, f"{where}[{number}]")
        if wrong or any(value is not None for value in values.values()):
            rows.append(values)
        issues += wrong
    return (None if issues else rows or None), issues


def _row(field: Field, row: Data, where: str) -> tuple[dict[str, Any], list[Issue]]:
    keys = tuple(column.key for column in field.columns)
    issues = [
        Issue(f"{where}.{key}", T("没有这一列", "is no column of this"), one_of(keys, str(key)))
        for key in row
        if key not in keys
    ]
    values: dict[str, Any] = {}
    for column in field.columns:
        values[column.key], wrong = _read(column, row.get(column.key), f"{where}.{column.key}")
        issues += wrong
    filled = issues or any(value is not None for value in values.values())
    unread = {issue.where for issue in issues}
    for column in field.columns if filled else ():
        place = f"{where}.{column.key}"
        if column.required and values[column.key] is None and place not in unread:
            issues.append(Issue(place, MISSING, FILL_IN))
    return values, issues


def slots(kind: Kind, data: Data) -> dict[str, str | int | date | None]:
    """Give all eight slots of canonical data; the ONE function that fills them."""
    mirrored: dict[str, str | int | date | None] = {slot.value: None for slot in Slot}
    for field in kind.fields:
        value = data.get(field.key)
        if field.slot is not None and value is not None:
            mirrored[field.slot.value] = _mirror(field.slot, value)
    return mirrored


def _mirror(slot: Slot, value: Any) -> str | int | date:
    if slot.value.startswith("d"):
        return date.fromisoformat(value)
    return str(value)[:SLOT_LENGTH] if slot.value.startswith("t") else int(value)


def files_in(kind: Kind, data: Data) -> Iterator[int]:
    """Give the id of every kept file that data names."""
    for field in kind.fields:
        yield from _files(field, data.get(field.key))


def _files(field: Field, value: Any) -> Iterator[int]:
    if value is None:
        return
    if field.type is ROWS:
        for row in value:
            for column in field.columns:
                yield from _files(column, row.get(column.key))
    elif field.type.key in {"file", "photo"}:
        yield int(value)
    elif field.type.key in {"files", "photos"}:
        yield from (int(one) for one in value)
