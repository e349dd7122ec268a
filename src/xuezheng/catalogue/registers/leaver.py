"""毕业生去向登记: one leaver of a vocational school: work and pay, or college, and the call after half a year.

The major is the school's own entry among the majors offered, so that rates by
major feed their adjustment. Pay is kept closely and shown as a mean of enough
leavers alone; the call is due on a day that warns until it has been made.
"""

from datetime import date

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import (
    Data,
    Privacy,
    Slot,
    choice,
    credit_code,
    day,
    expiry,
    money,
    pupil,
    reference,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

PERSONAL, SENSITIVE = Privacy.PERSONAL, Privacy.SENSITIVE


class Outcome(Labelled):
    """What became of a leaver (毕业后去向)."""

    EMPLOYED = ("employed", T("单位就业", "Employed"))
    OWN_BUSINESS = ("own_business", T("自主创业", "Own business"))
    COLLEGE = ("college", T("升学", "College"))
    ARMY = ("army", T("应征入伍", "Army"))
    LOOKING = ("looking", T("求职中", "Looking for work"))
    UNKNOWN = ("unknown", T("未联系上", "Not reached"))


class Found(Labelled):
    """What the call after half a year found (回访结果)."""

    SAME = ("same", T("在原单位或原院校", "At the same firm or college"))
    OTHER = ("other", T("已换单位", "At another firm"))
    STUDYING = ("studying", T("转为升学", "Studying by now"))
    IDLE = ("idle", T("未就业未升学", "Neither working nor studying"))
    UNREACHED = ("unreached", T("未联系上", "Not reached"))


def works(data: Data) -> bool:
    """Say whether somebody works."""
    return data["outcome"] in {"employed", "own_business"}


def followed(data: Data) -> bool:
    """Say whether the call has been made."""
    return data["followed_on"] is not None


def within(data: Data, days: int) -> bool:
    """Say whether the call is due no later than so many days after leaving."""
    return (
        date.fromisoformat(data["follow_by"]) - date.fromisoformat(data["left_on"])
    ).days <= days


LEAVER = Kind(
    key="leaver",
    version=1,
    title=T("毕业生去向登记", "Leavers and what became of them"),
    group="vocational",
    serves=("V12",),
    source=Source("职业教育法"),
    dated=True,
    keep=Keep(10),
    asks=asked(VOCATIONAL, "中职毕业生就业与升学登记", "Register of leavers", 4, (9, 12)),
    fields=(
        text("cohort", T("毕业届次", "Cohort"), slot=Slot.T1, required=True),
        pupil("pupil", T("毕业生", "Leaver"), slot=Slot.N1, required=True),
        reference("major", T("所学专业", "Major"), of="major", slot=Slot.N2, required=True),
        day("left_on", T("毕业日期", "Left on"), slot=Slot.D2, required=True),
        choice("outcome", T("毕业后去向", "After leaving"), of=Outcome, slot=Slot.T2, required=True),
        day("told_on", T("去向登记日期", "Told on"), required=True),
        text("employer", T("就业单位", "Firm"), when=works, required=True, privacy=PERSONAL, means="leaver.employer"),
        credit_code("employer_code", T("就业单位统一社会信用代码", "Credit code of the firm"),
                    when=lambda of: of["outcome"] == "employed", required=True, privacy=PERSONAL,
                    means="leaver.employer_code"),
        yes_no("local", T("在本市就业", "In the region"), when=works, required=True),
        yes_no("matched", T("专业对口", "In their trade"), when=works, required=True),
        money("pay", T("就业月薪", "Pay a month"), when=works, privacy=SENSITIVE),
        text("college", T("升入院校", "College"), when=lambda of: of["outcome"] == "college",
             required=True, privacy=PERSONAL, means="leaver.college"),
        expiry("follow_by", T("半年回访期限", "Call due by"), slot=Slot.D1, required=True, met_by="followed_on"),
        day("followed_on", T("回访日期", "Called on")),
        choice("found", T("回访结果", "What the call found"), of=Found, slot=Slot.T3, when=followed, required=True),
        money("found_pay", T("回访时月薪", "Pay by then"), when=followed, privacy=SENSITIVE),
    ),
    checks=(
        Check("told_on", T("早于毕业日期", "lies before leaving"), lambda of: of["told_on"] >= of["left_on"]),
        Check("follow_by", T("早于毕业日期", "lies before leaving"), lambda of: of["follow_by"] >= of["left_on"]),
        Check("follow_by", T("晚于毕业后{number}天", "lies more than {number} days after leaving"), within,
              number="leaver.follow_days"),
        Check("followed_on", T("早于毕业日期", "lies before leaving"), lambda of: of["followed_on"] >= of["left_on"]),
        Check("pay", T("应大于零", "must be more than nothing"), lambda of: of["pay"] > 0),
    ),
)  # fmt: skip
