"""课程开设统计: subjects and weekly lessons of the national curriculum, those due at a school and those given.

One entry a school and all its stages together. Which course is offered in which
stage is kept as a course offered; here it is counted against the plan.
"""

from xuezheng.catalogue.registers.parts import RESEARCH, TERMLY, asked, beyond
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, computed, day, number
from xuezheng.core.kinds.kind import Kind

CURRICULUM_COUNT = Kind(
    key="curriculum_count",
    version=1,
    title=T("课程开设统计", "The national curriculum in figures"),
    group="teaching",
    serves=("A02",),
    source=Source("义务教育课程方案（2022年版）"),
    dated=True,
    asks=asked(RESEARCH, "课程方案执行情况", "Compliance with the curriculum plan", 8, TERMLY),
    fields=(
        day("as_of", T("课程统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("required", T("应开国家课程门数", "Subjects due"), slot=Slot.N1, required=True),
        number("opened", T("已开国家课程门数", "Subjects given"), slot=Slot.N2, required=True),
        number("due", T("应开周课时数", "Weekly lessons due"), slot=Slot.N3, required=True),
        number("given", T("实开周课时数", "Weekly lessons given"), required=True),
        computed("unopened", T("未开国家课程门数", "Subjects missing"), beyond("required", "opened")),
        computed("lacking", T("欠开周课时数", "Weekly lessons missing"), beyond("due", "given")),
    ),
)  # fmt: skip
