"""新疆班学生: a pupil of a boarding class for Xinjiang, with bed, holidays, travel and contacts.

Class, year of entry and guardians stand in the pupil register; here is what
only a boarding class keeps, and how the pupil left.
"""

from xuezheng.catalogue.registers.parts import BASIC, TERMLY, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    person,
    pupil,
    reference,
    room,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import After, Keep, Kind

SENSITIVE = Privacy.SENSITIVE


class Holiday(Labelled):
    """Where a pupil spends the holidays (假期去向)."""

    SCHOOL = ("school", T("留校", "Stays at school"))
    HOME = ("home", T("返乡", "Goes home"))
    FAMILY = ("family", T("结对家庭", "With a partner family"))


class Result(Labelled):
    """How a pupil left (毕业去向)."""

    DEGREE = ("degree", T("升入本科", "Degree course"))
    DIPLOMA = ("diploma", T("升入专科", "Diploma course"))
    ENLISTED = ("enlisted", T("参军", "Joined the army"))
    HOME = ("home", T("返乡就业", "Works at home"))
    OTHER = ("other", T("其他", "Other"))


BOARDING_CLASS_PUPIL = Kind(
    key="boarding_class_pupil",
    version=1,
    title=T("新疆班学生", "Pupils of Xinjiang boarding classes"),
    group="pupils",
    serves=("S11",),
    source=Source("内地新疆高中班管理办法（试行）"),
    dated=True,
    keep=Keep(10, After.ERASE),
    asks=asked(BASIC, "内地新疆高中班管理", "Rule on Xinjiang boarding classes", 8, TERMLY),
    fields=(
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        room("bed", T("宿舍", "Dormitory"), slot=Slot.N2, required=True),
        person("tutor", T("生活教师", "Boarding teacher"), slot=Slot.N3, required=True),
        reference(
            "contact", T("安全联系人", "Contact in an emergency"), of="guardian",
            required=True, privacy=SENSITIVE,
        ),
        choice("winter", T("寒假去向", "Winter holidays"), of=Holiday, slot=Slot.T2),
        choice("summer", T("暑假去向", "Summer holidays"), of=Holiday),
        rows(
            "journeys",
            T("往返行程", "Journeys"),
            (
                day("on", T("出发日期", "Day"), required=True),
                text("by", T("车次或航班", "Train or flight"), required=True),
                person("escort", T("护送教师", "Escort")),
                day("arrived", T("到达日期", "Arrived on")),
            ),
            privacy=SENSITIVE,
        ),
        rows(
            "unity",
            T("民族团结活动", "Activities of unity"),
            (
                day("on", T("日期", "Day"), required=True),
                text("what", T("活动", "Activity"), required=True),
            ),
        ),
        choice("result", T("毕业去向", "Left for"), of=Result, slot=Slot.T3),
        day("left", T("毕业日期", "Left on"), slot=Slot.D2),
    ),
)  # fmt: skip
