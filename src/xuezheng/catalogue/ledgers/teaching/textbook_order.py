"""教材发放台账: the books of a term, ordered, arrived, handed to every pupil; what is short is told."""

from collections.abc import Mapping
from typing import Any

from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, computed, day, number, rows, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByField,
    Check,
    Clock,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

SETS = T("套", "sets")
HANDED = ("arrived", "handed", "mailed", "arrived_on")


def _short(of: Mapping[str, Any]) -> int | None:
    """Give how many sets are still short; nothing while nobody has said how many were handed out."""
    return (
        None
        if of["handed"] is None or of["ordered"] is None
        else max(of["ordered"] - of["handed"], 0)
    )


TEXTBOOK_ORDER = Ledger(
    key="textbook_order",
    version=1,
    title=T("教材发放台账", "Textbooks"),
    group="teaching",
    serves=("A19",),
    source=Source("中小学教材管理办法", "教材〔2019〕3号"),
    asks=Asks(T("教研室", "Research office"), T("春秋季教材征订发放", "Textbooks of each term"), 8, (2, 9)),
    flow=PATROL_ZERO_REPORT,
    fields=(
        text("title", T("学期和年级", "Term and grade"), slot=Slot.T1, required=True),
        day("needed_on", T("到书日期", "Needed on"), slot=Slot.D1, required=True),
        number("ordered", T("征订", "Ordered"), unit=SETS, slot=Slot.N1, required=True),
        number("arrived", T("到货", "Arrived"), unit=SETS, slot=Slot.N2),
        number("handed", T("已发放", "Handed out"), unit=SETS, slot=Slot.N3),
        number("mailed", T("其中邮寄", "Of these by post"), unit=SETS),
        day("arrived_on", T("到货日期", "Arrived on"), slot=Slot.D2),
        computed("short", T("缺书", "Short"), _short, unit=SETS),
        rows(
            "missing", T("缺书明细", "What is missing"),
            (text("subject", T("学科", "Subject"), required=True), number("books", T("册数", "Books"), required=True)),
        ),
    ),
    checks=(
        Check("handed", T("不能多于到货数", "is not more than arrived"), lambda of: of["handed"] <= of["arrived"]),
        Check("mailed", T("不能多于已发放数", "is not more than handed out"), lambda of: of["mailed"] <= of["handed"]),
    ),
    opens=("principal", "clerk", "township"),
    parts=(
        Part("lead", T("学校", "School"), ("principal", "clerk")),
        Part("supervisor", T("审阅单位", "Reads it"), ("township",), Where.ABOVE),
    ),
    clocks=(
        Clock("arrive", T("到书日期", "Needed on"), ("due",), ByField("needed_on"), "textbook.ladder"),
        Clock(
            "read", T("审阅时限", "Time to read it"),
            ("reported",), WorkingDays("textbook.read_within"), "textbook.read_ladder",
        ),
    ),
    fills=(
        Fills("report_zero", HANDED, needed=HANDED),
        Fills("report", (*HANDED, "missing"), needed=(*HANDED, "missing")),
    ),
    needs_due=False,
    numbering=Numbering("JC"),
    tiles=(Tile("due", T("待发放", "To hand out"), ("due",)),),
    counts=(
        Count("ordered", T("征订", "Ordered"), SETS, "sum:ordered"),
        Count("handed", T("已发放", "Handed out"), SETS, "sum:handed"),
    ),
)  # fmt: skip
