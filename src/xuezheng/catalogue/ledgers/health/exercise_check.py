"""体育锻炼抽查台账: an unannounced look at a class that should be exercising, beside what its timetable promises.

Findings are answered and checked, and may lead to the red list or a notice.
"""

from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.catalogue.terms.exercise import Looked, State
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    note,
    number,
    photos,
    reference,
    text,
)
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Closing,
    Count,
    Fills,
    Hides,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)


def lacking(data: Data) -> int | None:
    """Give the minutes the class was found short of."""
    given = (data["promised"], data["found"])
    return None if None in given else max(0, given[0] - given[1])


CHECKS = T("次", "checks")
SEEN = ("state", "found")

EXERCISE_CHECK = Ledger(
    key="exercise_check",
    version=1,
    title=T("体育锻炼抽查台账", "Spot checks of exercise"),
    group="care",
    serves=("H02",),
    source=SCHOOL_SPORT,
    asks=Asks(
        T("体卫艺科", "Health section"), T("阳光体育活动抽查", "Spot checks of exercise"), 10, by=Filler.BUREAU
    ),
    flow=ROUND_FINDING,
    fields=(
        text("title", T("抽查事项", "Spot check"), slot=Slot.T1, required=True),
        reference("school_class", T("抽查班级", "Class looked at"), of="school_class", slot=Slot.N1, required=True),
        day("checked_on", T("抽查日期", "Day of the check"), slot=Slot.D1, required=True),
        choice("looked_at", T("抽查时段", "Looked at"), of=Looked, slot=Slot.T2, required=True),
        number(
            "promised", T("课表和安排的分钟数", "Minutes the timetable promises"), unit=T("分钟", "minutes"),
            slot=Slot.N2, required=True,
        ),
        choice("state", T("抽查情况", "State found"), of=State, slot=Slot.T3),
        number("found", T("实际锻炼分钟数", "Minutes found"), unit=T("分钟", "minutes"), slot=Slot.N3),
        computed("lacking", T("少于安排的分钟数", "Minutes short"), lacking),
        photos("pictures", T("抽查照片", "Photos")),
        day("answer_by", T("整改期限", "To be answered by"), slot=Slot.D2),
        note("reviewed", T("复核意见", "Review")),
    ),
    checks=(
        Check(
            "found", T("实际锻炼应在0至300分钟之间", "0 to 300 minutes are found"),
            lambda of: 0 <= of["found"] <= 300,
        ),
        Check(
            "state", T("按安排锻炼的，实际分钟数不应少于安排", "As planned: no fewer minutes than planned"),
            lambda of: of["state"] != "as_planned" or of["found"] >= of["promised"],
        ),
    ),
    opens=("section", "township"),
    parts=(
        Part("supervisor", T("抽查单位", "Who looks"), ("section", "township")),
        Part("lead", T("被抽查学校", "School looked at"), ("principal", "clerk"), Where.PARTY),
    ),
    clocks=(
        Clock(
            "check", T("抽查日期", "Day of the check"), ("planned",), ByField("checked_on"),
            "exercise.check_ladder",
        ),
        Clock("answer", T("整改期限", "Time to answer"), ("found",), ByField("answer_by"), "exercise.answer_ladder"),
        Clock(
            "again", T("复核时限", "Time to check again"), ("answered",), WorkingDays("exercise.again_within"),
            "exercise.check_ladder",
        ),
    ),
    fills=(
        Fills("clean", (*SEEN, "pictures"), needed=SEEN),
        Fills("find", (*SEEN, "pictures", "answer_by"), needed=(*SEEN, "answer_by")),
        Fills("close", ("reviewed",), needed=("reviewed",)),
    ),
    closing=Closing(evidence=1, fields=("reviewed",)),
    needs_due=False,
    numbering=Numbering("TY"),
    hides=Hides(("lead",), ("found",)),
    tiles=(Tile("found", T("待整改", "Findings open"), ("found",)),),
    counts=(
        Count("checks", T("抽查", "Checks"), CHECKS),
        Count("clean", T("未发现问题", "Nothing found"), CHECKS, "clean"),
        Count("found", T("待整改", "Findings open"), T("件", "cases"), "found"),
        Count("closed", T("整改销号", "Put right"), CHECKS, "closed"),
    ),
)  # fmt: skip
