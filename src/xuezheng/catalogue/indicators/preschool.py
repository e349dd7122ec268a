"""Kindergartens (学前教育): public and inclusive, by place and by head; sizes and staff."""

from xuezheng.catalogue.indicators.facts import CLASSES, PUPILS, STAFF
from xuezheng.catalogue.indicators.making import (
    PUPILS as CHILDREN,
)
from xuezheng.catalogue.indicators.making import (
    SCHOOLS as KINDERGARTENS,
)
from xuezheng.catalogue.indicators.making import (
    WIDE,
    Asked,
    count,
    figure,
    narrowed,
    share,
)
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.sources.preschool_supervision import PRESCHOOL_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Counting, Standard, per, whole
from xuezheng.core.indicators.expressions import choose, col, number
from xuezheng.core.indicators.measures import Amount, Ratio

LEGAL, PLACES, HIGHER = Counting.LEGAL, Counting.PLACES, Better.HIGHER
HERE = col("kind").is_("kindergarten")
AT_PLACE = col("stage").is_("preschool")
PUBLIC = col("nature").is_("public")
OPEN = col("nature").among("public", "inclusive")
KINDERGARTEN = Amount(SCHOOLS, T("幼儿园（法人园）", "Kindergartens as legal persons"), HERE)
SITE = Amount(SCHOOLS, T("园区（含独立园）", "Kindergarten sites"), AT_PLACE)
CHILD = Amount(PUPILS, T("在园幼儿", "Children in kindergartens"), AT_PLACE)
CLASS = Amount(CLASSES, T("幼儿园班级", "Kindergarten classes"), AT_PLACE)
TEACHER = Amount(STAFF, T("幼儿园专任教师", "Kindergarten teachers"), AT_PLACE & col("teacher"))
PUBLIC_CHILD = narrowed(CHILD, PUBLIC, T("公办园在园幼儿", "Children in public kindergartens"))
OPEN_CHILD = narrowed(
    CHILD, OPEN, T("公办园和普惠性民办园在园幼儿", "Children in public and inclusive kindergartens")
)
LIMIT = choose(
    col("year").is_(2), number("preschool.class_middle"),
    choose(col("year") >= 3, number("preschool.class_big"), number("preschool.class_small")),
)  # fmt: skip
"""小班, 中班, 大班; toddlers count as 小班."""
ASKED: Asked = {"serves": ("K01",), "source": PRESCHOOL_SUPERVISION, "confidence": Confidence.TEXT}

PRESCHOOL = (
    count("kindergartens", T("幼儿园数", "Kindergartens"), KINDERGARTEN, KINDERGARTENS, counting=LEGAL, serves=("K01",)),
    count("kindergarten_sites", T("幼儿园园区数", "Kindergarten sites"), SITE, whole("个", "sites"), counting=PLACES, serves=("K01",)),
    count(
        "public_kindergartens", T("公办幼儿园数", "Public kindergartens"),
        narrowed(KINDERGARTEN, PUBLIC, T("公办园（法人园）", "Public kindergartens as legal persons")),
        KINDERGARTENS, better=HIGHER, counting=LEGAL, serves=("K01",), phrases=("公办幼儿园", "公办园数"),
    ),
    count(
        "public_kindergarten_sites", T("公办幼儿园园区数", "Sites of public kindergartens"),
        narrowed(SITE, PUBLIC, T("公办园园区（含独立园）", "Sites of public kindergartens")),
        whole("个", "sites"), better=HIGHER, counting=PLACES, serves=("K01",), phrases=("公办幼儿园园区",),
    ),
    share(
        "public_kindergarten_share", T("公办幼儿园占比", "Share of public kindergartens"),
        narrowed(KINDERGARTEN, PUBLIC, T("公办园（法人园）", "Public kindergartens as legal persons")),
        KINDERGARTEN, better=HIGHER, counting=LEGAL, grains=WIDE, serves=("K01",), phrases=("公办园占比",),
    ),
    share(
        "inclusive_kindergarten_share", T("普惠性幼儿园园所占比", "Share of inclusive kindergartens"),
        narrowed(KINDERGARTEN, OPEN, T("公办园和普惠性民办园（法人园）", "Public and inclusive kindergartens")),
        KINDERGARTEN, better=HIGHER, counting=LEGAL, grains=WIDE, serves=("K01",),
        phrases=("普惠性幼儿园占比", "普惠园占比"),
    ),
    share(
        "public_preschool_share", T("公办园在园幼儿占比", "Children in public kindergartens"),
        PUBLIC_CHILD, CHILD, better=HIGHER, grains=WIDE, **ASKED,
        standards=(Standard(T("普及普惠督导评估", "National evaluation"), "preschool.public_share"),),
        phrases=("公办幼儿园覆盖率", "公办园招生覆盖率", "公办率"),
    ),
    share(
        "inclusive_preschool_share", T("普惠性幼儿园覆盖率", "Children in inclusive kindergartens"),
        OPEN_CHILD, CHILD, better=HIGHER, grains=WIDE, **ASKED,
        standards=(Standard(T("普及普惠督导评估", "National evaluation"), "preschool.inclusive_share"),),
        phrases=("普惠性幼儿园招生覆盖率", "普惠率"),
    ),
    count("preschool_children", T("幼儿园在园幼儿数", "Children in kindergartens"), CHILD, CHILDREN, applies=AT_PLACE, serves=("K01",)),
    share(
        "preschool_class_fit", T("幼儿园班额达标率", "Kindergarten classes within limits"),
        narrowed(CLASS, col("pupils") <= LIMIT, T("不超过规定人数的班", "Classes within their limit")),
        CLASS, better=HIGHER, applies=AT_PLACE, **ASKED,
        standards=(Standard(T("普及普惠督导评估", "National evaluation"), "preschool.class_fit_share"),),
    ),
    figure(
        "preschool_children_per_teacher", T("幼儿园生师比", "Children per kindergarten teacher"),
        Ratio(CHILD, TEACHER), per("人/师", "children per teacher"), better=Better.LOWER, applies=AT_PLACE, **ASKED,
        standards=(Standard(T("普及普惠督导评估", "National evaluation"), "preschool.per_teacher", least=False),),
    ),
    count(
        "small_kindergartens", T("小规模幼儿园数", "Small kindergartens"),
        narrowed(
            KINDERGARTEN, col("classes") <= number("preschool.small_classes"),
            T("班数不超过小规模界线的幼儿园", "Kindergartens with few classes"),
        ),
        KINDERGARTENS, better=Better.LOWER, counting=LEGAL, serves=("K01",), phrases=("低小幼儿园", "薄弱幼儿园"),
    ),
    count(
        "large_kindergartens", T("超规模幼儿园数", "Oversized kindergartens"),
        narrowed(KINDERGARTEN, col("pupils") > number("preschool.most_children"), T("超过规模上限的幼儿园", "Kindergartens above the limit")),
        KINDERGARTENS, better=Better.LOWER, counting=LEGAL, serves=("K01",),
    ),
)  # fmt: skip
