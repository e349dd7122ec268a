"""The secret key: a file in the data folder, made once, read by its owner only."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """Read the key from ``path``, making it first where there is none.

    Several workers may start at once: the file is linked into place whole, and
    whoever comes second reads the first one's key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text("ascii").strip()
