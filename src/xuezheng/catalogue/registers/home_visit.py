"""家访: which teacher visited which pupil’s home, when, and what was found; coverage by class follows."""

from xuezheng.catalogue.registers.parts import BASIC, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Privacy, Slot, choice, day, note, person, pupil, yes_no
from xuezheng.core.kinds.kind import After, Keep, Kind

SENSITIVE = Privacy.SENSITIVE


class Form(Labelled):
    """How a visit was made (家访形式)."""

    AT_HOME = ("at_home", T("入户家访", "At home"))
    SMALL_MEETING = ("small_meeting", T("片区小型家长会", "Small meeting nearby"))
    ONLINE = ("online", T("视频家访", "By video"))


HOME_VISIT = Kind(
    key="home_visit",
    version=1,
    title=T("教师家访", "Visits to pupils’ homes"),
    group="care",
    serves=("W18",),
    source=Source("教师家访制度"),
    keep=Keep(3, After.ERASE),
    asks=asked(BASIC, "教师家访制度", "Rule on visits to homes", 3),
    fields=(
        pupil("child", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        person("teacher", T("家访教师", "Teacher"), slot=Slot.N2, required=True),
        day("on", T("家访日期", "Visited on"), slot=Slot.D2, required=True),
        choice("form", T("家访形式", "Form"), of=Form, slot=Slot.T2, required=True),
        yes_no("follow_up", T("需要跟进", "Needs a follow-up"), slot=Slot.N3, required=True),
        note("found", T("家访情况", "What was found"), privacy=SENSITIVE),
    ),
)
