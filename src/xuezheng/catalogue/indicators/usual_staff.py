"""What plans count of staff (队伍常用指标): all staff, teachers by stage, titles and backbone new this year, research staff."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.facts import BEFORE, STAFF
from xuezheng.catalogue.indicators.listed import DUAL
from xuezheng.catalogue.indicators.making import PEOPLE, WIDE, count, narrowed, share
from xuezheng.catalogue.indicators.moves import STUDIOS, since
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.indicators.usual_facts import ENTRIES
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator, whole
from xuezheng.core.indicators.expressions import Expression, Moment, Whole, col
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
UPPER = WIDE[1:]
TEACHER = Amount(STAFF, T("专任教师", "Teachers"), col("teacher"))
STAGES: tuple[tuple[str, str, str, Expression], ...] = (
    ("kindergarten", "幼儿园", "Kindergarten", col("stage").is_("preschool")),
    ("primary", "小学", "Primary", col("kind").among("primary", "point")),
    ("junior", "初中", "Junior", col("kind").is_("junior")),
    ("senior", "普通高中", "Senior", col("kind").is_("senior")),
    ("vocational", "中职", "Vocational", col("kind").is_("vocational")),
    ("special", "特殊教育", "Special-school", col("kind").is_("special")),
)
_BEFORE = Fact(
    key="staff_last_year", title=T("上年末任职", "Posts held at the end of last year"), table="appointment",
    group="people", unit=T("人", "people"), takes=BEFORE.takes, on=Moment("year", days=-1), where=BEFORE.where,
)  # fmt: skip
PROMOTED = Fact(
    key="staff_promoted", title=T("专任教师", "Teachers"), table="appointment", group="people",
    unit=T("人", "people"), takes=STAFF.takes,
    steps=(
        *STAFF.steps,
        Tally("chief_before", _BEFORE, "person", "person", where=col("title_level").is_("chief")),
        Tally("senior_before", _BEFORE, "person", "person", where=col("title_level").among("senior", "chief")),
        Tally("backbone_before", _BEFORE, "person", "person", where=col("backbone").among("county", "city", "province")),
        Tally("city_before", _BEFORE, "person", "person", where=col("backbone").among("city", "province")),
        Tally("taught_before", _BEFORE, "person", "person"),
    ),
    where=STAFF.where, owed=True, shows=("person", "teaches", "title_level", "backbone"),
)  # fmt: skip
"""With what each was on 31 December; who did not teach here then has not risen here."""
ROSE = Amount(
    PROMOTED, T("上年末已任教的专任教师", "Teachers who taught last year"), col("teacher") & (col("taught_before") > 0)
)  # fmt: skip
LEVELS: tuple[tuple[str, str, str, Amount, Expression, tuple[str, ...]], ...] = (
    ("chief_teachers", "正高级教师数", "Chief teachers", TEACHER, col("title_level").is_("chief"), ("正高级教师",)),
    ("chief_new", "本年新晋正高级教师数", "Chief teachers new this year", ROSE, col("title_level").is_("chief") & col("chief_before").is_(0), ("新增正高级教师", "新评正高级教师", "新晋正高级教师")),
    ("senior_new", "本年新晋高级以上教师数", "Senior teachers new this year", ROSE, col("title_level").among("senior", "chief") & col("senior_before").is_(0), ("新增高级教师", "新评高级教师")),
    ("backbone_new", "本年新增县级以上骨干教师数", "Backbone teachers new this year", ROSE, col("backbone").among("county", "city", "province") & col("backbone_before").is_(0), ("新增骨干教师", "新评骨干教师")),
    ("backbone_city_new", "本年新增市级以上骨干教师数", "Backbone teachers of city level new this year", ROSE, col("backbone").among("city", "province") & col("city_before").is_(0), ("新增市级以上骨干教师", "新增市级骨干教师")),
    ("backbone_city", "市级以上骨干教师数", "Backbone teachers, city level and above", TEACHER, col("backbone").among("city", "province"), ("市级以上骨干教师", "市级骨干教师")),
    ("backbone_province", "省级骨干教师数", "Backbone teachers, province level", TEACHER, col("backbone").is_("province"), ("省级骨干教师", "省级以上骨干教师")),
)  # fmt: skip
ASKED = Fact(
    key="schools_entered", title=T("义务教育学校填报", "What compulsory schools entered"), table="organisation",
    group="supervision", unit=SCHOOLS.unit, takes=("subject", "kind"), org="subject",
    steps=(
        *(
            Tally(name + item, ENTRIES, "org", of=of, amount=amount, where=col("item").is_(item))
            for item in ("higher", "trained") for name, of, amount in (("", "sum", Whole(col("number"))), ("n_", "count", None))
        ),
        Tally("teachers", STAFF, "org", where=col("teacher")),
    ),
    where=col("kind").among("primary", "junior", "nine_year"), shows=("subject", "higher", "trained", "teachers"),
)  # fmt: skip
RESEARCHERS = Fact(
    key="research_posts", title=T("教研员岗位", "Posts of research staff"), table="research_post",
    group="teaching", unit=T("个", "posts"), takes=("subject", "org", "covers", "who", "vacant"),
    shows=("covers", "who", "vacant"),
)  # fmt: skip
MENTORS = Fact(
    key="mentor_pairs", title=T("师徒结对", "Mentors and new teachers"), table="mentoring", group="staff",
    unit=T("对", "pairs"), takes=("subject", "org", "taught", "since", "until"), shows=("taught", "since", "until"),
)  # fmt: skip
HEADED = Amount(RESEARCHERS, T("教研员岗位", "Posts of research staff"))
MANNED = narrowed(HEADED, ~col("vacant"), T("在岗教研员", "Research staff in post"))
STUDIO = Amount(STUDIOS, T("名师工作室", "Master studios"), col("form").is_("master"))
SCHOOL = Amount(SCHOOLS, T("中小学校（法人校）", "Schools as legal persons"), col("legal") & col("stage").differs("preschool"))  # fmt: skip
PAIR, STUDIO_UNIT = whole("对", "pairs"), whole("个", "studios")


def _stages() -> Iterator[Indicator]:
    for key, zh, en, where in STAGES:
        title = T(f"{zh}（单设）专任教师", f"{en} teachers")
        yield count(f"{key}_teachers", T(f"{zh}专任教师数", f"{en} teachers"), narrowed(TEACHER, where, title), PEOPLE, serves=("T01",), phrases=(f"{zh}专任教师",))  # fmt: skip


def _levels() -> Iterator[Indicator]:
    for key, zh, en, amount, where, phrases in LEVELS:
        some = narrowed(amount, where, T(zh.removesuffix("数"), en))
        yield count(key, T(zh, en), some, PEOPLE, better=UP, serves=("T01",), phrases=phrases)


def _entered(item: str, key: str, title: T, part: T, phrases: tuple[str, ...]) -> Indicator:
    schools = Amount(ASKED, T("已填报的义务教育学校专任教师", "Teachers of schools that entered it"), col(f"n_{item}") > 0, col("teachers"))  # fmt: skip
    some = Amount(ASKED, part, col(f"n_{item}") > 0, col(item))
    return share(key, title, some, schools, better=UP, serves=("T01", "Q01"), phrases=phrases)


USUAL_STAFF = (
    count("staff_total", T("在职教职工数", "Staff"), Amount(STAFF, T("教职工", "Staff")), PEOPLE, serves=("T01",), phrases=("在职教职工", "现有教职工")),
    *_stages(),
    *_levels(),
    _entered("higher", "higher_degree_share", T("义务教育高于规定学历专任教师占比", "Teachers above the required degree"), T("高于规定学历的专任教师", "Teachers above the required degree"), ("高于规定学历教师比例", "高于规定学历专任教师占比", "高一级学历教师比例", "高学历教师占比")),
    _entered("trained", "trained_share", T("义务教育教师五年360学时培训完成率", "Teachers who completed their training hours"), T("完成五年360学时培训的专任教师", "Teachers who completed their hours"), ("教师培训完成率", "360学时培训完成率", "教师五年培训完成率")),
    share("psychologist_coverage", T("专职心理健康教师配备率", "Schools with a psychology teacher"), narrowed(SCHOOL, col("psychologists") > 0, T("有心理健康教师的学校", "Schools with a psychology teacher")), SCHOOL, better=UP, counting=Counting.LEGAL, grains=WIDE, serves=("H07",), phrases=("专职心理健康教师配备率", "心理健康教师配备率", "心理教师配备率")),
    count("dual_teachers", T("在册双师型教师数", "Dual-qualified teachers"), Amount(DUAL, T("双师型教师", "Dual-qualified teachers")), PEOPLE, better=UP, serves=("V08",), phrases=("现有双师型教师", "在册双师型教师")),
    count("researchers", T("在岗教研员数", "Research staff in post"), MANNED, PEOPLE, better=UP, grains=UPPER, serves=("D12",), phrases=("专职教研员", "教研员")),
    share("researcher_share", T("教研员配备率", "Posts of research staff that are filled"), MANNED, HEADED, better=UP, grains=UPPER, serves=("D12",), phrases=("教研员配备率", "教研员到岗率")),
    count("mentoring_new", T("本年新结师徒对数", "Mentor pairs begun this year"), Amount(MENTORS, T("本年新结的师徒对子", "Mentor pairs begun this year"), since("since")), PAIR, better=UP, serves=("D06",), phrases=("师徒结对", "新教师结对带教", "青蓝工程结对")),
    count("studios", T("名师工作室总数", "Master studios"), STUDIO, STUDIO_UNIT, better=UP, serves=("D05",), phrases=("名师工作室总数", "建有名师工作室")),
    count("studios_province", T("省级名师工作室数", "Master studios of province level"), narrowed(STUDIO, col("level").among("nation", "province"), T("省级以上名师工作室", "Master studios, province and above")), STUDIO_UNIT, better=UP, serves=("D05",), phrases=("省级名师工作室", "省级以上名师工作室")),
    count("studios_province_new", T("本年新建省级名师工作室数", "Master studios of province level founded this year"), narrowed(STUDIO, col("level").among("nation", "province") & since("since"), T("本年成立的省级以上名师工作室", "Master studios of province level founded this year")), STUDIO_UNIT, better=UP, serves=("D05",), phrases=("新增省级名师工作室", "新建省级名师工作室")),
    count("studios_class_teacher", T("班主任工作室数", "Studios of class teachers"), Amount(STUDIOS, T("班主任工作室", "Studios of class teachers"), col("form").is_("class_teacher")), STUDIO_UNIT, better=UP, serves=("D05",), phrases=("班主任工作室", "名班主任工作室")),
)  # fmt: skip
