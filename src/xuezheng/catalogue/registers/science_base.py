"""科创基地: bases of science and innovation, their mentors, projects and young scientists of the year."""

from xuezheng.catalogue.registers.parts import EQUIPMENT, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    number,
    person,
    reference,
    room,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What the base is for (科创基地类型)."""

    SCIENCE = ("science", T("科普基地", "Popular science"))
    INNOVATION = ("innovation", T("创新实践基地", "Innovation practice"))
    LABORATORY = ("laboratory", T("青少年科学工作室", "Young people’s workshop"))


SCIENCE_BASE = Kind(
    key="science_base",
    version=1,
    title=T("科技创新基地", "Science and innovation bases"),
    group="teaching",
    serves=("W14",),
    source=Source("关于加强新时代中小学科学教育工作的意见", "教监管〔2023〕2号"),
    dated=True,
    asks=asked(EQUIPMENT, "科技教育年报", "Yearly return on science education", 12, (12,)),
    fields=(
        text("name", T("科创基地名称", "Base"), slot=Slot.T1, required=True),
        choice("form", T("科创基地类型", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("level", T("认定级别", "Level"), of=Level, slot=Slot.T3, required=True),
        room("room", T("活动场所", "Room"), slot=Slot.N1),
        person("head", T("基地负责教师", "Teacher in charge"), slot=Slot.N2, required=True),
        reference("equipment", T("主要设备", "Main equipment"), of="equipment"),
        number("exhibits", T("展品件数", "Exhibits"), unit=T("件", "pieces")),
        day("recognised", T("认定日期", "Recognised on"), slot=Slot.D2, required=True),
        expiry("until", T("认定有效期至", "Recognised until"), slot=Slot.D1),
        rows(
            "mentors",
            T("校外科技导师", "Mentors from outside"),
            (
                text("from_where", T("单位", "From"), required=True),
                text("field", T("专业领域", "Field"), required=True),
            ),
        ),
        rows(
            "projects",
            T("创新项目", "Projects"),
            (
                number("year", T("年度", "Year"), required=True),
                text("title", T("项目", "Project"), required=True),
                number("pupils", T("参与学生数", "Pupils")),
                choice("level", T("获奖级别", "Award"), of=Level),
            ),
        ),
        number("young_scientists", T("本年入选小科学家人数", "Young scientists this year"), slot=Slot.N3),
    ),
)  # fmt: skip
