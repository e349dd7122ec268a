"""网络舆情台账: an event that people write about, its heat, who answers and by when, until it was reviewed.

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


class Heat(Labelled):
    """How much is written (热度)."""

    HOT = ("hot", T("高", "Hot"))
    WARM = ("warm", T("中", "Warm"))
    MILD = ("mild", T("低", "Mild"))


class Medium(Labelled):
    """Where it is written (来源)."""

    FORUM = ("forum", T("论坛贴吧", "Forum"))
    VIDEO = ("video", T("短视频", "Video"))
    MICROBLOG = ("microblog", T("微博", "Microblog"))
    PRESS = ("press", T("媒体报道", "Press"))
    HOTLINE = ("hotline", T("热线转办", "Hotline"))


OPINION = Ledger(
    key="opinion",
    version=1,
    title=T("网络舆情台账", "Public opinion"),
    group="affairs",
    serves=("X04",),
    source=BUREAU_RULE,
    asks=Asks(T("局办公室", "Bureau office"), T("舆情限时回复", "Reply in time"), 5, by=Filler.BUREAU),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        choice("medium", T("来源", "Medium"), of=Medium, slot=Slot.T3, required=True),
        choice("heat", T("热度", "Heat"), of=Heat, slot=Slot.T2, required=True),
        day("seen_on", T("发现日期", "Seen on"), slot=Slot.D1, required=True),
        number("posts", T("相关信息条数", "Posts"), slot=Slot.N1),
        text("address", T("原文地址", "Address")),
        MEASURES,
        CAUSE,
    ),
    opens=("office", "section"),
    parts=(HOME, OFFICE),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("YQ"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
