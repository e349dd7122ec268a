"""A kind against itself (定义检查): all issues at once, each saying what is allowed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields as parts_of
from dataclasses import is_dataclass
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.changes import Default, Drop, MapChoice, Rename, Reread
from xuezheng.core.kinds.fields import Field, Slot
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import COMPUTED, ROWS

_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def issues(kind: Kind, groups: Iterable[str] = ()) -> list[Issue]:
    """Say everything wrong with a kind, whether or not it is a ledger."""
    return [
        *_key(kind.key, kind.key),
        *_group(kind, tuple(groups)),
        *repeated(f"{kind.key}: fields", kind.keys),
        *(issue for field in kind.fields for issue in _field(kind, field)),
        *_slots(kind),
        *_changes(kind),
        *labels(kind.key, kind),
    ]


def labels(where: str, thing: Any) -> Iterator[Issue]:
    """Say every text of a definition that lacks its Chinese or its English half."""
    if isinstance(thing, T):
        yield from _halves(where, thing)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from labels(f"{where}.{getattr(one, 'key', '')}".rstrip("."), one)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for part in parts_of(thing):
            if part.name not in {"type", "unit"}:
                inner = getattr(thing, part.name)
                place = where if isinstance(inner, tuple) else f"{where}.{part.name}"
                yield from labels(place, inner)


def _halves(where: str, text: T) -> Iterator[Issue]:
    if not _HAN.search(text.zh):
        yield Issue(where, T("缺中文", "the Chinese half is missing"), BOTH)
    if not text.en.strip() or _HAN.search(text.en):
        yield Issue(where, T("缺英文", "the English half is missing"), BOTH)


BOTH = T("中英文都要写", "write both halves")


def _key(where: str, key: str) -> Iterator[Issue]:
    if not _KEY.match(key):
        wanted = T("小写英文、数字和下划线", "lower-case letters, digits and underscores")
        yield Issue(where, T(f"键名“{key}”不合规", f"the key {key!r} is not allowed"), wanted)


def _group(kind: Kind, groups: tuple[str, ...]) -> Iterator[Issue]:
    if groups and kind.group not in groups:
        found = T(f"类别{kind.group}不存在", f"there is no group {kind.group}")
        yield Issue(f"{kind.key}: group", found, one_of(groups, kind.group))


def repeated(where: str, keys: Iterable[str]) -> Iterator[Issue]:
    """Say every key that is declared more than once."""
    for key, times in Counter(keys).items():
        if times > 1:
            found = T(f"{key}出现{times}次", f"{key} is declared {times} times")
            yield Issue(where, found, T("每个键只写一次", "declare each key once"))


def _field(kind: Kind, field: Field) -> Iterator[Issue]:
    where = f"{kind.key}: fields.{field.key}"
    yield from _key(where, field.key)
    if field.needed_from and field.needed_from not in kind.stage_order:
        found = T(f"状态{field.needed_from}不存在", f"there is no stage {field.needed_from}")
        yield Issue(where, found, one_of(kind.stage_order, field.needed_from))
    if field.type.key in {"choice", "several"}:
        if not field.choices:
            yield Issue(where, T("没有选项", "no choices"), T("写明选项", "give its choices"))
        yield from repeated(f"{where}.choices", (one.key for one in field.choices))
    if field.type is COMPUTED and field.computes is None:
        yield Issue(where, T("没有计算方法", "no function"), T("写明computes", "give computes"))
    if field.type is COMPUTED and field.required:
        found = T("自动计算的字段不能必填", "a computed field cannot be required")
        yield Issue(where, found, T("去掉required", "drop required"))
    yield from _columns(where, field)


def _columns(where: str, field: Field) -> Iterator[Issue]:
    if field.type is ROWS and not field.columns:
        yield Issue(where, T("没有列", "no columns"), T("写明columns", "give its columns"))
    yield from repeated(f"{where}.columns", (column.key for column in field.columns))
    for column in field.columns:
        if column.slot or column.columns or column.when:
            found = T(f"列{column.key}不能带slot、when或再分列", f"column {column.key} is no field")
            allowed = T("列只有名称、类型和必填", "a column has label, type and required")
            yield Issue(where, found, allowed)


def _slots(kind: Kind) -> Iterator[Issue]:
    used: dict[Slot, str] = {}
    for field in kind.fields:
        if field.slot is None:
            continue
        where = f"{kind.key}: fields.{field.key}"
        if field.slot in used:
            other = used[field.slot]
            found = T(
                f"检索列{field.slot.value}已由{other}占用",
                f"slot {field.slot.value} is taken by {other}",
            )
            yield Issue(where, found, _free(kind))
        used.setdefault(field.slot, field.key)
        letter = field.type.slot
        if not field.slot.value.startswith(letter or "-"):
            found = T(
                f"{field.type.title.zh}不能放入检索列{field.slot.value}",
                f"{field.type.key} does not fit slot {field.slot.value}",
            )
            fits = [slot.value for slot in Slot if letter and slot.value.startswith(letter)]
            yield Issue(where, found, one_of(fits))


def _free(kind: Kind) -> T:
    taken = {field.slot for field in kind.fields}
    return one_of([slot.value for slot in Slot if slot not in taken])


def _changes(kind: Kind) -> Iterator[Issue]:
    where = f"{kind.key}: changes"
    for change in kind.changes:
        if not 1 < change.version <= kind.version:
            found = T(
                f"变更指向版本{change.version}", f"a change leads to version {change.version}"
            )
            allowed = T(f"2至{kind.version}", f"2 to {kind.version}")
            yield Issue(where, found, allowed)
    gone = {change.field for change in kind.changes if isinstance(change, Drop)}
    gone |= {change.old for change in kind.changes if isinstance(change, Rename)}
    for change in kind.changes:
        named = change.new if isinstance(change, Rename) else getattr(change, "field", "")
        about = isinstance(change, Rename | Default | MapChoice | Reread)
        if about and named not in kind.keys and named not in gone:
            found = T(f"字段{named}不存在", f"there is no field {named}")
            yield Issue(where, found, one_of(kind.keys, str(named)))
