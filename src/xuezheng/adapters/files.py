"""Files by their content: ``files/ab/abcd…`` in the data folder, outside the web root."""

import math
import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from xuezheng.adapters.config import current


def place(digest: str) -> Path:
    """Where the bytes of a digest lie."""
    return current().data / "files" / digest[:2] / digest


def keep(data: bytes) -> str:
    """Store bytes once and give their SHA-256; a killed write leaves no half file."""
    digest = sha256(data).hexdigest()
    target = place(digest)
    if _renewed(target):
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(target)
    return digest


def _renewed(target: Path) -> bool:
    """Say whether the bytes lie there already, and make them young: a sweep leaves them to their row."""
    try:
        os.utime(target)
    except FileNotFoundError:
        return False
    return True


def forget(digest: str) -> None:
    """Delete the bytes of a digest; nothing happens when they are gone already."""
    place(digest).unlink(missing_ok=True)


def sweep(named: Callable[[str], bool], *, before: float) -> int:
    """Delete bytes older than ``before`` (seconds since 1970) that nobody names; gives how many.

    Drafts of killed writes go with them; those still being written may end meanwhile.
    """
    gone = 0
    for path in sorted((current().data / "files").glob("*/*")):
        if _written(path) < before and not named(path.name):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _written(path: Path) -> float:
    """Give when bytes were last written or asked for; young where a draft has its name by now."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf
