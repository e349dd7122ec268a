"""考试成绩统计: an examination at a school as counts and sums: how many sat, passed, excelled; nobody's score.

Lines of passing, excellence and low scores are ``exams.lines`` of the stage. A
subject is one entry; all subjects together are the entry 总分, which figures
are counted from. Sums are kept in tenths of a point, so that halves stay whole.
"""

from xuezheng.catalogue.registers.parts import RESEARCH, Taught, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number, text
from xuezheng.core.kinds.kind import Kind


class Sort(Labelled):
    """Which examination (考试类别)."""

    MONITOR = ("monitor", T("区域质量监测", "Monitoring of the region"))
    GRADUATION = ("graduation", T("初中学业水平考试", "Graduation from junior school"))
    OTHER = ("other", T("其他统一考试", "Another common examination"))


def unpassed(data: Data) -> int | None:
    """Count those who sat and did not pass."""
    given = [data["sat"], data["passed"]]
    return None if None in given else max(0, data["sat"] - data["passed"])


EXAM_COUNT = Kind(
    key="exam_count",
    version=1,
    title=T("考试成绩统计", "Examinations in figures"),
    group="teaching",
    serves=("A09",),
    source=Source("国家义务教育质量监测方案（2021年修订版）"),
    dated=True,
    asks=asked(RESEARCH, "教学质量监测", "Monitoring of teaching", 15, (2, 7)),
    fields=(
        text("exam", T("考试名称", "Examination"), required=True),
        choice("sort", T("考试类别", "Kind of examination"), of=Sort, slot=Slot.T1, required=True),
        day("on", T("考试日期", "Held on"), slot=Slot.D2, required=True),
        choice("stage", T("考试学段", "Stage examined"), of=Taught, slot=Slot.T2, required=True),
        text("course", T("考试科目", "Subject examined"), slot=Slot.T3, required=True),
        number("full", T("满分", "Full mark"), required=True),
        number("sat", T("参加考试人数", "Sat"), slot=Slot.N1, required=True),
        number("absent", T("缺考人数", "Absent"), required=True),
        number("tenths", T("得分合计（0.1分）", "Sum of scores, in tenths"), slot=Slot.N2, required=True),
        number("passed", T("考试及格人数", "Passed the examination"), required=True),
        number("excellent", T("考试优秀人数", "Excellent in the examination"), required=True),
        number("low", T("低分人数", "With a low score"), required=True),
        computed("unpassed", T("考试未及格人数", "Did not pass the examination"), unpassed),
    ),
)  # fmt: skip
