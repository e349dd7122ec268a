"""家长委员会与开放日: who sits on the committee of a class or school, until when, and the open days.

Members are guardians of the register; neither name nor telephone is asked again.
"""

from xuezheng.catalogue.registers.parts import BASIC, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    number,
    reference,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Reach(Labelled):
    """For whom a committee speaks (家委会层级)."""

    CLASS = ("class", T("班级家委会", "Class"))
    GRADE = ("grade", T("年级家委会", "Grade"))
    SCHOOL = ("school", T("学校家委会", "School"))


class Duty(Labelled):
    """What a member does (家委会职务)."""

    CHAIR = ("chair", T("主任", "Chair"))
    DEPUTY = ("deputy", T("副主任", "Deputy"))
    MEMBER = ("member", T("委员", "Member"))


PARENT_COMMITTEE = Kind(
    key="parent_committee",
    version=1,
    title=T("家委会与家长开放日", "Parents’ committees and open days"),
    group="pupils",
    serves=("W18",),
    source=Source("关于建立中小学幼儿园家长委员会的指导意见", "教基一〔2012〕2号"),
    dated=True,
    keep=Keep(5),
    asks=asked(BASIC, "家长委员会备案", "Filing of parents’ committees", 8, (10,)),
    fields=(
        choice("reach", T("家委会层级", "Reach"), of=Reach, slot=Slot.T2, required=True),
        reference(
            "of_class", T("所属班级", "Class"), of="school_class", slot=Slot.N1,
            when=lambda data: data["reach"] == "class",
        ),
        number("grade", T("所属年级", "Grade"), when=lambda data: data["reach"] == "grade"),
        day("elected", T("推选日期", "Elected on"), slot=Slot.D2, required=True),
        expiry("until", T("任期届满日", "Term ends"), before=(30, 7), slot=Slot.D1, required=True),
        rows(
            "members",
            T("委员", "Members"),
            (
                reference("guardian", T("监护人", "Guardian"), of="guardian", required=True),
                choice("duty", T("职务", "Duty"), of=Duty, required=True),
            ),
            required=True,
        ),
        rows(
            "meetings",
            T("会议记录", "Meetings"),
            (
                day("on", T("日期", "Day"), required=True),
                text("about", T("议题", "About"), required=True),
                text("agreed", T("意见办理", "Agreed")),
            ),
        ),
        rows(
            "open_days",
            T("家长开放日", "Open days"),
            (
                day("on", T("日期", "Day"), required=True),
                number("booked", T("预约人数", "Booked"), required=True),
                number("came", T("到场人数", "Came")),
            ),
        ),
    ),
)  # fmt: skip
