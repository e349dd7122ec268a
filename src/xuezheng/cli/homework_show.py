"""``xz homework show``: homework by class and week against the limit, tests of the term."""

import argparse
import json
from datetime import date

from xuezheng.cli.of_unit import day_of, options, org_of


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "unit", nargs="?", default="", help="单位名称或编号 / a unit by name or number"
    )
    options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print it: of a school every class, of anything above those over a limit."""
    return printed(arguments.unit, day_of(arguments), as_json=arguments.json)


def printed(unit: str, day: date, *, as_json: bool) -> int:
    """Print a unit on a day; of the whole bureau where none is named. Raises ``NotFoundError``."""
    from xuezheng.apps.homework.selectors import shown, told  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    found = shown(SYSTEM, day, org_of(unit, day) if unit else None)
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
