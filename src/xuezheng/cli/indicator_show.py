"""``xz indicator show KEY``: the definition of one indicator, its versions side by side."""

import argparse
import json

from xuezheng.cli.indicators import found
from xuezheng.core.indicators.measures import Ratio


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("key", metavar="KEY", help="指标 / which indicator")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    one = found(arguments.key)
    if arguments.json:
        versions = [
            {**one.told(version), "digest": one.digest(version), "numbers": one.numbers(version)}
            for version in one.versions
        ]
        print(
            json.dumps(
                {"key": one.key, "title": one.title.zh, "versions": versions},
                ensure_ascii=False,
                indent=1,
            )
        )
        return 0
    print(f"{one.title.zh} / {one.title.en}  [{one.unit.word.zh}]")
    print(f"  {one.says.zh}\n  {one.says.en}")
    print(f"  {one.origin.label.zh} · {one.counting.label.zh} · {one.better.label.zh}")
    print(f"  {one.source.cited} · {one.confidence.label.zh} · {' '.join(one.serves)}")
    print(f"  层级 / grains: {'、'.join(grain.label.zh for grain in one.grains)}")
    for version in one.versions:
        line = " / " if isinstance(version.formula, Ratio) else "、"
        parts = line.join(part.title.zh for part in version.formula.amounts)
        print(f"  v{one.number_of(version)} {version.since}: {parts}")
        print(f"    {one.digest(version)[:16]}…  {'、'.join(one.numbers(version)) or '–'}")
    return 0
