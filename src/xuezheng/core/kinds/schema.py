"""What is stored of a kind, as plain JSON (定义的结构): for the lock file, the API and upgrades."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.changes import (
    Change,
    Default,
    Drop,
    MapChoice,
    MapStage,
    Rename,
    Reread,
)
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind


def schema(kind: Kind) -> dict[str, Any]:
    """Give all of a kind that decides how its rows are stored and read."""
    return {
        "version": kind.version,
        "stages": list(kind.stage_order),
        "fields": {field.key: _field(field) for field in kind.fields},
    }


def _field(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"type": field.type.key, "privacy": field.privacy.key}
    if field.choices:
        told["choices"] = [one.key for one in field.choices]
    if field.slot:
        told["slot"] = field.slot.value
    if field.required:
        told["required"] = True
    if field.columns:
        told["columns"] = {column.key: _field(column) for column in field.columns}
    return told


def lock(kinds: tuple[Kind, ...]) -> str:
    """Give the text of the lock file: canonical JSON of every kind, by key."""
    told = {kind.key: schema(kind) for kind in kinds}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def json_schema(kind: Kind) -> dict[str, Any]:
    """Give the JSON schema of canonical data: every key present, null where empty."""
    return {
        "title": kind.title.en,
        "type": "object",
        "properties": {field.key: _nullable(field) for field in kind.fields},
        "required": list(kind.keys),
        "additionalProperties": False,
    }


def _nullable(field: Field) -> dict[str, Any]:
    told = dict(field.type.schema)
    if field.columns:
        properties = {column.key: _nullable(column) for column in field.columns}
        told["items"] = {"type": "object", "properties": properties, "required": list(properties)}
    elif field.choices and "items" in told:
        told["items"] = {"enum": [one.key for one in field.choices]}
    elif field.choices:
        told = {"enum": [one.key for one in field.choices]}
    return {"title": field.label.en, "anyOf": [told, {"type": "null"}]}


ALLOWED = T(
    "提高version，并在changes中写明这一变更", "raise version and describe the change in changes"
)


def breaks(old: Mapping[str, Any], kind: Kind) -> list[Issue]:
    """Say every change since ``old`` (a locked schema) that stored rows would not survive.

    A change is fine when it only adds, or when ``changes`` beyond the locked
    version describe it.
    """
    new = schema(kind)
    later = tuple(change for change in kind.changes if change.version > old["version"])
    found = [*_lost_fields(old, new, later), *_lost_stages(old, new, later)]
    renamed = {change.old: change.new for change in later if isinstance(change, Rename)}
    before = {renamed.get(key, key): told for key, told in old["fields"].items()}
    for key, told in new["fields"].items():
        found += _field_breaks(key, before.get(key), told, later)
    if (found or _moved_slots(before, new)) and kind.version <= old["version"]:
        found.append(T(f"version仍为{kind.version}", f"version is still {kind.version}"))
    elif kind.version < old["version"]:
        found.append(
            T(f"version倒退为{kind.version}", f"version goes back to {kind.version}"),
        )
    return [Issue(f"{kind.key}", one, ALLOWED) for one in found]


def _lost_fields(
    old: Mapping[str, Any], new: Mapping[str, Any], later: tuple[Change, ...]
) -> Iterator[T]:
    told = {change.old for change in later if isinstance(change, Rename)}
    told |= {change.field for change in later if isinstance(change, Drop)}
    for key in old["fields"]:
        if key not in new["fields"] and key not in told:
            yield T(f"字段{key}不见了", f"field {key} is gone")


def _lost_stages(
    old: Mapping[str, Any], new: Mapping[str, Any], later: tuple[Change, ...]
) -> Iterator[T]:
    told = {change.old for change in later if isinstance(change, MapStage)}
    for key in old["stages"]:
        if key not in new["stages"] and key not in told:
            yield T(f"状态{key}不见了", f"stage {key} is gone")


def _field_breaks(
    key: str, old: Mapping[str, Any] | None, new: Mapping[str, Any], later: tuple[Change, ...]
) -> Iterator[T]:
    given = {change.field for change in later if isinstance(change, Default)}
    if new.get("required") and not (old and old.get("required")) and key not in given:
        yield T(f"字段{key}变为必填而旧数据没有值", f"field {key} became required without a value")
    if old is None:
        return
    reread = {change.field for change in later if isinstance(change, Reread)}
    if old["type"] != new["type"] and key not in reread:
        types = f"{old['type']} → {new['type']}"
        yield T(f"字段{key}换了类型（{types}）", f"field {key} changed its type ({types})")
    mapped = {one.old for one in later if isinstance(one, MapChoice) and one.field == key}
    for choice in old.get("choices", ()):
        if choice not in new.get("choices", ()) and choice not in mapped:
            yield T(f"字段{key}的选项{choice}不见了", f"choice {choice} of field {key} is gone")
    if old.get("columns") and key not in reread:
        for column in set(old["columns"]) - set(new.get("columns", ())):
            yield T(f"字段{key}的列{column}不见了", f"column {column} of field {key} is gone")


def _moved_slots(before: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Say whether stored rows mirror other fields than the new definition says."""
    slots = {key: told.get("slot") for key, told in before.items()}
    return any(key in slots and slots[key] != one.get("slot") for key, one in new["fields"].items())


def lock_issues(text: str, kinds: tuple[Kind, ...]) -> list[Issue]:
    """Say where the kinds break with a lock file's text, and whether it must be written anew."""
    locked: dict[str, Any] = json.loads(text) if text.strip() else {}
    now = {kind.key: kind for kind in kinds}
    found = [
        Issue(key, T("定义不见了", "the kind is gone"), T("保留定义", "keep its definition"))
        for key in locked
        if key not in now
    ]
    for key, old in locked.items():
        found += breaks(old, now[key]) if key in now else []
    if not found and text != lock(kinds):
        stale = T("catalogue.lock与定义不一致", "the lock differs from the definitions")
        write = T("运行./xz catalogue check --lock", "run ./xz catalogue check --lock")
        found.append(Issue("catalogue.lock", stale, write))
    return found
