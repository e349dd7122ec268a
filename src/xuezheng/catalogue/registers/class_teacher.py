"""班主任队伍: level, training, contests, workload and stand-in of everybody in the corps.

Who leads which class stands with the class; awards stand with the honours.
"""

from xuezheng.catalogue.registers.parts import BASIC, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    money,
    number,
    person,
    reference,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Grade(Labelled):
    """Step on the ladder of class teachers (班主任梯队)."""

    TRAINEE = ("trainee", T("见习班主任", "Trainee"))
    PLAIN = ("plain", T("班主任", "Class teacher"))
    BACKBONE = ("backbone", T("骨干班主任", "Backbone"))
    MASTER = ("master", T("名班主任", "Master"))


def trained(data: Data) -> int:
    """Add up the hours of training."""
    return sum(row["hours"] for row in data["trainings"] or ())


CLASS_TEACHER = Kind(
    key="class_teacher",
    version=1,
    title=T("班主任队伍", "Corps of class teachers"),
    group="staff",
    serves=("D07",),
    source=Source("中小学班主任工作规定", "教基一〔2009〕12号"),
    dated=True,
    asks=asked(BASIC, "班主任队伍建设", "Building the corps of class teachers", 5, (9,)),
    fields=(
        person("teacher", T("教师", "Teacher"), slot=Slot.N1, required=True),
        reference("leads", T("所带班级", "Class"), of="school_class", slot=Slot.N2),
        person("stand_in", T("代理班主任", "Stand-in"), slot=Slot.N3),
        choice("grade", T("梯队层级", "Step"), of=Grade, slot=Slot.T2, required=True),
        day("since", T("班主任工作起始日", "Class teacher since"), slot=Slot.D2, required=True),
        money("allowance", T("月津贴", "Allowance a month")),
        number("load", T("周课时", "Lessons a week")),
        reference("studio", T("所属班主任工作室", "Studio"), of="studio"),
        rows(
            "trainings",
            T("班主任培训", "Training"),
            (
                day("on", T("日期", "Day"), required=True),
                text("topic", T("内容", "Topic"), required=True),
                number("hours", T("学时", "Hours"), required=True),
            ),
        ),
        computed("trained", T("培训学时合计", "Hours in all"), trained),
        rows(
            "contests",
            T("基本功竞赛", "Contests"),
            (
                day("on", T("日期", "Day"), required=True),
                text("which", T("竞赛", "Contest"), required=True),
                text("result", T("名次", "Place")),
            ),
        ),
    ),
)  # fmt: skip
