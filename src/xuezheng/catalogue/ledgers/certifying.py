"""What ledgers on the flow of certification share (创建认定共用项): parts, clocks, the tail of fields.

A ledger names the topic of its parameters; its own file says what is certified.
"""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Slot, day, expiry, figure, files, note, text
from xuezheng.core.ledgers.clocks import ByField, Clock, WorkingDays
from xuezheng.core.ledgers.definition import Fills, Part, Where

PARTS = (
    Part("lead", T("申报学校", "Applying school"), ("principal", "clerk")),
    Part("supervisor", T("承办科室", "Section in charge"), ("section",), Where.ROLE),
    Part("decider", T("评审认定组", "Panel"), ("leader",), Where.ROLE),
)
IMPROVING = ("to_improve", "improve_by")
TITLE_FIELDS: tuple[Field, ...] = (
    figure("self_score", T("自评得分", "Own score"), needed_from="applied"),
    files("self_report", T("自评报告", "Own report")),
    figure("score", T("评估得分", "Score"), needed_from="panel"),
    note("opinion", T("评审意见", "Opinion of the panel"), needed_from="shown"),
    text("title_number", T("认定文号", "Number of the paper")),
    day("titled_on", T("认定日期", "Day of the title"), needed_from="titled"),
    expiry("valid_until", T("有效期至", "Valid until"), slot=Slot.D1, needed_from="titled"),
    day("next_check", T("下次复核日期", "Next re-check"), slot=Slot.D2, needed_from="titled"),
    note("to_improve", T("整改清单", "What to improve")),
    day("improve_by", T("整改期限", "To be improved by")),
)
"""Fields that every title has; what is certified stands before them."""


def certify_fills(*more: str) -> tuple[Fills, ...]:
    """Give which move fills which field; ``more`` are filled with the score, and again at a re-check."""
    return (
        Fills("report", ("self_score", "self_report"), needed=("self_score",)),
        Fills("renew", ("self_score", "self_report"), needed=("self_score",)),
        Fills("visit", ("score", *more), needed=("score",)),
        Fills("show", ("opinion",)),
        Fills("grant", ("title_number", "titled_on", "valid_until", "next_check")),
        Fills("confirm", ("score", *more, "valid_until", "next_check"), needed=("score", "next_check")),
        Fills("lower", IMPROVING, needed=IMPROVING),
    )  # fmt: skip


def certify_clocks(topic: str) -> tuple[Clock, ...]:
    """Give the clocks of every stage, their numbers and ladders under a topic of parameters."""

    def within(key: str, label: T, stages: tuple[str, ...], number: str, ladder: str) -> Clock:
        return Clock(key, label, stages, WorkingDays(f"{topic}.{number}"), f"{topic}.{ladder}")

    return (
        within("report", T("申报填报时限", "Time to write it"), ("drafted",), "report_within", "ladder"),
        within("check", T("材料审核时限", "Time to check the papers"), ("applied",), "check_within", "office_ladder"),
        within("visit", T("现场评估时限", "Time to visit"), ("visiting",), "visit_within", "office_ladder"),
        within("panel", T("评审认定时限", "Time to decide"), ("panel",), "panel_within", "decide_ladder"),
        within("show", T("公示期", "Days on view"), ("shown",), "shown_for", "office_ladder"),
        within(
            "object", T("异议复核时限", "Time to review an objection"), ("objected",), "object_within",
            "decide_ladder",
        ),
        Clock(
            "recheck", T("下次复核日期", "Next re-check"), ("titled",), ByField("next_check"),
            f"{topic}.office_ladder",
        ),
        Clock("valid", T("有效期", "Validity"), ("titled",), ByField("valid_until"), f"{topic}.expiry_ladder"),
        within("confirm", T("复核时限", "Time for a re-check"), ("rechecking",), "recheck_within", "office_ladder"),
        Clock("improve", T("整改期限", "To be improved by"), ("improving",), ByField("improve_by"), f"{topic}.ladder"),
    )  # fmt: skip
