"""``xz award verify``: have the referee reckon a kept award once more; needs no database."""

import argparse
import json
import sys
from pathlib import Path

from xuezheng.core.awards import referee
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

DIFFERS = 1


class RecordError(InputError):
    """The file is no record of an award."""

    code = "award-record"
    text = T("{file} 不是计奖复核记录", "{file} is no record of an award")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file", metavar="FILE", help="award show --record 的输出，- 为标准输入 / a record"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is not as the formula has it; exit code 1 where something is."""
    name = arguments.file
    text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    try:
        told = json.loads(text)
        wrong = referee.check(told["problem"], told["result"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordError(file=name) from error
    for one in wrong:
        print(one)
    if not wrong:
        print(f"{len(told['result']['sheets'])}所学校：无误 / no differences")
    return DIFFERS if wrong else 0
