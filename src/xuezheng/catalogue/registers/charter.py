"""学校章程与制度: versions of the charter and rules, their approval, committees and the yearly check."""

from xuezheng.catalogue.registers.parts import LAW, Verdict, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    file,
    note,
    number,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Form(Labelled):
    """What kind of document it is (制度类型)."""

    CHARTER = ("charter", T("学校章程", "Charter"))
    TEACHING = ("teaching", T("教学管理制度", "Rule on teaching"))
    STAFF = ("staff", T("教职工管理制度", "Rule on staff"))
    PUPILS = ("pupils", T("学生管理制度", "Rule on pupils"))
    MONEY = ("money", T("财务资产制度", "Rule on money and assets"))
    SAFETY = ("safety", T("安全管理制度", "Rule on safety"))


class State(Labelled):
    """Where a version stands (制度状态)."""

    DRAFT = ("draft", T("起草", "Draft"))
    HELD = ("held", T("施行", "In force"))
    ENDED = ("ended", T("废止", "Repealed"))


CHARTER = Kind(
    key="charter",
    version=1,
    title=T("学校章程与制度", "School charters and rules"),
    group="affairs",
    serves=("X09",),
    source=Source("中小学章程建设与依法治校评价办法"),
    dated=True,
    keep=Keep(30),
    asks=asked(LAW, "学校章程核准与依法治校", "Approval of charters", 15, (11,)),
    fields=(
        text("title", T("章程（制度）名称", "Title"), slot=Slot.T1, required=True),
        choice("form", T("制度类型", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("state", T("制度状态", "State"), of=State, slot=Slot.T3, required=True),
        number("edition", T("版本号", "Version"), slot=Slot.N1, required=True),
        text("approved_by", T("核准（通过）机构", "Approved by")),
        text("approval", T("核准文号", "Number of the approval")),
        day("in_force", T("制度施行日期", "In force from"), slot=Slot.D2),
        expiry("review_by", T("修订期限", "Revise by"), before=(180, 90, 30), slot=Slot.D1),
        file("text", T("章程（制度）文本", "Text"), required=True),
        note("autonomy", T("自主办学事项", "Matters the school decides itself")),
        rows(
            "committees",
            T("治理机构", "Committees"),
            (
                text("name", T("机构", "Committee"), required=True),
                day("founded", T("成立日期", "Founded on"), required=True),
                number("met", T("本年会议次数", "Met this year")),
            ),
        ),
        rows(
            "checks",
            T("依法治校年度核查", "Yearly checks"),
            (
                number("year", T("年度", "Year"), required=True),
                choice("verdict", T("核查结果", "Result"), of=Verdict, required=True),
                text("repair", T("整改事项", "To be repaired")),
            ),
        ),
    ),
)  # fmt: skip
