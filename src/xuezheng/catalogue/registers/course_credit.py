"""课程学分: credits a pupil earned, made up, transferred or drew from the credit bank, course by course.

Whether the credits suffice to graduate is computed from the parameters of the
day, never written here.
"""

from xuezheng.catalogue.registers.parts import BASIC, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Privacy,
    Slot,
    choice,
    computed,
    day,
    figure,
    number,
    person,
    pupil,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Part(Labelled):
    """Which part of the curriculum a course belongs to (课程类别)."""

    REQUIRED = ("required", T("必修", "Required"))
    ELECTIVE_REQUIRED = ("elective_required", T("选择性必修", "Required by choice"))
    ELECTIVE = ("elective", T("选修", "Elective"))
    COMMON = ("common", T("公共基础课", "Common basic course"))
    TRADE = ("trade", T("专业技能课", "Vocational course"))
    PRACTICE = ("practice", T("岗位实习", "Work placement"))


class Way(Labelled):
    """How a credit came about (学分取得方式)."""

    TAKEN = ("taken", T("修习", "Taken"))
    MADE_UP = ("made_up", T("补考（重修）", "Made up"))
    TRANSFERRED = ("transferred", T("转换", "Transferred"))
    BANK = ("bank", T("学分银行", "From the credit bank"))


def earned(data: Data) -> int | None:
    """Give the hundredths of credits that count: those of a course that was passed."""
    if data["credits"] is None:
        return None
    whole, _, part = data["credits"].partition(".")
    return (int(whole) * 100 + int((part + "00")[:2])) * bool(data["passed"])


COURSE_CREDIT = Kind(
    key="course_credit",
    version=1,
    title=T("课程学分", "Credits of courses"),
    group="teaching",
    serves=("A05",),
    source=Source("普通高中课程方案（2017年版2020年修订）"),
    keep=Keep(30),
    asks=asked(BASIC, "学分认定管理办法", "Rule on granting credits", 1),
    fields=(
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True),
        text("course", T("课程（模块）", "Course"), slot=Slot.T1, required=True),
        choice("part", T("课程类别", "Part"), of=Part, slot=Slot.T2, required=True),
        choice("way", T("学分取得方式", "How"), of=Way, slot=Slot.T3, required=True),
        figure("credits", T("学分", "Credits"), required=True),
        number("hours", T("学时", "Hours")),
        yes_no("passed", T("考核合格", "Passed"), slot=Slot.N3, required=True),
        computed("earned", T("计入学分（百分之一）", "Hundredths that count"), earned),
        day("granted", T("认定日期", "Granted on"), slot=Slot.D2, required=True),
        person("teacher", T("任课教师", "Teacher"), slot=Slot.N2),
        text("from_where", T("转入来源", "Transferred from"), privacy=Privacy.OPEN,
             when=lambda data: data["way"] in {"transferred", "bank"}),
    ),
)  # fmt: skip
