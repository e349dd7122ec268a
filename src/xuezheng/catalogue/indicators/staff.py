"""Teachers (教师队伍): titles, backbone, age, posts, certificates; exchange."""

from xuezheng.catalogue.indicators.facts import CLASSES, QUOTAS, STAFF
from xuezheng.catalogue.indicators.making import PEOPLE, WIDE, count, figure, narrowed, share
from xuezheng.catalogue.indicators.staffing import COUNTY_UP, stages
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Standard, per
from xuezheng.core.indicators.expressions import col, number
from xuezheng.core.indicators.measures import Amount, Ratio

HIGHER, LOWER, SECOND = Better.HIGHER, Better.LOWER, Confidence.SECONDARY
TEACHER = Amount(STAFF, T("专任教师", "Teachers"), col("teacher"))
_NATIONAL = T("优质均衡督导评估", "National evaluation of balance")
ESTABLISHED = Amount(
    STAFF,
    T("在编教师", "Teachers on the establishment"),
    col("teacher") & col("establishment").is_("established"),
)
POSTS = Amount(QUOTAS, T("核定编制", "Posts approved"), None, col("posts"))
TEACHERS = (
    count("teachers", T("专任教师数", "Teachers"), TEACHER, PEOPLE, serves=("T01",), phrases=("专任教师", "教师总数")),
    *stages(),
    share("senior_title_share", T("高级以上职称教师占比", "Teachers with a senior title"), narrowed(TEACHER, col("title_level").among("senior", "chief"), T("高级和正高级教师", "Senior and chief teachers")), TEACHER, better=HIGHER, serves=("T01",), phrases=("高级职称占比", "教师高级职称比例", "高级职称教师占比")),
    share("backbone_share", T("县级以上骨干教师占比", "Share of backbone teachers"), narrowed(TEACHER, COUNTY_UP, T("县级以上骨干教师", "Backbone teachers")), TEACHER, better=HIGHER, serves=("T01",), phrases=("骨干教师占比",)),
    count("backbone_teachers", T("县级以上骨干教师数", "Backbone teachers"), narrowed(TEACHER, COUNTY_UP, T("县级以上骨干教师", "Backbone teachers")), PEOPLE, better=HIGHER, serves=("T01",), phrases=("骨干教师",)),
    share("young_share", T("青年教师占比", "Share of young teachers"), narrowed(TEACHER, col("age") < number("staffing.young_below"), T("青年教师", "Young teachers")), TEACHER, serves=("T01",), phrases=("青年教师占比", "青年教师比例")),
    share("older_share", T("年长教师占比", "Share of older teachers"), narrowed(TEACHER, col("age") >= number("staffing.older_from"), T("年长教师", "Older teachers")), TEACHER, serves=("T01",)),
    share("women_share", T("女教师占比", "Share of women"), narrowed(TEACHER, col("sex").is_("2"), T("女教师", "Women teachers")), TEACHER, serves=("T01",)),
    share("contract_share", T("编外教师占比", "Teachers off the establishment"), narrowed(TEACHER, col("nature").is_("public") & col("establishment").is_("contract"), T("公办学校编外教师", "Contract teachers of public schools")), narrowed(TEACHER, col("nature").is_("public"), T("公办学校专任教师", "Teachers of public schools")), better=LOWER, serves=("T02",), phrases=("编外教师占比",)),
    share("posts_filled", T("编制使用率", "Posts filled"), ESTABLISHED, POSTS, serves=("T02",), phrases=("编制使用率",)),
    count("posts_approved", T("核定教师编制数", "Posts approved"), POSTS, PEOPLE, serves=("T02",)),
    share("certified_share", T("教师资格证持证率", "Certified teachers"), narrowed(TEACHER, col("certificates") > 0, T("持有教师资格证的专任教师", "Teachers with a certificate")), TEACHER, better=HIGHER, source=BALANCED_SUPERVISION, confidence=SECOND, serves=("Q01", "T01"), standards=(Standard(_NATIONAL, "staffing.certified_share"),), phrases=("持证上岗率", "教师资格证持有率")),
    figure("teachers_per_class", T("师班比", "Teachers a class"), Ratio(TEACHER, Amount(CLASSES, T("班级", "Classes"))), per("人/班", "teachers a class"), serves=("T02",)),
    share("homeroom_share", T("班主任配备率", "Classes with a head teacher"), Amount(CLASSES, T("有班主任的班级", "Classes with a head teacher"), col("head_teacher").filled()), Amount(CLASSES, T("班级", "Classes")), better=HIGHER, serves=("D07",)),
    count("psychology_teachers", T("心理健康教师数", "Psychology teachers"), narrowed(TEACHER, col("teaches").is_("心理健康"), T("心理健康教师", "Psychology teachers")), PEOPLE, better=HIGHER, grains=WIDE, serves=("H07",), phrases=("心理教师",)),
)  # fmt: skip
