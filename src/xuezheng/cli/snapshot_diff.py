"""``xz snapshot diff``: what differs between two snapshots, table by table, row by row id."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from xuezheng.adapters import snapshots
from xuezheng.cli.serve import settle

DIFFERENT = 1
"""Exit code when they differ."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("before", metavar="BEFORE", help="前一快照 / the earlier one")
    parser.add_argument("after", metavar="AFTER", help="后一快照 / the later one")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print every table that differs; 1 when there is any."""
    if arguments.data:
        settle(arguments.data)
    before, after = snapshots.named(arguments.before), snapshots.named(arguments.after)
    found = list(snapshots.differences(before, after))
    if arguments.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
        return DIFFERENT if found else 0
    for one in found:
        counts = f"+{one.added} -{one.gone} ~{one.changed}"
        columns = " ".join(f"{name}:{number}" for name, number in one.columns.items())
        print(f"{one.table:<20} {counts:<24} {columns}".rstrip())
        for sign, ids in (("+", one.added_ids), ("-", one.gone_ids), ("~", one.changed_ids)):
            if ids:
                print(f"  {sign} {' '.join(map(str, ids))}")
    if not found:
        print("没有差异 / no difference")
    return DIFFERENT if found else 0
