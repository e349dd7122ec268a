"""How a kind's data changed from one version to the next (定义变更): data that an upgrade replays."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rename:
    """A field has a new key (字段改名)."""

    version: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Drop:
    """A field is gone with its values (字段取消), and why that loses nothing."""

    version: int
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Default:
    """Old rows get a value (补默认值) for a new or newly required field."""

    version: int
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class MapStage:
    """Cases in an old stage continue in a new one (状态改名)."""

    version: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class MapChoice:
    """Rows with an old choice get a new one (选项改名); None empties the field."""

    version: int
    field: str
    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class Reread:
    """A field has another type (字段换类型); every old value is readable by the new one."""

    version: int
    field: str


Change = Rename | Drop | Default | MapStage | MapChoice | Reread
"""Each carries the version it leads to."""
