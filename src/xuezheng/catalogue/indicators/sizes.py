"""Sizes of classes and schools (班额): large classes, classes within their limits."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.facts import CLASSES
from xuezheng.catalogue.indicators.making import CLASSES as CLASSES_UNIT
from xuezheng.catalogue.indicators.making import WITH_CLASS, count, figure, narrowed, share
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.catalogue.sources.urban_rural_integration import URBAN_RURAL_INTEGRATION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import (
    Better,
    Confidence,
    Indicator,
    Standard,
    per,
    whole,
)
from xuezheng.core.indicators.expressions import Expression, choose, col, number
from xuezheng.core.indicators.measures import Amount, Ratio, Shows, spread

LOWER, SECOND = Better.LOWER, Confidence.SECONDARY
COMPULSORY = col("stage").among("primary", "junior")
CLASS = Amount(CLASSES, T("义务教育班级", "Classes of compulsory education"), COMPULSORY)
LARGE = narrowed(
    CLASS, col("pupils") >= number("class_size.large"), T("大班额班级", "Large classes")
)
VERY_LARGE = narrowed(
    CLASS, col("pupils") >= number("class_size.very_large"), T("超大班额班级", "Very large classes")
)
LIMIT = choose(
    col("stage").is_("primary"), number("class_size.primary"), number("class_size.junior")
)
STAGES = (
    ("primary", "小学", "Primary"),
    ("junior", "初中", "Junior"),
    ("senior", "普通高中", "Senior"),
)


def _classes() -> Iterator[Indicator]:
    for stage, zh, en in STAGES:
        here = col("stage").is_(stage)
        classes = Amount(CLASSES, T(f"{zh}班级", f"{en} classes"), here)
        pupils = Amount(
            CLASSES, T(f"{zh}班级在读学生", f"Pupils in {en.lower()} classes"), here, col("pupils")
        )
        yield figure(
            f"{stage}_class_size",
            T(f"{zh}平均班额", f"Mean {en.lower()} class"),
            Ratio(pupils, classes),
            per("人/班", "pupils a class", 1),
            better=LOWER,
            serves=("E09",),
            phrases=(f"{zh}班额", f"{zh}平均班额"),
            applies=_teaches(stage),
        )
        if stage == "senior":
            continue
        fit = narrowed(
            classes,
            col("pupils") <= number(f"class_size.{stage}"),
            T(f"{zh}标准班额内班级", f"{en} classes within the standard"),
        )
        yield share(
            f"{stage}_class_fit",
            T(f"{zh}班额达标率", f"{en} classes within the standard"),
            fit,
            classes,
            better=Better.HIGHER,
            source=BALANCED_SUPERVISION,
            confidence=SECOND,
            serves=("E09", "Q01"),
            applies=_teaches(stage),
        )
        yield figure(
            f"{stage}_class_deviation",
            T(f"{zh}班额标准差", f"Deviation of {en.lower()} class sizes"),
            spread(
                CLASSES, col("pupils"), T(f"{zh}班额", f"{en} class sizes"), Shows.DEVIATION, here
            ),
            per("人", "pupils"),
            better=LOWER,
            serves=("E09",),
            applies=_teaches(stage),
        )


def _teaches(stage: str) -> Expression:
    also = {
        "primary": ("compulsory", "through"),
        "junior": ("compulsory", "secondary", "through"),
        "senior": ("secondary", "through"),
    }
    return col("stage").among(stage, *also[stage])


SIZES = (
    share(
        "large_class_share", T("大班额比例", "Share of large classes"), LARGE, CLASS, better=LOWER, grains=WITH_CLASS[1:],
        says=T("义务教育阶段达到大班额起点的班占全部班的比例，按班级名册逐班计算", "Classes of compulsory education from the limit on, of all classes; counted class by class"),
        source=URBAN_RURAL_INTEGRATION, confidence=SECOND, serves=("E09",), phrases=("大班额比例", "大班额占比"),
        standards=(Standard(T("基本消除", "All but gone"), "class_size.large_share", least=False),), applies=_teaches("junior") | _teaches("primary"),
    ),
    share(
        "very_large_class_share", T("超大班额比例", "Share of very large classes"), VERY_LARGE, CLASS, better=LOWER,
        source=URBAN_RURAL_INTEGRATION, confidence=SECOND, serves=("E09",), phrases=("超大班额比例",),
    ),
    count("large_classes", T("大班额班数", "Large classes"), LARGE, CLASSES_UNIT, better=LOWER, grains=WITH_CLASS, source=URBAN_RURAL_INTEGRATION, confidence=SECOND, serves=("E09",), phrases=("大班额班级数",)),
    count("very_large_classes", T("超大班额班数", "Very large classes"), VERY_LARGE, CLASSES_UNIT, better=LOWER, source=URBAN_RURAL_INTEGRATION, confidence=SECOND, serves=("E09",)),
    count(
        "seats_short", T("标准班额下的学位缺口", "Seats short at the standard class"),
        Amount(CLASSES, T("超过标准班额的人数", "Pupils above the standard class"), COMPULSORY & (col("pupils") > LIMIT), col("pupils") - LIMIT),
        whole("个", "seats"), better=LOWER, grains=WITH_CLASS, source=BALANCED_SUPERVISION, confidence=SECOND, serves=("E09", "E01"), phrases=("学位缺口",),
    ),
    *_classes(),
)  # fmt: skip
