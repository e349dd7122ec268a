"""信访台账: petitions, hotline and web, from every channel in one list, until they have their answer.

Who petitions and what about is sensitive: it opens for a stated purpose and
every look is noted. The same matter is tied to the earlier case; who comes
again is marked; an answer that does not satisfy goes to the next level.
"""

from xuezheng.catalogue.flows.accept_answer_follow import ACCEPT_ANSWER_FOLLOW
from xuezheng.catalogue.ledgers.extending import AGAIN, MORE_TIME, follow
from xuezheng.catalogue.ledgers.parts import LEAD, LEADER
from xuezheng.catalogue.terms.outside import Channel, Level, Satisfaction, Topic
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    name,
    note,
    phone,
    post,
    text,
    unit,
)
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    Check,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    NaturalDays,
    Numbering,
    Part,
    Tile,
    Where,
)

CASES = T("件", "cases")


PETITION = Ledger(
    key="petition",
    version=1,
    title=T("信访台账", "Petitions"),
    group="office",
    serves=("X03",),
    source=Source("信访工作条例"),
    asks=Asks(
        T("信访工作科室", "Section for petitions"), T("信访工作条例", "Rules on petitions"), 10, by=Filler.BUREAU
    ),
    flow=ACCEPT_ANSWER_FOLLOW,
    fields=(
        text("title", T("诉求摘要（不写姓名）", "Matter, without names"), slot=Slot.T1, required=True),
        choice("channel", T("来访渠道", "Channel"), of=Channel, slot=Slot.T2, required=True),
        choice("topic", T("诉求类别", "Topic"), of=Topic, slot=Slot.T3, required=True),
        choice("level", T("办理层级", "Level"), of=Level, required=True),
        day("came_on", T("收到日期", "Came on"), slot=Slot.D1, required=True),
        name("petitioner", T("信访人", "Petitioner"), privacy=Privacy.SENSITIVE),
        phone("mobile", T("联系电话", "Telephone"), privacy=Privacy.SENSITIVE),
        note("text", T("反映内容", "What is said"), privacy=Privacy.SENSITIVE),
        unit("about", T("反映单位", "Unit it is about"), slot=Slot.N1),
        *AGAIN,
        post("leader_post", T("包案领导", "Leader in charge"), slot=Slot.N3),
        day("accepted_on", T("受理日期", "Accepted on"), slot=Slot.D2),
        *MORE_TIME,
        note("answer", T("处理意见", "Answer"), needed_from="drafted"),
        day("answered_on", T("答复送达日期", "Answer delivered on"), needed_from="answered"),
        choice("satisfaction", T("满意度", "How satisfied"), of=Satisfaction),
    ),
    checks=(
        Check("accepted_on", T("早于收到日期", "lies before it came"), lambda of: of["accepted_on"] >= of["came_on"]),
    ),
    opens=("section", "office"),
    parts=(
        LEAD,
        Part("supervisor", T("信访工作科室", "Section for petitions"), ("section", "office"), Where.PARTY),
        LEADER,
    ),
    clocks=(
        Clock(
            "accept", T("受理告知时限", "Time to accept it"),
            ("registered", "issued"), NaturalDays("petition.accept_within", since="came_on"),
            "petition.ladder", owes="lead",
        ),
        Clock(
            "finish", T("办结时限", "Time to answer"),
            ("doing", "drafted"), NaturalDays("petition.finish_within", since="accepted_on", by="term"),
            "petition.ladder", owes="lead",
        ),
        follow("petition"),
    ),
    fills=(
        Fills("accept", ("accepted_on",), needed=("accepted_on",)),
        Fills("extend", ("extended_on",), needed=("extended_on",)),
        Fills("report", ("answer",)),
        Fills("answer", ("answered_on",)),
        Fills("redo", ("level", "satisfaction"), needed=("level", "satisfaction")),
        Fills("close", ("satisfaction",), needed=("satisfaction",)),
    ),
    closing=Closing(evidence=1, fields=("satisfaction",)),
    needs_due=False,
    numbering=Numbering("XF", 5),
    tiles=(
        Tile("doing", T("在办信访", "Petitions in hand"), ("issued", "doing", "drafted")),
        Tile("late", T("逾期信访", "Petitions overdue"), ("issued", "doing"), overdue=True),
    ),
    counts=(
        Count("came", T("收到", "Received"), CASES),
        Count("answered", T("办结", "Answered"), CASES, "closed"),
        Count("again", T("重复信访", "Repeated"), CASES, "opened", {"repeated": "yes"}),
        Count("satisfied", T("满意", "Satisfied"), CASES, "closed", {"satisfaction": "satisfied"}),
        Count("late", T("超期", "Overdue"), CASES, "overdue"),
    ),
)  # fmt: skip
