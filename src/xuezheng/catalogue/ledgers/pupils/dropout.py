"""控辍保学台账: a pupil of compulsory age who stays away, from the absence until the return has held.

The school opens it, or the daily checks do; it visits, persuades and reports
the return, and the township looks again some weeks later. No dropout is the
red line. Who it is and why is sensitive.
"""

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.terms.care import LeftFor, Outcome
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    files,
    name,
    note,
    pupil,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import After, Asks, Keep
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

PUPILS = T("人", "pupils")
SENSITIVE = Privacy.SENSITIVE

DROPOUT = Ledger(
    key="dropout",
    version=1,
    title=T("控辍保学台账", "Dropout control"),
    group="pupils",
    serves=("S03",),
    source=Source("义务教育法", clause="第十三条"),
    keep=Keep(10, After.ERASE),
    asks=Asks(T("基础教育科", "Basic education section"), T("控辍保学责任制", "Responsibility for dropouts"), 5),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Case"), slot=Slot.T1, required=True),
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        text("school_class", T("班级", "Class"), required=True),
        day("absent_since", T("缺课起始日", "Absent since"), slot=Slot.D1, required=True),
        choice("cause", T("失学原因", "Why"), of=LeftFor, slot=Slot.T2, privacy=SENSITIVE),
        name("owner", T("包保责任人", "Answers for it"), means="dropout.owner"),
        rows(
            "visits",
            T("家访劝返", "Visits"),
            (
                day("visited_on", T("日期", "Day"), required=True),
                text("by", T("家访人", "By"), required=True),
                note("said", T("情况", "What was said"), privacy=SENSITIVE),
            ),
        ),
        choice("outcome", T("劝返结果", "Outcome"), of=Outcome, slot=Slot.T3),
        day("back_on", T("返校（落实）日期", "Back on"), slot=Slot.D2),
        files("papers", T("证明材料", "Papers"), privacy=SENSITIVE),
        day("seen_on", T("复查到校日期", "Seen at school on")),
    ),
    opens=("principal", "clerk", "township"),
    parts=(
        Part("lead", T("学校", "School"), ("principal", "clerk")),
        Part("supervisor", T("镇教办", "Township office"), ("township",), Where.ABOVE),
        Part("section", T("基础教育科", "Basic education section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "visit", T("家访劝返时限", "Time to visit"),
            ("found",), WorkingDays("dropout.visit_within"), "dropout.ladder",
        ),
        Clock("return", T("返校时限", "Time to bring back"), ("fixing",), ByDue(), "dropout.ladder"),
        Clock(
            "recheck", T("复查时限", "Time to look again"),
            ("fixed",), WorkingDays("dropout.recheck_after"), "dropout.check_ladder",
        ),
    ),
    fills=(
        Fills("assign", ("cause", "owner", "visits"), needed=("owner", "visits")),
        Fills("progress", ("cause", "visits"), needed=("visits",)),
        Fills("report", ("cause", "outcome", "back_on", "papers"), needed=("cause", "outcome", "back_on")),
        Fills("close", ("seen_on",), needed=("seen_on",)),
    ),
    closing=Closing(fields=("outcome", "back_on", "seen_on")),
    needs_due=False,
    numbering=Numbering("KC"),
    tiles=(
        Tile("away", T("未返校", "Not back"), ("found", "fixing")),
        Tile("late", T("逾期未返校", "Overdue"), ("found", "fixing"), overdue=True),
        Tile("recheck", T("待复查", "To be seen again"), ("fixed",)),
    ),
    counts=(
        Count("raised", T("预警", "Raised"), PUPILS),
        Count("away", T("未返校", "Not back"), PUPILS, "open"),
        Count("back", T("已复查到校", "Back and seen"), PUPILS, "closed"),
        Count("late", T("逾期未返校", "Overdue"), PUPILS, "overdue"),
    ),
    numbers=("dropout.absent_days", "dropout.red_line"),
)  # fmt: skip
