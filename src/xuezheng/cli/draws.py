"""What the verbs of draws and decisions share: reading a file or standard input, printing plain JSON."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T

STANDARD_INPUT = "-"


class EncodingError(InputError):
    """A file is not UTF-8."""

    code = "encoding"
    text = T("{file}不是UTF-8：第{at}字节", "{file} is not UTF-8: byte {at}")


class NoJsonError(InputError):
    """A file is not JSON."""

    code = "json"
    text = T("{file}不是JSON：{why}", "{file} is not JSON: {why}")


def text_of(file: str) -> str:
    """Read a file, or standard input for ``-``. Raises ``NotFoundError`` or ``EncodingError``."""
    try:
        raw = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError:
        raise NotFoundError(what=file) from None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise EncodingError(file=file, at=error.start) from None


def json_of(file: str) -> Any:
    """Read a JSON file. Raises ``NoJsonError`` besides."""
    try:
        return json.loads(text_of(file))
    except ValueError as error:
        raise NoJsonError(file=file, why=error) from None


def printed(lines: Iterable[object]) -> None:
    """Print one thing a line."""
    sys.stdout.writelines(f"{one}\n" for one in lines)


def printed_json(value: Any) -> None:
    """Print plain JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=1))
