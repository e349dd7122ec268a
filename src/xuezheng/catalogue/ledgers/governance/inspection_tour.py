"""巡察台账: which units an inspection tour visits in a year, by which team, and what it fed back.

One case is one unit of the year's plan. What is fed back is put right finding
by finding in the ledger of findings; the tour closes when its report has come.
"""

from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.catalogue.ledgers.parts import LEAD
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, day, number, person, rows, text
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByField,
    Check,
    Clock,
    Count,
    Fills,
    Ledger,
    NaturalDays,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

UNITS = T("个单位", "units")
TEAM = Part("supervisor", T("巡察组", "Inspection team"), ("section", "office"), Where.PARTY)

INSPECTION_TOUR = Ledger(
    key="inspection_tour",
    version=1,
    title=T("巡察台账", "Inspection tours"),
    group="office",
    serves=("M10",),
    source=Source("被巡视巡察党组织整改工作办法"),
    asks=Asks(T("党建工作室", "Party office"), T("年度巡察计划", "Plan of the year’s tours"), 10, by=Filler.BUREAU),
    flow=ROUND_FINDING,
    fields=(
        text("title", T("巡察对象和轮次", "Unit and round"), slot=Slot.T1, required=True),
        number("year", T("计划年度", "Year of the plan"), slot=Slot.N1, required=True),
        day("starts_on", T("进驻日期", "Starts on"), slot=Slot.D1, required=True),
        day("ends_on", T("离点日期", "Ends on"), required=True),
        rows(
            "team",
            T("巡察组成员", "Team"),
            (
                person("who", T("成员", "Member"), required=True),
                text("part", T("职责", "Part"), required=True),
            ),
            required=True,
        ),
        day("fed_back_on", T("反馈日期", "Fed back on"), slot=Slot.D2),
        number("findings", T("反馈问题数", "Findings fed back"), slot=Slot.N2, unit=T("个", "findings")),
    ),
    checks=(
        Check("ends_on", T("早于进驻日期", "lies before the start"), lambda of: of["ends_on"] >= of["starts_on"]),
    ),
    opens=("section", "office"),
    parts=(LEAD, TEAM),
    clocks=(
        Clock("visit", T("进驻日期", "Planned start"), ("planned",), ByField("ends_on"), "inspection.ladder"),
        Clock(
            "report", T("整改报告时限", "Report due"),
            ("found",), NaturalDays("inspection.rectify_within", since="fed_back_on"), "inspection.ladder",
        ),
        Clock(
            "check", T("复查时限", "Time to check"),
            ("answered",), WorkingDays("inspection.check_within"), "inspection.check_ladder",
        ),
    ),
    fills=(Fills("find", ("fed_back_on", "findings"), needed=("fed_back_on", "findings")),),
    needs_due=False,
    numbering=Numbering("XC"),
    tiles=(
        Tile("planned", T("待巡察", "To be visited"), ("planned",)),
        Tile("overdue", T("逾期未报整改", "Reports overdue"), ("found",), overdue=True),
    ),
    counts=(
        Count("planned", T("计划巡察", "Planned"), UNITS),
        Count("found", T("反馈问题", "Findings"), T("个", "findings"), "sum:findings"),
        Count("closed", T("完成整改", "Closed"), UNITS, "closed"),
    ),
    numbers=("inspection.yearly_units",),
)  # fmt: skip
