"""学校学年度目标管理考核: what each line is worth, by type of school and year.

From 2026 on safety weighs more and teaching less, for every type; from 2027 on
what parents say in the anonymous survey counts. Honours add, hazards left
overdue take away; both have their cap.
"""

from fractions import Fraction

from xuezheng.catalogue.assessments.lines import each, grade, group, passed, scored, share, taken
from xuezheng.core.assess.criteria import Assessment, Criterion, Origin, Version, Veto
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source

GRADES = (
    grade("excellent", T("优秀", "Excellent"), 90, "3/10"),
    grade("good", T("良好", "Good"), 80),
    grade("passed", T("合格", "Passed"), 60),
    grade("failed", T("不合格", "Failed"), 0),
)
VETOES = (
    Veto(
        "accident",
        T("发生重大安全责任事故", "A grave accident"),
        "accidents",
        Fraction(1),
        "passed",
    ),
    Veto(
        "conduct",
        T("教职工严重违反师德", "A grave breach of conduct"),
        "breaches",
        Fraction(1),
        "failed",
    ),
)
TEACHING = {
    "kindergarten": T("保育教育", "Care and education"),
    "compulsory": T("教育教学", "Teaching"),
    "senior": T("教育教学与升学指导", "Teaching and guidance"),
}


def tree(kind: str, safety: int, parents: int = 0) -> Criterion:
    """Give the tree of a type of school with so many points for safety, and for what parents say."""
    quality = 60 - safety
    said = taken(
        "parents",
        T("家长满意度（%）", "Parents satisfied, %"),
        parents,
        "satisfied_parents",
        none=60,
        all_=95,
    )
    return Criterion(
        key="all",
        label=T("总分", "Total"),
        children=(
            group(
                "governance", T("党建与治理", "Party building and governance"),
                scored("party", T("党建工作", "Party building"), 10),
                scored("plan", T("年度重点工作完成", "Tasks of the year"), 10 - parents),
                *((said,) if parents else ()),
            ),
            group(
                "teaching", TEACHING[kind],
                scored("lessons", T("课堂与常规", "Lessons and routine"), quality - 20, Origin.EXPERT),
                scored("quality", T("质量监测", "Quality"), 20),
            ),
            group(
                "safety", T("安全稳定", "Safety"),
                scored("system", T("安全制度与演练", "Rules and drills"), safety - 5),
                passed("duty", T("安全责任书全员签订", "Every post signed for its duty"), 5),
                each("overdue", T("逾期未销号隐患", "Hazards overdue"), "-1", 10, "hazard.overdue"),
                each("accidents", T("重大安全责任事故", "Grave accidents"), "-10", 20, "incident.major"),
                floor=0,
            ),
            group(
                "staff", T("队伍建设", "Staff"),
                share(
                    "training", T("教师完成规定学时比例（%）", "Share of teachers with their hours"), 10,
                    none=60, all_=100,
                ),
                scored("research", T("教研与课题", "Research"), 10),
                each("breaches", T("师德失范行为", "Breaches of conduct"), "-5", 10),
            ),
            each("honours", T("市级以上荣誉", "Honours"), "1/2", 5),
        ),
    )  # fmt: skip


def version(since: int, safety: int, parents: int = 0) -> Version:
    """Give the criteria from a year on."""
    trees = {kind: tree(kind, safety, parents) for kind in TEACHING}
    return Version(
        since=since, trees=trees, grades=GRADES, vetoes=VETOES, ties=("teaching", "safety")
    )


SCHOOL_ASSESSMENT = Assessment(
    key="school_assessment",
    title=T("学校目标管理考核", "School assessment"),
    ledger="school_assessment",
    source=Source("学校学年度目标管理考核办法"),
    versions=(version(2025, 15), version(2026, 20), version(2027, 20, 5)),
    types={
        "kindergarten": T("幼儿园", "Kindergarten"),
        "compulsory": T("义务教育学校", "Compulsory school"),
        "senior": T("高中段学校", "Senior high school"),
    },
    total="total",
    told=("tell",),
    reports=("reporting",),
    scores=("scoring",),
    grade="grade",
    graded=("publish",),
    kind="type",
    year="year",
    serves=("P04",),
)
