"""推门听课台账: a lesson somebody sits in on unannounced, what was told the teacher, what came of it."""

from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, number, person, photos, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    WorkingDays,
)


class Verdict(Labelled):
    """What the observer thinks of the lesson (听课评价)."""

    GOOD = ("good", T("好", "Good"))
    FAIR = ("fair", T("一般", "Fair"))
    WEAK = ("weak", T("较弱", "Weak"))


LESSONS = T("节", "lessons")
SEEN = ("verdict", "remarks")

LESSON_VISIT = Ledger(
    key="lesson_visit",
    version=1,
    title=T("推门听课台账", "Lessons sat in on"),
    group="teaching",
    serves=("A07",),
    source=Source("义务教育学校管理标准", "教基〔2017〕9号"),
    asks=Asks(
        T("教研室", "Research office"), T("课堂教学常态巡查", "Regular patrol of lessons"), 5, (3, 4, 5, 9, 10, 11)
    ),
    flow=ROUND_FINDING,
    fields=(
        text("title", T("课题", "Lesson"), slot=Slot.T1, required=True),
        person("teacher", T("授课教师", "Teacher"), slot=Slot.N1, required=True),
        person("observer", T("听课人", "Observer"), slot=Slot.N2, required=True),
        text("room", T("班级", "Class"), slot=Slot.T2, required=True),
        day("held_on", T("听课日期", "Day"), slot=Slot.D1, required=True),
        number("period", T("节次", "Period"), slot=Slot.N3),
        choice("verdict", T("评价", "Verdict"), of=Verdict, slot=Slot.T3),
        note("remarks", T("课堂记录与建议", "Notes and advice")),
        photos("pictures", T("现场照片", "Photos")),
        day("again_on", T("再次听课日期", "Sat in on again"), slot=Slot.D2),
    ),
    opens=("principal", "clerk", "section", "township"),
    parts=(
        Part("supervisor", T("听课单位", "Who sits in"), ("principal", "section", "township")),
        Part("lead", T("授课教师所在教研组", "Teacher’s group"), ("clerk",)),
    ),
    clocks=(
        Clock("visit", T("听课日期", "Day of the lesson"), ("planned",), ByField("held_on"), "lesson.ladder"),
        Clock(
            "answer", T("改进时限", "Time to improve"),
            ("found",), WorkingDays("lesson.answer_within"), "lesson.ladder",
        ),
        Clock(
            "again", T("跟踪听课时限", "Time to sit in again"),
            ("answered",), WorkingDays("lesson.again_within"), "lesson.again_ladder",
        ),
    ),
    fills=(
        Fills("clean", (*SEEN, "pictures"), needed=SEEN),
        Fills("find", (*SEEN, "pictures"), needed=SEEN),
        Fills("close", ("again_on",), needed=("again_on",)),
    ),
    needs_due=False,
    numbering=Numbering("TK"),
    tiles=(Tile("found", T("待改进", "To improve"), ("found",)),),
    counts=(
        Count("lessons", T("听课", "Lessons"), LESSONS),
        Count("weak", T("较弱", "Weak"), LESSONS, "open", {"verdict": "weak"}),
        Count("followed", T("已跟踪", "Followed up"), LESSONS, "closed"),
    ),
)  # fmt: skip
