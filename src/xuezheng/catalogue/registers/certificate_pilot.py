"""1+X证书: a pilot certificate at a school, its sessions with candidates and passes, and the credits it gives."""

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
    figure,
    number,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Step(Labelled):
    """Level of a vocational certificate (证书等级)."""

    FIRST = ("first", T("初级", "First"))
    MIDDLE = ("middle", T("中级", "Middle"))
    HIGH = ("high", T("高级", "High"))


def passed(data: Data) -> int:
    """Add up those who passed."""
    return sum(row["passed"] or 0 for row in data["sessions"] or ())


def sat(data: Data) -> int:
    """Add up the candidates."""
    return sum(row["sat"] for row in data["sessions"] or ())


CERTIFICATE_PILOT = Kind(
    key="certificate_pilot",
    version=1,
    title=T("1+X证书试点", "1+X certificates"),
    group="vocational",
    serves=("V03",),
    source=Source("关于在院校实施“学历证书+若干职业技能等级证书”制度试点方案", "教职成〔2019〕6号"),
    dated=True,
    asks=asked(VOCATIONAL, "1+X证书制度试点", "Pilot of 1+X certificates", 10, (1, 7)),
    fields=(
        text("name", T("职业技能等级证书", "Certificate"), slot=Slot.T1, required=True),
        choice("step", T("证书等级", "Level"), of=Step, slot=Slot.T2, required=True),
        text("issuer", T("培训评价组织", "Assessed by"), required=True),
        text("major", T("对应专业", "Major"), slot=Slot.T3, required=True),
        day("since", T("试点起始日", "Pilot since"), slot=Slot.D2, required=True),
        expiry("until", T("试点期满日", "Pilot ends"), slot=Slot.D1),
        figure("credits", T("可转换学分", "Credits it gives")),
        rows(
            "sessions",
            T("考核批次", "Sessions"),
            (
                day("on", T("考核日期", "Day"), required=True),
                number("sat", T("参加人数", "Candidates"), required=True),
                number("passed", T("通过人数", "Passed")),
            ),
        ),
        computed("sat", T("累计参加人数", "Candidates in all"), sat),
        computed("passed", T("累计通过人数", "Passed in all"), passed),
    ),
)  # fmt: skip
