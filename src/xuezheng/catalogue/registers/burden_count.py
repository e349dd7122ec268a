"""减负与课后服务统计: after-school service, written homework and sleep at a school, as counts of a term.

One entry a school; when a term is counted again it is changed from that day on.
A class keeps the limits of homework, a pupil sleeps enough, as the national
texts say for the stage: no written homework in grades 1 and 2, an average of at
most 60 minutes in grades 3 to 6 and 90 minutes in junior school.
"""

from xuezheng.catalogue.registers.parts import BASIC, TERMLY, asked, beyond
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, computed, day, number, yes_no
from xuezheng.core.kinds.kind import Kind

BURDEN_COUNT = Kind(
    key="burden_count",
    version=1,
    title=T("减负与课后服务统计", "Homework and after-school service in figures"),
    group="teaching",
    serves=("A16",),
    source=Source("关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见"),
    dated=True,
    asks=asked(BASIC, "课后服务与作业管理", "After-school service and homework", 8, TERMLY),
    fields=(
        day("as_of", T("减负统计日期", "Counted on"), slot=Slot.D2, required=True),
        yes_no("offers", T("开展课后服务", "Offers after-school service"), slot=Slot.N1, required=True),
        number("pupils", T("统计时学生数", "Pupils counted"), slot=Slot.N2, required=True),
        number("joined", T("参加课后服务学生数", "Pupils in after-school service"), slot=Slot.N3, required=True),
        number("teachers", T("统计时专任教师数", "Teachers counted"), required=True),
        number("serving", T("参与课后服务教师数", "Teachers in after-school service"), required=True),
        number("classes", T("检查作业班级数", "Classes whose homework was looked at"), required=True),
        number("within", T("作业时长达标班级数", "Classes that keep the limits of homework"), required=True),
        number("asked", T("睡眠调查学生数", "Pupils asked how long they sleep")),
        number("slept", T("睡眠时间达标学生数", "Pupils who sleep enough")),
        computed("over", T("作业超时班级数", "Classes over the limits"), beyond("classes", "within")),
    ),
)  # fmt: skip
