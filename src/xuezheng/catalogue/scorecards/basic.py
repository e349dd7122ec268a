"""基本均衡: eight resources compared by their mean coefficient, the work of government by points."""

from xuezheng.catalogue.scorecards.making import (
    COEFFICIENT,
    HUNDRED,
    MEMORY,
    METRES,
    PLAIN,
    YUAN,
    item,
    reviewed,
)
from xuezheng.catalogue.sources.basic_balance import BASIC_BALANCE as SOURCE
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Unit
from xuezheng.core.scorecards.definition import EvenOnAverage, Group, Resource, Scorecard, Share

EIGHT = tuple(
    item(key, T(zh, en), Group.RESOURCES, Resource(amount, per), unit, number=str(number), source=SOURCE, confidence=MEMORY)
    for number, (key, zh, en, amount, per, unit) in enumerate((
        ("teaching", "生均教学及辅助用房面积", "Teaching rooms a pupil", "teaching_m2", 1, METRES),
        ("sports", "生均体育运动场馆面积", "Sports grounds a pupil", "sports_m2", 1, METRES),
        ("equipment", "生均教学仪器设备值", "Equipment a pupil", "equipment", 1, YUAN),
        ("computers", "每百名学生拥有计算机台数", "Computers a hundred pupils", "computers", 100, Unit(T("台/百生", "a hundred pupils"), 1, 2)),
        ("books", "生均图书册数", "Books a pupil", "books", 1, Unit(T("册/生", "books a pupil"), 1, 2)),
        ("teachers", "师生比", "Teachers a hundred pupils", "teachers", 100, HUNDRED),
        ("higher", "生均高于规定学历教师数", "Teachers above the required degree a hundred pupils", "higher", 100, HUNDRED),
        ("titled", "生均中级及以上专业技术职务教师数", "Teachers with a middle title or above a hundred pupils", "titled", 100, HUNDRED),
    ), 1)
)  # fmt: skip
BASIC = Scorecard(
    key="basic", title=T("义务教育基本均衡", "Basic balance of compulsory education"),
    says=T("八项差异系数的平均值、政府推进工作得分、公众满意度", "The mean of eight coefficients, points for the work of government, satisfaction"),
    source=SOURCE, kinds=("primary", "junior", "nine_year", "twelve_year", "complete"), stages=("primary", "junior"),
    point="balance_card.point", serves=("Q01",),
    weights=tuple((one, f"balance_card.weight_{one}") for one in ("primary", "junior", "senior")),
    items=(
        reviewed(Review.BASE_STANDARD, Group.PRECONDITION, SOURCE, confidence=MEMORY),
        *EIGHT,
        item("even", T("综合差异系数", "Mean coefficient of variation"), Group.EVENNESS, EvenOnAverage(tuple(one.key for one in EIGHT), (("primary", "cards.even_primary"), ("junior", "cards.even_junior"))), COEFFICIENT, confidence=MEMORY),
        item("work", T("政府推进工作得分", "Points for the work of government"), Group.GUARANTEE, Share("work_score", "", "cards.work_score"), PLAIN, confidence=MEMORY),
        item("recognition", T("公众满意度", "Satisfaction of the public"), Group.RECOGNITION, Share("recognition", "", "cards.recognition"), confidence=MEMORY),
    ),
)  # fmt: skip
