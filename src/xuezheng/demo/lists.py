"""Workbooks that visitors of the demo can upload: rosters of other systems, with their differences.

Everything is taken from the register as it stands, then changed in the places
that ``DIFFERENCES`` names; a comparison finds those and nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from xuezheng.adapters.workbooks import MADE_ON
from xuezheng.apps.people.models import Establishment
from xuezheng.apps.people.selectors.rostered import Rostered, rostered
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.schools.access import names
from xuezheng.core.base.codes import resident_check
from xuezheng.core.registers.rosters import ON_ROSTER, RosterKind
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.city.events import AWAY_ON_YEARBOOK
from xuezheng.demo.city.published import YEARBOOK

FOLDER = "lists"
HEADS = (
    "姓名",
    "身份证号",
    "人员编号",
    "单位",
    "编制类别",
    "人员状态",
    "手机号",
    "出生日期",
    "性别",
)
FILES = {
    RosterKind.ROSTER: "编制实名制名册.xlsx",
    RosterKind.PAYROLL: "工资发放名册.xlsx",
    RosterKind.STAFF_SYSTEM: "全国教师系统名册.xlsx",
}
MOVES, POLICE, YEARS = "调动方案草案.xlsx", "公安户籍适龄儿童名单.xlsx", "事业统计年鉴2025.xlsx"
OTHER_SCHOOL = "望澜初级中学"
MISSING = (("方知遥", "339981202001150013"), ("沈未央", "339981202003270028"),
           ("陆小满", "339981201911080035"))  # fmt: skip
"""Three children whom the police know and no school does; the last sign is worked out."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One difference: on which roster, of what kind, and about whom."""

    roster: str
    status: str
    name: str


def write(folder: Path, day: date) -> list[Planted]:
    """Write all lists; gives the twelve differences between the rosters and the register (D21)."""
    folder.mkdir(exist_ok=True)
    units = names(day)
    staff = sorted(rostered(day), key=lambda one: one.person)
    planted = []
    for kind, name in FILES.items():
        on = [one for one in staff if one.left is None and one.establishment in ON_ROSTER[kind]]
        rows = {one.person: _line(one, kind, units) for one in on}
        more, found = _CHANGES[kind](rows, staff, units, day)
        _book(folder / name, HEADS, [*rows.values(), *more])
        planted += found
    _moves(folder, staff, units)
    _police(folder, day)
    _yearbook(folder)
    return planted


Line = tuple[str, ...]
Changed = tuple[list[Line], list[Planted]]


def _line(one: Rostered, kind: RosterKind, units: Mapping[int, str]) -> Line:
    counted = Establishment.of(one.establishment).label.zh if one.establishment else ""
    counted = "民办教师" if one.establishment == "private" else counted
    return (
        one.name, one.ids.get("resident", ""), one.ids.get(kind.key, ""), units.get(one.org, ""),
        counted, "在职", one.mobile, one.born.isoformat() if one.born else "",
        {"1": "男", "2": "女"}.get(one.sex, ""),
    )  # fmt: skip


def _own(staff: Sequence[Rostered], units: Mapping[int, str], school: str) -> list[Rostered]:
    """Give who works on the establishment of a school, in order."""
    return [
        one for one in staff
        if units.get(one.org) == school and one.establishment == "established" and one.left is None
    ]  # fmt: skip


def _left(staff: Sequence[Rostered], day: date) -> list[Rostered]:
    """Give who retired this year, the latest first."""
    gone = [one for one in staff if one.left is not None and one.left.year == day.year]
    return sorted(gone, key=lambda one: (one.left or day, one.person), reverse=True)


def _establishment(
    rows: dict[int, Line], staff: Sequence[Rostered], units: Mapping[int, str], day: date
) -> Changed:
    """Three seconded, two retired, a namesake, one with two numbers, one at another school."""
    kind, own = RosterKind.ROSTER, _own(staff, units, SHOWN_SCHOOL)
    found = []
    for one in own[:3]:
        line = rows[one.person]
        rows[one.person] = (*line[:3], BUREAU, line[4], "借调", *line[6:])
        found.append(Planted(kind.key, "seconded", one.name))
    more = []
    for one in _left(staff, day)[:2]:
        more.append(_line(replace(one, establishment="established"), kind, units))
        found.append(Planted(kind.key, "not_struck_off", one.name))
    other = own[3]
    more.append((other.name, _checked("33998119880512002"), "B990099001", SHOWN_SCHOOL, "事业编制",
                 "在职", "", "1988-05-12", "女"))  # fmt: skip
    found.append(Planted(kind.key, "namesake", other.name))
    line = rows[own[4].person]
    more.append((line[0], "", "B990099002", *line[3:]))
    found.append(Planted(kind.key, "two_numbers", line[0]))
    line = rows[own[5].person]
    rows[own[5].person] = (*line[:3], OTHER_SCHOOL, *line[4:])
    found.append(Planted(kind.key, "other_unit", line[0]))
    return more, found


def _payroll(
    rows: dict[int, Line], staff: Sequence[Rostered], units: Mapping[int, str], day: date
) -> Changed:
    """One still paid who has retired, one counted otherwise."""
    kind, own = RosterKind.PAYROLL, _own(staff, units, SHOWN_SCHOOL)
    gone = _left(staff, day)[2]
    line = rows[own[6].person]
    rows[own[6].person] = (*line[:4], "编外合同", *line[5:])
    return [_line(replace(gone, establishment="established"), kind, units)], [
        Planted(kind.key, "not_struck_off", gone.name),
        Planted(kind.key, "other_establishment", own[6].name),
    ]


def _system(
    rows: dict[int, Line], staff: Sequence[Rostered], units: Mapping[int, str], _day: date
) -> Changed:
    """One not yet entered, one with another sign in the name."""
    kind, own = RosterKind.STAFF_SYSTEM, _own(staff, units, SHOWN_SCHOOL)
    del rows[own[7].person]
    line = rows[own[8].person]
    rows[own[8].person] = (line[0][0] + "晓" + line[0][2:], *line[1:])
    return [], [
        Planted(kind.key, "only_ours", own[7].name),
        Planted(kind.key, "other_name", own[8].name),
    ]


_CHANGES = {
    RosterKind.ROSTER: _establishment,
    RosterKind.PAYROLL: _payroll,
    RosterKind.STAFF_SYSTEM: _system,
}


def _moves(folder: Path, staff: Sequence[Rostered], units: Mapping[int, str]) -> None:
    """Write the draft of moves with a teacher of the demo principal's school (D23)."""
    kind = RosterKind.STAFF_SYSTEM
    own, other = _own(staff, units, SHOWN_SCHOOL)[9:11], _own(staff, units, OTHER_SCHOOL)[2:4]
    rows = [(*_line(one, kind, units), OTHER_SCHOOL) for one in own]
    rows += [(*_line(one, kind, units), SHOWN_SCHOOL) for one in other]
    _book(folder / MOVES, (*HEADS, "拟调入单位"), rows)


def _police(folder: Path, day: date) -> None:
    """Write the list of children who came of school age in one street, with three on no roll."""
    rows = EnrolmentFact.objects.at(AsOf(day)).filter(
        school_class__facts__entered=2026, school_class__facts__stage="primary",
        residence="local", org__facts__name__startswith="望澜",
    )  # fmt: skip
    told = rows.order_by("pinyin", "subject_id").values_list("name", "number", "born", "sex")
    lines = [
        (name, number[1:], born.isoformat(), "男" if sex == "1" else "女")
        for name, number, born, sex in dict.fromkeys(told)
    ]
    for name, number in missing():
        born = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
        lines.append((name, number, born, "男" if int(number[16]) % 2 else "女"))
    _book(folder / POLICE, ("姓名", "身份证号", "出生日期", "性别"), lines)


def missing() -> list[tuple[str, str]]:
    """Give the three children on no roll with whole identity numbers."""
    return [(name, _checked(number[:17])) for name, number in MISSING]


def _checked(body: str) -> str:
    return body + resident_check(body)


def counted() -> int:
    """Give how many are 在读 by the register on the yearbook's day."""
    return EnrolmentFact.objects.at(AsOf(YEARBOOK)).filter(state="studying").count()


def _yearbook(folder: Path) -> None:
    """Write the yearbook's total: it counts those away ill as well (D7)."""
    total = counted() + AWAY_ON_YEARBOOK
    rows = [("在校学生（含幼儿园）", str(total)), ("统计时点", YEARBOOK.isoformat())]
    _book(folder / YEARS, ("指标", "数值"), rows)


def _book(path: Path, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": MADE_ON})
    page = book.add_worksheet("名册")
    page.set_column(0, len(heads) - 1, 20)
    for place, row in enumerate([heads, *rows]):
        for column, value in enumerate(row):
            page.write_string(place, column, value)
    book.close()
