"""课表课时: how many lessons of a subject a class has a week, how long one is, and who gives them.

One entry a class and subject; two teachers who share a subject are two entries.
Which grade the class is in follows from the day, and whether the lessons
suffice from the curriculum plan in force: neither is written here.
"""

from xuezheng.catalogue.registers.parts import RESEARCH, asked
from xuezheng.catalogue.terms.curriculum import Subject
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, number, person, reference
from xuezheng.core.kinds.kind import Kind


def weekly(data: Data) -> int | None:
    """Give the minutes a week."""
    given = (data["lessons"], data["minutes"])
    return None if None in given else given[0] * given[1]


CLASS_LESSON = Kind(
    key="class_lesson",
    version=1,
    title=T("课表课时", "Lessons of the timetable"),
    group="teaching",
    serves=("A02",),
    source=Source("义务教育课程方案（2022年版）"),
    dated=True,
    asks=asked(RESEARCH, "课程表备案", "Filing of timetables", 1),
    fields=(
        reference("school_class", T("上课班级", "Class taught"), of="school_class", slot=Slot.N1, required=True),
        choice("course", T("课表学科", "Subject"), of=Subject, slot=Slot.T1, required=True),
        number("lessons", T("每周节数", "Lessons a week"), unit=T("节", "lessons"), slot=Slot.N2, required=True),
        number("minutes", T("每节分钟数", "Minutes of a lesson"), unit=T("分钟", "minutes"), required=True),
        person("teacher", T("授课教师", "Teacher of the lessons"), slot=Slot.N3),
        computed("weekly", T("每周分钟数", "Minutes a week"), weekly),
    ),
    checks=(
        Check("lessons", T("每周节数应在1至40之间", "1 to 40 lessons a week"), lambda of: 1 <= of["lessons"] <= 40),
        Check(
            "minutes", T("每节应在10至90分钟之间", "10 to 90 minutes a lesson"),
            lambda of: 10 <= of["minutes"] <= 90,
        ),
    ),
)  # fmt: skip
