"""督学到校台账: a supervisor's visit, planned by month, its findings, the notice, the answer, the second visit.

An unannounced visit is seen by nobody of the school before the supervisor has
arrived. Schools where a supervisor once worked are kept away from.
"""

from xuezheng.catalogue.flows.visit_finding import VISIT_FINDING
from xuezheng.catalogue.terms.visits import Form, Item, Purpose
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, person, photos, several, text
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
    Preset,
    Tile,
    Where,
    WorkingDays,
)

VISITS = T("次", "visits")

VISIT = Ledger(
    key="visit",
    version=1,
    title=T("督学到校台账", "Visits of supervisors"),
    group="supervision",
    serves=("Q07",),
    source=Source("教育督导条例", "国务院令第624号", clause="第十四条"),
    asks=Asks(
        T("督导室", "Supervision office"), T("责任督学挂牌督导", "Listing of supervisors"), 20, by=Filler.BUREAU
    ),
    flow=VISIT_FINDING,
    fields=(
        text("title", T("督导主题", "Theme"), slot=Slot.T1, required=True),
        person("supervisor", T("督学", "Supervisor"), slot=Slot.N1, required=True),
        day("planned_on", T("计划日期", "Planned for"), slot=Slot.D1, required=True),
        choice("form", T("督导方式", "Form"), of=Form, slot=Slot.T2, required=True),
        choice("purpose", T("督导类别", "Purpose"), of=Purpose, slot=Slot.T3, required=True),
        several("items", T("督导事项", "Looked at"), of=Item),
        photos("pictures", T("现场照片", "Photos")),
        note("notice", T("整改要求", "What to put right")),
        day("answer_by", T("整改期限", "To be answered by"), slot=Slot.D2),
        day("again_on", T("回访日期", "Seen again on")),
    ),
    opens=("supervisor", "section"),
    parts=(
        Part("supervisor", T("督学", "Supervisor"), ("supervisor", "section")),
        Part("lead", T("被督导学校", "School visited"), ("principal", "clerk"), Where.PARTY),
        Part("office", T("督导室", "Supervision office"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock("visit", T("计划到校日", "Planned day"), ("planned",), ByField("planned_on"), "visit.plan_ladder"),
        Clock(
            "give", T("下达整改通知时限", "Time to give notice"),
            ("there",), WorkingDays("visit.give_within"), "visit.give_ladder",
        ),
        Clock("answer", T("整改期限", "Time to answer"), ("found",), ByField("answer_by"), "visit.ladder"),
        Clock(
            "again", T("回访时限", "Time to come again"),
            ("answered",), WorkingDays("visit.again_within"), "visit.again_ladder",
        ),
    ),
    fills=(
        Fills("clean", ("items", "pictures"), needed=("items",)),
        Fills("find", ("items", "pictures", "notice", "answer_by"), needed=("items", "notice", "answer_by")),
        Fills("return", ("again_on", "answer_by"), needed=("again_on",)),
        Fills("close", ("again_on",), needed=("again_on",)),
    ),
    closing=Closing(evidence=1, fields=("again_on",)),
    needs_due=False,
    numbering=Numbering("DD"),
    hides=Hides(("lead",), ("there",), {"form": "unannounced"}),
    presets=(
        Preset("opening", T("开学督导", "Opening of term"), {"purpose": "special", "form": "announced"}, (2, 3, 9)),
        Preset("exams", T("考试督导", "Examinations"), {"purpose": "special", "form": "announced"}, (1, 6, 7)),
    ),
    tiles=(
        Tile("planned", T("待到校", "To be visited"), ("planned",)),
        Tile("found", T("待整改", "Findings open"), ("found",)),
        Tile("again", T("待回访", "To be seen again"), ("answered",)),
    ),
    counts=(
        Count("planned", T("计划到校", "Planned"), VISITS),
        Count("clean", T("未发现问题", "Nothing found"), VISITS, "clean"),
        Count("closed", T("已回访销号", "Closed"), VISITS, "closed"),
        Count("found", T("待整改", "Findings open"), T("件", "cases"), "found"),
        Count("called_off", T("未成行", "Not made"), VISITS, "called_off"),
    ),
    numbers=("visit.a_term", "visit.schools_each", "visit.avoid_years"),
)  # fmt: skip
