"""What ledgers of signals and of warnings share (预警类台账): parts, clocks, fields and what steps fill in."""

from collections.abc import Sequence

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.ledgers.parts import LEAD, UNITS
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Slot, choice, day, figure, note, number, text
from xuezheng.core.kinds.kind import Asks, Filler
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
    Tile,
    Where,
    WorkingDays,
)
from xuezheng.core.warnings.grades import Grade

CASES = T("件", "cases")
HOME = Part("lead", T("承办单位", "Unit in charge"), UNITS)
"""Whoever entered the signal answers for it."""
SECTION = Part("supervisor", T("业务科室", "Section"), ("section",), Where.ROLE)
OFFICE = Part("supervisor", T("局办公室", "Bureau office"), ("office",), Where.ROLE)
MEASURES = note("measures", T("处置措施", "Measures"))
CAUSE = text("cause", T("原因", "Cause"))
RESPOND = WorkingDays("warning.assign_within")
LADDER, CHECKING = "warning.ladder", "warning.check_ladder"


def clocks(assign: WorkingDays | ByField) -> tuple[Clock, ...]:
    """Give the clocks: to be taken in hand, done by the day that was set, checked."""
    return (
        Clock("assign", T("响应时限", "Time to respond"), ("found",), assign, LADDER),
        Clock("finish", T("处置时限", "Due day"), ("fixing",), ByDue(), LADDER),
        Clock("check", T("复核时限", "Time to check it"), ("fixed",), WorkingDays("warning.check_within"), CHECKING),
    )  # fmt: skip


FILLS = (
    Fills("assign", ("measures",), needed=("measures",)),
    Fills("progress", ("measures",)),
    Fills("report", ("cause", "measures"), needed=("cause",)),
)
CLOSING = Closing(fields=("measures", "cause"))
TILES = (
    Tile("new", T("待响应", "To be answered"), ("found",)),
    Tile("late", T("逾期未办结", "Overdue"), ("found", "fixing"), overdue=True),
)


def counts(more: Sequence[Count] = ()) -> tuple[Count, ...]:
    """Give the counts every one of these has, and some of its own."""
    return (
        Count("entered", T("登记", "Entered"), CASES),
        Count("open", T("未办结", "Open"), CASES, "open"),
        *more,
        Count("ended", T("已办结", "Closed"), CASES, "closed"),
    )


def warned(
    key: str, title: T, *, group: str, serves: tuple[str, ...], prefix: str, supervisor: Part = SECTION
) -> Ledger:  # fmt: skip
    """Give a ledger of warnings of a group (预警处置台账): opened by rules alone, answered by whoever they tell.

    The line of a grade says in how many working days it is taken in hand.
    """
    return Ledger(
        key=key, version=1, title=title, group=group, serves=serves, source=BUREAU_RULE,
        asks=Asks(
            T("局办公室", "Bureau office"), T("监测预警分级响应", "Graded response to warnings"), 10, by=Filler.BUREAU
        ),
        flow=FIND_FIX_CHECK,
        fields=(
            text("title", T("预警事项", "Warning"), slot=Slot.T1, required=True),
            choice("grade", T("预警等级", "Grade"), of=Grade, slot=Slot.T2, required=True),
            text("rule", T("预警规则", "Rule"), slot=Slot.T3, required=True),
            day("raised_on", T("预警日期", "Raised on"), slot=Slot.D1, required=True),
            day("answer_by", T("响应期限", "To be answered by"), slot=Slot.D2, required=True),
            figure("value", T("预警值", "Value")),
            number("part", T("分子", "Numerator")),
            number("whole", T("分母", "Denominator")),
            text("interval", T("置信区间", "Interval")),
            note("asked", T("响应要求", "What is asked"), required=True),
            MEASURES, CAUSE,
        ),
        opens=supervisor.roles, parts=(LEAD, supervisor),
        clocks=clocks(ByField("answer_by")), fills=FILLS, closing=CLOSING, needs_due=False,
        numbering=Numbering(prefix), tiles=TILES, counts=counts(),
    )  # fmt: skip
