"""The party and discipline in figures (党建与纪检): organisations, stars, new members, checks and sanctions."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.making import CASES, PEOPLE, WIDE, count, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator, whole
from xuezheng.core.indicators.expressions import Moment, Whole, col
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

UP, LEGAL = Better.HIGHER, Counting.LEGAL
BODIES = Fact(
    key="party_bodies", title=T("党组织", "Party organisations"), table="party_body", group="party",
    unit=T("个", "organisations"),
    takes=("subject", "org", "name", "star", "members", "joined", "serving", "one_head"),
    shows=("name", "star", "members"),
)  # fmt: skip
COUNTS = Fact(
    key="discipline", title=T("纪检监察统计", "Discipline in figures"), table="discipline_count",
    group="party", unit=T("期", "returns"),
    takes=("subject", "org", "as_of", "checks", "leads", "filed", "talks", "criticised", "party", "post", "tutoring", "warned", "forms"),
    shows=("as_of", "checks", "leads", "filed"),
)  # fmt: skip
PRIVATE = Fact(
    key="private_schools", title=T("民办中小学校", "Private schools"), table="organisation", group="party",
    unit=T("所", "schools"), takes=("subject", "kind", "stage", "nature"), org="subject",
    steps=(Tally("bodies", BODIES, "org"),), shows=("subject", "kind", "bodies"),
    where=col("kind").among("primary", "nine_year", "junior", "complete", "senior", "twelve_year", "vocational")
    & col("nature").differs("public"),
)  # fmt: skip
BODY = Amount(BODIES, T("党组织", "Party organisations"))
ONE_HEAD = narrowed(
    BODY, col("one_head"), T("书记校长一肩挑的党组织", "With one head for both posts")
)
PUBLIC = Amount(
    SCHOOLS,
    T("公办中小学校（法人校）", "Public schools as legal persons"),
    col("legal") & col("nature").is_("public") & col("stage").differs("preschool"),
)
THIS_YEAR = (col("as_of") >= Moment("year")) & (col("as_of") <= Moment())
UNITS = whole("家", "organisations")
SUMS = (
    ("checks", "执纪检查次数", "Checks of discipline", whole("次", "checks"), ("执纪检查",)),
    ("leads", "处置问题线索数", "Leads followed up", CASES, ("处置问题线索", "问题线索")),
    ("filed", "纪检立案数", "Cases of discipline filed", CASES, ("立案", "立案审查")),
    ("forms", "“四种形态”处置人次", "Dealt with by the four forms", PEOPLE, ("四种形态处置",)),
    ("talks", "提醒谈话人次", "Talks of reminding", PEOPLE, ("提醒谈话",)),
    ("criticised", "批评教育人次", "Criticised", PEOPLE, ("批评教育",)),
    ("party", "党纪处分人数", "Party sanctions", PEOPLE, ("党纪处分",)),
    ("post", "政务处分人数", "Sanctions in office", PEOPLE, ("政纪处分", "政务处分")),
    ("tutoring", "有偿补课处理人次", "Dealt with for paid tutoring", PEOPLE, ("有偿补课处理", "有偿补课通报")),
    ("warned", "警示教育次数", "Warning lessons", whole("次", "times"), ("警示教育",)),
)  # fmt: skip


def _stars() -> Iterator[Indicator]:
    for key, zh, en in (("five", "五星级", "Five-star"), ("four", "四星级", "Four-star"), ("three", "三星级", "Three-star")):  # fmt: skip
        some = narrowed(BODY, col("star").is_(key), T(f"{zh}党组织", f"{en} organisations"))
        title = T(f"{zh}党组织数", f"{en} party organisations")
        yield count(f"party_{key}_star", title, some, UNITS, better=UP, phrases=(f"{zh}党组织",))


def _sums() -> Iterator[Indicator]:
    for key, zh, en, unit, phrases in SUMS:
        some = Amount(
            COUNTS,
            T(f"本年{zh}", f"{en} this year"),
            THIS_YEAR,
            Whole(col(key)) if key == "forms" else col(key),
        )
        title = T(f"本年{zh}", f"{en} this year")
        yield count(f"discipline_{key}", title, some, unit, phrases=phrases)


PARTY = (
    *_stars(),
    count("party_new", T("本年发展党员数", "New party members this year"), Amount(BODIES, T("本年发展的党员", "New members this year"), None, col("joined")), PEOPLE, better=UP, phrases=("发展党员", "发展教师党员")),
    count("party_serving", T("到居住地报到服务的党员数", "Members who serve where they live"), Amount(BODIES, T("到居住地报到服务的党员", "Members who serve where they live"), None, col("serving")), PEOPLE, better=UP, phrases=("在职党员居住地报到", "党员社区志愿服务")),
    count("one_head", T("书记校长一肩挑的学校数", "Schools with one head for both posts"), ONE_HEAD, whole("所", "schools"), better=UP, phrases=("书记校长一肩挑的学校",)),
    share("one_head_share", T("书记校长一肩挑占比", "Schools with one head for both posts, share"), ONE_HEAD, PUBLIC, better=UP, grains=WIDE, counting=LEGAL, phrases=("书记校长一肩挑占比", "公办学校书记校长一肩挑占比")),
    share("private_party_coverage", T("民办学校党组织覆盖率", "Private schools with a party organisation"), Amount(PRIVATE, T("建有党组织的民办中小学校", "Private schools with a party organisation"), col("bodies") > 0), Amount(PRIVATE, T("民办中小学校（法人校）", "Private schools as legal persons")), better=UP, grains=WIDE, serves=("M20",), phrases=("民办学校党组织覆盖率", "民办学校党组织建设覆盖率")),
    count("public_schools", T("公办中小学校数", "Public schools"), PUBLIC, whole("所", "schools"), counting=LEGAL, serves=("B01",), phrases=("公办中小学校", "公办中小学")),
    *_sums(),
)  # fmt: skip
