"""``xz curriculum check SCHOOL``: a school's timetables class by class, and its minutes of exercise."""

import argparse
import json
from datetime import date

from xuezheng.cli.of_unit import day_of, options, org_of


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("school", help="学校名称或编号 / a school by name or number")
    options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check it and print what was found; 0 whatever it is."""
    return told(arguments.school, day_of(arguments), as_json=arguments.json)


def told(school: str, day: date, *, as_json: bool) -> int:
    """Print a school's check on a day. Raises ``NotFoundError``."""
    from xuezheng.apps.curriculum.selectors import school_checked, school_exercised  # noqa: PLC0415
    from xuezheng.apps.curriculum.selectors.telling import class_told, moves_told  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    org = org_of(school, day)
    sheet, moves = school_checked(SYSTEM, org, day), school_exercised(SYSTEM, org, day)
    if sheet is None or moves is None:
        return 1
    if as_json:
        lessons = [class_told(one) for one in sheet.classes]
        exercise = [moves_told(one) for one in moves.classes]
        found = {"org": org, "name": sheet.name, "lessons": lessons, "exercise": exercise}
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    print(f"{sheet.name}  {day}")
    for one, moved in zip(sheet.classes, moves.classes, strict=True):
        checked = one.checked
        minutes = f"每天 {moved.minutes} 分钟" if moved.moved else ""
        given = f"{checked.given}/{checked.due}" if checked else "无课表"
        print(f"  {one.taught.name.zh}  {given}  {minutes}".rstrip())
        for line in one.findings:
            found_, who = line.finding, f" {line.teacher}" if line.teacher else ""
            lessons_ = f"{found_.given}/{found_.due}"
            print(
                f"    {line.subject.zh} {found_.fault.label.zh} {lessons_}{who}  {line.ground.zh}"
            )
    return 0
