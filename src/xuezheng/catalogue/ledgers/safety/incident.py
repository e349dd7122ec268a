"""校园安全事件台账: first report by phone, report in writing, further reports and the last, each with its clock.

The first is keyed on a phone at the spot: what, which kind, when, where.
Who was hurt is sensitive; casualties are counted by figures alone.
"""

from xuezheng.catalogue.flows.report_follow_conclude import REPORT_FOLLOW_CONCLUDE
from xuezheng.catalogue.terms.safety import Harm, Insurance, Mediation, Severity
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    moment,
    note,
    number,
    text,
)
from xuezheng.core.kinds.kind import Asks, Keep
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

PEOPLE, CASES = T("人", "people"), T("件", "cases")
WRITTEN = ("level", "dead", "injured", "facts", "taken", "next_on")
ENDED = ("cause", "responsibility", "insurance", "mediation", "lesson")

INCIDENT = Ledger(
    key="incident",
    version=1,
    title=T("校园安全事件台账", "Incidents"),
    group="safety",
    serves=("F10",),
    source=Source("学生伤害事故处理办法", "教育部令第12号"),
    keep=Keep(30),
    asks=Asks(T("安全科", "Safety section"), T("安全信息报送制度", "Rule on reporting incidents"), 1),
    flow=REPORT_FOLLOW_CONCLUDE,
    fields=(
        text("title", T("事件概况", "What happened"), slot=Slot.T1, required=True),
        choice("category", T("事件类别", "Kind"), of=Harm, slot=Slot.T2, required=True),
        moment("happened_at", T("发生时刻", "When"), required=True),
        text("spot", T("地点", "Where"), required=True),
        choice("level", T("事件等级", "How grave"), of=Severity, slot=Slot.T3),
        number("dead", T("死亡", "Dead"), unit=PEOPLE, slot=Slot.N1),
        number("injured", T("受伤", "Injured"), unit=PEOPLE, slot=Slot.N2),
        note("facts", T("事件经过", "Course")),
        note("taken", T("已采取措施", "Measures taken")),
        day("next_on", T("下次续报日期", "Next further report"), slot=Slot.D1),
        note("people", T("伤亡人员（姓名、伤情）", "Casualties, by name"), privacy=Privacy.SENSITIVE),
        note("cause", T("原因认定", "Cause")),
        note("responsibility", T("责任认定和追究", "Responsibility")),
        choice("insurance", T("保险理赔", "Insurance"), of=Insurance),
        choice("mediation", T("纠纷处理", "Mediation"), of=Mediation),
        note("lesson", T("教训和整改", "Lessons")),
    ),
    opens=("principal", "clerk", "township", "section"),
    parts=(
        Part("lead", T("事发单位", "Unit"), ("principal", "clerk")),
        Part("supervisor", T("安全科", "Safety section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "tell", T("电话首报时限", "First report, by phone"),
            ("known",), Minutes("incident.tell_within", since="happened_at"), "incident.now_ladder",
        ),
        Clock(
            "write", T("书面报告时限", "Report in writing"),
            ("known", "told"), Minutes("incident.write_within", since="happened_at"), "incident.now_ladder",
        ),
        Clock("follow", T("续报", "Further report"), ("following",), ByField("next_on"), "incident.ladder"),
        Clock(
            "conclude", T("终报时限", "Last report"),
            ("following",), NaturalDays("incident.conclude_within"), "incident.ladder",
        ),
        Clock(
            "read", T("审核时限", "Time to read it"),
            ("concluded",), WorkingDays("incident.read_within"), "incident.read_ladder",
        ),
    ),
    fills=(
        Fills("write", (*WRITTEN, "people"), needed=WRITTEN),
        Fills("follow", ("level", "dead", "injured", "people", "next_on"), needed=("next_on",)),
        Fills("conclude", ("level", "dead", "injured", *ENDED), needed=ENDED),
        Fills("reopen", ("next_on",), needed=("next_on",)),
    ),
    closing=Closing(fields=ENDED),
    needs_due=False,
    numbering=Numbering("SJ"),
    tiles=(
        Tile("now", T("待首报和书面报告", "To be reported"), ("known", "told")),
        Tile("late", T("超时未报", "Late"), ("known", "told", "following"), overdue=True),
        Tile("following", T("处置中", "Under way"), ("following", "concluded")),
    ),
    counts=(
        Count("happened", T("发生事件", "Incidents"), CASES),
        Count("dead", T("死亡", "Dead"), PEOPLE, "sum:dead"),
        Count("injured", T("受伤", "Injured"), PEOPLE, "sum:injured"),
        Count("major", T("重大事件", "Major ones"), CASES, "opened", {"level": "major"}),
        Count("crowd", T("群体性事件", "Mass incidents"), CASES, "opened", {"category": "crowd"}),
        Count("open", T("处置中", "Under way"), CASES, "open"),
    ),
    numbers=("incident.deaths_below",),
)  # fmt: skip
