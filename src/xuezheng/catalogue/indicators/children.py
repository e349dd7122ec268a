"""Children: the disabled at school by stage, eyesight, courses offered (特殊儿童入学、近视、开课)."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.making import WIDE, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator
from xuezheng.core.indicators.expressions import Expression, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

UP, DOWN = Better.HIGHER, Better.LOWER
ENTRY = Fact(
    key="special_entry", title=T("残疾儿童少年入学", "Disabled children at school"), table="special_entry",
    group="pupils", unit=T("人", "children"), takes=("subject", "org", "stage", "known", "placed"),
    shows=("stage", "known", "placed"),
)  # fmt: skip
VISION = Fact(
    key="vision", title=T("视力筛查", "Eyesight screening"), table="vision_count", group="care",
    unit=T("人", "pupils"), takes=("subject", "org", "on", "screened", "myopic"),
    shows=("on", "screened", "myopic"),
)  # fmt: skip
COURSES = Fact(
    key="courses_offered", title=T("课程开设", "Courses offered"), table="course_offer", group="teaching",
    unit=T("门", "courses"), takes=("subject", "org", "course", "stage"), shows=("course", "stage"),
)  # fmt: skip
STAGES: tuple[tuple[str, T, Expression | None, tuple[str, ...]], ...] = (
    ("special_entry", T("残疾儿童少年入学率", "Disabled children at school"), None, ("特殊儿童入学率", "适龄残疾儿童入学率", "三残儿童入学率")),
    ("special_entry_preschool", T("残疾儿童学前入园率", "Disabled children in kindergartens"), col("stage").is_("preschool"), ("残疾儿童入班（园）率", "残疾儿童学前入园率")),
    ("special_entry_compulsory", T("残疾儿童少年义务教育入学率", "Disabled children in compulsory schools"), col("stage").among("primary", "junior"), ("残疾儿童少年义务教育入学率", "特殊儿童义务教育入学率")),
    ("special_entry_senior", T("残疾少年高中阶段入学率", "Disabled children in the senior stage"), col("stage").among("senior", "vocational"), ("残疾少年高中教育入学率", "残疾少年高中阶段入学率")),
)  # fmt: skip
OFFERED = (
    ("secondary", "中学", "Secondary", ("junior", "complete", "senior", "nine_year", "twelve_year"), ("junior", "senior")),
    ("primary", "小学", "Primary", ("primary", "nine_year", "twelve_year"), ("primary",)),
)  # fmt: skip


def _entry() -> Iterator[Indicator]:
    for key, title, where, phrases in STAGES:
        known = Amount(
            ENTRY, T("适龄残疾儿童少年", "Disabled children of the age"), where, col("known")
        )
        placed = Amount(ENTRY, T("其中已入学的", "of them at school"), where, col("placed"))
        yield share(key, title, placed, known, better=UP, grains=WIDE, phrases=phrases)


def _psychology() -> Iterator[Indicator]:
    for key, zh, en, kinds, stages in OFFERED:
        schools = Amount(SCHOOLS, T(f"{zh}（法人校）", f"{en} schools"), col("kind").among(*kinds))
        offers = Amount(
            COURSES, T(f"开设心理健康课程的{zh}", f"{en} schools with lessons on mental health"),
            col("course").among("心理健康", "心理健康教育", "心理") & col("stage").among(*stages),
        )  # fmt: skip
        yield share(
            f"{key}_psychology_courses", T(f"{zh}心理健康课程开课率", f"{en} schools with lessons on mental health"),
            offers, schools, better=UP, grains=WIDE, phrases=(f"{zh}心理健康课程开课率",),
        )  # fmt: skip


SCREENED = Amount(VISION, T("筛查的学生", "Pupils screened"), None, col("screened"))
CHILDREN = (
    *_entry(),
    share("myopia", T("学生近视率", "Short-sighted pupils"), Amount(VISION, T("其中近视的", "of them short-sighted"), None, col("myopic")), SCREENED, better=DOWN, phrases=("近视率", "学生近视率", "中小学、幼儿园学生近视率")),
    *_psychology(),
)  # fmt: skip
