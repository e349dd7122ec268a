"""从业查询台账: whether somebody may work with minors, asked before the first day and every year after.

What is kept is that it was asked, the token of the answer and its day, never
what somebody did. Whoever has an offence on record is never in force here, and
may not be taken on.
"""

from datetime import date

from xuezheng.catalogue.flows.agreement_expiry import AGREEMENT_EXPIRY
from xuezheng.catalogue.terms.entry import Answer, Work
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Privacy, Slot, choice, day, expiry, name, person, text
from xuezheng.core.kinds.kind import After, Asks, Keep
from xuezheng.core.ledgers.definition import (
    ByField,
    Check,
    Clock,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

PEOPLE = T("人", "people")
ANSWERED = ("asked_on", "token", "answer", "until")
SENSITIVE = Privacy.SENSITIVE
fromisoformat = date.fromisoformat
BARRED = T(
    "查询已满一年，复查前不得安排上岗", "The query is a year old; no work before it is asked again"
)

BACKGROUND_CHECK = Ledger(
    key="background_check",
    version=1,
    title=T("从业查询台账", "Checks before entry"),
    group="staff",
    serves=("T14",),
    source=Source("未成年人保护法", clause="第六十二条"),
    keep=Keep(5, After.ERASE),
    asks=Asks(T("人事科", "Personnel section"), T("入职查询和年度复查", "Query at entry and every year"), 3, (9,)),
    flow=AGREEMENT_EXPIRY,
    fields=(
        text("title", T("查询事项", "Query"), slot=Slot.T1, required=True),
        name("who", T("姓名", "Name"), required=True, privacy=SENSITIVE),
        person("person", T("在册人员", "Person on the register"), slot=Slot.N1, privacy=SENSITIVE),
        choice("work", T("拟从事工作", "Work"), of=Work, slot=Slot.T2, required=True),
        day("asked_on", T("查询日期", "Asked on"), slot=Slot.D2),
        text("token", T("查询回执编号", "Token of the answer"), privacy=SENSITIVE),
        choice("answer", T("查询结果", "Answer"), of=Answer, slot=Slot.T3, privacy=SENSITIVE),
        expiry("until", T("应复查日期", "To be asked again by"), slot=Slot.D1, bars=BARRED),
    ),
    checks=(
        Check(
            "answer", T("查到违法犯罪记录的不得录用", "whoever has something on record may not be taken on"),
            lambda of: of["answer"] != "hit", needed_from="active",
        ),
        Check(
            "until",
            T("应复查日期须在查询日期之后{number}日内", "is to lie within {number} days of the query"),
            lambda of, days: (fromisoformat(of["until"]) - fromisoformat(of["asked_on"])).days <= days,
            number="background.every_days",
        ),
    ),
    opens=("principal", "clerk", "section"),
    parts=(
        Part("lead", T("用人单位", "Employer"), ("principal", "clerk", "section")),
        Part("supervisor", T("人事科", "Personnel section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "ask", T("查询报送时限", "Time to hand it in"),
            ("drafted",), WorkingDays("background.ask_within"), "background.ladder",
        ),
        Clock(
            "verify", T("核验时限", "Time to verify it"),
            ("proposed",), WorkingDays("background.verify_within"), "background.verify_ladder",
        ),
        Clock("again", T("年度复查", "Asked again"), ("active",), ByField("until"), "background.again_ladder"),
    ),
    fills=(
        Fills("report", ANSWERED, needed=ANSWERED),
        Fills("renew", ANSWERED, needed=ANSWERED),
    ),
    needs_due=False,
    numbering=Numbering("CX", 5),
    tiles=(
        Tile("verify", T("待核验", "To be verified"), ("proposed",)),
        Tile("late", T("逾期未复查", "Not asked again"), ("active",), overdue=True),
    ),
    counts=(
        Count("asked", T("已查询", "Asked"), PEOPLE),
        Count("active", T("有效", "In force"), PEOPLE, "active"),
        Count("late", T("逾期未复查", "Not asked again"), PEOPLE, "overdue"),
        Count("hit", T("查到记录", "On record"), PEOPLE, "opened", {"answer": "hit"}),
    ),
    numbers=("background.every_days",),
)  # fmt: skip
