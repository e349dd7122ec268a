"""``xz survey show``: one survey with its figures, or one unit's, as JSON."""

import argparse
import json
from pathlib import Path

import django

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("survey", type=int, metavar="N", help="调查编号 / number of the survey")
    parser.add_argument("--unit", type=int, metavar="N", help="单位编号 / number of a unit")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Print it; withheld figures are withheld here too."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.surveys.selectors import pages, telling  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    day = clock.today()
    if arguments.unit:
        found = telling.unit(pages.unit_page(SYSTEM, arguments.survey, arguments.unit, day))
    else:
        found = telling.page(pages.page(SYSTEM, arguments.survey, day))
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0
