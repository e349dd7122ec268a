"""幼儿园等级: the grade a kindergarten or site holds, since when, and whether it is recognised as a good one."""

from xuezheng.catalogue.registers.parts import BASIC, Level, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, text
from xuezheng.core.kinds.kind import Keep, Kind


class Grade(Labelled):
    """The grade held (幼儿园等级)."""

    FIRST = ("first", T("一级", "First"))
    SECOND = ("second", T("二级", "Second"))
    THIRD = ("third", T("三级", "Third"))
    PERMITTED = ("permitted", T("准办园", "Permitted only"))
    NONE = ("none", T("未定级", "Not graded"))


KINDERGARTEN_GRADE = Kind(
    key="kindergarten_grade",
    version=1,
    title=T("幼儿园等级", "Grades of kindergartens"),
    group="teaching",
    serves=("K01",),
    source=Source("幼儿园等级评定办法"),
    dated=True,
    keep=Keep(30),
    asks=kept(BASIC, "幼儿园等级评定", "Grading of kindergartens", 5),
    fields=(
        choice("grade", T("等级", "Grade"), of=Grade, slot=Slot.T1, required=True),
        choice("quality", T("优质园认定级别", "Recognised as a good one"), of=Level, slot=Slot.T2),
        day("granted", T("评定日期", "Granted on"), slot=Slot.D2, required=True),
        expiry("until", T("等级有效期至", "Grade until"), slot=Slot.D1),
        text("paper", T("评定文号", "Number of the paper"), slot=Slot.T3),
    ),
)
