"""``xz indicator run KEY``: an indicator over a snapshot, at any grain, as of any day it knows."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.cli.indicators import counted, options, told

add = options


def run(arguments: argparse.Namespace) -> int:
    """Count it here and print every place of the grain."""
    asked = counted(arguments)
    rows = [told(asked, org) for org in asked.at(arguments.at)]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    table = Table("单位", asked.indicator.title.zh, "分子", "分母", "未填", box=None)
    for row in rows:
        value = asked.values[row["org"]]
        words = f"{row['shown']} {row['unit']}" if row["shown"] is not None else ""
        table.add_row(
            row["name"] or str(row["org"]), words or (value.absence.label.zh if value.absence else ""),
            *("" if one is None else f"{one:,}" for one in (value.part, value.whole)), str(value.unknown or ""),
        )  # fmt: skip
    Console().print(table)
    return 0
