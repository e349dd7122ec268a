"""一校一策问题台账: every school's list of problems with quarterly targets, closed one by one (销号).

One case is one problem of one school. Evidence is seen on site before it
closes; what cannot be put right where it is ends with the school moved or merged.
"""

from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.ledgers.clocks import SIGN
from xuezheng.catalogue.ledgers.parts import LEAD
from xuezheng.catalogue.ledgers.plan.task import Quarter
from xuezheng.catalogue.terms.outside import Ended, SchoolFault
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, money, note, photos, rows, text
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByDue,
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

PROBLEMS = T("个", "problems")

SCHOOL_PROBLEM = Ledger(
    key="school_problem",
    version=1,
    title=T("一校一策问题台账", "Problems, school by school"),
    group="plan",
    serves=("Q02",),
    source=Source("县域义务教育优质均衡发展督导评估办法", "教督〔2017〕6号"),
    asks=Asks(
        T("督导室", "Supervision office"), T("一校一策问题清单", "Problems of each school"), 20, by=Filler.BUREAU
    ),
    flow=RECTIFY_CHECK_CLOSE,
    fields=(
        text("title", T("问题", "Problem"), slot=Slot.T1, required=True),
        choice("category", T("问题类别", "Category"), of=SchoolFault, slot=Slot.T2, required=True),
        note("measure", T("整改举措（一校一策）", "Plan of this school"), required=True),
        rows(
            "quarters",
            T("季度目标", "Quarterly targets"),
            (
                choice("quarter", T("季度", "Quarter"), of=Quarter, required=True),
                text("goal", T("目标", "Target"), required=True),
            ),
            required=True,
        ),
        money("funds", T("所需资金", "Money needed"), slot=Slot.N1),
        day("checked_on", T("实地核查日期", "Seen on site on"), slot=Slot.D1),
        photos("pictures", T("核查照片", "Photos")),
        choice("ended", T("处理结果", "How it ended"), of=Ended, slot=Slot.T3),
    ),
    checks=(
        Check(
            "quarters", T("季度目标少于{number}个", "has fewer than {number} quarterly targets"),
            lambda of, least: len(of["quarters"]) >= least, number="balanced.quarters_least",
        ),
        Check(
            "quarters", T("同一季度只写一个目标", "name a quarter once"),
            lambda of: len({row["quarter"] for row in of["quarters"]}) == len(of["quarters"]),
        ),
    ),
    opens=("section", "office"),
    parts=(
        LEAD,
        Part("supervisor", T("督导室", "Supervision office"), ("section", "office"), Where.PARTY),
    ),
    clocks=(
        SIGN,
        Clock(
            "finish", T("整改时限", "Due day"),
            ("drafted", "issued", "fixing"), ByDue(), "balanced.ladder", owes="lead",
        ),
        Clock(
            "check", T("核查时限", "Time to see it on site"),
            ("fixed",), WorkingDays("balanced.check_within"), "balanced.check_ladder",
        ),
    ),
    fills=(
        Fills("return", ("checked_on", "pictures"), needed=("checked_on",)),
        Fills("close", ("checked_on", "pictures", "ended"), needed=("checked_on", "ended")),
    ),
    closing=Closing(evidence=1, fields=("checked_on", "ended")),
    numbering=Numbering("YX"),
    tiles=(
        Tile("fixing", T("整改中", "Being put right"), ("issued", "fixing")),
        Tile("to_check", T("待实地核查", "To be seen on site"), ("fixed",)),
        Tile("overdue", T("逾期未销号", "Overdue"), ("issued", "fixing"), overdue=True),
    ),
    counts=(
        Count("listed", T("列入清单", "Listed"), PROBLEMS),
        Count("closed", T("销号", "Closed"), PROBLEMS, "closed"),
        Count("moved", T("搬迁或并校", "Moved or merged"), PROBLEMS, "closed", {"ended": "moved"}),
        Count("overdue", T("逾期", "Overdue"), PROBLEMS, "overdue"),
    ),
    numbers=("balanced.quarters_least",),
)  # fmt: skip
