"""Files by their content: ``ab/abcd…`` under a folder outside the web root."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path


def keep(folder: Path, data: bytes) -> str:
    """Store bytes once and give their SHA-256; a killed write leaves no half file."""
    digest = sha256(data).hexdigest()
    target = place(folder, digest)
    if target.exists():
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(target)
    return digest


def place(folder: Path, digest: str) -> Path:
    """Where the bytes of a digest lie."""
    return folder / digest[:2] / digest


def forget(folder: Path, digest: str) -> None:
    """Delete the bytes of a digest; nothing happens when they are gone already."""
    place(folder, digest).unlink(missing_ok=True)
