"""The demo's data folder: one builder at a time, built beside it, swapped in by renaming.

Killed at any moment, a build leaves the old folder as it was: a draft stands
under another name until it is whole. Between the two renames of the swap there
is no folder under its own name; the next start puts the old one back.
"""

import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import xuezheng
from xuezheng.core.base.errors import BackendError, RefusedError
from xuezheng.core.base.labels import T

STAMP = "demo.json"
"""Says that a folder is a demo's and what it was made from; written last."""
NEEDED_MB = {"hamlet": 60, "city": 700, "nation": 900}
"""Room a demo takes while it is built, by its scale."""
MADE_FROM = ("*.py", "*.txt", "*.geojson")


class FolderError(BackendError):
    """The folder cannot be written to."""

    code = "demo-folder"
    text = T(
        "数据目录 {path} 写不进去（{why}）。请换一个目录：./xz demo --data 目录",
        "Cannot write to the data folder {path} ({why}). Name another: ./xz demo --data DIR",
    )


class FullError(BackendError):
    """No room left where the folder stands."""

    code = "demo-disk-full"
    text = T(
        "{path} 所在磁盘空间不足（剩 {free} MB，约需 {needed} MB）。请清理磁盘或换一个目录。",
        "The disk of {path} is full ({free} MB left, about {needed} MB needed)."
        " Make room or name another folder.",
    )


class StrangerError(RefusedError):
    """The folder holds something else; a demo never overwrites what it did not make."""

    code = "demo-not-ours"
    text = T(
        "{path} 里已有别的内容，演示不会覆盖它。请换一个目录：./xz demo --data 目录",
        "{path} holds something else, which a demo never overwrites."
        " Name another folder: ./xz demo --data DIR",
    )


class BusyError(RefusedError):
    """Someone builds or serves this folder right now."""

    code = "demo-busy"
    text = T(
        "{path} 正在被另一个 xz 使用，不能重建。请先停掉它，或换一个目录。",
        "Another xz is using {path}; it cannot be rebuilt. Stop that one or name another folder.",
    )


def beside(path: Path, what: str) -> Path:
    """Give the hidden name next to the folder under which ``what`` of it stands."""
    return path.with_name(f".{path.name}.{what}")


@contextmanager
def held(path: Path, *, alone: bool) -> Iterator[None]:
    """Keep others from rebuilding the folder, and with ``alone`` from using it at all.

    The lock goes with the process, however that ends. Raises ``BusyError``.
    """
    if not path.name:
        raise StrangerError(path=path)
    with told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside(path, "lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise BusyError(path=path) from error
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def told_plainly(path: Path, needed: int = NEEDED_MB["hamlet"]) -> Iterator[None]:
    """Turn what the file system refuses into words for whoever can act."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise FullError(path=path, free=_free(path), needed=needed) from error
        raise FolderError(path=path, why=error.strerror or error) from error


def _free(path: Path) -> int:
    there = next(folder for folder in (path, *path.parents) if folder.exists())
    return shutil.disk_usage(there).free >> 20


def stamp(path: Path) -> dict[str, object] | None:
    """Read what the folder says of itself; ``None`` when it is not a whole demo."""
    try:
        found = json.loads((path / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def source_digest() -> str:
    """Give a digest of all code and data a demo is made from; another one means: build anew."""
    root = Path(xuezheng.__file__).parent
    found = sha256()
    for path in sorted(path for pattern in MADE_FROM for path in root.rglob(pattern)):
        found.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def is_fresh(path: Path, scale: str) -> bool:
    """Say whether a whole demo of this scale stands there, made from just this code and data."""
    found = stamp(path)
    if found is None or found.get("scale") != scale:
        return False
    return found.get("source") == source_digest()


def room(path: Path, needed: int) -> None:
    """Refuse where the disk has less than ``needed`` MB left. Raises ``FullError``."""
    if _free(path) < needed:
        raise FullError(path=path, free=_free(path), needed=needed)


def draft(path: Path, needed: int = NEEDED_MB["hamlet"]) -> Path:
    """Make an empty folder to build in; call it while holding the folder alone.

    Puts back an old folder whose swap was interrupted, and removes what killed
    builds have left. Raises ``StrangerError``, ``FullError``, ``FolderError``.
    """
    old, new = beside(path, "old"), beside(path, "draft")
    with told_plainly(path):
        recover(path)
        if path.exists() and stamp(path) is None and (path.is_file() or any(path.iterdir())):
            raise StrangerError(path=path)
        room(path, needed)
        for left in (old, new):
            if left.exists():
                shutil.rmtree(left)
        new.mkdir()
    return new


def recover(path: Path) -> None:
    """Put the old folder back where a swap was cut off between its two renames."""
    old = beside(path, "old")
    if old.exists() and not path.exists():
        old.rename(path)


def swap(path: Path) -> None:
    """Put the draft in the folder's place."""
    old, new = beside(path, "old"), beside(path, "draft")
    with told_plainly(path):
        if path.exists():
            path.rename(old)
        new.rename(path)
        shutil.rmtree(old, ignore_errors=True)
