"""What commands about a unit on a day share: their options, the data they read, the unit that is meant."""

import argparse
from datetime import date
from pathlib import Path

import django

from xuezheng.cli.serve import day, settle


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the day, the form of what is printed, and the data."""
    parser.add_argument("--on", type=day, metavar="DAY", help="哪一天 / as of a day")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def day_of(arguments: argparse.Namespace) -> date:
    """Let Django stand over the data named; gives the day asked for, today unless one is."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing

    return date.fromisoformat(arguments.on) if arguments.on else clock.today()


def org_of(words: str, on: date) -> int:
    """Give the unit of a name or number; 0, which no unit has, where there is none."""
    from xuezheng.apps.schools.access import names  # noqa: PLC0415

    if words.isascii() and words.isdigit():
        return int(words)
    return {name: org for org, name in names(on).items()}.get(words, 0)
