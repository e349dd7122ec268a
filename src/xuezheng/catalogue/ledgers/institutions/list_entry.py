"""黑白名单台账: one institution on one list, from the proposal to its leaving it.

Told, heard, approved by a leader, reviewed for the public (R28), shown with
its day and its last day. It leaves when it runs out or when its repair is
checked.
"""

from xuezheng.catalogue.flows.hear_decide_repair import HEAR_DECIDE_REPAIR
from xuezheng.catalogue.terms.institutions import CreditList, Review
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, note, person, text, unit
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

LIST_ENTRY = Ledger(
    key="list_entry",
    version=1,
    title=T("黑白名单台账", "White and black lists"),
    group="affairs",
    serves=("N04",),
    source=Source("校外培训机构黑白名单管理办法"),
    asks=Asks(
        T("职成教科", "Vocational education section"), T("黑白名单管理", "White and black lists"), 5,
        (), Filler.BUREAU,
    ),
    flow=HEAR_DECIDE_REPAIR,
    fields=(
        unit("institution", T("培训机构", "Institution"), slot=Slot.N1, required=True),
        choice("list", T("名单", "List"), of=CreditList, slot=Slot.T1, required=True),
        note("grounds", T("列入事由", "Grounds"), required=True),
        text("clause", T("依据", "Clause"), required=True),
        text("decision_number", T("列入决定文号", "Number of the decision"), needed_from="decided"),
        choice("review", T("公开审查", "Public sector check"), of=Review, slot=Slot.T2, needed_from="decided"),
        person("reviewed_by", T("公开审查人", "Checked by"), needed_from="decided"),
        day("published_on", T("公布日期", "Shown from"), slot=Slot.D2, needed_from="decided"),
        expiry("until", T("有效期至", "Until"), before=(30, 7), slot=Slot.D1, needed_from="decided"),
    ),
    opens=("section",),
    parts=(
        Part("supervisor", T("承办科室", "Section in charge"), ("section",)),
        Part("decider", T("分管领导", "Leader"), ("leader",), Where.ROLE),
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
            "decide", T("审批时限", "Time to approve it"),
            ("heard", "reviewing"), WorkingDays("credit.decide_within"), "credit.office_ladder",
        ),
        Clock(
            "until", T("名单有效期", "It stands until"),
            ("decided",), ByField("until"), "credit.until_ladder", owes="supervisor",
        ),
        Clock(
            "check", T("核实时限", "Time to check the repair"),
            ("repair_asked",), WorkingDays("credit.check_within"), "credit.office_ladder",
        ),
    ),
    fills=(Fills("decide", ("decision_number", "review", "reviewed_by", "published_on", "until")),),
    closing=Closing(evidence=1),
    needs_due=False,
    numbering=Numbering("MD"),
    counts=(
        Count("proposed", T("拟列入", "Proposed"), T("件", "cases"), "opened"),
        Count(
            "white", T("白名单在列", "On the white list"), T("家", "institutions"), "decided",
            where={"list": "white"},
        ),
        Count(
            "black", T("黑名单在列", "On the black list"), T("家", "institutions"), "decided",
            where={"list": "black"},
        ),
        Count("left", T("已修复移出", "Repaired and taken off"), T("家", "institutions"), "repaired"),
    ),
    tiles=(
        Tile("to_decide", T("待审批名单", "Lists to approve"), ("heard", "reviewing")),
        Tile("run_out", T("名单到期", "List entries run out"), ("decided",), overdue=True),
    ),
)  # fmt: skip
