"""阳光体育红榜和通报台账: a school on the red list or named in a notice, from the proposal to its last day.

Both rest on a spot check. Nobody is named before the school was told and heard,
and another person than the one who told it decides.
"""

from xuezheng.catalogue.flows.hear_decide_repair import HEAR_DECIDE_REPAIR
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.catalogue.terms.exercise import Named
from xuezheng.catalogue.terms.institutions import Review
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    note,
    person,
    reference,
    text,
    unit,
)
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.clocks import WorkingHours
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Closing,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

SCHOOLS = T("所", "schools")
DECISION = ("decision_number", "review", "reviewed_by", "published_on", "until")

EXERCISE_LIST = Ledger(
    key="exercise_list",
    version=1,
    title=T("阳光体育红榜和通报台账", "Red list and notices of exercise"),
    group="care",
    serves=("H02",),
    source=SCHOOL_SPORT,
    asks=Asks(
        T("体卫艺科", "Sports, health and arts section"),
        T("阳光体育红榜和通报", "Red list and notices"),
        5,
        by=Filler.BUREAU,
    ),
    flow=HEAR_DECIDE_REPAIR,
    fields=(
        unit("school", T("公布学校", "School named"), slot=Slot.N1, required=True),
        choice("named", T("公布方式", "How it is named"), of=Named, slot=Slot.T1, required=True),
        reference(
            "check", T("所依据的抽查", "Spot check it rests on"), of="exercise_check", slot=Slot.N2, required=True,
        ),
        note("grounds", T("公布事由", "Grounds"), required=True),
        text("decision_number", T("通报文号", "Number of the paper"), needed_from="decided"),
        choice("review", T("公开审查", "Public sector check"), of=Review, slot=Slot.T2, needed_from="decided"),
        person("reviewed_by", T("公开审查人", "Checked by"), needed_from="decided"),
        day("published_on", T("公布日期", "Shown from"), slot=Slot.D2, needed_from="decided"),
        expiry("until", T("公布截止日", "Shown until"), before=(7,), slot=Slot.D1, needed_from="decided"),
    ),
    opens=("section",),
    parts=(
        Part("supervisor", T("承办科室", "Section in charge"), ("section",)),
        Part("decider", T("分管领导", "Leader"), ("leader",), Where.ROLE),
        Part("lead", T("公布学校", "School named"), ("principal", "clerk"), Where.PARTY),
    ),
    clocks=(
        Clock(
            "tell", T("告知时限", "Time to tell it"), ("found",), WorkingDays("exercise.tell_within"),
            "exercise.office_ladder",
        ),
        Clock(
            "hear", T("陈述申辩时限", "Time to be heard"), ("told",), WorkingHours("hearing.hours"),
            "credit.hear_ladder",
        ),
        Clock(
            "decide", T("审批时限", "Time to decide"), ("heard", "reviewing"),
            WorkingDays("exercise.decide_within"), "exercise.office_ladder",
        ),
        Clock(
            "until", T("公布期限", "It stands until"), ("decided",), ByField("until"), "exercise.until_ladder",
            owes="supervisor",
        ),
        Clock(
            "repair", T("核实时限", "Time to check the repair"), ("repair_asked",),
            WorkingDays("exercise.again_within"), "exercise.office_ladder",
        ),
    ),
    fills=(Fills("decide", DECISION, needed=DECISION),),
    closing=Closing(evidence=1),
    needs_due=False,
    numbering=Numbering("TB"),
    counts=(
        Count("proposed", T("拟公布", "Proposed"), T("件", "cases"), "opened"),
        Count("red", T("红榜学校", "On the red list"), SCHOOLS, "decided", where={"named": "red"}),
        Count("notice", T("通报学校", "Named in a notice"), SCHOOLS, "decided", where={"named": "notice"}),
        Count("repaired", T("整改后移出", "Taken off once put right"), SCHOOLS, "repaired"),
    ),
    tiles=(
        Tile("to_decide", T("待审批", "To decide"), ("heard", "reviewing")),
        Tile("run_out", T("公布到期", "Run out"), ("decided",), overdue=True),
    ),
)  # fmt: skip
