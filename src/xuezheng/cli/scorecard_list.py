"""``xz scorecard list``: the scorecards there are, and what each holds."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.catalogue.scorecards import SCORECARDS
from xuezheng.core.scorecards.definition import Group


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each."""
    if arguments.json:
        rows = [
            {
                "key": one.key, "title": one.title.zh, "en": one.title.en, "source": one.source.cited,
                "items": len(one.items), "serves": list(one.serves), "parameters": sorted(one.numbers()),
            }
            for one in SCORECARDS
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    table = Table("key", "评分卡", *(one.label.zh for one in Group), "依据", box=None)
    for one in SCORECARDS:
        counts = (sum(item.group is group for item in one.items) for group in Group)
        table.add_row(one.key, one.title.zh, *(str(n or "") for n in counts), one.source.name)
    Console().print(table)
    return 0
