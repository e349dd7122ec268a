"""Zip archives looked at before anything is unpacked."""

import io
import zipfile

from xuezheng.adapters.documents.errors import BombError, DamagedError

LIMIT_UNPACKED_MB = 200


def names(data: bytes) -> set[str]:
    """Names of the members; raises ``DamagedError`` and ``BombError``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            whole = sum(member.file_size for member in archive.infolist())
            found = {member.filename for member in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise DamagedError(format="zip") from error
    if whole > LIMIT_UNPACKED_MB * 1024 * 1024:
        raise BombError(megabytes=whole // 1048576, limit=LIMIT_UNPACKED_MB)
    return found


def is_text(data: bytes) -> bool:
    """Tell an OpenDocument text from a sheet by its declared type."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            return b"opendocument.text" in archive.read("mimetype")
        except (KeyError, zipfile.BadZipFile, OSError, RuntimeError):
            return False
