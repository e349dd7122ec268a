"""矛盾纠纷排查台账: what a sweep for disputes has found, with its risk, who leads and how it is mediated.

Entered by hand; shipped off.
"""

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.ledgers.watching import (
    CAUSE,
    CLOSING,
    FILLS,
    HOME,
    MEASURES,
    OFFICE,
    RESPOND,
    TILES,
    clocks,
    counts,
)
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Slot, choice, day, number, text
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import Ledger, Numbering


class Matter(Labelled):
    """What it is about (事由)."""

    PAY = ("pay", T("待遇权益", "Pay"))
    ADMISSION = ("admission", T("招生入学", "Admission"))
    HARM = ("harm", T("学生伤害", "Harm to a pupil"))
    LAND = ("land", T("征迁建设", "Land and building"))
    PRIVATE = ("private", T("民办学校", "Private schools"))
    CRIME = ("crime", T("涉黑涉恶线索", "Clues of crime"))


class Risk(Labelled):
    """How grave it is (严重程度)."""

    HIGH = ("high", T("高", "High"))
    MIDDLE = ("middle", T("中", "Middle"))
    LOW = ("low", T("低", "Low"))


DISPUTE = Ledger(
    key="dispute",
    version=1,
    title=T("矛盾纠纷排查台账", "Disputes"),
    group="affairs",
    serves=("F14",),
    source=BUREAU_RULE,
    asks=Asks(
        T("局办公室", "Bureau office"), T("不稳定因素定期排查", "Regular sweep for disputes"), 5, by=Filler.BUREAU
    ),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        choice("matter", T("事由", "Matter"), of=Matter, slot=Slot.T3, required=True),
        choice("risk", T("严重程度", "Risk"), of=Risk, slot=Slot.T2, required=True),
        day("found_on", T("排查日期", "Found on"), slot=Slot.D1, required=True),
        number("people", T("涉及人数", "People"), slot=Slot.N1),
        text("leader", T("包案领导", "Leader in charge")),
        MEASURES,
        CAUSE,
    ),
    opens=("office", "township", "principal"),
    parts=(HOME, OFFICE),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("JZ"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
