"""``xz award list``: the awards of a data folder, with the city's sums."""

import argparse
import json
from pathlib import Path

import django

from xuezheng.cli.serve import settle
from xuezheng.core.awards.tell import yuan


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each, the newest first."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.apps.awards.selectors import listed  # noqa: PLC0415 - needs Django standing
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    found = listed(SYSTEM)
    if arguments.json:
        facts = [
            {"id": one.id, "year": one.year, "serial": one.serial, "state": one.state.key,
             "day": one.day.isoformat(), "schools": one.schools, "fen": one.fen}
            for one in found
        ]  # fmt: skip
        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return 0
    for one in found:
        told = "无数据 / no data" if one.fen is None else yuan(one.fen)
        head = f"{one.id:>4} {one.year}-{one.serial} {one.schools or 0:>4} {told:>16}"
        print(f"{head}  {one.state.label.zh} / {one.state.label.en}")
    if not found:
        print("还没有计奖 / no award yet")
    return 0
