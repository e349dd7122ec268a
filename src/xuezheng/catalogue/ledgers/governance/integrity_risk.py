"""廉政信号台账: a sign at a post or link, until its controls were reviewed.

It comes from finance, enrolment, procurement or complaints.
"""

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.ledgers.watching import (
    CAUSE,
    CLOSING,
    FILLS,
    HOME,
    MEASURES,
    RESPOND,
    SECTION,
    TILES,
    clocks,
    counts,
)
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Slot, choice, day, text
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import Ledger, Numbering


class Area(Labelled):
    """At which link it shows (业务环节)."""

    PROJECTS = ("projects", T("工程建设", "Projects"))
    PROCUREMENT = ("procurement", T("采购招标", "Procurement"))
    ENROLMENT = ("enrolment", T("招生入学", "Enrolment"))
    APPOINTMENTS = ("appointments", T("人事任用", "Appointments"))
    FUNDS = ("funds", T("资金管理", "Funds"))
    FEES = ("fees", T("收费", "Fees"))


class Risk(Labelled):
    """How grave it is (严重程度)."""

    HIGH = ("high", T("高", "High"))
    MIDDLE = ("middle", T("中", "Middle"))
    LOW = ("low", T("低", "Low"))


INTEGRITY_RISK = Ledger(
    key="integrity_risk",
    version=1,
    title=T("廉政信号台账", "Signs of integrity risk"),
    group="party",
    serves=("M08",),
    source=BUREAU_RULE,
    asks=Asks(T("党建工作室", "Party office"), T("廉政防控", "Control of integrity risks"), 5, by=Filler.BUREAU),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        choice("area", T("业务环节", "Link"), of=Area, slot=Slot.T3, required=True),
        choice("risk", T("严重程度", "Risk"), of=Risk, slot=Slot.T2, required=True),
        day("seen_on", T("发现日期", "Seen on"), slot=Slot.D1, required=True),
        text("post", T("岗位", "Post")),
        text("owner", T("防控责任人", "Answers for it")),
        MEASURES,
        CAUSE,
    ),
    opens=("section", "township", "principal"),
    parts=(HOME, SECTION),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("LZ"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
