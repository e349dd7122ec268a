"""Inclusive education (融合教育资源): centres, rooms and the schools that have one, full-time teachers, funds, the levy."""

from dataclasses import replace

from xuezheng.catalogue.indicators.funds import NEWEST, newest
from xuezheng.catalogue.indicators.making import PEOPLE, WIDE, count, share
from xuezheng.catalogue.indicators.making import SCHOOLS as UNITS
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import YUAN, Better, Confidence, Counting, Standard, whole
from xuezheng.core.indicators.expressions import Expression, Moment, col
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
PLACES = Fact(
    key="inclusion", title=T("融合教育资源统计", "Inclusive education"), table="inclusion_count",
    group="pupils", unit=T("处", "places"),
    takes=("subject", "org", "base", "as_of", "rooms", "pupils", "teachers", "needed", "seats", "spent"),
    shows=("base", "rooms", "pupils", "teachers", "needed"), where=col("as_of") <= Moment(),
)  # fmt: skip
LEVY = newest(Fact(
    key="levy", title=T("残疾人就业保障金使用", "Use of the employment levy"), table="levy_count",
    group="estate", unit=T("项", "entries"), takes=("subject", "org", "year", "as_of", "levied", "special"),
    shows=("year", "levied", "special"),
))  # fmt: skip
OF_SCHOOLS = replace(
    SCHOOLS, key="schools_with_resource_rooms",
    steps=(SCHOOLS.steps[0], Tally("resource", PLACES, "org", "subject", "sum", col("rooms"))),
    shows=("subject", "kind", "resource"),
)  # fmt: skip
COMPULSORY = col("kind").among("primary", "junior", "nine_year", "complete", "twelve_year")


def _of(zh: str, en: str, of: Expression | None, where: Expression | None = None) -> Amount:
    return Amount(PLACES, T(zh, en), where, of)


CENTRES = _of("融合教育资源中心", "Resource centres", None, col("base").is_("centre"))
ROOMS = _of("资源教室", "Resource rooms", col("rooms"))
TEACHERS = _of("特教专职教师", "Full-time teachers of special education", col("teachers"))
NEEDED = _of("应配特教专职教师", "Full-time teachers due", col("needed"))
SEATS = _of("特教学校学位", "Places at special schools", col("seats"), col("base").is_("school"))
SPENT = _of("本年特教投入（分）", "Spent on special education, in fen", col("spent"))
HAVING = Amount(OF_SCHOOLS, T("其中有资源教室的", "of them with a resource room"), COMPULSORY & (col("resource") > 0))  # fmt: skip
EVERY = Amount(OF_SCHOOLS, T("义务教育学校（法人校）", "Compulsory schools"), COMPULSORY)
LEVIED = Amount(LEVY, T("残疾人就业保障金（分）", "Levied, in fen"), NEWEST, col("levied"))
TO_SPECIAL = Amount(LEVY, T("其中用于特殊教育的（分）", "of it for special education"), NEWEST, col("special"))  # fmt: skip
S06 = ("S06",)
INCLUSION = (
    count("resource_centres", T("融合教育资源中心数", "Resource centres"), CENTRES, whole("个", "centres"), better=UP, grains=WIDE, serves=S06, phrases=("融合教育资源中心", "特殊教育资源中心", "建成融合教育资源中心", "建有融合教育资源中心")),
    count("resource_rooms", T("资源教室间数", "Resource rooms"), ROOMS, whole("间", "rooms"), better=UP, serves=S06, phrases=("资源教室", "特殊教育资源教室", "建成资源教室", "建有资源教室")),
    count("resource_room_schools", T("有资源教室的义务教育学校数", "Compulsory schools with a resource room"), HAVING, UNITS, better=UP, grains=WIDE, counting=Counting.LEGAL, serves=S06, phrases=("资源教室学校", "建有资源教室的学校", "学校建成资源教室")),
    share("resource_room_coverage", T("义务教育学校资源教室覆盖率", "Compulsory schools with a resource room, share"), HAVING, EVERY, better=UP, grains=WIDE, serves=S06, phrases=("资源教室覆盖率", "义务教育学校资源教室覆盖率", "融合教育资源教室覆盖率")),
    share("inclusion_teachers_share", T("特教专职教师配备率", "Full-time teachers of special education, of those due"), TEACHERS, NEEDED, better=UP, serves=S06, phrases=("特殊教育专职教师配备率", "特教专职教师配备率", "资源教师配备率", "特教教师配备率")),
    count("inclusion_teachers", T("特教专职教师数", "Full-time teachers of special education"), TEACHERS, PEOPLE, better=UP, serves=S06, phrases=("特殊教育专职教师", "特教专职教师", "资源教师")),
    count("special_seats", T("特殊教育学校学位数", "Places at special schools"), SEATS, whole("个", "places"), better=UP, serves=S06, phrases=("特殊教育学校学位", "特教学位")),
    count("special_spent", T("本年特殊教育投入", "Spent on special education this year"), SPENT, YUAN, better=UP, serves=S06, phrases=("特殊教育经费投入", "特教经费投入", "特殊教育投入")),
    share("levy_special_share", T("残疾人就业保障金用于特殊教育比例", "Levy spent on special education, share"), TO_SPECIAL, LEVIED, better=UP, grains=WIDE, confidence=Confidence.LOCAL, serves=S06, standards=(Standard(T("本局规定", "The bureau’s own"), "special.levy_least"),), phrases=("残疾人就业保障金用于特殊教育比例", "残保金用于特殊教育比例", "残疾人保障金用于特教比例")),
)  # fmt: skip
