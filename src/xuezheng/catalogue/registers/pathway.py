"""升学衔接项目: programmes that join general, vocational and college education, with quota and cohorts."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, file, number, rows, text
from xuezheng.core.kinds.kind import Keep, Kind

BARRED = T("协议到期，不得招生", "The agreement has ended; no pupils may be enrolled")


class Form(Labelled):
    """Which stages it joins (衔接形式)."""

    FIVE_YEAR = ("five_year", T("中高职一体（五年制）", "Five years to a diploma"))
    THREE_TWO = ("three_two", T("“3+2”分段", "Three and two years"))
    DEGREE = ("degree", T("中本一体化", "To a degree"))
    COMPREHENSIVE = ("comprehensive", T("综合高中班", "Comprehensive senior class"))


PATHWAY = Kind(
    key="pathway",
    version=1,
    title=T("中高职衔接与普职融通项目", "Programmes that join stages"),
    group="vocational",
    serves=("V17",),
    source=Source("长学制与普职融通管理办法"),
    dated=True,
    keep=Keep(15),
    asks=asked(VOCATIONAL, "衔接项目年报", "Yearly return on programmes", 10, (9,)),
    fields=(
        text("title", T("衔接项目名称", "Programme"), slot=Slot.T1, required=True),
        choice("form", T("衔接形式", "Form"), of=Form, slot=Slot.T2, required=True),
        text("major", T("衔接专业", "Major"), slot=Slot.T3, required=True),
        text("college", T("合作院校", "Partner college"),
             when=lambda data: data["form"] != "comprehensive"),
        number("quota", T("年招生计划", "Places a year"), slot=Slot.N1, required=True),
        day("since", T("项目起始日", "Since"), slot=Slot.D2, required=True),
        expiry("until", T("衔接协议期满日", "Agreement ends"), slot=Slot.D1, bars=BARRED),
        file("plan", T("一体化培养方案", "Plan of training")),
        rows(
            "cohorts",
            T("各届学生", "Cohorts"),
            (
                number("entered", T("入学年份", "Year of entry"), required=True),
                number("pupils", T("录取人数", "Enrolled"), required=True),
                number("progressed", T("转段升学人数", "Went on")),
            ),
        ),
    ),
)  # fmt: skip
