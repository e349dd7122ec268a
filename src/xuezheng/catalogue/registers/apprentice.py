"""学徒与实习学生: a pupil placed with a firm under an agreement, with mentor, pay and insurance."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    expiry,
    money,
    person,
    pupil,
    reference,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

BARRED = T("保险到期，不得在岗", "The insurance has run out; the pupil may not work")


class Result(Labelled):
    """How a placement ended (实习结果)."""

    HIRED = ("hired", T("留用", "Hired"))
    PASSED = ("passed", T("考核合格", "Passed"))
    ENDED = ("ended", T("提前终止", "Ended early"))


APPRENTICE = Kind(
    key="apprentice",
    version=1,
    title=T("学徒与实习学生", "Apprentices and pupils on placement"),
    group="vocational",
    serves=("V04",),
    source=Source("职业学校学生实习管理规定", "教职成〔2021〕4号"),
    dated=True,
    keep=Keep(10),
    asks=asked(VOCATIONAL, "学生实习备案", "Filing of placements", 3),
    fields=(
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True),
        reference(
            "agreement", T("校企合作协议", "Agreement"), of="enterprise_cooperation",
            slot=Slot.N2, required=True,
        ),
        text("job", T("实习岗位", "Job"), slot=Slot.T1, required=True),
        text("mentor", T("企业导师", "Mentor in the firm"), privacy=Privacy.PERSONAL, required=True),
        person("teacher", T("学校指导教师", "Teacher"), slot=Slot.N3, required=True),
        day("since", T("上岗日期", "Works since"), slot=Slot.D2, required=True),
        day("until", T("实习结束日", "Placement ends")),
        money("pay", T("月报酬", "Pay a month"), privacy=Privacy.PERSONAL),
        yes_no("consent", T("监护人知情同意", "A guardian agrees"), required=True),
        expiry("insured_until", T("实习责任险有效期至", "Insured until"), slot=Slot.D1, required=True,
               bars=BARRED, met_by="result"),
        choice("result", T("实习结果", "Result"), of=Result, slot=Slot.T2),
    ),
)  # fmt: skip
