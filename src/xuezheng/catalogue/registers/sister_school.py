"""友好学校: an agreement with a school abroad, its projects and visits, and when it must be renewed."""

from xuezheng.catalogue.registers.parts import OFFICE, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    file,
    number,
    person,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Way(Labelled):
    """Which way people went (交流方向)."""

    OUT = ("out", T("出访", "Went there"))
    IN = ("in", T("来访", "Came here"))
    ONLINE = ("online", T("线上", "On line"))


SISTER_SCHOOL = Kind(
    key="sister_school",
    version=1,
    title=T("友好学校结对", "Sister schools abroad"),
    group="affairs",
    serves=("X15",),
    source=Source("中小学对外交流与友好学校管理办法"),
    dated=True,
    keep=Keep(15),
    asks=asked(OFFICE, "千校结对", "Pairing of schools", 10, (12,)),
    fields=(
        text("partner", T("境外友好学校", "Partner school"), slot=Slot.T1, required=True),
        text("country", T("国家（地区）", "Country"), slot=Slot.T2, required=True),
        person("in_charge", T("外事联络教师", "Teacher in charge"), slot=Slot.N1, required=True),
        day("signed", T("结对签约日期", "Signed on"), slot=Slot.D2, required=True),
        expiry("until", T("结对协议期满日", "Agreement ends"), before=(180, 90, 30), slot=Slot.D1, required=True),
        file("agreement", T("结对协议书", "Agreement")),
        rows(
            "projects",
            T("交流项目", "Projects"),
            (
                text("name", T("项目", "Project"), required=True),
                day("since", T("开始日期", "From"), required=True),
                text("result", T("成果", "Result")),
            ),
        ),
        rows(
            "visits",
            T("师生互访", "Visits"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("way", T("交流方向", "Direction"), of=Way, required=True),
                number("staff", T("教师人数", "Staff"), required=True),
                number("pupils", T("学生人数", "Pupils"), required=True),
            ),
        ),
        choice("title", T("国际化特色学校级别", "Title for openness"), of=Level, slot=Slot.T3),
    ),
)  # fmt: skip
