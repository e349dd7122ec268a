"""Old data to the present version of its kind (升级): pure, each change replayed in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xuezheng.core.kinds.changes import (
    Change,
    Default,
    Drop,
    MapChoice,
    MapStage,
    Rename,
)
from xuezheng.core.kinds.check import check_data
from xuezheng.core.kinds.fields import Data
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A row at the present version (升级结果): its data, its stage, and what could not be read."""

    data: dict[str, Any]
    stage: str
    issues: tuple[Issue, ...]


def upgraded(data: Data, from_version: int, changes: Iterable[Change]) -> dict[str, Any]:
    """Give the data after every change that leads beyond ``from_version``.

    Ties: changes of one version apply in the order in which they are written.
    """
    result = dict(data)
    for change in _later(changes, from_version):
        _apply(result, change)
    return result


def stage_now(stage: str, from_version: int, changes: Iterable[Change]) -> str:
    """Give the stage in which a case of an old version continues."""
    for change in _later(changes, from_version):
        if isinstance(change, MapStage) and change.old == stage:
            stage = change.new
    return stage


def upgrade(kind: Kind, data: Data, stage: str, from_version: int) -> Upgraded:
    """Give a whole row at the kind's version, checked and canonical."""
    moved = upgraded(data, from_version, kind.changes)
    known = {key: value for key, value in moved.items() if key in kind.keys}
    lost = [key for key in moved if key not in kind.keys and moved[key] is not None]
    at = stage_now(stage, from_version, kind.changes)
    canonical, issues = check_data(kind, known | {key: moved[key] for key in lost}, at)
    return Upgraded(canonical, at, tuple(issues))


def _later(changes: Iterable[Change], from_version: int) -> list[Change]:
    later = [change for change in changes if change.version > from_version]
    return sorted(later, key=lambda change: change.version)


def _apply(data: dict[str, Any], change: Change) -> None:
    if isinstance(change, Rename) and change.old in data:
        data[change.new] = data.pop(change.old)
    elif isinstance(change, Drop):
        data.pop(change.field, None)
    elif isinstance(change, Default) and data.get(change.field) is None:
        data[change.field] = change.value
    elif isinstance(change, MapChoice) and change.field in data:
        data[change.field] = _remapped(data[change.field], change)


def _remapped(value: Any, change: MapChoice) -> Any:
    if isinstance(value, list):
        kept = [_remapped(one, change) for one in value]
        return [one for one in kept if one is not None] or None
    return change.new if value == change.old else value
