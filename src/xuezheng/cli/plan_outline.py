"""``xz plan outline``: the tree of headings and items with their clauses counted."""

import argparse
import json
from collections import Counter

from xuezheng.cli.plans import reading
from xuezheng.core.plans.reading import as_json


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", help="文件，- 为标准输入 / a file, - for standard input")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Read the file and print its outline."""
    found = as_json(reading(arguments.file))
    if arguments.json:
        outlines = [{"title": part["title"], "outline": part["outline"]} for part in found["parts"]]
        print(json.dumps(outlines, ensure_ascii=False, indent=1))
        return 0
    for part in found["parts"]:
        print(part["title"] or "（无标题）")
        clauses = Counter(clause["node"] for clause in part["clauses"])
        for node in part["outline"]:
            count = clauses.get(node["id"], 0)
            told = f"  ({count})" if count else ""
            print(f"{'  ' * node['level']}{node['mark']}{node['title']}{told}")
    return 0
