"""``xz indicator list``: what is counted, by topic."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.catalogue.indicators import INDICATORS, Topic


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--topic", choices=[one.key for one in Topic], help="分类 / topic")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each."""
    some = [one for one in INDICATORS if arguments.topic in {None, one.topic}]
    rows = [
        {
            "key": one.key, "title": one.title.zh, "en": one.title.en, "topic": one.topic,
            "unit": one.unit.word.zh, "origin": one.origin.key, "counting": one.counting.key,
            "serves": list(one.serves), "versions": len(one.versions),
        }
        for one in some
    ]  # fmt: skip
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    table = Table("key", "指标", "单位", "口径", "任务书", box=None)
    for one in some:
        table.add_row(
            one.key, one.title.zh, one.unit.word.zh, one.origin.label.zh, " ".join(one.serves)
        )
    Console().print(table)
    return 0
