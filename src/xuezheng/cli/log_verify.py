"""``xz log verify``: check an exported log anywhere, without a database and without Django."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from xuezheng.core.base import chain
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

FACTS = frozenset(
    {"actor", "person", "acting_as", "channel", "intention", "kind", "object", "org", "purpose"}
    | {"rows", "at"}
)
ISSUES = 1
"""Exit code when something is wrong with the log."""


class LogFileError(InputError):
    """A line of the file is no entry of a log."""

    code = "log-file"
    text = T("{file} 第 {line} 行不是日志条目", "{file} line {line} is no entry of a log")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", metavar="FILE", help="导出的日志 / an exported log")
    parser.add_argument("--head", metavar="CHAIN", help="另处记下的链头 / the head noted elsewhere")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read an export line by line. Raises ``LogFileError``."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                found = json.loads(line)
                yield found | {"at": datetime.fromisoformat(found["at"]), "seq": int(found["seq"])}
            except (ValueError, KeyError, TypeError) as error:
                raise LogFileError(file=str(path), line=number) from error


def faults(path: Path, head: str = "") -> Iterator[chain.Fault]:
    """Say everything that is wrong with an export, and whether it reaches a head noted before."""
    changed: list[chain.Fault] = []
    seen: set[str] = set()

    def entries() -> Iterator[chain.Sealed]:
        for one in read(path):
            payload = one.get("payload")
            facts = {name: one.get(name) for name in FACTS}
            if payload is not None and chain.disagrees(facts, payload):
                changed.append(chain.Fault(one["seq"], "columns"))
            if one["chain"] == head:
                seen.add(head)
            yield chain.Sealed(
                one["seq"],
                one["digest"],
                one["chain"],
                one.get("salt"),
                payload,
                str(one.get("erased_by") or ""),
            )

    yield from chain.faults(entries())
    yield from changed
    if head and not seen:
        yield chain.Fault(0, "head not reached")


def run(arguments: argparse.Namespace) -> int:
    """Print every fault; 1 when there is any."""
    sound = True
    for fault in faults(Path(arguments.file), arguments.head or ""):
        sound = False
        print(f"{fault.seq}: {fault.what}", file=sys.stderr)
    if not sound:
        return ISSUES
    print(f"{arguments.file}: 完整 / whole")
    return 0
