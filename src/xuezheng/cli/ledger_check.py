"""``xz ledger check``: a definition in a TOML file against the shipped catalogue, all faults at once."""

import argparse
from pathlib import Path

import django

from xuezheng.core.base.errors import DefinitionError


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, help="定义文本 / the TOML file")


def run(arguments: argparse.Namespace) -> int:
    """Check it; raises ``DefinitionError`` with every fault, its line, and what is allowed."""
    django.setup()
    from xuezheng.apps.designs.selectors import checked  # noqa: PLC0415 - needs Django standing

    found = checked(arguments.file.read_text("utf-8"), None)
    if found.faults:
        told = (
            f"{arguments.file.name}:{one.line or '-'}: {one.where}: {one.found.zh}；{one.allowed.zh}"
            f" / {one.found.en}; {one.allowed.en}"
            for one in found.faults
        )
        raise DefinitionError(issues="\n" + "\n".join(told))
    ledger = found.drafted.ledger
    title = f"{ledger.title.zh} / {ledger.title.en}" if ledger else ""
    print(f"{title}：无误 / no faults")
    return 0
