"""课外锻炼安排: what a class does for exercise beyond its lessons: long breaks, morning runs, clubs.

Only what the whole class takes part in counts for every pupil of it; a club of
some is entered and told apart.
"""

from xuezheng.catalogue.registers.parts import HEALTH, asked
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.catalogue.terms.exercise import Extra
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, number, reference, yes_no
from xuezheng.core.kinds.kind import Kind


def weekly(data: Data) -> int | None:
    """Give the minutes a week that every pupil of the class has; none of a club of some."""
    given = (data["sessions"], data["minutes"], data["everyone"])
    return None if None in given else given[0] * given[1] * given[2]


CLASS_EXERCISE = Kind(
    key="class_exercise",
    version=1,
    title=T("课外锻炼安排", "Exercise beyond lessons"),
    group="care",
    serves=("H02",),
    source=SCHOOL_SPORT,
    dated=True,
    asks=asked(HEALTH, "大课间和课后体育锻炼安排备案", "Filing of breaks and clubs", 1),
    fields=(
        reference(
            "school_class", T("锻炼班级", "Class that exercises"), of="school_class", slot=Slot.N1, required=True,
        ),
        choice("form", T("锻炼形式", "Form"), of=Extra, slot=Slot.T1, required=True),
        number("sessions", T("每周次数", "Times a week"), unit=T("次", "sessions"), slot=Slot.N2, required=True),
        number(
            "minutes", T("每次分钟数", "Minutes each time"), unit=T("分钟", "minutes"), slot=Slot.N3, required=True,
        ),
        yes_no("everyone", T("全班参加", "The whole class takes part"), required=True),
        computed("weekly", T("每名学生每周分钟数", "Minutes a week of every pupil"), weekly),
    ),
    checks=(
        Check("sessions", T("每周次数应在1至14之间", "1 to 14 times a week"), lambda of: 1 <= of["sessions"] <= 14),
        Check(
            "minutes", T("每次应在5至120分钟之间", "5 to 120 minutes each time"),
            lambda of: 5 <= of["minutes"] <= 120,
        ),
    ),
)  # fmt: skip
