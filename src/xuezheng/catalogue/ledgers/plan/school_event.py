"""进校事项清单台账: every inspection, contest, meeting, paper and form sent to schools is approved first.

A section asks before it sends; the office looks for the same thing asked
twice and for the load of the month, shows the list, and lets it stand. What
is not on the list is not done. A visit that a law demands is not refused.
"""

from xuezheng.catalogue.flows.apply_review_publish_appeal import APPLY_REVIEW_PUBLISH_APPEAL
from xuezheng.catalogue.ledgers.parts import OFFICE, OWNER
from xuezheng.catalogue.terms.outside import EventKind
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, note, number, text, yes_no
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    Check,
    Clock,
    Count,
    Fills,
    Ledger,
    Numbering,
    Preset,
    Tile,
    WorkingDays,
)

ITEMS = T("项", "items")


def month(data: Data) -> str | None:
    """Give the month it falls in: 2026-10."""
    return str(data["from_on"])[:7] if data.get("from_on") else None


def load(data: Data) -> int | None:
    """Give the minutes it takes of all schools together."""
    schools, minutes = data.get("schools"), data.get("minutes")
    return schools * minutes if schools is not None and minutes is not None else None


SCHOOL_EVENT = Ledger(
    key="school_event",
    version=1,
    title=T("进校事项清单", "What is asked of schools"),
    group="office",
    serves=("P08",),
    source=Source("关于减轻中小学教师负担进一步营造教育教学良好环境的若干意见", "中办发〔2019〕61号"),
    asks=Asks(
        T("局办公室", "Bureau office"), T("进校事项清单管理", "List of what is asked of schools"), 5, by=Filler.BUREAU
    ),
    flow=APPLY_REVIEW_PUBLISH_APPEAL,
    fields=(
        text("title", T("事项名称", "What"), slot=Slot.T1, required=True),
        choice("kind", T("事项类别", "Kind"), of=EventKind, slot=Slot.T2, required=True),
        text("basis", T("依据", "Basis"), required=True),
        yes_no("by_law", T("法定事项", "Demanded by law"), required=True),
        day("from_on", T("开始日期", "From"), slot=Slot.D1, required=True),
        day("to_on", T("结束日期", "To"), slot=Slot.D2, required=True),
        text("to_whom", T("涉及学校范围", "Which schools"), required=True),
        number("schools", T("涉及学校数", "How many schools"), slot=Slot.N1, unit=T("所", "schools"), required=True),
        number(
            "minutes", T("每校用时", "Minutes of each school"), slot=Slot.N2, unit=T("分钟", "minutes"), required=True
        ),
        computed("month", T("所在月份", "Month"), month),
        computed("load", T("合计用时", "Minutes of all"), load),
        note("merged", T("合并开展说明", "Done together with")),
        note("why_not", T("不予列入的理由", "Why it is not allowed")),
    ),
    checks=(
        Check("to_on", T("早于开始日期", "lies before its beginning"), lambda of: of["to_on"] >= of["from_on"]),
        Check("schools", T("须为正数", "is at least one"), lambda of: of["schools"] >= 1),
        Check("minutes", T("须为正数", "is at least one"), lambda of: of["minutes"] >= 1),
    ),
    opens=("section", "township", "office"),
    parts=(OWNER, OFFICE),
    clocks=(
        Clock(
            "write", T("填报时限", "Time to finish it"),
            ("drafted",), WorkingDays("event.write_within"), "event.ladder",
        ),
        Clock(
            "review", T("审核时限", "Time to review"),
            ("applied", "objected"), WorkingDays("event.review_within"), "event.ladder", owes="supervisor",
        ),
        Clock(
            "show", T("公示期", "Days on view"), ("shown",), WorkingDays("event.shown_for"), "event.ladder",
        ),
    ),
    fills=(Fills("show", ("merged",)), Fills("refuse", ("why_not",))),
    needs_due=False,
    numbering=Numbering("JX"),
    presets=(
        Preset("opening", T("开学检查", "Check at the start of term"), {"kind": "inspection"}, (2, 8, 9)),
        Preset("census", T("事业统计", "Census"), {"kind": "form", "by_law": True}, (9, 10)),
    ),
    tiles=(
        Tile("to_review", T("待审核进校事项", "To be reviewed"), ("applied", "objected")),
        Tile("granted", T("已列入清单", "On the list"), ("granted",)),
    ),
    counts=(
        Count("asked", T("申报", "Asked for"), ITEMS),
        Count("allowed", T("列入清单", "Allowed"), ITEMS, "granted"),
        Count("refused", T("不予列入", "Not allowed"), ITEMS, "refused"),
        Count("load", T("每校用时合计", "Minutes of a school"), T("分钟", "minutes"), "sum:minutes"),
    ),
    numbers=("event.most_a_month", "event.minutes_a_month"),
)  # fmt: skip
