"""建议提案台账: deputies' suggestions and members' proposals, from their number to the promise kept.

The section that leads speaks to whoever proposed before it answers. An answer
is of type A, B or C; what it promises has a day, and is followed until then.
"""

from xuezheng.catalogue.flows.accept_answer_follow import ACCEPT_ANSWER_FOLLOW
from xuezheng.catalogue.ledgers.extending import MORE_TIME, follow
from xuezheng.catalogue.ledgers.parts import CO, LEAD, LEADER, SUPERVISOR
from xuezheng.catalogue.terms.outside import AnswerType, Proposer, Satisfaction
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    day,
    name,
    note,
    post,
    text,
    yes_no,
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
    NaturalDays,
    Numbering,
    Tile,
    WorkingDays,
)

CASES = T("件", "cases")


def promises(data: Data) -> bool:
    """An answer that plans to solve it says until when."""
    return data.get("answer_type") == "planned"


PROPOSAL = Ledger(
    key="proposal",
    version=1,
    title=T("建议提案台账", "Proposals of deputies and members"),
    group="office",
    serves=("X17",),
    source=Source("全国人民代表大会代表建议、批评和意见处理办法"),
    asks=Asks(
        T("局办公室", "Bureau office"), T("人大建议、政协提案办理", "Proposals"), 15, by=Filler.BUREAU
    ),
    flow=ACCEPT_ANSWER_FOLLOW,
    fields=(
        text("title", T("建议（提案）标题", "Title"), slot=Slot.T1, required=True),
        text("number", T("建议（提案）号", "Number"), slot=Slot.T2, required=True),
        choice("proposer_kind", T("提出方", "Whose"), of=Proposer, slot=Slot.T3, required=True),
        name("proposer", T("领衔代表（委员）", "Proposed by"), required=True),
        day("came_on", T("交办日期", "Handed over on"), slot=Slot.D1, required=True),
        note("text", T("主要内容", "What is proposed")),
        post("leader_post", T("分管领导", "Accountable leader"), slot=Slot.N1),
        day("contacted_on", T("办前沟通日期", "Spoken to on"), needed_from="drafted"),
        note("contact", T("沟通情况", "What was said"), needed_from="drafted"),
        choice("answer_type", T("答复类型", "Type of the answer"), of=AnswerType, needed_from="drafted"),
        note("answer", T("答复摘要", "Answer in short"), needed_from="drafted"),
        *MORE_TIME,
        note("promise", T("承诺事项", "What is promised"), when=promises, required=True),
        day("promise_by", T("承诺兑现日期", "Promised by"), slot=Slot.D2, when=promises, required=True),
        yes_no("kept", T("承诺已兑现", "Promise kept"), when=promises),
        choice("satisfaction", T("满意度", "How satisfied"), of=Satisfaction),
        yes_no("published", T("答复已公开", "Answer made public")),
    ),
    checks=(
        Check("contacted_on", T("早于交办日期", "lies before it came"), lambda of: of["contacted_on"] >= of["came_on"]),
    ),
    opens=("office",),
    parts=(LEAD, CO, SUPERVISOR, LEADER),
    clocks=(
        Clock(
            "accept", T("受理时限", "Time to accept it"),
            ("registered", "issued"), WorkingDays("proposal.accept_within"), "proposal.ladder", owes="lead",
        ),
        Clock(
            "reply", T("答复时限", "Time to answer"),
            ("doing", "drafted"), NaturalDays("proposal.reply_within", since="came_on", by="term"),
            "proposal.ladder", owes="lead",
        ),
        follow("proposal"),
        Clock(
            "promise", T("承诺兑现", "Promise due"),
            ("answered",), ByField("promise_by"), "proposal.ladder", owes="lead",
        ),
    ),
    fills=(
        Fills("extend", ("extended_on",), needed=("extended_on",)),
        Fills("report", ("contacted_on", "contact", "answer_type", "answer", "promise", "promise_by")),
        Fills("redo", ("satisfaction",), needed=("satisfaction",)),
        Fills("close", ("satisfaction", "published", "kept"), needed=("satisfaction", "published")),
    ),
    closing=Closing(evidence=1, fields=("satisfaction", "published")),
    needs_due=False,
    numbering=Numbering("TA"),
    tiles=(
        Tile("doing", T("办理中建议提案", "Proposals in hand"), ("issued", "doing", "drafted")),
        Tile("late", T("逾期未答复", "Answers overdue"), ("issued", "doing"), overdue=True),
    ),
    counts=(
        Count("came", T("收到", "Received"), CASES),
        Count("done", T("办结", "Done"), CASES, "closed"),
        Count("solved", T("A类（已解决）", "Type A, solved"), CASES, "closed", {"answer_type": "solved"}),
        Count("satisfied", T("满意", "Satisfied"), CASES, "closed", {"satisfaction": "satisfied"}),
        Count("late", T("逾期未答复", "Overdue"), CASES, "overdue"),
    ),
)  # fmt: skip
