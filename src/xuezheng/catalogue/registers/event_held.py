"""活动登记: what was held and for how many: meetings and study, trainings, contests, lectures, checks.

One entry is one event or one series of the same; counts of a plan that say how
often and for how many people are counted from here, by name.
"""

from xuezheng.catalogue.registers.parts import OFFICE, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number, text
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What kind of event it was (活动形式)."""

    STUDY = ("study", T("会议学习", "Meeting or study"))
    TRAINING = ("training", T("培训", "Training"))
    CONTEST = ("contest", T("竞赛展演", "Contest or show"))
    LECTURE = ("lecture", T("报告讲座", "Lecture"))
    CHECK = ("check", T("检查调研", "Check or survey"))
    SERVICE = ("service", T("志愿服务", "Voluntary service"))
    EXCHANGE = ("exchange", T("交流活动", "Exchange"))
    OTHER = ("other", T("其他活动", "Other"))


def each(data: Data) -> int | None:
    """Share the people out over the times, rounded down."""
    return data["people"] // data["sessions"] if data["people"] and data["sessions"] else None


EVENT_HELD = Kind(
    key="event_held",
    version=1,
    title=T("活动登记", "Events held"),
    group="affairs",
    source=Source("活动登记制度"),
    asks=asked(OFFICE, "活动登记制度", "Rule on registering events", 5),
    fields=(
        text("title", T("活动名称", "Event"), slot=Slot.T1, required=True),
        choice("form", T("活动形式", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("level", T("活动级别", "Level"), of=Level, slot=Slot.T3),
        day("held", T("举办日期", "Held on"), slot=Slot.D2, required=True),
        number("sessions", T("场次", "Times"), slot=Slot.N1, required=True),
        number("people", T("参加人次", "People")),
        computed("each", T("场均人次", "People each time"), each),
        number("units", T("涉及单位数", "Units visited or taking part"), slot=Slot.N2),
    ),
)
