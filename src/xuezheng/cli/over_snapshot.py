"""What commands over a snapshot share: where it lies, which one, as of which day, how it is printed."""

import argparse
from datetime import date
from pathlib import Path

from xuezheng.adapters import snapshots
from xuezheng.adapters.snapshots import Snapshot
from xuezheng.cli.serve import day, settle
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T


def options(parser: argparse.ArgumentParser) -> None:
    """Declare where the snapshot is, which day is meant, and JSON."""
    parser.add_argument("--on", type=day, metavar="DAY", help="统计时点 / as of which day")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument(
        "--snapshot", metavar="NAME", help="快照，不写则最新 / which, else the newest"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def chosen(arguments: argparse.Namespace) -> tuple[Snapshot, date]:
    """Give the snapshot asked for and the day, its own unless one is named. Raises ``NotFoundError``."""
    if arguments.data:
        settle(arguments.data)
    name = arguments.snapshot or snapshots.latest()
    if not name:
        raise NotFoundError(what=T("快照", "no snapshot yet"))
    snapshot = snapshots.named(name)
    on = date.fromisoformat(arguments.on) if arguments.on else snapshot.manifest.head.day
    return snapshot, on
