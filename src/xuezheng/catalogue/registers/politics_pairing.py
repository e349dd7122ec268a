"""思政课共建: a school paired with a university, joint lessons, demonstrations, teachers of politics needed.

Who teaches politics stands with the appointments; here is how many the school
should have, so that full staffing can be computed.
"""

from xuezheng.catalogue.registers.parts import PARTY, Level, Taught, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    number,
    person,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Shown(Labelled):
    """What is held up as an example (示范类型)."""

    SCHOOL = ("school", T("示范校", "School"))
    LESSON = ("lesson", T("精品课", "Lesson"))
    CASE = ("case", T("优秀案例", "Case"))
    TEACHER = ("teacher", T("示范教师", "Teacher"))


POLITICS_PAIRING = Kind(
    key="politics_pairing",
    version=1,
    title=T("思政课一体化共建", "Politics lessons with universities"),
    group="teaching",
    serves=("W03",),
    source=Source("关于深化新时代学校思想政治理论课改革创新的若干意见"),
    dated=True,
    asks=asked(PARTY, "思政课一体化建设", "Joint teaching of politics", 10, (3, 9)),
    fields=(
        text("university", T("共建高校", "University"), slot=Slot.T1, required=True),
        choice("stage", T("共建学段", "Stage"), of=Taught, slot=Slot.T2, required=True),
        person("contact", T("共建联络教师", "Teacher in charge"), slot=Slot.N1, required=True),
        number("needed", T("思政教师应配人数", "Teachers of politics needed"), slot=Slot.N2, required=True),
        day("since", T("共建起始日", "Since"), slot=Slot.D2, required=True),
        expiry("until", T("共建协议期满日", "Agreement ends"), slot=Slot.D1, required=True),
        rows(
            "lessons",
            T("联合备课与公开课", "Joint lessons"),
            (
                day("on", T("日期", "Day"), required=True),
                text("topic", T("课题", "Topic"), required=True),
                person("teacher", T("授课教师", "Taught by")),
            ),
        ),
        rows(
            "shown",
            T("示范成果", "Demonstrations"),
            (
                choice("what", T("示范类型", "What"), of=Shown, required=True),
                text("name", T("名称", "Name"), required=True),
                choice("level", T("级别", "Level"), of=Level, required=True),
            ),
        ),
    ),
)  # fmt: skip
