"""健康日报告台账: one report a day of each school, class by class, in counts and never in names.

A dormant kit (R21): nothing is asked for until a leader has approved it with
an end date. A school with nothing to tell reports that; one that reports
nothing stands on the list of the missing, hour by hour.
"""

from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.catalogue.terms.organisations import Counted
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, day, number, rows, text
from xuezheng.core.kinds.kind import After, Asks, Keep
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Count,
    Every,
    Fills,
    Ledger,
    Numbering,
    Part,
    Periodic,
    Tile,
    Where,
    WorkingDays,
)

COUNTED = ("pupils", "present", "fever", "isolated")
TOLD = (*COUNTED, "staff_ill", "classes")


def adds_up(data: Data) -> bool:
    """Say whether the school's counts are those of its classes."""
    lines = data["classes"]
    return all(data[key] == sum(row[key] or 0 for row in lines) for key in COUNTED)


def fits(data: Data) -> bool:
    """Say whether no more pupils are present than there are."""
    return bool(data["present"] <= data["pupils"])


DAILY_REPORT = Ledger(
    key="daily_report",
    version=1,
    title=T("健康日报告台账", "Daily health reports"),
    group="care",
    serves=("H09",),
    source=Source("突发公共卫生事件应急条例", "国令第376号"),
    keep=Keep(1, After.ERASE),
    asks=Asks(T("体卫艺科", "Sports, health and arts section"), T("日报告、零报告制度", "Daily and zero reports"), 5),
    flow=PATROL_ZERO_REPORT,
    fields=(
        text("title", T("报告名称", "Report"), slot=Slot.T1, required=True),
        day("report_day", T("报告日期", "Day"), slot=Slot.D1, required=True),
        number("pupils", T("应到学生", "Pupils"), slot=Slot.N1),
        number("present", T("实到学生", "Present"), slot=Slot.N2),
        number("fever", T("发热人数", "With fever"), slot=Slot.N3),
        number("isolated", T("居家或隔离人数", "At home or isolated")),
        number("staff_ill", T("教职工异常人数", "Staff not well")),
        rows("classes", T("分班情况", "Class by class"), (
            text("class_", T("班级", "Class"), required=True),
            number("pupils", T("应到", "Pupils"), required=True),
            number("present", T("实到", "Present"), required=True),
            number("fever", T("发热", "With fever"), required=True),
            number("isolated", T("居家或隔离", "Isolated"), required=True),
        )),
    ),
    checks=(
        Check("pupils", T("与分班合计不符", "differs from the sum of the classes"), adds_up),
        Check("present", T("超过应到人数", "is more than there are"), fits),
    ),
    opens=("principal", "clerk"),
    parts=(
        Part("lead", T("报告学校", "School"), ("principal", "clerk")),
        Part("supervisor", T("审阅单位", "Reads it"), ("township",), Where.ABOVE),
    ),
    clocks=(
        Clock("report", T("报告期限", "Day of the report"), ("due",), ByField("report_day"), "daily.report_ladder"),
        Clock(
            "read", T("审阅时限", "Time to read it"),
            ("reported",), WorkingDays("daily.read_within"), "daily.read_ladder",
        ),
    ),
    fills=(
        Fills("report_zero", TOLD, needed=("pupils", "present")),
        Fills("report", TOLD, needed=("pupils", "present", "fever", "isolated")),
    ),
    periodic=Periodic(Every.DAY, Counted.LEGAL.kinds, into="report_day"),
    needs_due=False,
    numbering=Numbering("RB", 6),
    tiles=(Tile("missing", T("今日未报告", "Not reported"), ("due",), overdue=True),),
    counts=(
        Count("due", T("未报告", "Not reported"), T("所", "schools"), "due"),
        Count("read", T("已审阅", "Read"), T("所", "schools"), "closed"),
        Count("missed", T("记为未报告", "Marked as missed"), T("所", "schools"), "missed"),
        Count("fever", T("发热人数", "With fever"), T("人", "people"), "sum:fever"),
        Count("isolated", T("居家或隔离人数", "At home or isolated"), T("人", "people"), "sum:isolated"),
    ),
)  # fmt: skip
