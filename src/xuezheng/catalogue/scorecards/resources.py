"""The seven resources of 优质均衡 and the evenness of each (资源配置、校际均衡)."""

from xuezheng.catalogue.scorecards.making import (
    COEFFICIENT,
    HUNDRED,
    ITEMS,
    METRES,
    ROOMS_HUNDRED,
    YUAN,
    item,
)
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Confidence, Unit
from xuezheng.core.scorecards.definition import Even, Group, Item, Resource, SchoolRule

SEVENTH = BALANCED_SUPERVISION.at("第七条")


def _floors(primary: str, junior: str = "") -> tuple[tuple[str, str], ...]:
    return (("primary", primary), ("junior", junior or primary))


def _resource(number: int, key: str, zh: str, en: str, unit: Unit, test: Resource) -> Item:
    return item(
        key, T(zh, en), Group.RESOURCES, test, unit, number=str(number), source=SEVENTH,
        confidence=Confidence.TEXT if number == 1 else Confidence.SECONDARY,
    )  # fmt: skip


SEVEN = (
    _resource(1, "higher", "每百名学生拥有高于规定学历教师数", "Teachers above the required degree a hundred pupils", HUNDRED, Resource("higher", 100, _floors("balance_card.higher_primary", "balance_card.higher_junior"))),
    _resource(2, "backbone", "每百名学生拥有县级以上骨干教师数", "Backbone teachers a hundred pupils", HUNDRED, Resource("backbone", 100, _floors("staffing.backbone_per_hundred"))),
    _resource(3, "arts", "每百名学生拥有体育、艺术专任教师数", "Sports and arts teachers a hundred pupils", HUNDRED, Resource("arts", 100, _floors("staffing.arts_per_hundred"), (("visited", "arts_visiting"),))),
    _resource(4, "teaching", "生均教学及辅助用房面积", "Teaching rooms a pupil", METRES, Resource("teaching_m2", 1, _floors("facility.teaching_primary", "facility.teaching_junior"))),
    _resource(5, "sports", "生均体育运动场馆面积", "Sports grounds a pupil", METRES, Resource("sports_m2", 1, _floors("facility.sports_primary", "facility.sports_junior"), (("dense", "sports_lent"),))),
    _resource(6, "equipment", "生均教学仪器设备值", "Equipment a pupil", YUAN, Resource("equipment", 1, _floors("balance_card.equipment_primary", "balance_card.equipment_junior"))),
    _resource(7, "multimedia", "每百名学生拥有网络多媒体教室数", "Multimedia rooms a hundred pupils", ROOMS_HUNDRED, Resource("multimedia", 100, _floors("facility.multimedia_primary", "facility.multimedia_junior"))),
)  # fmt: skip
RULE = item(
    "schools", T("学校达标（七项至少六项，余项不低于85%）", "Schools pass (six of seven, the missed one near)"),
    Group.RESOURCES, SchoolRule("balance_card.missed", "balance_card.near"), ITEMS, source=SEVENTH,
    confidence=Confidence.TEXT,
)  # fmt: skip
LIMITS = (("primary", "balance_card.even_primary"), ("junior", "balance_card.even_junior"))
EVENNESS = tuple(
    item(
        f"even_{one.key}", T(f"{one.title.zh}差异系数", f"Variation of: {one.title.en}"), Group.EVENNESS,
        Even(one.key, LIMITS), COEFFICIENT, number=one.number, source=SEVENTH, confidence=Confidence.TEXT,
    )
    for one in SEVEN
)  # fmt: skip
