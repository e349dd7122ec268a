"""荣誉: an award to the bureau, a school, a group or a person, with its level, issuer and paper.

Counted by level and year; school assessments and title reviews read it, so
nobody types an award a second time. What has run out is marked, not deleted.
"""

from xuezheng.catalogue.registers.parts import OFFICE, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    day,
    expiry,
    file,
    number,
    person,
    pupil,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Holder(Labelled):
    """Who holds an honour (获奖主体)."""

    BUREAU = ("bureau", T("教育局", "The bureau"))
    UNIT = ("unit", T("学校（单位）", "A school or unit"))
    STAFF = ("staff", T("教职工", "A member of staff"))
    PUPIL = ("pupil", T("学生", "A pupil"))
    GROUP = ("group", T("集体（团队、班级）", "A team or class"))


def of_staff(data: Data) -> bool:
    """Held by a member of staff."""
    return bool(data["holder"] == "staff")


def of_pupil(data: Data) -> bool:
    """Held by a pupil."""
    return bool(data["holder"] == "pupil")


def of_group(data: Data) -> bool:
    """Held by a team or class."""
    return bool(data["holder"] == "group")


HONOUR = Kind(
    key="honour",
    version=1,
    title=T("荣誉登记", "Honours"),
    group="affairs",
    serves=("P12",),
    source=Source("评比达标表彰活动管理办法"),
    keep=Keep(30),
    asks=asked(OFFICE, "荣誉登记制度", "Rule on registering honours", 5),
    fields=(
        text("title", T("荣誉名称", "Honour"), slot=Slot.T1, required=True),
        choice("level", T("荣誉级别", "Level"), of=Level, slot=Slot.T2, required=True),
        choice("holder", T("获奖主体", "Held by"), of=Holder, slot=Slot.T3, required=True),
        person("staff", T("获奖教职工", "Member of staff"), slot=Slot.N1, when=of_staff),
        pupil("pupil", T("获奖学生", "Pupil"), slot=Slot.N2, when=of_pupil),
        text("team", T("获奖集体", "Team or class"), when=of_group),
        text("issuer", T("授予单位", "Issued by"), required=True),
        text("paper", T("表彰文号", "Number of the paper")),
        day("granted", T("授予日期", "Granted on"), slot=Slot.D2, required=True),
        expiry("until", T("荣誉有效期至", "Valid until"), slot=Slot.D1),
        number("years", T("连续年数", "Years in a row"), slot=Slot.N3, unit=T("年", "years")),
        file("scan", T("证书或文件", "Certificate or paper")),
    ),
)
