"""Grounds, rooms and equipment a pupil (办学条件): of schools of one stage; through schools split theirs nowhere yet."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.facts import BUILDINGS, CLASSES, PUPILS, ROOMS, SITES
from xuezheng.catalogue.indicators.making import count, figure, narrowed, share
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import (
    Better,
    Confidence,
    Indicator,
    Standard,
    Unit,
    per,
)
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount, Ratio

HIGHER, LOWER, SECOND = Better.HIGHER, Better.LOWER, Confidence.SECONDARY
M2 = per("平方米/生", "m² a pupil")
SQUARE = Unit(T("平方米", "m²"))
TAUGHT_IN = col("use").among("classroom", "laboratory", "computer", "music_art", "library")
_NATIONAL = T("优质均衡督导评估", "National evaluation of balance")
SCHOOLING = col("kind").differs("kindergarten") & (col("stage").differs("preschool"))
ALL_PUPILS = Amount(
    PUPILS, T("中小学在校生", "Pupils of schools"), col("stage").differs("preschool")
)


def _stages() -> Iterator[Indicator]:
    for stage, zh, en in (("primary", "小学", "primary"), ("junior", "初中", "junior")):
        here = col("kind").is_(stage)
        pupils = Amount(PUPILS, T(f"{zh}（单设）在校生", f"Pupils of {en} schools"), here)
        rooms = Amount(
            ROOMS,
            T(f"{zh}（单设）教学及辅助用房面积", f"Teaching rooms of {en} schools"),
            here & TAUGHT_IN,
            col("area_m2"),
        )
        sports = Amount(
            SITES,
            T(f"{zh}（单设）运动场地面积", f"Sports grounds of {en} schools"),
            here,
            col("sports_m2"),
        )
        for key, title, part, line in (
            (
                "teaching_area",
                T(f"{zh}生均教学及辅助用房面积", f"Teaching rooms a {en} pupil"),
                rooms,
                f"facility.teaching_{stage}",
            ),
            (
                "sports_area",
                T(f"{zh}生均运动场地面积", f"Sports grounds a {en} pupil"),
                sports,
                f"facility.sports_{stage}",
            ),
        ):
            yield figure(
                f"{stage}_{key}",
                title,
                Ratio(part, pupils),
                M2,
                better=HIGHER,
                applies=here,
                source=BALANCED_SUPERVISION,
                confidence=SECOND,
                serves=("Q01",),
                standards=(Standard(_NATIONAL, line),),
                phrases=(title.zh,),
            )


BUILT = Amount(BUILDINGS, T("在用校舍面积", "Floor area in use"), col("in_use"), col("area_m2"))
DANGEROUS = narrowed(
    BUILT, col("grade").among("C", "D"), T("C级、D级校舍面积", "Floor area of grades C and D")
)
CLASSROOM = Amount(ROOMS, T("普通教室", "Classrooms"), col("use").is_("classroom"))
ARTS = Amount(
    ROOMS, T("音乐、美术教室", "Music and art rooms"), col("use").is_("music_art") & SCHOOLING
)
BOARDERS = Amount(PUPILS, T("寄宿生", "Boarders"), col("boards"))
DORMITORY = col("use").is_("dormitory")
HAS_STAGE = col("stage").differs("preschool")

ESTATE = (
    *_stages(),
    figure("site_area", T("生均占地面积", "Ground a pupil"), Ratio(Amount(SITES, T("中小学校园占地面积", "Ground of schools"), SCHOOLING, col("area_m2")), ALL_PUPILS), M2, better=HIGHER, applies=HAS_STAGE, serves=("B06",), phrases=("生均占地面积",)),
    figure("green_area", T("生均绿化面积", "Green a pupil"), Ratio(Amount(SITES, T("中小学绿化用地面积", "Green of schools"), SCHOOLING, col("green_m2")), ALL_PUPILS), M2, better=HIGHER, applies=HAS_STAGE, serves=("B06",)),
    figure("floor_area", T("生均校舍建筑面积", "Floor area a pupil"), Ratio(narrowed(BUILT, SCHOOLING, T("中小学在用校舍面积", "Floor area of schools in use")), ALL_PUPILS), M2, better=HIGHER, applies=HAS_STAGE, serves=("B05",), phrases=("生均校舍面积",)),
    share("dangerous_share", T("C、D级校舍面积占比", "Floor area of grades C and D"), DANGEROUS, BUILT, better=LOWER, serves=("B05",), phrases=("危房率",)),
    count("dangerous_area", T("C、D级在用校舍面积", "Floor area of grades C and D in use"), DANGEROUS, SQUARE, better=LOWER, serves=("B05",), phrases=("危房面积",)),
    figure("classrooms_per_class", T("每班普通教室数", "Classrooms a class"), Ratio(CLASSROOM, Amount(CLASSES, T("班级", "Classes"))), per("间/班", "rooms a class"), better=HIGHER, serves=("B06",)),
    figure("classes_per_arts_room", T("每间音乐美术教室服务班数", "Classes a music or art room serves"), Ratio(Amount(CLASSES, T("中小学班级", "Classes of schools"), HAS_STAGE), ARTS), per("班/间", "classes a room", 1), better=LOWER, applies=HAS_STAGE, source=BALANCED_SUPERVISION, confidence=SECOND, serves=("B06", "Q01"), standards=(Standard(_NATIONAL, "facility.arts_classes", least=False),)),
    figure("dormitory_area", T("寄宿生人均宿舍面积", "Dormitory a boarder"), Ratio(Amount(ROOMS, T("学生宿舍面积", "Dormitories"), DORMITORY, col("area_m2")), BOARDERS), per("平方米/人", "m² a boarder"), better=HIGHER, serves=("B06",)),
    figure("dormitory_beds", T("宿舍床位与寄宿生比", "Beds a boarder"), Ratio(Amount(ROOMS, T("宿舍床位", "Beds"), DORMITORY, col("seats")), BOARDERS), per("个/人", "beds a boarder"), better=HIGHER, serves=("B06",)),
)  # fmt: skip
