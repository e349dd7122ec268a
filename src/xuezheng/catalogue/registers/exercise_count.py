"""每天锻炼统计: classes with a lesson of physical education every day and with their hour of exercise, at a school.

One entry a school, all grades together, changed from the day on which it is
counted again. Whether the minutes of the class that moves least suffice is
judged by ``exercise.minutes_least`` of the day.
"""

from xuezheng.catalogue.registers.parts import HEALTH, TERMLY, asked, beyond
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Slot, computed, day, number
from xuezheng.core.kinds.kind import Kind

EXERCISE_COUNT = Kind(
    key="exercise_count",
    version=1,
    title=T("每天锻炼统计", "Daily exercise in figures"),
    group="care",
    serves=("H02",),
    source=SCHOOL_SPORT,
    dated=True,
    asks=asked(HEALTH, "阳光体育活动落实情况", "Daily exercise of pupils", 5, TERMLY),
    fields=(
        day("as_of", T("锻炼统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("classes", T("统计锻炼班级数", "Classes counted"), slot=Slot.N1, required=True),
        number("daily", T("每天一节体育课班级数", "Classes with a lesson every day"), slot=Slot.N2, required=True),
        number("hour", T("每天锻炼一小时班级数", "Classes with an hour of exercise"), slot=Slot.N3, required=True),
        number("minutes", T("活动最少班级每天分钟数", "Minutes a day of the class that moves least"), required=True),
        computed("short", T("锻炼不足一小时班级数", "Classes with less than an hour"), beyond("classes", "hour")),
    ),
)  # fmt: skip
