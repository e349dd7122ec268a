"""校企合作: a school and a firm: apprentice classes, joint colleges, visits, exchange of staff."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, Verdict, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    credit_code,
    day,
    expiry,
    file,
    number,
    person,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind

BARRED = T("协议到期，不得安排学生", "The agreement has ended; no pupils may be placed there")


class Form(Labelled):
    """What the cooperation is (合作形式)."""

    APPRENTICE = ("apprentice", T("现代学徒制班", "Apprenticeship class"))
    COLLEGE = ("college", T("企业学院", "Enterprise college"))
    ORDERED = ("ordered", T("订单班", "Ordered class"))
    PLACEMENT = ("placement", T("岗位实习基地", "Work placement"))
    FOREIGN = ("foreign", T("中外合作办学班", "Sino-foreign class"))


class Direction(Labelled):
    """Which way staff go (人员流动方向)."""

    TO_FIRM = ("to_firm", T("教师到企业", "A teacher to the firm"))
    TO_SCHOOL = ("to_school", T("技师到学校", "A craftsman to the school"))


ENTERPRISE_COOPERATION = Kind(
    key="enterprise_cooperation",
    version=1,
    title=T("校企合作协议", "Agreements with enterprises"),
    group="vocational",
    serves=("V04",),
    source=Source("职业学校校企合作促进办法", "教职成〔2018〕1号"),
    dated=True,
    asks=asked(VOCATIONAL, "校企合作备案", "Filing of cooperation with firms", 12, (9,)),
    fields=(
        text("firm", T("合作企业", "Firm"), slot=Slot.T1, required=True),
        credit_code("firm_code", T("企业统一社会信用代码", "Credit code of the firm"), required=True,
                    means="firm.credit_code"),
        choice("form", T("合作形式", "Form"), of=Form, slot=Slot.T2, required=True),
        text("major", T("合作专业", "Major"), slot=Slot.T3, required=True),
        day("since", T("协议起始日", "Agreement from"), slot=Slot.D2, required=True),
        expiry("until", T("协议期满日", "Agreement ends"), slot=Slot.D1, required=True, bars=BARRED),
        file("agreement", T("合作协议", "Agreement"), required=True),
        number("places", T("岗位数", "Places"), slot=Slot.N1, required=True),
        person("in_charge", T("学校负责教师", "Teacher in charge"), slot=Slot.N2, required=True),
        rows(
            "visits",
            T("巡查记录", "Visits"),
            (
                day("on", T("日期", "Day"), required=True),
                person("by", T("巡查教师", "By"), required=True),
                text("found", T("情况", "Found"), required=True),
            ),
        ),
        rows(
            "staff",
            T("人员双向流动", "Staff exchange"),
            (
                choice("way", T("流动方向", "Direction"), of=Direction, required=True),
                number("people", T("人数", "People"), required=True),
                number("days", T("总天数", "Days in all"), required=True),
            ),
        ),
        choice("verdict", T("合作成效评价", "Result"), of=Verdict),
    ),
)  # fmt: skip
