"""课题评审: three blind judges of other schools, leniency shifted out, seats by stage of schooling."""

from xuezheng.core.assess.criteria import Criterion, Origin
from xuezheng.core.assess.ranking import Edge
from xuezheng.core.assess.review import Review
from xuezheng.core.assess.severity import Moderation
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source


def line(key: str, label: T, full: int) -> Criterion:
    """Give a line of the rubric."""
    return Criterion(key=key, label=label, full=full, origin=Origin.EXPERT)


RESEARCH_APPLICATION = Review(
    key="research_application",
    title=T("课题评审", "Review of projects"),
    ledger="research_application",
    source=Source("教育科研课题管理办法"),
    topic="research",
    rubric=Criterion(
        key="all",
        label=T("总分", "Total"),
        children=(
            line("question", T("选题价值", "Worth of the question"), 30),
            line("design", T("研究设计", "Design"), 40),
            line("feasible", T("可行性", "Feasibility"), 20),
            line("new", T("创新性", "Novelty"), 10),
        ),
    ),
    blind=("title", "stage", "theme", "question", "design"),
    group="stage",
    person="leader",
    moderation=Moderation.SHIFT,
    edge=Edge.OUT,
    compares=("title", "question", "design"),
    serves=("D09",),
)
