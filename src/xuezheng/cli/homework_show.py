"""``xz homework show``: homework by class and week against the limit, tests of the term."""

import argparse
import json
from datetime import date
from pathlib import Path

import django

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "unit", nargs="?", default="", help="单位名称或编号 / a unit by name or number"
    )
    parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="哪一天 / as of a day")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Print it: of a school every class, of anything above those over a limit."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing

    return printed(arguments.unit, arguments.on or clock.today(), as_json=arguments.json)


def printed(unit: str, day: date, *, as_json: bool) -> int:
    """Print a unit on a day; of the whole bureau where none is named. Raises ``NotFoundError``."""
    from xuezheng.apps.homework.selectors import shown, told  # noqa: PLC0415
    from xuezheng.apps.schools.access import names  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    numbers = {name: org for org, name in names(day).items()}
    org = int(unit) if unit.isascii() and unit.isdigit() else numbers.get(unit, 0)
    found = shown(SYSTEM, day, org if unit else None)
    if as_json:
        print(json.dumps(told(found), ensure_ascii=False, indent=1))
        return 0
    whole = found.whole
    counts = f"班级 {whole.classes}，有记录 {whole.told}，作业超限 {whole.over}，考试超次数 {whole.tested}"
    print(f"{whole.name}  {day}  {counts}")
    for one in found.classes:
        weeks = " ".join("—" if cell is None else str(cell.week.longest) for cell in one.cells)
        tests = f"{one.subject.zh} {one.tests.tests}/{one.tests.limit}" if one.subject else "—"
        print(f"  {one.school} {one.name.zh}  上限 {one.limit}  {weeks}  超 {one.over}  {tests}")
    return 0
