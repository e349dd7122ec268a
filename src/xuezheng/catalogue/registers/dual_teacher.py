"""双师型教师: vocational certificates, days of practice in firms and the titles they led to."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
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
    person,
    reference,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Step(Labelled):
    """As what somebody was recognised (双师型认定等级)."""

    FIRST = ("first", T("初级", "First"))
    MIDDLE = ("middle", T("中级", "Middle"))
    HIGH = ("high", T("高级", "High"))


class Master(Labelled):
    """Title among vocational teachers (职教三师)."""

    FAMOUS = ("famous", T("职教名师", "Famous teacher"))
    EXCELLENT = ("excellent", T("职教优师", "Excellent teacher"))
    GOOD = ("good", T("职教良师", "Good teacher"))


def practised(data: Data) -> int:
    """Add up the days of practice in firms."""
    return sum(row["days"] for row in data["practice"] or ())


DUAL_TEACHER = Kind(
    key="dual_teacher",
    version=1,
    title=T("双师型教师", "Teachers with two qualifications"),
    group="vocational",
    serves=("V08",),
    source=Source("职业教育“双师型”教师基本标准（试行）", "教师厅〔2022〕2号"),
    dated=True,
    keep=Keep(30),
    asks=asked(VOCATIONAL, "双师型教师认定", "Recognising dual-qualified teachers", 8, (9,)),
    fields=(
        person("teacher", T("教师", "Teacher"), slot=Slot.N1, required=True),
        text("major", T("任教专业", "Major taught"), slot=Slot.T1, required=True),
        choice("step", T("双师型认定等级", "Recognised as"), of=Step, slot=Slot.T2, required=True),
        choice("master", T("职教三师", "Title"), of=Master, slot=Slot.T3),
        day("since", T("认定日期", "Recognised on"), slot=Slot.D2, required=True),
        expiry("until", T("双师型认定有效期至", "Recognised until"), slot=Slot.D1),
        rows(
            "certificates",
            T("职业资格证书", "Vocational certificates"),
            (
                text("name", T("证书", "Certificate"), required=True),
                text("issuer", T("发证单位", "Issued by"), required=True),
                day("issued", T("发证日期", "Issued on"), required=True),
                expiry("until", T("证书有效期至", "Valid until")),
            ),
            required=True,
        ),
        rows(
            "practice",
            T("企业实践", "Practice in firms"),
            (
                day("since", T("开始日期", "From"), required=True),
                number("days", T("天数", "Days"), required=True),
                reference("firm", T("合作企业协议", "Under the agreement"), of="enterprise_cooperation"),
            ),
        ),
        computed("practised", T("企业实践总天数", "Days in firms"), practised),
    ),
)  # fmt: skip
