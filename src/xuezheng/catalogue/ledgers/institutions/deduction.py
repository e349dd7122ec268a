"""培训机构记分台账: one breach of one institution, from finding it to the points being given back.

Points count from the decision on, in the cycle of its calendar year. The
institution is told with evidence and clause, heard within working hours, may
ask for a review, and gets its points back (销分) once the repair is checked.
"""

from xuezheng.catalogue.flows.hear_decide_repair import HEAR_DECIDE_REPAIR
from xuezheng.catalogue.terms.institutions import Breach
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, number, text, unit
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.clocks import WorkingHours
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import (
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

SECTION = ("section",)

DEDUCTION = Ledger(
    key="deduction",
    version=1,
    title=T("培训机构记分台账", "Points of training institutions"),
    group="affairs",
    serves=("N03",),
    source=Source("校外培训机构信用管理记分办法"),
    asks=Asks(
        T("职成教科", "Vocational education section"), T("机构记分管理", "Points of institutions"), 5,
        (), Filler.BUREAU,
    ),
    flow=HEAR_DECIDE_REPAIR,
    fields=(
        unit("institution", T("培训机构", "Institution"), slot=Slot.N1, required=True),
        choice("breach", T("记分事项", "Breach"), of=Breach, slot=Slot.T1, required=True),
        number("points", T("记分", "Points"), slot=Slot.N2, required=True),
        text("clause", T("依据", "Clause"), required=True),
        day("found_on", T("发现日期", "Found on"), slot=Slot.D1, required=True),
        note("facts", T("事实经过", "Facts"), required=True),
        text("decision_number", T("处理决定文号", "Number of the decision"), needed_from="decided"),
        day("decided_on", T("决定日期", "Decided on"), slot=Slot.D2, needed_from="decided"),
    ),
    opens=SECTION,
    parts=(
        Part("supervisor", T("承办科室", "Section in charge"), SECTION),
        Part("decider", T("决定科室负责人", "Who decides"), SECTION),
        Part("lead", T("培训机构", "Institution"), ("institution",), Where.PARTY),
    ),
    clocks=(
        Clock(
            "tell", T("告知时限", "Time to tell it"),
            ("found",), WorkingDays("credit.tell_within"), "credit.office_ladder",
        ),
        Clock(
            "hear", T("陈述申辩时限", "Time to be heard"),
            ("told",), WorkingHours("hearing.hours"), "credit.hear_ladder",
        ),
        Clock(
            "decide", T("决定时限", "Time to decide"),
            ("heard", "reviewing"), WorkingDays("credit.decide_within"), "credit.office_ladder",
        ),
        Clock(
            "repair", T("整改时限", "Time to repair it"),
            ("decided",), WorkingDays("credit.repair_within"), "credit.repair_ladder",
        ),
        Clock(
            "check", T("核实时限", "Time to check the repair"),
            ("repair_asked",), WorkingDays("credit.check_within"), "credit.office_ladder",
        ),
    ),
    fills=(Fills("decide", ("decision_number", "decided_on")),),
    closing=Closing(evidence=1),
    needs_due=False,
    numbering=Numbering("JF"),
    numbers=("credit.cycle_points",),
    counts=(
        Count("found", T("发现记分事项", "Breaches found"), T("件", "cases"), "opened"),
        Count("points", T("记分合计", "Points"), T("分", "points"), "sum:points"),
        Count("repaired", T("已销分", "Repaired"), T("件", "cases"), "repaired"),
        Count("overdue", T("逾期", "Overdue"), T("件", "cases"), "overdue"),
    ),
    tiles=(
        Tile("to_hear", T("待陈述申辩", "To be heard"), ("told",)),
        Tile("to_decide", T("待决定", "To be decided"), ("heard", "reviewing")),
        Tile("late", T("逾期记分事项", "Overdue"), ("told", "heard", "repair_asked"), overdue=True),
    ),
)  # fmt: skip
