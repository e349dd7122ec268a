"""学校食堂量化分级评分表: five parts, a hundred points; an outbreak bars every grade."""

from fractions import Fraction

from xuezheng.catalogue.assessments.lines import each, grade, group, passed, scored
from xuezheng.core.assess.criteria import Assessment, Criterion, Origin, Version, Veto
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source

TREE = Criterion(
    key="all",
    label=T("总分", "Total"),
    children=(
        group(
            "licence", T("许可与制度", "Licence and rules"),
            passed("licensed", T("食品经营许可在有效期内", "Licence in force"), 5, Origin.EXPERT),
            scored("rules", T("食品安全管理制度与陪餐", "Rules, and staff eating along"), 5, Origin.EXPERT),
        ),
        group(
            "place", T("环境与设施", "Premises"),
            scored("layout", T("布局流程", "Layout"), 10, Origin.EXPERT),
            scored("clean", T("清洁与防虫防鼠", "Cleanness"), 10, Origin.EXPERT),
        ),
        group(
            "purchase", T("采购贮存", "Purchase and storage"),
            scored("vouchers", T("索证索票与验收", "Vouchers"), 15, Origin.EXPERT),
            scored("storage", T("贮存与标识", "Storage"), 10, Origin.EXPERT),
            each("spoiled", T("过期变质食材", "Spoiled food found"), "-5", 20),
            floor=0,
        ),
        group(
            "kitchen", T("加工与留样", "Kitchen and samples"),
            scored("cooking", T("加工过程", "Cooking"), 15, Origin.EXPERT),
            scored("samples", T("留样与消毒", "Samples and disinfection"), 10, Origin.EXPERT),
            each("outbreaks", T("食源性疾病事件", "Outbreaks"), "-25", 25),
            floor=0,
        ),
        group(
            "people", T("从业人员", "Staff"),
            passed("health", T("健康证明齐全", "Health certificates"), 10, Origin.EXPERT),
            scored("trained", T("培训与晨检", "Training and morning checks"), 10, Origin.EXPERT),
        ),
    ),
)  # fmt: skip
CANTEEN_GRADE = Assessment(
    key="canteen_grade",
    title=T("食堂量化分级", "Canteen grading"),
    ledger="canteen_grade",
    source=Source("学校食堂量化分级管理办法"),
    versions=(
        Version(
            since=2025,
            trees={"canteen": TREE},
            grades=(
                grade("a", T("A级", "A"), 90), grade("b", T("B级", "B"), 75),
                grade("c", T("C级", "C"), 60), grade("none", T("不予评级", "No grade"), 0),
            ),
            vetoes=(
                Veto("outbreak", T("发生食源性疾病事件", "An outbreak"), "outbreaks", Fraction(1), "none"),
            ),
        ),
    ),
    types={"canteen": T("学校食堂", "Canteen")},
    total="score",
    told=("visit", "confirm"),
    reports=("drafted", "improving"),
    scores=("applied", "visiting", "rechecking"),
    grade="grade",
    graded=("visit", "confirm"),
    serves=("F07",),
)  # fmt: skip
