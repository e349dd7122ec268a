"""作业时长记录: what written homework a class was given in a week, minutes by subject and day.

The class teacher tells it once a week: how long an average pupil sat over the
homework of each subject on each day. A day without homework is 0; an empty cell
was not told. The limit follows from the grade of the class, so nobody types it.
"""

from datetime import date

from xuezheng.catalogue.registers.parts import BASIC, asked
from xuezheng.catalogue.terms.workload import STUDIED
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number, reference, rows
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.workload import homework

MINUTES = T("分钟", "minutes")
MOST = 600
"""More than ten hours of one subject on one day are a slip of the pen."""
DAYS = (
    T("周一", "Monday"), T("周二", "Tuesday"), T("周三", "Wednesday"), T("周四", "Thursday"), T("周五", "Friday"),
    T("周六", "Saturday"), T("周日", "Sunday"),
)  # fmt: skip


def monday(of: Data) -> bool:
    """Say whether the week begins on a Monday."""
    return date.fromisoformat(of["week_of"]).isoweekday() == 1


def once(of: Data) -> bool:
    """Say whether no subject stands twice."""
    told = [line["subject"] for line in of["subjects"]]
    return len(told) == len(set(told))


def sane(of: Data) -> bool:
    """Say whether no cell holds more minutes than an evening has."""
    return all(0 <= (line[key] or 0) <= MOST for line in of["subjects"] for key in homework.DAYS)


def longest(of: Data) -> int | None:
    """Give the minutes of the longest day."""
    return homework.longest(of["subjects"] or ())


def gaps(of: Data) -> int:
    """Give how many cells are missing on days that were told."""
    return homework.gaps(of["subjects"] or ())


HOMEWORK_LOG = Kind(
    key="homework_log",
    version=1,
    title=T("作业时长记录", "Homework by class and week"),
    group="teaching",
    serves=("A16",),
    source=Source("关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见"),
    dated=True,
    asks=asked(BASIC, "作业公示制度", "Publishing what homework is given", 2),
    fields=(
        reference(
            "school_class", T("作业记录班级", "Class of the homework"), of="school_class", slot=Slot.N1, required=True
        ),
        day("week_of", T("作业周（周一日期）", "Week, by its Monday"), slot=Slot.D1, required=True),
        rows(
            "subjects", T("各学科每日书面作业", "Written homework by subject and day"),
            (
                choice("subject", T("作业学科", "Subject"), of=STUDIED, required=True),
                *(number(key, label, unit=MINUTES) for key, label in zip(homework.DAYS, DAYS, strict=True)),
            ),
            required=True,
        ),
        computed("longest", T("作业最多一天合计", "Longest day of the week"), longest, unit=MINUTES),
        computed("gaps", T("未填学科日数", "Cells not told"), gaps),
    ),
    checks=(
        Check("week_of", T("不是周一", "is not a Monday"), monday),
        Check("subjects", T("同一学科写了两行", "A subject stands in two lines"), once),
        Check("subjects", T(f"单科一天应在0至{MOST}分钟之间", f"0 to {MOST} minutes of one subject a day"), sane),
    ),
)  # fmt: skip
