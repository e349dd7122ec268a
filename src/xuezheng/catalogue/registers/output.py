"""成果资源登记: what was made: courses, recorded lessons, readers, guides, issues of a column."""

from xuezheng.catalogue.registers.parts import RESEARCH, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number, text, yes_no
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What was made (成果形式)."""

    COURSE = ("course", T("课程", "Course"))
    LESSON = ("lesson", T("微课、直播课", "Recorded or live lesson"))
    READER = ("reader", T("读本教材", "Reader or textbook"))
    GUIDE = ("guide", T("指南、方案", "Guide or scheme"))
    ISSUE = ("issue", T("宣传专栏", "Issue of a column"))
    OTHER = ("other", T("其他成果", "Other"))


def shared(data: Data) -> int | None:
    """Count what others may use."""
    return data["number"] if data["public"] else 0


OUTPUT = Kind(
    key="output",
    version=1,
    title=T("成果资源登记", "Things made"),
    group="teaching",
    source=Source("教育资源登记制度"),
    asks=asked(RESEARCH, "教育资源登记制度", "Rule on registering resources", 5),
    fields=(
        text("title", T("成果名称", "Title"), slot=Slot.T1, required=True),
        choice("form", T("成果形式", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("level", T("成果级别", "Level"), of=Level, slot=Slot.T3),
        day("made", T("完成日期", "Made on"), slot=Slot.D2, required=True),
        number("number", T("数量（期、节、本、门）", "How many"), slot=Slot.N1, required=True),
        yes_no("public", T("对外共享", "Open to others")),
        computed("shared", T("共享数量", "Open to others, how many"), shared),
    ),
)
