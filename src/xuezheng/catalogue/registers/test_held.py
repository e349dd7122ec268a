"""考试登记: every test that was held, by grade or class, subject and day.

A test of a whole grade names no class. The term follows from the day, and how
many tests a class had in a subject is counted, so neither is typed.
"""

from xuezheng.catalogue.registers.parts import BASIC, asked
from xuezheng.catalogue.terms.workload import STUDIED, TestGrade, TestKind
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, reference, text
from xuezheng.core.kinds.kind import Kind

TEST_HELD = Kind(
    key="test_held",
    version=1,
    title=T("考试登记", "Tests held"),
    group="teaching",
    serves=("A16",),
    source=Source("关于加强义务教育学校考试管理的通知", "教基厅函〔2021〕34号"),
    dated=True,
    asks=asked(BASIC, "考试管理", "Watching over tests", 2),
    fields=(
        text("name", T("考试名称", "Test"), slot=Slot.T1, required=True),
        choice("grade", T("考试年级", "Grade tested"), of=TestGrade, slot=Slot.T2, required=True),
        choice("subject", T("考试学科", "Subject tested"), of=STUDIED, slot=Slot.T3, required=True),
        reference(
            "school_class", T("考试班级", "Class tested"), of="school_class", slot=Slot.N1,
            help=T("全年级考试不填", "Empty where the whole grade is tested"),
        ),
        day("held_on", T("考试日期", "Held on"), slot=Slot.D1, required=True),
        choice("kind", T("考试类型", "Kind of test"), of=TestKind, required=True),
    ),
)  # fmt: skip
