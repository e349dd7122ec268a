"""``xz snapshot list``: the snapshots of a data folder, without a database."""

import argparse
import json
from pathlib import Path

from xuezheng.adapters import snapshots
from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each, the newest first."""
    if arguments.data:
        settle(arguments.data)
    found = [snapshots.manifest(name) for name in snapshots.names()]
    facts = [
        {
            "name": one.head.name,
            "day": one.head.day.isoformat(),
            "cause": one.head.cause.key,
            "at": one.head.at,
            "tables": len(one.parts),
            "rows": one.rows,
            "position": one.head.position.seq,
            "content": one.content,
            "erased_by": [erasure.decision for erasure in one.erasures],
        }
        for one in found
    ]
    if arguments.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return 0
    for one in facts:
        print(f"{one['name']:<26} {one['rows']:>12,}  {str(one['content'])[:16]}…  {one['at']}")
    if not facts:
        print("还没有快照 / no snapshot yet")
    return 0
