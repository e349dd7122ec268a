"""一生一档台账: a pupil listed for distress or change at home, with a helper, until it is better.

Every file is sensitive: read for a stated purpose alone, and every look is logged.
"""

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.terms.care import Better, Concern
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    name,
    note,
    pupil,
    rows,
    several,
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

PUPIL_FILE = Ledger(
    key="pupil_file",
    version=1,
    title=T("一生一档台账", "One pupil, one file"),
    group="care",
    serves=("H06",),
    source=Source("开学重点关注学生排查制度"),
    keep=Keep(3, After.ERASE),
    asks=Asks(T("体卫艺科", "Health section"), T("开学排查一生一档", "Sweep at the opening of term"), 8, (3, 9)),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("档案编号", "File"), slot=Slot.T1, required=True),
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        several("concerns", T("关注原因", "Why"), of=Concern, required=True, privacy=SENSITIVE),
        day("listed_on", T("列入日期", "Listed on"), slot=Slot.D1, required=True),
        note("known", T("情况", "What is known"), privacy=SENSITIVE),
        name("helper", T("帮扶教师", "Helper"), means="pupil_file.helper", privacy=Privacy.SENSITIVE),
        note("plan", T("帮扶措施", "Measures"), privacy=SENSITIVE),
        rows(
            "helped",
            T("帮扶记录", "What was done"),
            (
                day("helped_on", T("日期", "Day"), required=True),
                note("done", T("措施和反应", "Done"), privacy=SENSITIVE),
            ),
        ),
        choice("fares", T("改善情况", "How it goes"), of=Better, slot=Slot.T2, privacy=SENSITIVE),
    ),
    opens=("principal", "clerk"),
    parts=(
        Part("lead", T("学校", "School"), ("principal", "clerk")),
        Part("supervisor", T("镇教办", "Township office"), ("township",), Where.ABOVE),
        Part("section", T("体卫艺科", "Health section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "helper", T("确定帮扶教师时限", "Time to name a helper"),
            ("found",), WorkingDays("pupil_file.helper_within"), "pupil_file.ladder",
        ),
        Clock("review", T("评估日期", "Day of review"), ("fixing",), ByDue(), "pupil_file.ladder"),
        Clock(
            "check", T("结案复核时限", "Time to check the end"),
            ("fixed",), WorkingDays("pupil_file.check_within"), "pupil_file.check_ladder",
        ),
    ),
    fills=(
        Fills("assign", ("helper", "plan"), needed=("helper", "plan")),
        Fills("progress", ("helped", "fares", "plan"), needed=("helped", "fares")),
        Fills("report", ("helped", "fares"), needed=("helped", "fares")),
    ),
    closing=Closing(fields=("helper", "helped", "fares")),
    needs_due=False,
    numbering=Numbering("DA"),
    tiles=(
        Tile("without", T("未定帮扶教师", "Without a helper"), ("found",)),
        Tile("helped", T("帮扶中", "Being helped"), ("fixing",)),
    ),
    counts=(
        Count("listed", T("新列入", "Listed"), PUPILS),
        Count("without", T("未定帮扶教师", "Without a helper"), PUPILS, "found"),
        Count("helped", T("帮扶中", "Being helped"), PUPILS, "fixing"),
        Count("ended", T("已结案", "Ended"), PUPILS, "closed"),
    ),
    numbers=("pupil_file.without_helper",),
)  # fmt: skip
