"""满意度调查统计: one survey of one unit as counts: asked, answered, satisfied; nobody's answer.

A survey of the whole region is one entry of the bureau, a survey of a school
one of the school; the same answers are never entered at both.
"""

from xuezheng.catalogue.registers.parts import SUPERVISION, asked, beyond
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, computed, day, number, text
from xuezheng.core.kinds.kind import Kind


class Group(Labelled):
    """Who was asked (调查对象)."""

    PARENT = ("parent", T("家长", "Parents"))
    PUPIL = ("pupil", T("学生", "Pupils"))
    TEACHER = ("teacher", T("教职工", "Staff"))
    DEPUTY = ("deputy", T("人大代表和政协委员", "Deputies and members"))
    PUBLIC = ("public", T("社会公众", "The public"))


SATISFACTION_COUNT = Kind(
    key="satisfaction_count",
    version=1,
    title=T("满意度调查统计", "Surveys of satisfaction in figures"),
    group="supervision",
    serves=("Q12",),
    source=Source("县域义务教育优质均衡发展督导评估办法", "教督〔2017〕6号"),
    asks=asked(SUPERVISION, "教育工作社会评议", "What people think of education", 6, (11,)),
    fields=(
        text("survey", T("满意度调查名称", "Survey"), slot=Slot.T1, required=True),
        choice("group", T("调查对象", "Who was asked"), of=Group, slot=Slot.T2, required=True),
        day("on", T("满意度调查日期", "Held on"), slot=Slot.D2, required=True),
        number("asked", T("发出问卷数", "Asked"), slot=Slot.N1, required=True),
        number("answered", T("有效答卷数", "Answered"), slot=Slot.N2, required=True),
        number("satisfied", T("满意答卷数", "Satisfied"), slot=Slot.N3, required=True),
        computed("unsatisfied", T("其余答卷数", "Other answers"), beyond("answered", "satisfied")),
    ),
)
