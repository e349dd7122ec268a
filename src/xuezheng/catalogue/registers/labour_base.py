"""劳动教育: bases, courses and model schools of labour education, hours per grade and who took part."""

from xuezheng.catalogue.registers.parts import HEALTH, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    number,
    place,
    rows,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind

BARRED = T("协议到期，不得组织学生前往", "The agreement has ended; no pupils may be taken there")


class Form(Labelled):
    """What is registered (劳动教育类型)."""

    BASE = ("base", T("校外实践基地", "Practice base outside school"))
    INSIDE = ("inside", T("校内劳动基地", "Base at school"))
    COURSE = ("course", T("劳动特色课程", "Labour course"))
    MODEL = ("model", T("劳动教育示范校", "Model school"))


def hours(data: Data) -> int:
    """Add up pupils times periods of all that took part."""
    return sum(row["pupils"] * row["periods"] for row in data["taken"] or ())


LABOUR_BASE = Kind(
    key="labour_base",
    version=1,
    title=T("劳动教育基地与课程", "Labour-education bases and courses"),
    group="teaching",
    serves=("W08",),
    source=Source("大中小学劳动教育指导纲要（试行）", "教材〔2020〕4号"),
    dated=True,
    asks=asked(HEALTH, "劳动教育基地管理", "Rule on bases of labour education", 10, (9,)),
    fields=(
        text("name", T("基地（课程）名称", "Name"), slot=Slot.T1, required=True),
        choice("form", T("劳动教育类型", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("level", T("认定级别", "Level"), of=Level, slot=Slot.T3),
        text("brand", T("劳动品牌", "Brand")),
        place("where", T("基地地址", "Where"), when=lambda data: data["form"] == "base"),
        number("capacity", T("同时接待人数", "Takes at a time"), slot=Slot.N1),
        yes_no("insured", T("投保责任险", "Insured"), slot=Slot.N2),
        expiry("until", T("合作协议期满日", "Agreement ends"), slot=Slot.D1, bars=BARRED),
        day("recognised", T("认定日期", "Recognised on"), slot=Slot.D2),
        rows(
            "courses",
            T("劳动课程安排", "Courses"),
            (
                text("name", T("课程", "Course"), required=True),
                number("grade", T("年级", "Grade"), required=True),
                number("periods", T("学年课时", "Periods a year"), required=True),
            ),
        ),
        rows(
            "taken",
            T("参与情况", "Took part"),
            (
                day("on", T("日期", "Day"), required=True),
                number("grade", T("年级", "Grade"), required=True),
                number("pupils", T("人数", "Pupils"), required=True),
                number("periods", T("课时", "Periods"), required=True),
            ),
        ),
        computed("hours", T("参与人课时", "Pupils times periods"), hours),
    ),
)  # fmt: skip
