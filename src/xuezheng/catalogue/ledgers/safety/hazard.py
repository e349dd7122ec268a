"""隐患台账: what could hurt somebody at a school, from the day it is found until somebody else has checked it.

A school finds, grades and assigns. What it cannot put right at once a named
approver lists (挂牌督办) with responsibility, measures, money, day, plan and
interim control; it is late by its own day and counted apart.
"""

from xuezheng.catalogue.flows.find_fix_list import FIND_FIX_LIST
from xuezheng.catalogue.ledgers.safety_parts import PROJECT
from xuezheng.catalogue.terms.safety import Danger, Grade, WaitsFor
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, money, name, note, photos, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByDue,
    ByField,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Preset,
    Tile,
    Where,
    WorkingDays,
)

CASES = T("件", "cases")
LISTING = ("waits_for", "responsible", "measures", "cost", "listed_until", "plan", "interim")
"""责任、措施、资金、时限、预案, why it waits, and what keeps people safe meanwhile."""

HAZARD = Ledger(
    key="hazard",
    version=1,
    title=T("隐患台账", "Hazards"),
    group="safety",
    serves=("F02",),
    source=Source("安全生产事故隐患排查治理暂行规定", "安监总局令第16号"),
    asks=Asks(T("安全科", "Safety section"), T("隐患日排查、周汇总、月通报", "Checks by day, week and month"), 3),
    flow=FIND_FIX_LIST,
    fields=(
        text("title", T("隐患情况", "Hazard"), slot=Slot.T1, required=True),
        choice("category", T("隐患类别", "Category"), of=Danger, slot=Slot.T2, required=True),
        text("spot", T("部位", "Where"), required=True),
        photos("before", T("整改前照片", "Photos before")),
        choice("grade", T("隐患等级", "Grade"), of=Grade, slot=Slot.T3),
        name("owner", T("整改责任人", "Answers for it"), means="hazard.owner"),
        choice("waits_for", T("不能立即整改的原因", "What it waits for"), of=WaitsFor),
        text("responsible", T("责任单位和责任人", "Responsible")),
        note("measures", T("治理措施", "Measures")),
        money("cost", T("所需资金", "Money needed"), slot=Slot.N1),
        day("listed_until", T("挂牌督办期限", "Listed until"), slot=Slot.D1),
        note("plan", T("应急预案", "Emergency plan")),
        note("interim", T("临时管控措施", "Interim control")),
        text("project_code", T("工程项目代码", "Code of the project")),
        photos("after", T("整改后照片", "Photos after")),
    ),
    opens=("principal", "clerk", "township"),
    parts=(
        Part("lead", T("隐患单位", "Unit"), ("principal", "clerk")),
        Part("supervisor", T("复核单位", "Checks it"), ("township",), Where.ABOVE),
        Part("approver", T("挂牌批准人", "Lists it"), ("leader", "section"), Where.ROLE),
    ),
    clocks=(
        Clock(
            "assign", T("落实责任时限", "Time to assign it"),
            ("found",), WorkingDays("hazard.assign_within"), "hazard.ladder",
        ),
        Clock(
            "finish", T("整改时限", "Due day"), ("fixing", "asking"), ByDue(), "hazard.ladder", owes="lead",
        ),
        Clock(
            "approve", T("挂牌批准时限", "Time to decide on listing"),
            ("asking",), WorkingDays("hazard.list_within"), "hazard.list_ladder",
        ),
        Clock(
            "listed", T("挂牌督办期限", "Day on the list"),
            ("listed",), ByField("listed_until"), "hazard.listed_ladder",
        ),
        Clock(
            "check", T("复核时限", "Time to check it"),
            ("fixed",), WorkingDays("hazard.check_within"), "hazard.check_ladder",
        ),
    ),
    fills=(
        Fills("assign", ("grade", "owner"), needed=("grade", "owner")),
        Fills("ask_list", LISTING, needed=LISTING),
        Fills("list", ("listed_until", "interim")),
        Fills("relist", ("listed_until", "cost", "interim"), needed=("listed_until",)),
        Fills("build", ("project_code",), needed=("project_code",)),
        Fills("report", ("after",), needed=("after",)),
    ),
    spawns=(PROJECT,),
    closing=Closing(evidence=1, fields=("grade", "owner", "after")),
    needs_due=False,
    numbering=Numbering("YH", 5),
    presets=(
        Preset("water", T("防溺水", "Drowning"), {"category": "water"}, (4, 5, 6, 7, 8, 9)),
        Preset("flood", T("汛期校舍", "Buildings in the rains"), {"category": "building"}, (5, 6, 7, 8)),
        Preset("heating", T("冬季消防取暖", "Fire and heating in winter"), {"category": "fire"}, (11, 12, 1, 2)),
    ),
    tiles=(
        Tile("open", T("未销号隐患", "Hazards open"), ("found", "fixing", "asking", "fixed")),
        Tile("overdue", T("逾期未整改", "Overdue"), ("found", "fixing", "asking"), overdue=True),
        Tile("listed", T("挂牌督办", "Listed"), ("listed",)),
        Tile("listed_late", T("挂牌督办逾期", "Listed and late"), ("listed",), overdue=True),
        Tile("to_check", T("待复核", "To be checked"), ("fixed",)),
    ),
    counts=(
        Count("found", T("新发现", "Found"), CASES),
        Count("closed", T("已销号", "Closed"), CASES, "closed"),
        Count("overdue", T("逾期未整改", "Overdue"), CASES, "overdue"),
        Count("major", T("未销号重大隐患", "Major ones open"), CASES, "open", {"grade": "major"}),
        Count("listed", T("挂牌督办", "Listed"), CASES, "listed"),
    ),
    numbers=("hazard.alike_within",),
)  # fmt: skip
