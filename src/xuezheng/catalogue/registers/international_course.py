"""国际化课程审核: a course or programme from abroad, what the review said and until when it may be taught."""

from xuezheng.catalogue.registers.parts import LAW, Taught, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    file,
    note,
    number,
    several,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

BARRED = T("课程审核到期，不得开课", "The review has run out; the course may not be taught")


class Opinion(Labelled):
    """What the review said (课程审核结论)."""

    WAITING = ("waiting", T("待审核", "Waits for review"))
    PASSED = ("passed", T("通过", "Passed"))
    REPAIRED = ("repaired", T("整改后通过", "Passed after repair"))
    STOPPED = ("stopped", T("停止开设", "Stopped"))


INTERNATIONAL_COURSE = Kind(
    key="international_course",
    version=1,
    title=T("国际化课程审核", "Review of international courses"),
    group="affairs",
    serves=("X15",),
    source=Source("中外合作办学条例"),
    dated=True,
    keep=Keep(15),
    asks=asked(LAW, "国际化课程审核", "Review of international courses", 15, (8,)),
    fields=(
        text("course", T("国际化课程名称", "Course"), slot=Slot.T1, required=True),
        text("provider", T("境外课程提供方", "Provider"), required=True),
        several("stages", T("开设学段", "Taught in"), of=Taught, required=True),
        text("textbooks", T("使用教材", "Books used"), required=True),
        number("pupils", T("修读人数", "Pupils"), slot=Slot.N1),
        choice("opinion", T("课程审核结论", "Review"), of=Opinion, slot=Slot.T3, required=True),
        note("said", T("课程审核意见", "What it said")),
        day("reviewed", T("课程审核日期", "Reviewed on"), slot=Slot.D2),
        expiry("until", T("课程审核有效期至", "Holds until"), slot=Slot.D1, bars=BARRED),
        file("plan", T("课程方案", "Plan of the course"), required=True),
    ),
)  # fmt: skip
