"""大班额消除台账: one plan a school for its classes over the limit, until none is.

The classes are counted from the roll every day; a school with one too large
owes a plan, and what the plan did is counted again before it is closed.
"""

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, number, rows, several, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByDue,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

PLANS, CLASSES = T("所", "schools"), T("个", "classes")


class Band(Labelled):
    """How large the largest class is (班额档次)."""

    LARGE = ("large", T("大班额", "Large"))
    VERY_LARGE = ("very_large", T("超大班额", "Very large"))


class Cure(Labelled):
    """What makes classes smaller (消除措施)."""

    SPLIT = ("split", T("分班", "More classes"))
    BUILD = ("build", T("改扩建", "Building"))
    SHARE = ("share", T("相邻学校分流", "Shared with a neighbour"))
    LIMIT = ("limit", T("控制转入", "Nobody more is taken"))
    ZONE = ("zone", T("调整施教区", "Another zone"))


CLASS_SIZE_PLAN = Ledger(
    key="class_size_plan",
    version=1,
    title=T("大班额消除台账", "Plans against large classes"),
    group="pupils",
    serves=("E09",),
    source=Source("关于统筹推进县域内城乡义务教育一体化改革发展的若干意见", "国发〔2016〕40号"),
    asks=Asks(T("基础教育科", "Basic education section"), T("消除大班额专项规划", "Plan for large classes"), 20, (9,)),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Plan"), slot=Slot.T1, required=True),
        choice("band", T("班额档次", "Band"), of=Band, slot=Slot.T2, required=True),
        day("counted_on", T("统计时点", "Counted on"), slot=Slot.D1, required=True),
        number("large", T("大班额班数", "Large classes"), unit=CLASSES, slot=Slot.N1, required=True),
        number("very_large", T("超大班额班数", "Very large classes"), unit=CLASSES, slot=Slot.N2, required=True),
        rows(
            "classes",
            T("超额班级", "Classes over the limit"),
            (
                text("name", T("班级", "Class"), required=True),
                number("pupils", T("人数", "Pupils"), required=True),
            ),
        ),
        several("cures", T("消除措施", "Measures"), of=Cure),
        note("plan", T("消除方案", "Plan")),
        number("left", T("剩余大班额班数", "Large classes left"), unit=CLASSES),
    ),
    opens=("section", "township"),
    parts=(
        Part("lead", T("学校", "School"), ("principal", "clerk")),
        Part("supervisor", T("镇教办", "Township office"), ("township",), Where.ABOVE),
        Part("section", T("基础教育科", "Basic education section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "plan", T("方案报送时限", "Time to hand in the plan"),
            ("found",), WorkingDays("class_size.plan_within"), "class_size.ladder",
        ),
        Clock("finish", T("消除期限", "Due day"), ("fixing",), ByDue(), "class_size.ladder"),
        Clock(
            "check", T("复核时限", "Time to check it"),
            ("fixed",), WorkingDays("class_size.check_within"), "class_size.check_ladder",
        ),
    ),
    fills=(
        Fills("assign", ("cures", "plan"), needed=("cures", "plan")),
        Fills("report", ("left",), needed=("left",)),
    ),
    closing=Closing(fields=("cures", "plan", "left")),
    needs_due=False,
    numbering=Numbering("BE"),
    tiles=(Tile("open", T("待消除大班额学校", "Schools with large classes"), ("found", "fixing", "fixed")),),
    counts=(
        Count("schools", T("有大班额学校", "Schools with large classes"), PLANS, "open"),
        Count("very_large", T("有超大班额学校", "With very large ones"), PLANS, "open", {"band": "very_large"}),
        Count("ended", T("已消除", "Cured"), PLANS, "closed"),
    ),
    numbers=(
        "class_size.primary", "class_size.junior", "class_size.large", "class_size.very_large",
        "class_size.large_share", "roll.most_in_class",
    ),
)  # fmt: skip
