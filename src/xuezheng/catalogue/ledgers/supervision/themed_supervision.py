"""专项督导台账: one theme at one school: team, rubric, score, opinion, and what is to be put right.

Steps of the rule: written notice, self-evaluation, visit, opinion with a day,
report and check. What is found becomes a problem on the school's own list.
"""

from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.catalogue.ledgers.parts import LEAD
from xuezheng.catalogue.ledgers.scoring import RUBRIC, SCORES
from xuezheng.catalogue.terms.outside import Theme
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    note,
    number,
    person,
    rows,
    text,
)
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByField,
    Check,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

SCHOOLS = T("所", "schools")


THEMED_SUPERVISION = Ledger(
    key="themed_supervision",
    version=1,
    title=T("专项督导台账", "Themed supervision"),
    group="plan",
    serves=("Q08",),
    source=Source("教育督导条例", "国务院令第624号"),
    asks=Asks(
        T("督导室", "Supervision office"), T("专项督导方案", "Programme of themed supervision"), 20, by=Filler.BUREAU
    ),
    flow=ROUND_FINDING,
    fields=(
        text("title", T("督导项目", "Programme"), slot=Slot.T1, required=True),
        choice("theme", T("督导主题", "Theme"), of=Theme, slot=Slot.T2, required=True),
        number("year", T("年度", "Year"), slot=Slot.N1, required=True),
        text("notice", T("督导通知文号", "Number of the notice"), slot=Slot.T3, required=True),
        day("visit_on", T("督导日期", "Day of the visit"), slot=Slot.D1, required=True),
        rows(
            "team", T("督导组", "Team"),
            (person("who", T("督学", "Supervisor"), required=True),), required=True,
        ),
        note("self_evaluation", T("学校自评", "The school’s own view")),
        *RUBRIC,
        note("opinion", T("督导意见", "Opinion")),
        day("answer_by", T("整改期限", "To be answered by"), slot=Slot.D2),
        text("measure", T("整改要求", "What to put right")),
    ),
    checks=(
        Check(
            "team", T("督学少于{number}名", "has fewer than {number} supervisors"),
            lambda of, least: len(of["team"]) >= least, number="themed.team_least",
        ),
        SCORES,
    ),
    opens=("section", "office"),
    parts=(
        LEAD,
        Part("supervisor", T("督导室", "Supervision office"), ("section", "office"), Where.PARTY),
    ),
    clocks=(
        Clock("visit", T("督导日期", "Planned day"), ("planned",), ByField("visit_on"), "themed.ladder"),
        Clock("answer", T("整改期限", "Time to answer"), ("found",), ByField("answer_by"), "themed.ladder"),
        Clock(
            "check", T("核查时限", "Time to check"),
            ("answered",), WorkingDays("themed.check_within"), "themed.check_ladder",
        ),
    ),
    fills=(
        Fills("clean", ("self_evaluation", "rubric", "opinion"), needed=("rubric", "opinion")),
        Fills(
            "find", ("self_evaluation", "rubric", "opinion", "measure", "answer_by"),
            needed=("rubric", "opinion", "measure", "answer_by"),
        ),
    ),
    closing=Closing(evidence=1),
    needs_due=False,
    numbering=Numbering("ZD"),
    tiles=(
        Tile("planned", T("待督导", "To be visited"), ("planned",)),
        Tile("found", T("待整改", "Findings open"), ("found",)),
    ),
    counts=(
        Count("planned", T("抽取学校", "Schools chosen"), SCHOOLS),
        Count("found", T("待整改", "Findings open"), SCHOOLS, "found"),
        Count("closed", T("完成整改", "Closed"), SCHOOLS, "closed"),
        Count("clean", T("未发现问题", "Nothing found"), SCHOOLS, "clean"),
    ),
    numbers=("themed.team_least",),
)  # fmt: skip
