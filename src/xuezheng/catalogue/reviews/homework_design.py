"""作业设计评选: three blind judges of other schools, leniency shifted out, seats by stage of schooling."""

from xuezheng.core.assess.criteria import Criterion, Origin
from xuezheng.core.assess.eligibility import Requirement
from xuezheng.core.assess.ranking import Edge
from xuezheng.core.assess.review import Review
from xuezheng.core.assess.severity import Moderation
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source


def line(key: str, label: T, full: int) -> Criterion:
    """Give a line of the rubric."""
    return Criterion(key=key, label=label, full=full, origin=Origin.EXPERT)


HOMEWORK_DESIGN = Review(
    key="homework_design",
    title=T("作业设计评选", "Contest of homework designs"),
    ledger="homework_design",
    source=Source("作业设计评选办法"),
    topic="homework_design",
    rubric=Criterion(
        key="all",
        label=T("总分", "Total"),
        children=(
            line("aim", T("目标与内容", "Aim and content"), 30),
            line("layers", T("分层与弹性", "Layers for different pupils"), 30),
            line("load", T("时长与总量", "Time it takes"), 20),
            line("feedback", T("批改与反馈", "Marking and feedback"), 20),
        ),
    ),
    blind=("title", "stage", "course", "minutes", "design", "feedback"),
    group="stage",
    person="author",
    moderation=Moderation.SHIFT,
    edge=Edge.OUT,
    requirements=(
        Requirement("taught", T("任教年限", "Years of teaching"), "years_taught", "homework_design.years_needed"),
        Requirement("own", T("承诺原创", "Declared as own work"), "own_work"),
    ),
    compares=("title", "design"),
    serves=("A16",),
)  # fmt: skip
