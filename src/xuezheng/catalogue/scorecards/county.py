"""What registers know of the county as a whole (县级取数): amounts by key."""

from xuezheng.catalogue.indicators.cohorts import ALIVE, KEPT, THREE_BACK
from xuezheng.catalogue.indicators.exchange import ELIGIBLE, MOVED, MOVED_BACKBONE
from xuezheng.catalogue.indicators.facts import PUPILS, QUOTAS, STAFF
from xuezheng.catalogue.indicators.making import narrowed
from xuezheng.catalogue.indicators.preschool import (
    AT_PLACE,
    CHILD,
    CLASS,
    LIMIT,
    OPEN_CHILD,
    PUBLIC_CHILD,
)
from xuezheng.catalogue.indicators.sizes import CLASS as SCHOOL_CLASS
from xuezheng.catalogue.indicators.sizes import LARGE, VERY_LARGE
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount

COMPULSORY = col("stage").among("primary", "junior")
SCHOOL_TEACHER = Amount(
    STAFF,
    T("中小学专任教师", "Teachers of schools"),
    col("teacher") & col("stage").differs("preschool"),
)
KG_TEACHER = Amount(STAFF, T("幼儿园专任教师", "Kindergarten teachers"), AT_PLACE & col("teacher"))
GRADE_SEVEN = Amount(
    THREE_BACK, T("两学年前的七年级学生", "Grade 7 of two autumns ago"),
    col("stage").is_("junior") & col("year").is_(1) & ALIVE,
)  # fmt: skip
CERTIFIED = T("持证教师", "Certified teachers")

OF_COUNTY: dict[str, Amount] = {
    "teachers": SCHOOL_TEACHER,
    "certified": narrowed(SCHOOL_TEACHER, col("certificates") > 0, CERTIFIED),
    "eligible": ELIGIBLE,
    "moved_eligible": narrowed(ELIGIBLE, col("moved"), T("其中本学年交流的", "of them exchanged")),
    "moved": MOVED,
    "moved_backbone": MOVED_BACKBONE,
    "grade_seven": GRADE_SEVEN,
    "grade_seven_kept": narrowed(GRADE_SEVEN, KEPT, T("其中仍在籍或已转出的", "of them still on a roll, or moved out")),
    "migrants": Amount(PUPILS, T("随迁子女", "Migrants’ children"), COMPULSORY & col("residence").is_("migrant")),
    "special_pupils": Amount(PUPILS, T("特殊教育学校学生", "Pupils of special schools"), col("kind").is_("special")),
    "classes": SCHOOL_CLASS,
    "large_classes": LARGE,
    "very_large_classes": VERY_LARGE,
    "posts": Amount(QUOTAS, T("核定编制", "Posts approved"), None, col("posts")),
    "established": Amount(STAFF, T("在编教职工", "Staff on the establishment"), col("establishment").is_("established")),
    "children": CHILD,
    "public_children": PUBLIC_CHILD,
    "open_children": OPEN_CHILD,
    "inclusive_children": Amount(PUPILS, T("普惠性民办园在园幼儿", "Children in private inclusive kindergartens"), AT_PLACE & col("nature").is_("inclusive")),
    "kg_classes": CLASS,
    "kg_classes_fit": narrowed(CLASS, col("pupils") <= LIMIT, T("不超过规定人数的班", "Classes within their limit")),
    "kg_teachers": KG_TEACHER,
    "kg_certified": narrowed(KG_TEACHER, col("certificates") > 0, CERTIFIED),
}  # fmt: skip
