"""实验开出: experiments done against the syllabus, by school, subject, grade and term."""

from xuezheng.catalogue.registers.parts import RESEARCH, TERMLY, Taught, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, note, number, person
from xuezheng.core.kinds.kind import Kind


class Science(Labelled):
    """Subjects with experiments (实验学科)."""

    SCIENCE = ("science", T("科学", "Science"))
    PHYSICS = ("physics", T("物理", "Physics"))
    CHEMISTRY = ("chemistry", T("化学", "Chemistry"))
    BIOLOGY = ("biology", T("生物", "Biology"))


def missing(data: Data) -> int | None:
    """Count the experiments of the syllabus that were not done."""
    given = [data["required"], data["done"]]
    return None if None in given else max(0, data["required"] - data["done"])


EXPERIMENT = Kind(
    key="experiment",
    version=1,
    title=T("实验开出情况", "Experiments done"),
    group="teaching",
    serves=("B07",),
    source=Source("关于加强和改进中小学实验教学的意见", "教基〔2019〕16号"),
    asks=asked(RESEARCH, "实验教学检查", "Check of experiments", 6, TERMLY),
    fields=(
        choice("science", T("实验学科", "Subject"), of=Science, slot=Slot.T1, required=True),
        choice("stage", T("实验学段", "Stage"), of=Taught, slot=Slot.T2, required=True),
        number("grade", T("年级", "Grade"), slot=Slot.N1, required=True),
        day("term", T("学期起始日", "Term begins on"), slot=Slot.D2, required=True),
        number("required", T("应开实验数", "In the syllabus"), required=True),
        number("done", T("实开实验数", "Done"), required=True),
        computed("missing", T("未开实验数", "Not done"), missing),
        person("teacher", T("实验教师", "Teacher"), slot=Slot.N2),
        note("why", T("未开原因", "Why not"), when=lambda data: bool(missing(data))),
    ),
)
