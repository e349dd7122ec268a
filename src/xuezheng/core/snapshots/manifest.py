"""What a snapshot says of itself (快照清单): whence, as of when, which bytes, what was erased."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.snapshots.shapes import Shape, column_of

FORMAT = 1
"""Grows when a manifest means something else; an unknown one is refused by name."""


class ManifestError(BackendError):
    """A manifest cannot be read, or is of a format this version does not know."""

    code = "snapshot-manifest"
    text = T(
        "快照 {name} 的清单读不出：{why}", "The manifest of snapshot {name} cannot be read: {why}"
    )


class Cause(Labelled):
    """Why a snapshot was taken (快照缘由)."""

    NIGHTLY = ("nightly", T("每夜", "Nightly"))
    CENSUS = ("census", T("统计时点", "Census day"))
    ASKED = ("asked", T("人工", "Asked for"))
    MADE = ("made", T("生成", "Generated"))


@dataclass(frozen=True, slots=True)
class Was:
    """What a file was before an erasure (原摘要): its digest and name, and the decision that changed it."""

    sha256: str
    file: str
    decision: int


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a snapshot (快照文件): its table, rows and digest; ``was`` the digests before."""

    shape: Shape
    file: str
    rows: int
    sha256: str
    was: tuple[Was, ...] = ()


@dataclass(frozen=True, slots=True)
class Erasure:
    """A decision that emptied rows (删除决定): the log entry that made it, when, rows by table."""

    decision: int
    at: str
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Position:
    """Where the log stood (日志位置): sequence number and head of the chain."""

    seq: int
    chain: str


@dataclass(frozen=True, slots=True)
class Head:
    """What was known before the first row was read (清单要素).

    ``definitions`` is the digest of all schemas, ``parameters`` of those in
    force on ``day``.
    """

    name: str
    day: date
    cause: Cause
    at: str
    position: Position
    definitions: str
    parameters: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All a snapshot says of itself (快照清单)."""

    head: Head
    parts: tuple[Part, ...]
    erasures: tuple[Erasure, ...] = field(default=())

    @property
    def rows(self) -> int:
        """The rows of all files."""
        return sum(one.rows for one in self.parts)

    @property
    def content(self) -> str:
        """One digest over the digests of all files: equal contents, equal digests."""
        told = "\n".join(f"{one.shape.key} {one.sha256}" for one in self.parts)
        return sha256(told.encode()).hexdigest()

    def part(self, key: str) -> Part:
        """Give the file of a table; raises ``KeyError``."""
        return {one.shape.key: one for one in self.parts}[key]

    def erased(self, erasure: Erasure, parts: Mapping[str, Part]) -> "Manifest":
        """Give the manifest after an erasure, with the old digest of each changed file kept."""
        changed = tuple(
            replace(
                parts[one.shape.key], was=(*one.was, Was(one.sha256, one.file, erasure.decision))
            )
            if one.shape.key in parts
            else one
            for one in self.parts
        )
        return replace(self, parts=changed, erasures=(*self.erasures, erasure))

    def before(self, decision: int) -> "Manifest":
        """Give the manifest as it was before its last erasure; itself where another was the last."""
        if not self.erasures or self.erasures[-1].decision != decision:
            return self
        parts = tuple(
            replace(one, sha256=one.was[-1].sha256, file=one.was[-1].file, was=one.was[:-1])
            if one.was and one.was[-1].decision == decision
            else one
            for one in self.parts
        )
        return replace(self, parts=parts, erasures=self.erasures[:-1])

    @property
    def digest(self) -> str:
        """Give the SHA-256 of the manifest as it is written: what the log notes."""
        return sha256(text(self)).hexdigest()


def text(manifest: Manifest) -> bytes:
    """Write a manifest as JSON that is the same on any machine."""
    head = manifest.head
    told = {
        "format": FORMAT,
        "name": head.name,
        "day": head.day.isoformat(),
        "cause": head.cause.key,
        "at": head.at,
        "position": {"seq": head.position.seq, "chain": head.position.chain},
        "definitions": head.definitions,
        "parameters": head.parameters,
        "tables": {one.shape.key: _part(one) for one in manifest.parts},
        "erasures": [
            {"decision": one.decision, "at": one.at, "rows": dict(one.rows)}
            for one in manifest.erasures
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _part(part: Part) -> dict[str, Any]:
    shape = part.shape
    return {
        "file": part.file,
        "rows": part.rows,
        "sha256": part.sha256,
        "version": shape.version,
        "title": {"zh": shape.title.zh, "en": shape.title.en},
        "columns": [one.told() for one in shape.columns],
        "was": [
            {"sha256": one.sha256, "file": one.file, "decision": one.decision} for one in part.was
        ],
    }


def read(data: bytes, name: str) -> Manifest:
    """Read a manifest; raises ``ManifestError`` naming the snapshot."""
    try:
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise ManifestError(name=name, why=f"format {told['format']}")
        position = Position(int(told["position"]["seq"]), str(told["position"]["chain"]))
        head = Head(
            str(told["name"]), date.fromisoformat(told["day"]), Cause.of(told["cause"]),
            str(told["at"]), position, str(told["definitions"]), str(told["parameters"]),
        )  # fmt: skip
        parts = tuple(_read_part(key, one) for key, one in sorted(told["tables"].items()))
        erasures = tuple(
            Erasure(int(one["decision"]), str(one["at"]), dict(one["rows"]))
            for one in told["erasures"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(name=name, why=type(error).__name__) from error
    return Manifest(head, parts, erasures)


def _read_part(key: str, told: Mapping[str, Any]) -> Part:
    columns = tuple(column_of(str(one["key"]), one) for one in told["columns"])
    title = T(told["title"]["zh"], told["title"]["en"])
    was = tuple(
        Was(str(one["sha256"]), str(one["file"]), int(one["decision"])) for one in told["was"]
    )
    shape = Shape(key, int(told["version"]), title, columns)
    return Part(shape, str(told["file"]), int(told["rows"]), str(told["sha256"]), was)
