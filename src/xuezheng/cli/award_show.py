"""``xz award show``: one award with its schools, or with ``--record`` what the referee reads."""

import argparse
import json
from pathlib import Path

import django

from xuezheng.cli.serve import settle
from xuezheng.core.awards.tell import yuan


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("award", type=int, metavar="N", help="计奖编号 / number of the award")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument(
        "--record", action="store_true", help="输出复核记录（JSON）/ print the record as JSON"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schools in the official order, or the record."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.apps.awards.selectors import award_shown, record  # noqa: PLC0415 - needs Django
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    if arguments.record:
        print(json.dumps(record(SYSTEM, arguments.award), ensure_ascii=False, indent=1))
        return 0
    shown = award_shown(SYSTEM, arguments.award)
    state = shown.row.state.label
    print(f"{shown.row.year}-{shown.row.serial}  {state.zh} / {state.en}")
    print(f"推进率 / progress: {shown.formula.method.label.zh}")
    for one in shown.rows:
        told = "无数据 / no data" if one.fen is None else yuan(one.fen)
        print(f"{one.name}  {one.progress.zh}  {told}")
    if shown.row.fen is not None:
        print(f"合计 / in all: {yuan(shown.row.fen)}")
    return 0
