"""``xz spending try``: what other standards of public funds would cost, over the roll of a day."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.cli.of_unit import day_of, options
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.ui.figures import grouped


class PairError(InputError):
    """A standard is not written as name and number."""

    code = "spending-pair"
    text = T(
        "“{found}”应写作 名称=数，例如 primary=760",
        "“{found}”: write name=number, such as primary=760",
    )


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "standards", nargs="*", metavar="NAME=NUMBER",
        help="标准，如 primary=760（元）tilt=10（%%） / standards in yuan, tilt in percent",
    )  # fmt: skip
    options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lay them beside the standards in force and print both. Raises ``PairError`` and what the trial raises."""
    on = day_of(arguments)
    from xuezheng.apps.spending.selectors.telling import trial_told  # noqa: PLC0415 - needs Django
    from xuezheng.apps.spending.selectors.trying import trial  # noqa: PLC0415

    told = trial_told(trial(SYSTEM, on, dict(_pair(one) for one in arguments.standards)))
    if arguments.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    table = Table("", "在校生", "核定学生", "现行（元）", "测算（元）", "增加（元）", box=None)
    for one in (*told["stages"], told["rural"], told["other"], *told["townships"], told["whole"]):
        table.add_row(
            one["name"], str(one["tried"]["pupils"]), str(one["tried"]["paid"]),
            grouped(one["present"]["fen"]), grouped(one["tried"]["fen"]), grouped(one["more"]),
        )  # fmt: skip
    Console().print(f"公用经费标准测算  {told['day']}", table, sep="\n")
    return 0


def _pair(said: str) -> tuple[str, str]:
    key, _, number = said.partition("=")
    if not key or not number:
        raise PairError(found=said[:40])
    return key, number
