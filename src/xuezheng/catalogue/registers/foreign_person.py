"""外籍师生备案: foreign teachers and pupils of a school, with the dates of visa, permit and contract."""

from xuezheng.catalogue.registers.parts import OFFICE, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Privacy,
    Slot,
    choice,
    day,
    expiry,
    person,
    pupil,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

PERSONAL, SENSITIVE = Privacy.PERSONAL, Privacy.SENSITIVE
BARRED = T(
    "居留许可到期，不得任教或就读", "The residence permit has run out; no teaching, no schooling"
)
NO_WORK = T("工作许可到期，不得任教", "The work permit has run out; no teaching")


class As(Labelled):
    """As what somebody is at the school (外籍人员类别)."""

    TEACHER = ("teacher", T("外籍教师", "Teacher"))
    PUPIL = ("pupil", T("外籍学生", "Pupil"))


def teaches(data: Data) -> bool:
    """A teacher."""
    return bool(data["as_"] == "teacher")


def learns(data: Data) -> bool:
    """A pupil."""
    return bool(data["as_"] == "pupil")


FOREIGN_PERSON = Kind(
    key="foreign_person",
    version=1,
    title=T("外籍师生备案", "Foreign teachers and pupils"),
    group="affairs",
    serves=("X15",),
    source=Source("学校招收和培养国际学生管理办法", "教育部、外交部、公安部令第42号"),
    dated=True,
    keep=Keep(10),
    asks=asked(OFFICE, "外籍师生备案", "Filing of foreign teachers and pupils", 8, (9,)),
    fields=(
        choice("as_", T("外籍人员类别", "As"), of=As, slot=Slot.T2, required=True),
        person("teacher", T("教师", "Teacher"), slot=Slot.N1, when=teaches),
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N2, when=learns, privacy=SENSITIVE),
        text("nationality", T("国籍", "Nationality"), slot=Slot.T1, required=True, privacy=PERSONAL),
        text("passport", T("护照号码", "Passport"), required=True, privacy=SENSITIVE),
        day("filed", T("外籍备案日期", "Filed on"), required=True),
        expiry("visa_until", T("签证或居留许可有效期至", "Visa or residence permit until"),
               slot=Slot.D1, required=True, bars=BARRED),
        expiry("permit_until", T("工作许可有效期至", "Work permit until"), slot=Slot.D2,
               when=teaches, bars=NO_WORK),
        yes_no("checked", T("已作背景核查", "Background checked"), slot=Slot.N3, when=teaches),
    ),
)  # fmt: skip
