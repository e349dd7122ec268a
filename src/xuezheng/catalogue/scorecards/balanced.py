"""优质均衡: seven resources a school, fifteen of government, nine of quality, recognition, vetoes."""

from xuezheng.catalogue.scorecards.making import (
    LOCAL,
    PERCENT,
    PLAIN,
    PUPILS,
    ROOMS,
    YUAN,
    item,
    reviewed,
    shares,
)
from xuezheng.catalogue.scorecards.marks import MARKS
from xuezheng.catalogue.scorecards.resources import EVENNESS, RULE, SEVEN
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION as SOURCE
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.definition import Each, Group, Pick, Rooms, Scorecard, Share

BEFORE, WORK, GOOD = Group.PRECONDITION, Group.GUARANTEE, Group.QUALITY
FIFTH, EIGHTH, NINTH, TENTH = (SOURCE.at(f"第{one}条") for one in "五八九十")
THROUGH = ("nine_year", "twelve_year")


def _rooms(key: str) -> Rooms:
    picks = (
        Pick(f"{key}_small", ("primary", "point"), mark="small_rural"),
        Pick(f"{key}_small_junior", mark="small_rural"),
        Pick(f"{key}_older", mark="older"),
        Pick(key),
    )
    return Rooms(picks, "classes", "facility.arts_classes")


def _larger(mark: str) -> tuple[Pick, ...]:
    return Pick("balance_card.larger_through", THROUGH, mark=mark), Pick(
        "balance_card.larger", mark=mark
    )


SIZE = (
    *_larger("early"),
    *_larger("migrants"),
    Pick("school_size.through", THROUGH),
    Pick("school_size.primary"),
)
ZERO_VETOES = (
    Review.BY_EXAM,
    Review.CHOOSING,
    Review.KEY_CLASSES,
    Review.POSTS_UNFILLED,
    Review.ACCIDENT,
    Review.TRAINING_UNCHECKED,
)


of_work, of_quality = shares(WORK, EIGHTH), shares(GOOD, NINTH)
GUARANTEE = (
    reviewed(Review.LAYOUT, WORK, EIGHTH, "1"),
    reviewed(Review.FOUR_UNIFIED, WORK, EIGHTH, "2"),
    item("music_rooms", T("音乐专用教室", "Music rooms"), WORK, _rooms("music_rooms"), ROOMS, number="3", source=EIGHTH),
    item("art_rooms", T("美术专用教室", "Art rooms"), WORK, _rooms("art_rooms"), ROOMS, number="3", source=EIGHTH),
    item("size", T("学校规模", "Size of schools"), WORK, Each((Pick("pupils.primary+junior"),), SIZE), PUPILS, number="4", source=EIGHTH),
    item("class_primary", T("小学班额", "Classes of primary schools"), WORK, Each((Pick("largest.primary", stage="primary"),), (Pick("class_size.primary"),)), PUPILS, number="5", source=EIGHTH),
    item("class_junior", T("初中班额", "Classes of junior schools"), WORK, Each((Pick("largest.junior", stage="junior"),), (Pick("class_size.junior"),)), PUPILS, number="5", source=EIGHTH),
    item("funded", T("不足100名学生的学校按100人核定公用经费", "Below 100 pupils, funded as 100"), WORK, Each((Pick("funded_pupils", mark="few"),), (Pick("school_size.small"),), least=True), PUPILS, number="6", source=EIGHTH),
    of_work("7", "special_fund", T("特殊教育学校生均公用经费", "Running funds a pupil of special schools"), Share("special_funds", "special_pupils", "balance_card.special_fund", times=1), YUAN, confidence=LOCAL),
    of_work("8", "pay", T("教师平均工资不低于当地公务员", "Teachers’ pay to that of civil servants"), Share("teacher_pay", "servant_pay", "balance_card.pay_share")),
    of_work("9", "trained", T("五年360学时培训完成率", "Training hours completed"), Share("trained", "teachers", "balance_card.trained_share")),
    reviewed(Review.POSTS_ALLOCATED, WORK, EIGHTH, "10"),
    of_work("11", "exchange", T("交流教师占符合条件教师比例", "Teachers exchanged, of those eligible"), Share("moved_eligible", "eligible", "staffing.exchange_share")),
    of_work("11", "exchange_backbone", T("交流教师中骨干教师比例", "Backbone among those exchanged"), Share("moved_backbone", "moved", "staffing.exchange_backbone")),
    of_work("12", "certified", T("教师资格证持证率", "Certified teachers"), Share("certified", "teachers", "staffing.certified_share")),
    of_work("13", "near_primary", T("公办小学就近划片入学比例", "Pupils within their zone, primary"), Share("near_primary", "near_primary_all", "balance_card.near_primary")),
    of_work("13", "near_junior", T("公办初中就近划片入学比例", "Pupils within their zone, junior"), Share("near_junior", "near_junior_all", "balance_card.near_junior")),
    of_work("14", "quota", T("优质高中招生名额分配比例", "Places of good senior schools by quota"), Share("quota_places", "senior_places", "balance_card.quota_share")),
    reviewed(Review.LEFT_BEHIND_CARE, WORK, EIGHTH, "15"),
    of_work("15", "migrants_placed", T("随迁子女公办及购买学位就读比例", "Migrants’ children in public or bought places"), Share("migrants_placed", "migrants", "balance_card.migrants_placed")),
)  # fmt: skip
QUALITY = (
    of_quality("1", "retention", T("初中三年巩固率", "Junior retention over three years"), Share("grade_seven_kept", "grade_seven", "balance_card.retention")),
    of_quality("2", "disabled", T("残疾儿童少年入学率", "Disabled children at school"), Share("disabled_taught", "disabled", "balance_card.disabled_share")),
    reviewed(Review.CHARTERS, GOOD, NINTH, "3"),
    item("training_funds", T("各校教师培训经费占公用经费比例", "Training funds of each school"), GOOD, Each((Pick("training_funds"),), (Pick("balance_card.training_funds"),), least=True, over="public_funds", times=100), PERCENT, number="4", source=NINTH),
    reviewed(Review.ICT_USED, GOOD, NINTH, "5"),
    reviewed(Review.CONDUCT, GOOD, NINTH, "6"),
    reviewed(Review.TEACHING_ORDER, GOOD, NINTH, "7"),
    reviewed(Review.WORKLOAD, GOOD, NINTH, "8"),
    reviewed(Review.MONITORED, GOOD, NINTH, "9", confidence=LOCAL),
    of_quality("9", "difference", T("质量监测校际差异率", "Difference between schools in monitoring"), Share("difference", "", "balance_card.differs", least=False, strict=True), PLAIN, confidence=LOCAL),
)  # fmt: skip
BALANCED = Scorecard(
    key="balanced", title=T("义务教育优质均衡", "Balanced compulsory education"),
    says=T("资源配置7项逐校判定，校际差异系数逐项判定，政府保障15项、教育质量9项、社会认可度和一票否决", "Seven resources school by school, their variation, fifteen items of government, nine of quality, recognition and vetoes"),
    source=SOURCE, kinds=("primary", "junior", "nine_year", "twelve_year", "complete"), stages=("primary", "junior"),
    point="balance_card.point", marks=MARKS, serves=("Q01", "Q02"),
    weights=tuple((one, f"balance_card.weight_{one}") for one in ("primary", "junior", "senior")),
    items=(
        item("basic_years", T("通过基本均衡认定满三年", "Basic balance recognised three years ago"), BEFORE, Share("basic_years", "", "balance_card.basic_years"), PLAIN, number="1", source=FIFTH),
        reviewed(Review.YEARS_KEPT, BEFORE, FIFTH, "2"),
        reviewed(Review.NO_ACCIDENT, BEFORE, FIFTH, "3"),
        *SEVEN, RULE, *EVENNESS, *GUARANTEE, *QUALITY,
        item("recognition", T("社会认可度", "Recognition by the public"), Group.RECOGNITION, Share("recognition", "", "balance_card.recognition"), source=TENTH),
        *(reviewed(one, Group.VETO, SOURCE, str(number), wanted=False) for number, one in enumerate(ZERO_VETOES, 1)),
    ),
)  # fmt: skip
