"""What the ``plan`` verbs share: from a file name to a reading."""

import sys
from pathlib import Path

from xuezheng.adapters.documents import load
from xuezheng.catalogue import current
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import Reading


class FileError(InputError):
    """A file named on the command line cannot be opened."""

    code = "file"
    text = T("打不开文件 {path}：{why}", "Cannot open {path}: {why}")


class PartError(InputError):
    """FILE#N names a part that the file does not hold."""

    code = "part"
    text = T(
        "{path} 里没有第 {part} 份文件，只有 {count} 份（从 0 数起）。",
        "{path} has no part {part}; it holds {count}, counted from 0.",
    )


def document(path: str) -> Document:
    """Load a file; ``-`` is standard input."""
    if path == "-":
        return load(sys.stdin.buffer.read(), "-")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise FileError(path=path, why=error.strerror or str(error)) from error
    return load(data, Path(path).name)


def reading(path: str) -> Reading:
    """Load and read a file."""
    return read(document(path), current().grammar)


def side(named: str) -> tuple[Reading, int | None]:
    """Read FILE or FILE#PART; the part's number counts from 0."""
    path, mark, part = named.rpartition("#")
    if not mark or not part.isdigit() or Path(named).exists():
        return reading(named), None
    found = reading(path)
    if int(part) >= len(found.parts):
        raise PartError(path=path, part=part, count=len(found.parts))
    return found, int(part)


def amount(target: dict[str, object]) -> str:
    """An amount as people write it: ≥85%, 5-7个."""
    sign = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}.get(str(target["op"]), "")
    value = f"{target['low']}-{target['high']}" if target["op"] == "range" else target["value"]
    return f"{sign}{value}{target['unit']}"
