"""不良行为帮教台账: a sign that a pupil may go astray, or an offence, until counselling has ended; confidential.

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
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Privacy, Slot, choice, day, pupil, text
from xuezheng.core.kinds.kind import After, Asks, Keep
from xuezheng.core.ledgers.definition import Ledger, Numbering


class Sign(Labelled):
    """What was seen (情形)."""

    BEHAVIOUR = ("behaviour", T("不良行为", "Bad behaviour"))
    SERIOUS = ("serious", T("严重不良行为", "Grave bad behaviour"))
    POLICE = ("police", T("公安通报", "Notice of the police"))
    ABSENCE = ("absence", T("旷课夜不归宿", "Truancy"))
    FAMILY = ("family", T("监护缺失", "Nobody looks after it"))
    OFFENCE = ("offence", T("违法犯罪", "Offence"))


CONDUCT = Ledger(
    key="conduct",
    version=1,
    title=T("不良行为帮教台账", "Pupils at risk of offending"),
    group="care",
    serves=("F15",),
    source=Source("预防未成年人犯罪法", clause="第三章"),
    keep=Keep(3, After.ERASE),
    asks=Asks(T("体卫艺科", "Health section"), T("预防青少年违法犯罪", "Preventing juvenile crime"), 5),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=Privacy.SENSITIVE),
        choice("sign", T("情形", "Sign"), of=Sign, slot=Slot.T2, required=True, privacy=Privacy.SENSITIVE),
        day("seen_on", T("发现日期", "Seen on"), slot=Slot.D1, required=True),
        text("tutor", T("帮教责任人", "Tutor")),
        MEASURES,
        CAUSE,
    ),
    opens=("principal", "clerk", "section"),
    parts=(HOME, SECTION),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("BJ"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
