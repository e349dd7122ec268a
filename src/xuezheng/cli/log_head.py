"""``xz log head``: where the chain of the log stands, to be noted outside of this machine."""

import argparse
import json
from pathlib import Path

import django

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the last sealed entry's number and link, and how many wait to be sealed."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.apps.audit.selectors import head  # noqa: PLC0415 - needs Django standing

    found = head()
    if arguments.json:
        print(json.dumps({"seq": found.seq, "chain": found.chain, "unsealed": found.unsealed}))
    else:
        print(f"{found.seq} {found.chain}")
        print(f"待封存 / not sealed yet: {found.unsealed}")
    return 0
