"""选修课程目录: courses pupils choose: kind, credits, who teaches, how they were approved, who takes them.

A course is on the catalogue from the day of its row; without an approval it may
not be given, and the list says so.
"""

from xuezheng.catalogue.registers.parts import RESEARCH, Taught, asked
from xuezheng.catalogue.terms.curriculum import Chosen
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    figure,
    number,
    person,
    pupil,
    rows,
    text,
)
from xuezheng.core.kinds.kind import Kind


def enrolled(data: Data) -> int:
    """Count the pupils who take it."""
    return len(data["pupils"] or ())


def places_left(data: Data) -> int | None:
    """Give the free places."""
    return None if data["places"] is None else data["places"] - enrolled(data)


OPTIONAL_COURSE = Kind(
    key="optional_course",
    version=1,
    title=T("选修课程目录", "Catalogue of courses by choice"),
    group="teaching",
    serves=("A02",),
    source=Source("普通高中课程方案（2017年版2020年修订）"),
    dated=True,
    asks=asked(RESEARCH, "选修课程目录备案", "Filing of courses by choice", 5, (9,)),
    fields=(
        text("name", T("选修课程", "Course by choice"), slot=Slot.T1, required=True),
        choice("form", T("选修课程类别", "Kind of course"), of=Chosen, slot=Slot.T2, required=True),
        choice("stage", T("选修学段", "Stage"), of=Taught, slot=Slot.T3, required=True),
        figure("credits", T("课程学分", "Credits"), unit=T("分", "credits")),
        number(
            "lessons", T("选修周课时", "Lessons a week"), unit=T("节", "lessons"), required=True
        ),
        person("teacher", T("选修课教师", "Teacher"), slot=Slot.N1),
        text("approval", T("课程审定编号", "Number of the approval")),
        day(
            "approved_on",
            T("审定通过日期", "Approved on"),
            slot=Slot.D2,
            required=True,
            when=lambda data: data["approval"] is not None,
        ),
        number(
            "places", T("选课名额", "Places"), unit=T("人", "pupils"), slot=Slot.N3, required=True
        ),
        rows(
            "pupils",
            T("选课学生", "Pupils who take it"),
            (
                pupil("pupil", T("学生", "Pupil"), required=True),
                day("chosen_on", T("选课日期", "Chosen on"), required=True),
            ),
        ),
        computed("enrolled", T("选课人数", "Pupils enrolled"), enrolled),
        computed("places_left", T("剩余名额", "Places left"), places_left),
    ),
    checks=(
        Check(
            "pupils",
            T("选课人数超过名额", "More pupils than places"),
            lambda of: len(of["pupils"]) <= of["places"],
        ),
    ),
)
