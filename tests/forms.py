"""One text in the forms in which people send it."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
import openpyxl

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(text: str) -> bytes:
    """A Word file with a paragraph for each line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(rows: list[list[object]], merges: tuple[str, ...] = ()) -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def converted(data: bytes, suffix: str, to: str) -> bytes:
    """What LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"file.{suffix}"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        subprocess.run(
            [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to,
             "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return (Path(folder) / f"file.{to}").read_bytes()
