"""``xz survey list``: the surveys of a data folder, how many slips went out and came back."""

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
    """Print a line for each, the newest first."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.apps.surveys.selectors import pages, telling  # noqa: PLC0415 - needs Django standing
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    found = pages.listed(SYSTEM)
    if arguments.json:
        print(json.dumps([telling.row(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        counts = f"{one.answered:>6} / {one.handed:<6}"
        print(f"{one.id:>4} {one.number} {counts} {one.state.label.zh}  {one.title}")
    if not found:
        print("还没有问卷调查 / no survey yet")
    return 0
