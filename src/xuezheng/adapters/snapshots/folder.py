"""Where snapshots lie: drafts, publishing by one rename, listing, sweeping.

A draft is a hidden folder that only its process knows; publishing renames it,
so that whoever lists sees a whole snapshot or none. Published files are never
written to again; an erasure puts new files beside the old ones and swaps the
manifest, again by one rename.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xuezheng.adapters.config import current
from xuezheng.adapters.failpoints import point
from xuezheng.adapters.snapshots.writing import TableWriter
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Head, Manifest, ManifestError, Part, read, text
from xuezheng.core.snapshots.shapes import Shape

MANIFEST = "manifest.json"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z]+(-\d+)?\Z")
_DRAFT = re.compile(r"\.draft-.+-(\d+)\Z")


class TakenError(RefusedError):
    """There is a snapshot of this name already; snapshots are written once."""

    code = "snapshot-exists"
    text = T("快照 {name} 已存在，不可覆盖", "Snapshot {name} exists and is never overwritten")


def root() -> Path:
    """Give the folder of all snapshots; to look there makes none."""
    return current().data / "snapshots"


def room() -> Path:
    """Give the folder of all snapshots to write in; made where it is missing, for our eyes only."""
    found = root()
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


@contextmanager
def alone(where: Path) -> Iterator[None]:
    """Hold the one lock under which snapshots are published, erased from and swept."""
    with (where / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def names(where: Path | None = None) -> list[str]:
    """Give the names of all published snapshots, the newest day first."""
    folder = where or root()
    if not folder.is_dir():
        return []
    found = [one.name for one in folder.iterdir() if _NAME.match(one.name)]
    return sorted(found, reverse=True)


def place(name: str, where: Path | None = None) -> Path:
    """Give the folder of a published snapshot. Raises ``NotFoundError``."""
    folder = (where or root()) / name
    if not _NAME.match(name) or not folder.is_dir():
        raise NotFoundError(what=f"快照 {name[:40]}")
    return folder


def manifest(name: str, where: Path | None = None) -> Manifest:
    """Read the manifest of a published snapshot. Raises ``NotFoundError``, ``ManifestError``."""
    return manifest_in(place(name, where))


def manifest_in(folder: Path) -> Manifest:
    """Read the manifest of a folder. Raises ``NotFoundError``, ``ManifestError``."""
    try:
        data = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if folder.is_dir():
            raise ManifestError(name=folder.name, why=MANIFEST) from error
        raise NotFoundError(what=f"快照 {folder.name[:40]}") from error
    return read(data, folder.name)


def latest(where: Path | None = None) -> str | None:
    """Give the name of the snapshot of the newest day, of several that were taken last."""
    found = names(where)
    if not found:
        return None
    newest = [one for one in found if one[:10] == found[0][:10]]
    return max(newest, key=lambda one: (manifest(one, where).head.at, one))


def free(stem: str, where: Path | None = None) -> str:
    """Give ``stem``, or with the first number behind it that no snapshot bears."""
    taken, number = set(names(where)), 1
    name = stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


class Draft:
    """A snapshot in the making (快照草稿): tables are written, then all is published at once."""

    def __init__(self, head: Head, where: Path) -> None:
        self.head = head
        self.where = where
        self.folder = where / f".draft-{head.name}-{os.getpid()}"
        self.parts: dict[str, Part] = {}

    @classmethod
    def begin(cls, head: Head, where: Path | None = None) -> "Draft":
        """Begin afresh; what this process left of an earlier draft of the name is gone."""
        draft = cls(head, where or room())
        draft.discard()
        draft.folder.mkdir(mode=0o700)
        return draft

    def table(self, shape: Shape) -> TableWriter:
        """Give the writer of one table; ``done`` takes its part in."""
        return TableWriter(shape, self.folder)

    def done(self, part: Part) -> None:
        """Take a written table in."""
        self.parts[part.shape.key] = part

    @property
    def manifest(self) -> Manifest:
        """What it says of itself so far."""
        return Manifest(self.head, tuple(self.parts[key] for key in sorted(self.parts)))

    def publish(self) -> Manifest:
        """Make it a snapshot by one rename. Raises ``TakenError``."""
        told = self.manifest
        put(self.folder / MANIFEST, text(told))
        for part in told.parts:
            _sync(self.folder / part.file)
        _sync(self.folder)
        point("before-publish")
        with alone(self.where):
            try:
                self.folder.rename(self.where / self.head.name)
            except OSError as error:
                raise TakenError(name=self.head.name, state="published") from error
            _sync(self.where)
        point("after-publish")
        return told

    def discard(self) -> None:
        """Throw it away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def put(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all."""
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drop(name: str, where: Path | None = None) -> None:
    """Take a published snapshot away: out of sight by one rename, then deleted. Raises ``NotFoundError``."""
    folder = place(name, where)
    with alone(folder.parent):
        hidden = folder.with_name(f".draft-{os.getpid()}-{name}")
        folder.rename(hidden)
    shutil.rmtree(hidden, ignore_errors=True)


def sweep(where: Path | None = None) -> int:
    """Delete what killed processes left: their drafts, and files no manifest names; gives how many."""
    folder, gone = where or room(), 0
    for one in sorted(folder.glob(".draft-*")):
        maker = _DRAFT.match(one.name)
        if maker and not _lives(int(maker[1])):
            shutil.rmtree(one, ignore_errors=True)
            gone += 1
    with alone(folder):
        for name in names(folder):
            gone += tidy(folder / name)
    return gone


def tidy(folder: Path) -> int:
    """Delete files of a published snapshot that its manifest does not name; gives how many."""
    try:
        named = {MANIFEST, *(one.file for one in manifest_in(folder).parts)}
    except ManifestError:
        return 0
    strangers = [one for one in sorted(folder.iterdir()) if one.name not in named]
    for one in strangers:
        one.unlink()
    return len(strangers)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
