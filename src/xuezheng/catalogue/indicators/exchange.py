"""Exchange of teachers (交流轮岗): the same moves over denominators that are named, not guessed.

A teacher was exchanged when on 1 July before the school year another school
was theirs. Plans say "share of teachers exchanged" and mean different wholes;
each has an indicator of its own, and the page says which.
"""

from xuezheng.catalogue.indicators.facts import STAFF
from xuezheng.catalogue.indicators.making import PEOPLE, WIDE, Asked, count, narrowed, share
from xuezheng.catalogue.sources.teacher_exchange import TEACHER_EXCHANGE
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Standard
from xuezheng.core.indicators.expressions import col, number
from xuezheng.core.indicators.measures import Amount

HIGHER = Better.HIGHER
COMPULSORY = col("kind").among("primary", "junior", "nine_year", "point") & col("nature").is_(
    "public"
)
ALL = Amount(
    STAFF,
    T("义务教育公办学校专任教师", "Teachers of public compulsory schools"),
    COMPULSORY & col("teacher"),
)
EMPLOYED = narrowed(
    ALL,
    col("establishment").is_("established"),
    T("义务教育公办学校在编教师", "Established teachers of public compulsory schools"),
)
ELIGIBLE = narrowed(
    ALL,
    (col("sex").is_("1") & (col("age") <= number("staffing.exchange_age_men")))
    | (col("sex").is_("2") & (col("age") <= number("staffing.exchange_age_women"))),
    T("符合交流年龄的专任教师", "Teachers of an age to be exchanged"),
)  # fmt: skip
BACKBONE = narrowed(
    ALL,
    col("backbone").among("county", "city", "province"),
    T("县级以上骨干教师", "Backbone teachers"),
)
MOVED_WORDS = T("本学年交流的专任教师", "Teachers exchanged this school year")
MOVED = narrowed(ALL, col("moved"), MOVED_WORDS)
MOVED_BACKBONE = narrowed(
    BACKBONE, col("moved"), T("本学年交流的骨干教师", "Backbone teachers exchanged")
)
ASKED: Asked = {"serves": ("T08",), "source": TEACHER_EXCHANGE, "confidence": Confidence.SECONDARY}
TENTH = (Standard(T("交流轮岗意见", "Opinion on exchange"), "staffing.exchange_share"),)

EXCHANGE = (
    count("exchanged", T("交流教师数", "Teachers exchanged"), MOVED, PEOPLE, better=HIGHER, **ASKED, phrases=("教师交流人数", "交流教师")),
    count("exchanged_backbone", T("交流骨干教师数", "Backbone teachers exchanged"), MOVED_BACKBONE, PEOPLE, better=HIGHER, **ASKED, phrases=("骨干教师交流人数",)),
    share("exchange_of_eligible", T("教师交流比例（占符合交流年龄的教师）", "Exchange, of those of an age"), narrowed(ELIGIBLE, col("moved"), T("其中本学年交流的", "of them exchanged")), ELIGIBLE, better=HIGHER, grains=WIDE, **ASKED, standards=TENTH, phrases=("教师交流比例",)),
    share("exchange_of_teachers", T("教师交流比例（占专任教师）", "Exchange, of all teachers"), MOVED, ALL, better=HIGHER, grains=WIDE, **ASKED, phrases=("教师交流比例",)),
    share("exchange_of_established", T("教师交流比例（占在编教师）", "Exchange, of established teachers"), narrowed(EMPLOYED, col("moved"), T("其中本学年交流的", "of them exchanged")), EMPLOYED, better=HIGHER, grains=WIDE, **ASKED, phrases=("教师交流比例",)),
    share("backbone_exchange", T("骨干教师交流比例（占骨干教师）", "Exchange, of backbone teachers"), MOVED_BACKBONE, BACKBONE, better=HIGHER, grains=WIDE, **ASKED, phrases=("骨干教师交流比例",)),
    share("backbone_of_exchanged", T("交流教师中骨干教师占比", "Backbone among those exchanged"), MOVED_BACKBONE, MOVED, better=HIGHER, grains=WIDE, **ASKED, standards=(Standard(T("交流轮岗意见", "Opinion on exchange"), "staffing.exchange_backbone"),), phrases=("骨干教师交流比例", "骨干占交流教师比例", "骨干教师占交流比例", "骨干教师占交流总数比例")),
)  # fmt: skip
