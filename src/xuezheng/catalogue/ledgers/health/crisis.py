"""心理危机台账: a pupil in distress, by level, from the census or talk to the step down.

Who it is and why is sensitive: read for a stated purpose alone.
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
from xuezheng.catalogue.sources.minors_protection import MINORS_PROTECTION
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Privacy, Slot, choice, day, pupil, text, yes_no
from xuezheng.core.kinds.kind import After, Asks, Keep
from xuezheng.core.ledgers.definition import Ledger, Numbering


class Level(Labelled):
    """How grave it is (危机等级)."""

    ONE = ("one", T("一级（高危）", "Level I, grave"))
    TWO = ("two", T("二级（警示）", "Level II"))
    THREE = ("three", T("三级（关注）", "Level III"))


class Found(Labelled):
    """How it was found (发现途径)."""

    CENSUS = ("census", T("心理普查", "Census"))
    TALK = ("talk", T("访谈", "Talk"))
    REPORT = ("report", T("他人报告", "Somebody told"))
    SELF = ("self", T("本人求助", "Asked for help"))


CRISIS = Ledger(
    key="crisis",
    version=1,
    title=T("心理危机台账", "Pupils in distress"),
    group="care",
    serves=("H05",),
    source=MINORS_PROTECTION,
    keep=Keep(3, After.ERASE),
    asks=Asks(T("体卫艺科", "Health section"), T("心理普查与分级干预", "Census and graded care"), 5),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=Privacy.SENSITIVE),
        choice("level", T("危机等级", "Level"), of=Level, slot=Slot.T2, required=True, privacy=Privacy.SENSITIVE),
        choice("found_by", T("发现途径", "Found by"), of=Found, slot=Slot.T3, required=True),
        day("found_on", T("发现日期", "Found on"), slot=Slot.D1, required=True),
        yes_no("referred", T("已转介医院", "Sent to a hospital"), privacy=Privacy.SENSITIVE),
        day("seen_again_on", T("回访日期", "Seen again on")),
        MEASURES,
        CAUSE,
    ),
    opens=("principal", "clerk"),
    parts=(HOME, SECTION),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("XL"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
