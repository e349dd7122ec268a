"""``xz work``: do the jobs that wait and tick, over and over; ``--once`` for a timer of the system."""

import argparse
import json
import os
import signal
import sys
import threading
from pathlib import Path

import django

from xuezheng.adapters import config
from xuezheng.cli.serve import settle

PAUSE_S = 1.0


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--once", action="store_true", help="只做一轮 / one turn and exit")


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop; a stop lets the step under way finish."""
    if arguments.data:
        settle(arguments.data)
    config.current()
    django.setup()
    from xuezheng.site.work import turn  # noqa: PLC0415 - needs Django standing

    parent = os.getppid()
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    while True:
        done = turn()
        if arguments.once:
            json.dump(done, sys.stdout)
            sys.stdout.write("\n")
            return 0
        if stopping.wait(PAUSE_S) or os.getppid() != parent:
            return 0  # told to stop, or the server it was started beside is gone
