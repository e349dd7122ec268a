"""视力筛查台账: one school’s screening of a term: how many are short-sighted, grew worse, were seen again.

Only figures: no pupil is named.
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
from xuezheng.catalogue.sources.myopia_screening import MYOPIA_SCREENING
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Slot, choice, day, number, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import Ledger, Numbering


class Round(Labelled):
    """Which screening of the year (筛查轮次)."""

    AUTUMN = ("autumn", T("秋季", "Autumn"))
    SPRING = ("spring", T("春季", "Spring"))


VISION_SCREENING = Ledger(
    key="vision_screening",
    version=1,
    title=T("视力筛查台账", "Screenings of eyes"),
    group="care",
    serves=("H03",),
    source=MYOPIA_SCREENING,
    asks=Asks(T("体卫艺科", "Health section"), T("每学年两次视力筛查", "Two screenings a year"), 5),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        choice("round", T("筛查轮次", "Round"), of=Round, slot=Slot.T2, required=True),
        day("screened_on", T("筛查日期", "Screened on"), slot=Slot.D1, required=True),
        number("screened", T("筛查人数", "Screened"), slot=Slot.N1, required=True),
        number("myopic", T("近视人数", "Short-sighted"), slot=Slot.N2, required=True),
        number("worse", T("进展较快人数", "Grew worse fast")),
        number("referred", T("转诊人数", "Sent on")),
        number("rechecked", T("复查人数", "Seen again")),
        MEASURES,
        CAUSE,
    ),
    opens=("principal", "clerk", "section"),
    parts=(HOME, SECTION),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("SL"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
