"""``xz indicator export KEY``: the kept figures of an indicator, set out or not, or of a topic, as a file."""

import argparse
import sys
from pathlib import Path

import django

from xuezheng.cli.serve import day, settle

FORMATS = ("xlsx", "csv", "sdmx", "adx", "svg", "png")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("key", nargs="?", default="", metavar="KEY", help="指标 / which indicator")
    parser.add_argument(
        "--topic", default="", help="不写指标时：哪一类 / without a key: which topic"
    )
    parser.add_argument("--format", choices=FORMATS, default="csv", help="格式 / format")
    parser.add_argument("--org", type=int, metavar="N", help="单位编号 / which place")
    parser.add_argument("--at", default="", metavar="GRAIN", help="层级 / at which grain")
    parser.add_argument(
        "--rows", default="", metavar="BY", help="交叉透视的行 / set out: what rows stand for"
    )
    parser.add_argument(
        "--columns", default="", metavar="BY", help="交叉透视的列 / and what columns stand for"
    )
    parser.add_argument("--on", type=day, metavar="DAY", help="统计时点 / as of which day")
    parser.add_argument("--as", dest="login", metavar="LOGIN", help="以谁的范围 / in whose sight")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 / language")
    parser.add_argument("--out", type=Path, metavar="FILE", help="写到文件 / write to a file")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Write the file, or print it; what nobody counted yet is an error."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.accounts.selectors import actor_named  # noqa: PLC0415
    from xuezheng.apps.indicators.selectors import exporting, pivoted  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    now = clock.now()
    actor = actor_named(arguments.login, now) if arguments.login else SYSTEM
    on = arguments.on or clock.today()
    by = arguments.rows, arguments.columns
    if arguments.key and any(by):
        pivoted.need_table(arguments.format)
        asked = pivoted.of_cross(actor, arguments.key, arguments.org, on, now, by=by)
    elif arguments.key:
        asked = exporting.of_one(
            actor, arguments.key, on, now, org=arguments.org, grain=arguments.at
        )
    else:
        asked = exporting.of_topic(actor, arguments.topic, on, now)
    made = exporting.format_of(arguments.format).make(exporting.need(asked), arguments.lang)
    if arguments.out:
        arguments.out.write_bytes(made)
    else:
        sys.stdout.buffer.write(made)
    return 0
