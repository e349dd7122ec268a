"""``xz plan read``: the targets of a plan, for people or as JSON."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.cli.plans import amount, reading
from xuezheng.core.plans.reading import ClauseKind, PartKind, TargetKind, as_json


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", help="文件，- 为标准输入 / a file, - for standard input")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Read the file and print what was found."""
    found = as_json(reading(arguments.file))
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    console = Console()
    for part in found["parts"]:
        kinds: dict[str, int] = {}
        for clause in part["clauses"]:
            kinds[clause["kind"]] = kinds.get(clause["kind"], 0) + 1
        told = "  ".join(f"{ClauseKind.of(kind).label.zh} {count}" for kind, count in kinds.items())
        console.print(
            f"[b]{part['title'] or PartKind.of(part['kind']).label.zh}[/b] {part['number'] or ''} {part['date'] or ''}"
        )
        console.print(f"  条目 {len(part['clauses'])}：{told}", highlight=False)
    table = Table("序号", "指标", "数量", "性质", "时限", "所在", box=None, pad_edge=False)
    for target in found["targets"]:
        table.add_row(
            str(target["id"] + 1),
            target["indicator"],
            amount(target),
            TargetKind.of(target["kind"]).label.zh,
            target["deadline"] or "",
            " › ".join(target["section"][-1:])[:24],
        )
    console.print(table)
    for left in found["not_understood"]:
        console.print(
            f"未读懂：{left['text']}（…{left['context']}…）{left['reason']}", highlight=False
        )
    tally = found["numbers"]
    console.print(f"数字 {sum(tally.values())} 个，全部有着落：{tally}", highlight=False)
    return 0
