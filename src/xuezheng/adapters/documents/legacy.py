"""Old formats (.doc, .wps, .rtf) through LibreOffice where it is installed."""

import os
import shutil
import signal
import struct
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from xuezheng.adapters.documents import words
from xuezheng.adapters.documents.build import Built
from xuezheng.adapters.documents.errors import ConversionError, NoConverterError

SECONDS = 90
_PROGRAMS = ("soffice", "libreoffice")


def converter() -> str | None:
    """The path of LibreOffice, if it is here."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def is_encrypted(data: bytes) -> bool:
    """Tell from the file information block whether a Word 97 text is encrypted.

    Rule: bit 8 of the flags at offset 10 of the WordDocument stream, whose magic
    number is 0xA5EC; the stream begins on a sector of 512 bytes.
    """
    for offset in range(512, min(len(data) - 12, 1 << 20), 512):
        if data[offset : offset + 2] == b"\xec\xa5":
            (flags,) = struct.unpack_from("<H", data, offset + 10)
            return bool(flags & 0x0100)
    return False


def read(data: bytes, format: str) -> Built:  # noqa: A002
    """Convert to .docx in a private profile and read that.

    Raises ``NoConverterError`` without LibreOffice, ``ConversionError`` when it
    gives nothing back in time.
    """
    program = converter()
    if program is None:
        raise NoConverterError(what="LibreOffice")
    with tempfile.TemporaryDirectory(prefix="xz-convert-") as folder:
        source = Path(folder) / f"file.{format}"
        source.write_bytes(data)
        _convert(program, source, Path(folder))
        made = Path(folder) / "out" / "file.docx"
        if not made.exists():
            raise ConversionError
        return replace(words.read(made.read_bytes()), format=format)


def _convert(program: str, source: Path, folder: Path) -> None:
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - a fixed program, our own file names
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise ConversionError from error
