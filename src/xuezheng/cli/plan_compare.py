"""``xz plan compare``: two documents side by side by meaning."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.cli.plans import amount, side
from xuezheng.core.plans.compare import Relation, as_json, compare


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("a", help="文件或 文件#份号 / a file or FILE#PART")
    parser.add_argument("b", help="另一份 / the other one")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Read both and print the pairs."""
    (a, part_a), (b, part_b) = side(arguments.a), side(arguments.b)
    found = as_json(compare(a, b, part_a, part_b))
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    console = Console()
    table = Table(
        "指标", found["a"]["title"] or "甲", "基数", found["b"]["title"] or "乙", "关系", box=None
    )
    for pair in found["pairs"]:
        base = amount(pair["baseline"]) if pair["baseline"] else ""
        relation = Relation.of(pair["relation"]).label.zh
        table.add_row(pair["indicator"], amount(pair["a"]), base, amount(pair["b"]), relation)
    console.print(table)
    console.print(
        f"成对 {len(found['pairs'])}，只在前者 {len(found['only_a'])}，只在后者 {len(found['only_b'])}"
    )
    return 0
