"""选修课程审定台账: a course by choice handed in by its school and approved, or not, by the research office."""

from xuezheng.catalogue.flows.two_sided import TWO_SIDED
from xuezheng.catalogue.terms.curriculum import Chosen
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Slot, choice, files, note, number, person, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    Clock,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

COURSES = T("门", "courses")

COURSE_APPLICATION = Ledger(
    key="course_application",
    version=1,
    title=T("选修课程审定台账", "Approval of courses by choice"),
    group="teaching",
    serves=("A02",),
    source=Source("普通高中课程方案（2017年版2020年修订）"),
    asks=Asks(
        T("教研室", "Teaching research office"),
        T("选修课程审定", "Approving courses by choice"),
        10,
        (9,),
    ),
    flow=TWO_SIDED,
    fields=(
        text("title", T("申报课程", "Course handed in"), slot=Slot.T1, required=True),
        choice("form", T("申报类别", "Kind"), of=Chosen, slot=Slot.T2, required=True),
        number("hours", T("课程总课时", "Lessons in all"), unit=T("节", "lessons"), slot=Slot.N1, required=True),
        person("teacher", T("申报教师", "Teacher"), slot=Slot.N2),
        note("outline", T("课程纲要", "Outline"), required=True),
        files("papers", T("课程材料", "Papers")),
        number("credits_tenths", T("核定学分（十分之一）", "Credits granted, in tenths"), slot=Slot.N3),
        note("opinion", T("审定意见", "Opinion")),
    ),
    checks=(
        Check("hours", T("课程总课时应在1至200之间", "1 to 200 lessons"), lambda of: 1 <= of["hours"] <= 200),
    ),
    opens=("principal", "clerk"),
    parts=(
        Part("lead", T("申报学校", "School that applies"), ("principal", "clerk")),
        Part("other", T("审定科室", "Section that approves"), ("section",), Where.ROLE),
        Part("supervisor", T("教研室", "Research office"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "write", T("填报时限", "Time to finish it"), ("drafted",), WorkingDays("curriculum.write_within"),
            "curriculum.write_ladder",
        ),
        Clock(
            "answer", T("审定时限", "Time to decide"), ("asked",), WorkingDays("curriculum.decide_within"),
            "curriculum.ladder",
        ),
    ),
    fills=(Fills("accept", ("credits_tenths", "opinion"), needed=("opinion",)),),
    needs_due=False,
    numbering=Numbering("XX"),
    tiles=(
        Tile("asked", T("待审定", "To decide"), ("asked",)),
        Tile("late", T("逾期未审定", "Overdue"), ("asked",), overdue=True),
    ),
    counts=(
        Count("applied", T("申报课程", "Courses handed in"), COURSES),
        Count("approved", T("审定通过", "Approved"), COURSES, "accepted"),
        Count("declined", T("未通过", "Not approved"), COURSES, "declined"),
    ),
)  # fmt: skip
