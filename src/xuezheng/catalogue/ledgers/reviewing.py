"""What ledgers on the flow of review and award share (评审共用项): parts, clocks, the tail of fields."""

from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Field, Slot, day, figure, note, number
from xuezheng.core.ledgers.clocks import ByField, Clock, WorkingDays
from xuezheng.core.ledgers.definition import Fills, Part, Where

PARTS = (
    Part("lead", T("申报单位", "Applying unit"), ("principal", "clerk")),
    Part("supervisor", T("承办科室", "Section in charge"), ("section",), Where.ROLE),
    Part("decider", T("评审委员会", "Review committee"), ("leader",), Where.ROLE),
)
VOTES = ("votes_cast", "votes_for")
REVIEW_FIELDS: tuple[Field, ...] = (
    day("apply_by", T("申报截止日", "Closing day of the call"), slot=Slot.D1, required=True),
    day("resubmit_by", T("补正截止日", "To be completed by"), slot=Slot.D2),
    figure("score", T("评审得分", "Score")),
    number("place", T("名次", "Place"), slot=Slot.N3),
    number("votes_cast", T("投票人数", "Votes cast")),
    number("votes_for", T("同意票数", "Votes in favour")),
    note("decision", T("评审结论", "Decision")),
)


def _counted(data: Any) -> bool:
    return bool(0 <= data["votes_for"] <= data["votes_cast"])


CHECKS = (Check("votes_for", T("不能多于投票人数", "not more than the votes cast"), _counted),)
FILLS = (
    Fills("return", ("resubmit_by",), needed=("resubmit_by",)),
    Fills("rank", ("score", "place"), needed=("score",)),
    Fills("pass", (*VOTES, "decision"), needed=VOTES),
    Fills("fail", (*VOTES, "decision"), needed=VOTES),
)


def review_clocks(topic: str) -> tuple[Clock, ...]:
    """Give the clocks of every stage, their numbers and ladders under a topic of parameters."""

    def within(key: str, label: T, stages: tuple[str, ...], number: str, ladder: str) -> Clock:
        return Clock(key, label, stages, WorkingDays(f"{topic}.{number}"), f"{topic}.{ladder}")

    return (
        Clock("apply", T("申报截止日", "Closing day"), ("drafted",), ByField("apply_by"), f"{topic}.ladder"),
        within("check", T("资格审核时限", "Time to check eligibility"), ("applied",), "check_within", "office_ladder"),
        Clock(
            "resubmit", T("补正截止日", "To be completed by"), ("returned",), ByField("resubmit_by"),
            f"{topic}.ladder",
        ),
        within(
            "judge", T("组织评审时限", "Time to bring it before the judges"), ("eligible",),
            "judge_within", "office_ladder",
        ),
        within("score", T("评分时限", "Time to judge"), ("judging",), "score_within", "office_ladder"),
        within("vote", T("评议表决时限", "Time to vote"), ("voting",), "vote_within", "decide_ladder"),
        within("show", T("公示期", "Days on view"), ("shown",), "shown_for", "office_ladder"),
        within(
            "object", T("异议复核时限", "Time to review an objection"), ("objected",), "object_within",
            "decide_ladder",
        ),
        within("appeal", T("申请复核期", "Days open to appeal"), ("told",), "appeal_within", "ladder"),
        within(
            "decide", T("复核时限", "Time to decide an appeal"), ("appealed",),
            "appeal_decide_within", "decide_ladder",
        ),
    )  # fmt: skip
