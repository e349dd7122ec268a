"""联系学校走访台账: a leader's visit to a contact school, and what became of what the school raised.

Which leader keeps in touch with which school stands in the register of
contact schools. What is answered on the spot ends there; what is not becomes
a supervised task, tied to the visit.
"""

from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.catalogue.ledgers.parts import LEAD, SUPERVISOR
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, day, note, person, photos, reference, text, unit
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Spawn,
    Tile,
    WorkingDays,
)

VISITS = T("次", "visits")

CONTACT_VISIT = Ledger(
    key="contact_visit",
    version=1,
    title=T("联系学校走访台账", "Visits to contact schools"),
    group="plan",
    serves=("P10",),
    source=Source("党政领导干部联系学校制度"),
    asks=Asks(
        T("局办公室", "Bureau office"), T("领导联系学校制度", "Rule on leaders’ contact schools"), 5, by=Filler.BUREAU
    ),
    flow=ROUND_FINDING,
    fields=(
        text("title", T("走访主题", "Subject of the visit"), slot=Slot.T1, required=True),
        person("leader", T("走访领导", "Leader"), slot=Slot.N1, required=True),
        unit("school", T("联系学校", "School"), slot=Slot.N2, required=True),
        reference("contact", T("联系关系", "Contact"), of="contact_school"),
        day("visited_on", T("走访日期", "Day"), slot=Slot.D1, required=True),
        note("raised", T("学校反映的问题", "Problem raised")),
        text("asked", T("交办事项", "What is handed out"), slot=Slot.T2),
        day("answer_by", T("答复期限", "To be answered by"), slot=Slot.D2),
        note("answer", T("答复", "Answer"), needed_from="answered"),
        photos("pictures", T("走访照片", "Photos")),
    ),
    opens=("leader", "office"),
    parts=(LEAD, SUPERVISOR),
    clocks=(
        Clock("visit", T("走访日期", "Planned day"), ("planned",), ByField("visited_on"), "contact.ladder"),
        Clock("answer", T("答复期限", "Time to answer"), ("found",), ByField("answer_by"), "contact.ladder"),
        Clock(
            "check", T("核对时限", "Time to check"),
            ("answered",), WorkingDays("contact.check_within"), "contact.check_ladder",
        ),
    ),
    fills=(
        Fills("clean", ("answer", "pictures")),
        Fills("find", ("raised", "asked", "answer_by", "pictures"), needed=("raised", "asked", "answer_by")),
        Fills("report", ("answer",)),
    ),
    closing=Closing(evidence=1, fields=("answer",)),
    spawns=(
        Spawn(
            "find", "task", T("转督办任务", "Made a task"),
            carries={"title": "asked", "text": "raised", "source_date": "visited_on"},
            sets={"source": "leader_note"},
            party={"lead": "lead", "supervisor": "supervisor"}, due_field="answer_by", org="lead",
        ),
    ),
    needs_due=False,
    numbering=Numbering("ZF"),
    tiles=(Tile("found", T("待答复问题", "Problems to answer"), ("found",)),),
    counts=(
        Count("visits", T("走访", "Visits"), VISITS),
        Count("clean", T("未提出问题", "Nothing raised"), VISITS, "clean"),
        Count("answered", T("已答复", "Answered"), VISITS, "closed"),
    ),
    numbers=("contact.visits_least",),
)  # fmt: skip
