"""What declared registers know (专项名录): equipment, clinics, vocational teachers, honours of the year."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.facts import PUPILS, STAFF
from xuezheng.catalogue.indicators.making import ROWS, WIDE, count, figure, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator, per
from xuezheng.core.indicators.expressions import Moment, col
from xuezheng.core.indicators.facts import Fact, Look
from xuezheng.core.indicators.measures import Amount, Ratio

HIGHER = Better.HIGHER
EQUIPMENT = Fact(
    key="equipment", title=T("教育装备", "Equipment"), table="equipment", group="estate",
    unit=T("件（套）", "pieces"), takes=("subject", "org", "item", "pieces", "value", "state"),
    where=col("state").is_("used"), shows=("item", "pieces", "value"),
)  # fmt: skip
CLINICS = Fact(
    key="clinics", title=T("学校卫生室", "School clinics"), table="school_clinic", group="care",
    unit=T("个", "clinics"), takes=("subject", "org", "grade", "standard", "way"),
    shows=("grade", "standard", "way"),
)  # fmt: skip
DUAL = Fact(
    key="dual", title=T("双师型教师", "Dual-qualified teachers"), table="dual_teacher",
    group="vocational", unit=T("人", "teachers"), takes=("subject", "org", "teacher", "step"),
    steps=(Look("kind", "organisation", "org", "kind"),), shows=("teacher", "step"),
)  # fmt: skip
HONOURS = Fact(
    key="honours", title=T("荣誉", "Honours"), table="honour", group="affairs", unit=T("项", "honours"),
    takes=("subject", "org", "level", "holder", "granted"), shows=("level", "holder", "granted"),
)  # fmt: skip
SCHOOL_PUPILS = Amount(
    PUPILS, T("中小学在校生", "Pupils of schools"), col("stage").differs("preschool")
)
SCHOOL = Amount(
    SCHOOLS,
    T("中小学校（法人校）", "Schools as legal persons"),
    col("legal") & col("stage").differs("preschool"),
)
VOCATIONAL = Amount(
    STAFF, T("中职专任教师", "Vocational teachers"), col("kind").is_("vocational") & col("teacher")
)
THIS_YEAR = (col("granted") >= Moment("year")) & (col("granted") <= Moment())
LEVELS = (
    ("national", "国家级", "National"), ("province", "省级", "Provincial"), ("city", "市级", "City"), ("county", "县级", "County"),
)  # fmt: skip


def _equipment(item: str, zh: str, en: str) -> Indicator:
    pieces = Amount(EQUIPMENT, T(f"在用{zh}", f"{en} in use"), col("item").is_(item), col("pieces"))
    title = T(f"每百名学生{zh}数", f"{en} a hundred pupils")
    return figure(
        f"{item}_per_hundred",
        title,
        Ratio(pieces, SCHOOL_PUPILS, 100),
        per("件/百生", "a hundred pupils"),
        better=HIGHER,
        applies=col("stage").differs("preschool"),
        serves=("B07",),
    )


def _honours() -> Iterator[Indicator]:
    every = Amount(HONOURS, T("本年授予的荣誉", "Honours granted this year"), THIS_YEAR)
    yield count(
        "honours",
        T("本年荣誉数", "Honours this year"),
        every,
        ROWS,
        better=HIGHER,
        serves=("P12",),
        phrases=("获奖数", "荣誉数"),
    )
    for level, zh, en in LEVELS:
        some = narrowed(
            every,
            col("level").is_(level),
            T(f"本年授予的{zh}荣誉", f"{en} honours granted this year"),
        )
        yield count(
            f"honours_{level}",
            T(f"本年{zh}荣誉数", f"{en} honours this year"),
            some,
            ROWS,
            better=HIGHER,
            serves=("P12",),
            phrases=(f"{zh}荣誉",),
        )


LISTED = (
    _equipment("pupil_computer", "学生用计算机", "Computers"),
    _equipment("multimedia", "多媒体设备", "Multimedia sets"),
    figure("equipment_value", T("生均教学装备值", "Equipment a pupil"), Ratio(Amount(EQUIPMENT, T("在用教育装备原值（分）", "Book value of equipment in use, in fen"), None, col("value")), SCHOOL_PUPILS), per("分/生", "fen a pupil", 0), better=HIGHER, applies=col("stage").differs("preschool"), serves=("B07",)),
    share("standard_clinic_coverage", T("标准化卫生室覆盖率", "Schools with a standard clinic"), Amount(CLINICS, T("达到建设标准的卫生室", "Clinics that meet the standard"), col("standard")), SCHOOL, better=HIGHER, grains=WIDE, counting=Counting.LEGAL, serves=("H17", "B06"), phrases=("标准化卫生室覆盖率",)),
    share("doctor_coverage", T("校医配备率", "Schools with a doctor"), Amount(CLINICS, T("已配备校医的学校", "Schools with a doctor"), col("way").differs("none")), SCHOOL, better=HIGHER, grains=WIDE, counting=Counting.LEGAL, serves=("H17",), phrases=("校医配备率",)),
    share("dual_share", T("双师型教师占比", "Dual-qualified teachers"), Amount(DUAL, T("双师型教师", "Dual-qualified teachers"), col("kind").is_("vocational")), VOCATIONAL, better=HIGHER, grains=WIDE, serves=("V08",), phrases=("双师型教师占比", "双师型教师比例")),
    *_honours(),
)  # fmt: skip
