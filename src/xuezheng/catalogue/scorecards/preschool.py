"""学前普及普惠: enrolment, public and inclusive shares, staff, conditions, reviews."""

from xuezheng.catalogue.scorecards.making import LOCAL, PERCENT, PLAIN, SECOND, YUAN, item, reviewed
from xuezheng.catalogue.sources.preschool_supervision import PRESCHOOL_SUPERVISION as SOURCE
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Confidence, Unit
from xuezheng.core.scorecards.definition import Check, Fitting, Group, Item, Mark, Scorecard, Share

TEXT = Confidence.TEXT
AREAS = (
    ("outdoor_m2", "cards.outdoor_m2"),
    ("activity_m2", "cards.activity_m2"),
    ("floor_m2", "cards.floor_m2"),
)
WORK = (
    Review.KG_LEADERSHIP, Review.KG_PLAN, Review.KG_NETWORK, Review.KG_ESTATES, Review.KG_FUNDS,
    Review.KG_FEES, Review.KG_PAY, Review.KG_SAFETY, Review.KG_WATCH,
)  # fmt: skip
CARE = (Review.KG_CONDITIONS, Review.KG_STAFFED, Review.KG_RULES, Review.KG_CARE)


def _share(number: str, key: str, zh: str, en: str, test: Share, confidence: Confidence = TEXT, unit: Unit = PERCENT, group: Group = Group.GUARANTEE) -> Item:  # fmt: skip
    return item(
        key, T(zh, en), group, test, unit, number=number, source=SOURCE, confidence=confidence
    )


PRESCHOOL = Scorecard(
    key="preschool", title=T("学前教育普及普惠", "Universal and inclusive preschool education"),
    says=T("毛入园率、普惠和公办占比、班额、师资、办园条件、社会认可度和审核项", "Enrolment, inclusive and public shares, classes, staff, conditions, recognition and reviews"),
    source=SOURCE, kinds=("kindergarten",), stages=("preschool",), serves=("K01", "K02"),
    marks=(Mark("new", T("按新标准建园", "Built to the new standard"), (Check("first_built", "cards.built_from", least=True),)),),
    items=(
        _share("1", "gross", "学前三年毛入园率", "Gross enrolment of three years", Share("children", "aged_3_5", "cards.gross")),
        _share("2", "inclusive", "普惠性幼儿园覆盖率", "Children in inclusive kindergartens", Share("open_children", "children", "preschool.inclusive_share")),
        _share("3", "public", "公办园在园幼儿占比", "Children in public kindergartens", Share("public_children", "children", "preschool.public_share")),
        _share("4", "public_fund", "公办园生均公用经费财政拨款", "Running funds a child, public", Share("public_kg_funds", "public_children", "cards.public_fund", times=1), LOCAL, YUAN),
        _share("4", "inclusive_fund", "普惠性民办园生均财政补助", "Subsidy a child, inclusive", Share("inclusive_kg_funds", "inclusive_children", "cards.inclusive_fund", times=1), LOCAL, YUAN),
        _share("5", "pay", "非在编与在编教师平均工资比", "Pay off the establishment to pay on it", Share("contract_pay", "established_pay", "cards.pay_share"), LOCAL),
        item("new_fit", T("新建园办园条件达标占比", "New kindergartens that keep the areas"), Group.QUALITY, Fitting(AREAS, "cards.new_share", mark="new"), number="6", source=SOURCE, confidence=LOCAL),
        item("old_fit", T("既有园办园条件达标占比", "Older kindergartens that keep the areas"), Group.QUALITY, Fitting(AREAS, "cards.old_share", without="new"), number="6", source=SOURCE, confidence=LOCAL),
        _share("7", "class_fit", "班额达标率", "Classes within limits", Share("kg_classes_fit", "kg_classes", "preschool.class_fit_share"), group=Group.QUALITY),
        _share("8", "per_teacher", "每名专任教师幼儿数", "Children a teacher", Share("children", "kg_teachers", "preschool.per_teacher", least=False, times=1), unit=PLAIN, group=Group.QUALITY),
        _share("9", "certified", "专任教师持证上岗率", "Certified teachers", Share("kg_certified", "kg_teachers", "cards.certified"), group=Group.QUALITY),
        _share("10", "recognition", "社会认可度", "Recognition by the public", Share("preschool_recognition", "", "cards.preschool_recognition"), group=Group.RECOGNITION),
        *(reviewed(one, Group.GUARANTEE, SOURCE, confidence=SECOND) for one in WORK),
        *(reviewed(one, Group.QUALITY, SOURCE, confidence=SECOND) for one in CARE),
    ),
)  # fmt: skip
