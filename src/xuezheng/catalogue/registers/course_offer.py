"""课程开设登记: which course a school offers in which grades, with periods a week."""

from xuezheng.catalogue.registers.parts import RESEARCH, Taught, asked
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number, text
from xuezheng.core.kinds.kind import Kind


def yearly(data: Data) -> int | None:
    """Give periods a school year of forty weeks."""
    return None if data["periods"] is None else data["periods"] * 40


COURSE_OFFER = Kind(
    key="course_offer",
    version=1,
    title=T("课程开设登记", "Courses offered"),
    group="teaching",
    source=Source("义务教育课程方案（2022年版）"),
    dated=True,
    asks=asked(RESEARCH, "课程开设备案", "Filing of courses", 10, (9,)),
    fields=(
        text("course", T("开设课程", "Course"), slot=Slot.T1, required=True),
        choice("stage", T("开设学段", "Stage"), of=Taught, slot=Slot.T2, required=True),
        number("periods", T("周课时", "Periods a week"), slot=Slot.N1, required=True),
        computed("yearly", T("学年课时", "Periods a school year"), yearly),
        day("since", T("开设起始日", "Since"), slot=Slot.D2, required=True),
    ),
)
