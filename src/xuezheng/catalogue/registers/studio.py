"""名师工作室: master studios, village stations and second-level stations, with members and results."""

from xuezheng.catalogue.registers.parts import PERSONNEL, Level, Taught, Verdict, asked
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
    rows,
    several,
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What the studio is (工作室类型)."""

    MASTER = ("master", T("名师工作室", "Master studio"))
    VILLAGE = ("village", T("乡村工作站", "Village station"))
    SECOND = ("second", T("农村二级工作室", "Second-level studio"))
    CLASS_TEACHER = ("class_teacher", T("班主任工作室", "Studio of class teachers"))


class Duty(Labelled):
    """What somebody does in it (成员身份)."""

    CORE = ("core", T("骨干成员", "Core member"))
    STUDENT = ("student", T("学员", "Learner"))
    ADVISER = ("adviser", T("导师", "Adviser"))


def members(data: Data) -> int:
    """Count the members."""
    return len(data["members"] or ())


STUDIO = Kind(
    key="studio",
    version=1,
    title=T("名师工作室与工作站", "Master studios and stations"),
    group="staff",
    serves=("D05",),
    source=Source("名师工作室管理办法"),
    dated=True,
    asks=asked(PERSONNEL, "名师工作室考核", "Review of master studios", 15, (6, 12)),
    fields=(
        text("name", T("工作室名称", "Studio"), slot=Slot.T1, required=True),
        choice("form", T("工作室类型", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("level", T("工作室级别", "Level"), of=Level, required=True),
        person("master", T("主持人", "Master"), slot=Slot.N1, required=True),
        text("field", T("研修学科", "Subject"), slot=Slot.T3, required=True),
        several("stages", T("覆盖学段", "Stages covered"), of=Taught),
        unit("township", T("服务镇（街道）", "Township served"), slot=Slot.N2),
        day("since", T("成立日期", "Since"), slot=Slot.D2, required=True),
        expiry("until", T("周期届满日", "Cycle ends on"), slot=Slot.D1, required=True),
        rows(
            "members",
            T("成员", "Members"),
            (
                person("who", T("成员", "Member"), required=True),
                choice("duty", T("身份", "As"), of=Duty, required=True),
            ),
        ),
        computed("size", T("成员数", "Members in all"), members),
        rows(
            "work",
            T("研修活动与成果", "Activities and outputs"),
            (
                day("on", T("日期", "Day"), required=True),
                text("what", T("内容", "What"), required=True),
                number("present", T("参加人数", "Present")),
            ),
        ),
        rows(
            "reviews",
            T("年度考核", "Yearly reviews"),
            (
                number("year", T("年度", "Year"), required=True),
                choice("verdict", T("等次", "Result"), of=Verdict, required=True),
            ),
        ),
    ),
)  # fmt: skip
