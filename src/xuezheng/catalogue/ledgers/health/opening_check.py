"""开学核验台账: whether a school is ready to open, by its own check, a visit, and what is put right."""

from xuezheng.catalogue.flows.report_verify import REPORT_VERIFY
from xuezheng.catalogue.ledgers.parts import CO, LEAD, SUPERVISOR
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, day, number, rows, text, yes_no
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByDue,
    Check,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Tile,
    WorkingDays,
)

SCHOOLS = T("所", "schools")
READY = ("items", "score", "trained_on", "drilled_on")

OPENING_CHECK = Ledger(
    key="opening_check",
    version=1,
    title=T("开学核验台账", "Checks before opening"),
    group="office",
    serves=("H13",),
    source=Source("学校卫生工作条例"),
    asks=Asks(T("局办公室", "Bureau office"), T("开学条件核验", "Check before each term"), 15, (2, 8)),
    flow=REPORT_VERIFY,
    fields=(
        text("title", T("核验事项", "Check"), slot=Slot.T1, required=True),
        day("opens_on", T("计划开学日期", "Planned to open"), slot=Slot.D1, required=True),
        rows(
            "items", T("核验清单", "Checklist"),
            (
                text("item", T("核验项目", "Item"), required=True),
                yes_no("ready", T("达标", "Ready"), required=True),
                text("fix", T("整改措施", "What is put right")),
            ),
        ),
        number("score", T("自查得分", "Own score"), unit=T("分", "points"), slot=Slot.N1),
        day("trained_on", T("教职工培训日期", "Staff trained on")),
        day("drilled_on", T("应急演练日期", "Drilled on")),
        day("visited_on", T("实地核验日期", "Visited on"), slot=Slot.D2),
        yes_no("approved", T("同意开学", "May open"), slot=Slot.N2),
    ),
    checks=(
        Check(
            "score", T("自查得分为0到100", "is from 0 to 100"), lambda of: 0 <= of["score"] <= 100,
        ),
        Check(
            "items", T("不达标的须写明整改措施", "say what is put right where it is not ready"),
            lambda of: all(one["ready"] or one["fix"] for one in of["items"]),
        ),
        Check(
            "approved", T("有项目不达标的不能同意开学", "nobody opens with an item that is not ready"),
            lambda of: not of["approved"] or all(one["ready"] for one in of["items"]),
        ),
    ),
    opens=("office",),
    parts=(LEAD, CO, SUPERVISOR),
    clocks=(
        Clock("sign", T("签收时限", "Sign"), ("issued",), WorkingDays("opening.sign_within"), "opening.ladder"),
        Clock(
            "ready", T("完成时限", "Due day"),
            ("drafted", "issued", "doing"), ByDue(), "opening.ladder", owes="lead",
        ),
        Clock(
            "check", T("核验时限", "Time to visit"),
            ("reported",), WorkingDays("opening.check_within"), "opening.check_ladder",
        ),
    ),
    fills=(
        Fills("report", READY, needed=READY),
        Fills("close", ("visited_on", "approved"), needed=("visited_on", "approved")),
    ),
    closing=Closing(evidence=1, fields=("visited_on", "approved")),
    numbering=Numbering("KX"),
    tiles=(Tile("reported", T("待核验", "To be visited"), ("reported",)),),
    counts=(
        Count("schools", T("核验学校", "Schools"), SCHOOLS),
        Count("approved", T("同意开学", "May open"), SCHOOLS, "closed", {"approved": True}),
    ),
)  # fmt: skip
