"""Sizes of schools (学校规模): how many there are, above the limit of their kind, small ones, the mean."""

from xuezheng.catalogue.indicators.making import SCHOOLS as SCHOOLS_UNIT
from xuezheng.catalogue.indicators.making import count, figure, narrowed
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Counting, per
from xuezheng.core.indicators.expressions import col, number
from xuezheng.core.indicators.measures import Amount, Ratio

LOWER, LEGAL, SECOND = Better.LOWER, Counting.LEGAL, Confidence.SECONDARY
TEACHES = col("stage").differs("preschool")
SCHOOL = Amount(
    SCHOOLS,
    T("学校（法人校）", "Schools as legal persons"),
    col("legal") & col("stage").differs("preschool"),
)

SCHOOL_SIZES = (
    count("schools", T("中小学校数", "Schools"), SCHOOL, SCHOOLS_UNIT, counting=LEGAL, serves=("B01",), phrases=("中小学校", "公办中小学校")),
    count(
        "oversized_schools", T("超规模学校数", "Oversized schools"),
        narrowed(
            SCHOOL,
            (col("kind").among("primary", "junior") & (col("pupils") > number("school_size.primary")))
            | (col("kind").is_("nine_year") & (col("pupils") > number("school_size.through")))
            | (col("kind").is_("senior") & (col("pupils") > number("school_size.senior"))),
            T("超过规模上限的学校", "Schools above the limit of their kind"),
        ),
        SCHOOLS_UNIT, better=LOWER, counting=LEGAL, source=BALANCED_SUPERVISION, confidence=SECOND, serves=("Q01",),
    ),
    count(
        "small_schools", T("小规模学校（教学点）数", "Small schools and teaching points"),
        Amount(SCHOOLS, T("学生数低于界线的小学和教学点", "Primary schools and points below the line"), col("kind").among("primary", "point") & (col("pupils") > 0) & (col("pupils") < number("school_size.small"))),
        SCHOOLS_UNIT, counting=Counting.PLACES, serves=("B01",), phrases=("小规模学校",),
    ),
    figure("school_size", T("校均规模", "Mean size of a school"), Ratio(narrowed(Amount(SCHOOLS, T("在校生", "Pupils"), None, col("pupils")), TEACHES, T("中小学在校生", "Pupils of schools")), SCHOOL), per("人/校", "pupils a school", 0), serves=("B01",)),
)  # fmt: skip
