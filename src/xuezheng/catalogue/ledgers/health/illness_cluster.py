"""聚集性病例台账: like symptoms in a class or school within days, told at once and followed until they have ended.

Opened by the checks when their figures reach the limits, or by the school.
Cases are counted by symptom; nobody is named.
"""

from xuezheng.catalogue.flows.report_follow_conclude import REPORT_FOLLOW_CONCLUDE
from xuezheng.catalogue.terms.care import Absence, Reach
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, number, text, yes_no
from xuezheng.core.kinds.kind import After, Asks, Keep
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Minutes,
    NaturalDays,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

CASES, PUPILS = T("起", "clusters"), T("例", "pupils")

ILLNESS_CLUSTER = Ledger(
    key="illness_cluster",
    version=1,
    title=T("聚集性病例台账", "Clusters of illness"),
    group="care",
    serves=("H12",),
    source=Source("学校和托幼机构传染病疫情报告工作规范（试行）", "卫办疾控发〔2006〕65号"),
    keep=Keep(10, After.ERASE),
    asks=Asks(T("体卫艺科", "Health section"), T("传染病疫情报告", "Reporting infectious illness"), 5),
    flow=REPORT_FOLLOW_CONCLUDE,
    fields=(
        text("title", T("病例概况", "Cluster"), slot=Slot.T1, required=True),
        choice("symptom", T("症状", "Symptom"), of=Absence, slot=Slot.T2, required=True),
        choice("reach", T("聚集范围", "Reach"), of=Reach, slot=Slot.T3, required=True),
        text("school_class", T("班级", "Class")),
        day("first_on", T("首例日期", "First case on"), slot=Slot.D2, required=True),
        number("pupils", T("病例数", "Pupils"), slot=Slot.N1, required=True),
        number("within", T("累计天数", "Within days"), unit=T("日", "days"), slot=Slot.N2, required=True),
        note("taken", T("已采取措施", "Measures taken")),
        day("next_on", T("下次续报日期", "Next further report"), slot=Slot.D1),
        yes_no("suspended", T("已停课", "Class suspended")),
        text("cause", T("病因", "Cause found")),
        day("last_on", T("末例日期", "Last case on")),
        number("returned", T("已复课人数", "Back at school")),
    ),
    opens=("principal", "clerk", "township", "section"),
    parts=(
        Part("lead", T("学校", "School"), ("principal", "clerk")),
        Part("supervisor", T("体卫艺科", "Health section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "tell", T("首报时限", "First report"),
            ("known",), Minutes("illness.tell_within"), "illness.now_ladder",
        ),
        Clock(
            "write", T("书面报告时限", "Report in writing"),
            ("told",), Minutes("illness.write_within"), "illness.now_ladder",
        ),
        Clock("follow", T("续报", "Further report"), ("following",), ByField("next_on"), "illness.ladder"),
        Clock(
            "conclude", T("处置结案时限", "Until it has ended"),
            ("following",), NaturalDays("illness.conclude_within"), "illness.ladder",
        ),
        Clock(
            "read", T("审核时限", "Time to read it"),
            ("concluded",), WorkingDays("illness.read_within"), "illness.read_ladder",
        ),
    ),
    fills=(
        Fills("write", ("taken", "suspended", "next_on"), needed=("taken", "next_on")),
        Fills("follow", ("pupils", "suspended", "next_on"), needed=("next_on",)),
        Fills("conclude", ("cause", "last_on", "returned"), needed=("cause", "last_on", "returned")),
        Fills("reopen", ("next_on",), needed=("next_on",)),
    ),
    closing=Closing(fields=("cause", "last_on")),
    needs_due=False,
    numbering=Numbering("BL"),
    tiles=(
        Tile("now", T("待首报和书面报告", "To be reported"), ("known", "told")),
        Tile("following", T("处置中", "Under way"), ("following", "concluded")),
    ),
    counts=(
        Count("clusters", T("聚集性病例", "Clusters"), CASES),
        Count("open", T("处置中", "Under way"), CASES, "open"),
        Count("pupils", T("病例数", "Pupils"), PUPILS, "sum:pupils"),
        Count("ruled_out", T("已排除", "Ruled out"), CASES, "ruled_out"),
    ),
    numbers=("illness.class_day", "illness.class_days", "illness.school_days", "illness.days"),
)  # fmt: skip
