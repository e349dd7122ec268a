"""The secret that certificates are signed with (证书签名密钥): 32 bytes beside the database, made once."""

import os
import secrets
from pathlib import Path

from xuezheng.adapters.config import current

NAME = "badge-key"


def badge_seed(folder: Path | None = None) -> bytes:
    """Give the seed, making it where there is none yet; only its owner may read the file."""
    path = (folder or current().data) / NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()
