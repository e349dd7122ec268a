"""职称评审: eligibility as of 31 December, blind judges, teaching results weigh most, a vote of two thirds."""

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


TITLE_APPLICATION = Review(
    key="title_application",
    title=T("职称评审", "Review for titles"),
    ledger="title_application",
    source=Source("中小学教师职称评审实施办法"),
    topic="title_review",
    rubric=Criterion(
        key="all",
        label=T("总分", "Total"),
        children=(
            line("teaching", T("教学业绩", "Teaching results"), 60),
            line("research", T("教研成果", "Research"), 25),
            line("guidance", T("指导青年教师", "Guiding younger teachers"), 15),
        ),
    ),
    blind=("title", "level", "teaching", "research"),
    group="level",
    person="applicant",
    moderation=Moderation.SHIFT,
    edge=Edge.OUT,
    requirements=(
        Requirement(
            "years", T("任现职年限", "Years in the present title"), "years_held",
            "title_review.years_needed", "level",
        ),
        Requirement(
            "rural", T("支教或农村任教年限", "Years of rural teaching"), "rural_years",
            "title_review.rural_years",
        ),
        Requirement(
            "hours", T("年均继续教育学时", "Training hours a year"), "training_hours",
            "title_review.training_hours",
        ),
        Requirement("conduct", T("师德考核合格", "Conduct without fault"), "conduct_clean"),
    ),
    serves=("T11",),
)  # fmt: skip
