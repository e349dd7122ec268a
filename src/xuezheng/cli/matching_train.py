"""``xz matching train``: weights of signs trained by splink over a roster and the register of its day."""

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "roster", type=int, help="名册编号（页面地址中的数字） / number of the roster"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Print the weights as the parameter file has them, and the levels too rare to be trained."""
    if find_spec("splink") is None:
        print("未安装 splink：见 requirements-dev.lock / splink is not installed", file=sys.stderr)
        return 2
    if arguments.data:
        settle(arguments.data)
    import_module("django").setup()
    told = _trained(arguments.roster)
    written = import_module("xuezheng.adapters.matching").written
    print(written(told.scales))
    if told.untrained:
        print("# 样本太少，沿用原值 / too rare, kept as it was: " + ", ".join(told.untrained))
    print("# 核对后写入 catalogue/parameters/matching.yaml，注明日期和来源 /")
    print("# read it, then enter it there with its day and source")
    return 0


def _trained(roster: int) -> Any:
    comparing = import_module("xuezheng.apps.rosters.selectors.comparing")
    matching = import_module("xuezheng.adapters.matching")
    ours, theirs, before = comparing.lists(roster)
    return matching.trained(ours, theirs, before)
