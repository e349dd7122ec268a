"""标准化学校评估标准: conditions, staff, management, quality; a grave accident bars the title."""

from fractions import Fraction

from xuezheng.catalogue.assessments.lines import each, grade, group, passed, scored, share
from xuezheng.core.assess.criteria import Assessment, Criterion, Origin, Version, Veto
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source

KINDS = {
    "compulsory": T("义务教育标准化学校", "Standard school of compulsory education"),
    "boarding": T("标准化寄宿制学校", "Standard boarding school"),
    "small": T("标准化小规模学校", "Standard small school"),
}


def tree(kind: str) -> Criterion:
    """Give the tree of one standard; small and boarding schools have a line of their own."""
    own = {
        "compulsory": T("专用教室配备", "Special rooms"),
        "boarding": T("宿舍、食堂与夜间值守", "Dormitory, canteen, night watch"),
        "small": T("小班教学与走教保障", "Small classes and travelling teachers"),
    }
    return Criterion(
        key="all",
        label=T("总分", "Total"),
        children=(
            group(
                "conditions", T("办学条件", "Conditions"),
                scored("site", T("校园校舍", "Site and buildings"), 20, Origin.EXPERT),
                scored("rooms", own[kind], 20, Origin.EXPERT),
            ),
            group(
                "staff", T("教师队伍", "Staff"),
                share("degrees", T("高一级学历比例（%）", "Share with a higher degree"), 15, none=50, all_=90),
                passed("hours", T("开齐开足课程", "Every subject is taught"), 10),
            ),
            group(
                "management", T("学校管理", "Management"),
                scored("rules", T("章程与制度", "Charter and rules"), 10, Origin.EXPERT),
                scored("safety", T("安全管理", "Safety"), 10, Origin.EXPERT),
                each("accidents", T("重大安全责任事故", "Grave accidents"), "-10", 20),
                floor=0,
            ),
            group(
                "quality", T("教育质量", "Quality"),
                scored("results", T("学业与体质达标", "Results and fitness"), 15, Origin.EXPERT),
            ),
        ),
    )  # fmt: skip


STANDARD_SCHOOL = Assessment(
    key="standard_school",
    title=T("标准化学校评估", "Evaluation of standard schools"),
    ledger="standard_school",
    source=Source("标准化学校建设评估办法"),
    versions=(
        Version(
            since=2025,
            trees={kind: tree(kind) for kind in KINDS},
            grades=(grade("met", T("达标", "Met"), 85), grade("not_met", T("未达标", "Not met"), 0)),
            vetoes=(
                Veto("accident", T("发生重大安全责任事故", "A grave accident"), "accidents", Fraction(1), "not_met"),
            ),
        ),
    ),
    types=KINDS,
    total="score",
    told=("visit", "confirm"),
    reports=("drafted", "improving"),
    scores=("applied", "visiting", "rechecking"),
    kind="standard",
    year="year",
    serves=("Q03",),
)  # fmt: skip
