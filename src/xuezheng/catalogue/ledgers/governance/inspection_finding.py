"""巡察整改台账: one finding of a tour, by category, from the feedback to the re-check.

Findings hold what is wrong with the work of a unit, not names of persons; what
belongs to discipline stays out of this list.
"""

from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.ledgers.clocks import SIGN
from xuezheng.catalogue.ledgers.governance.inspection_tour import TEAM
from xuezheng.catalogue.ledgers.parts import LEAD
from xuezheng.catalogue.terms.outside import FindingKind
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, reference, text
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByDue,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Tile,
    WorkingDays,
)

FINDINGS = T("个", "findings")

INSPECTION_FINDING = Ledger(
    key="inspection_finding",
    version=1,
    title=T("巡察整改台账", "Findings of tours"),
    group="office",
    serves=("M10",),
    source=Source("被巡视巡察党组织整改工作办法"),
    asks=Asks(T("党建工作室", "Party office"), T("巡察反馈整改", "Findings to be put right"), 10, by=Filler.BUREAU),
    flow=RECTIFY_CHECK_CLOSE,
    fields=(
        text("title", T("反馈问题", "Finding"), slot=Slot.T1, required=True),
        reference("tour", T("所属巡察", "Tour"), of="inspection_tour", slot=Slot.N1, required=True),
        choice("category", T("问题类别", "Category"), of=FindingKind, slot=Slot.T2, required=True),
        note("measures", T("整改措施", "Measures"), needed_from="fixed"),
        text("answers", T("整改责任人职务", "Post that answers"), slot=Slot.T3, needed_from="fixed"),
        day("rechecked_on", T("复查日期", "Checked again on")),
    ),
    opens=("section", "office"),
    parts=(LEAD, TEAM),
    clocks=(
        SIGN,
        Clock(
            "finish", T("整改时限", "Due day"),
            ("drafted", "issued", "fixing"), ByDue(), "inspection.ladder", owes="lead",
        ),
        Clock(
            "check", T("复查时限", "Time to check again"),
            ("fixed",), WorkingDays("inspection.check_within"), "inspection.check_ladder",
        ),
    ),
    fills=(
        Fills("report", ("measures", "answers")),
        Fills("return", ("rechecked_on",)),
        Fills("close", ("rechecked_on",), needed=("rechecked_on",)),
    ),
    closing=Closing(evidence=1, fields=("rechecked_on",)),
    numbering=Numbering("XZ"),
    tiles=(
        Tile("fixing", T("整改中", "Being put right"), ("issued", "fixing")),
        Tile("overdue", T("逾期未整改", "Overdue"), ("issued", "fixing"), overdue=True),
    ),
    counts=(
        Count("fed_back", T("反馈问题", "Fed back"), FINDINGS),
        Count("closed", T("销号", "Closed"), FINDINGS, "closed"),
        Count("open", T("整改中", "Open"), FINDINGS, "open"),
        Count("overdue", T("逾期", "Overdue"), FINDINGS, "overdue"),
    ),
)  # fmt: skip
