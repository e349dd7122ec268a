"""学年度目标管理考核台账: one school in one year's assessment, from its own report to the published result.

What each line is worth stands in ``catalogue/assessments/school_assessment.py``,
by type of school and year; the score sheet of the case says why.
"""

from xuezheng.catalogue.flows.assess import ASSESS
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, figure, files, note, number, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.clocks import Clock, WorkingDays, WorkingHours
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Fills, Ledger, Numbering, Part, Tile, Where


class SchoolType(Labelled):
    """By which criteria a school is assessed (考核类别)."""

    KINDERGARTEN = ("kindergarten", T("幼儿园", "Kindergarten"))
    COMPULSORY = ("compulsory", T("义务教育学校", "Compulsory school"))
    SENIOR = ("senior", T("高中段学校", "Senior high school"))


class YearGrade(Labelled):
    """The grade of a year (考核等次)."""

    EXCELLENT = ("excellent", T("优秀", "Excellent"))
    GOOD = ("good", T("良好", "Good"))
    PASSED = ("passed", T("合格", "Passed"))
    FAILED = ("failed", T("不合格", "Failed"))


def _clock(key: str, label: T, stages: tuple[str, ...], number: str, ladder: str) -> Clock:
    return Clock(key, label, stages, WorkingDays(f"assessment.{number}"), f"assessment.{ladder}")


SCHOOL_ASSESSMENT = Ledger(
    key="school_assessment",
    version=1,
    title=T("学校目标管理考核", "School assessment"),
    group="supervision",
    serves=("P04",),
    source=Source("学校学年度目标管理考核办法"),
    asks=Asks(T("督导室", "Supervision office"), T("学年度目标管理考核", "Yearly assessment"), 120),
    flow=ASSESS,
    fields=(
        text("title", T("考核名称", "Assessment"), slot=Slot.T1, required=True),
        number("year", T("考核年度", "Year"), slot=Slot.N1, required=True),
        choice("type", T("考核类别", "Type"), of=SchoolType, slot=Slot.T2, required=True),
        note("self_report", T("自评报告", "Own report"), needed_from="scoring"),
        files("evidence", T("佐证材料", "Evidence")),
        figure("total", T("考核得分", "Total"), needed_from="told"),
        choice("grade", T("考核等次", "Grade"), of=YearGrade, slot=Slot.T3, needed_from="published"),
        number("place", T("同类名次", "Place among its type"), slot=Slot.N2),
    ),
    opens=("section",),
    parts=(
        Part("lead", T("被考核学校", "School assessed"), ("principal", "clerk")),
        Part("supervisor", T("考核科室", "Section in charge"), ("section",), Where.ROLE),
        Part("decider", T("考核领导小组", "Who decides"), ("leader",), Where.ROLE),
    ),
    clocks=(
        _clock("report", T("自评填报时限", "Time to report"), ("reporting",), "report_within", "ladder"),
        _clock("score", T("评分时限", "Time to score"), ("scoring",), "score_within", "office_ladder"),
        Clock(
            "hear", T("核对时限", "Time to be heard"), ("told",), WorkingHours("hearing.hours"),
            "assessment.hear_ladder",
        ),
        _clock("answer", T("答复时限", "Time to answer"), ("stated",), "answer_within", "office_ladder"),
        _clock("publish", T("公布时限", "Time to publish"), ("heard",), "publish_within", "office_ladder"),
        _clock("appeal", T("申请复核期", "Days open to appeal"), ("published",), "appeal_within", "office_ladder"),
        _clock(
            "decide", T("复核时限", "Time to decide an appeal"), ("appealed",), "decide_within",
            "decide_ladder",
        ),
    ),
    fills=(
        Fills("report", ("self_report", "evidence")),
        Fills("tell", ("total",), needed=("total",)),
        Fills("publish", ("grade", "place"), needed=("grade",)),
    ),
    needs_due=False,
    numbering=Numbering("KH"),
    numbers=("assessment.weight_change",),
    counts=(
        Count("assessed", T("参加考核", "Assessed"), T("所", "schools"), "opened"),
        Count("published", T("已公布", "Published"), T("所", "schools"), "published"),
        Count("excellent", T("优秀", "Excellent"), T("所", "schools"), "closed", {"grade": "excellent"}),
        Count("appealed", T("申请复核", "Appeals"), T("所", "schools"), "appealed"),
        Count("overdue", T("逾期", "Overdue"), T("所", "schools"), "overdue"),
    ),
    tiles=(
        Tile("to_report", T("待自评学校", "To report"), ("reporting",)),
        Tile("to_score", T("待评分学校", "To score"), ("scoring",)),
        Tile("to_hear", T("待核对得分", "To be heard"), ("told",)),
        Tile("late", T("考核逾期", "Overdue"), ("reporting", "scoring", "told", "stated"), overdue=True),
    ),
)  # fmt: skip
