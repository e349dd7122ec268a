"""Grades of kindergartens (等级园、优质园): by place and by head, and those that may only be run for now."""

from xuezheng.catalogue.indicators.facts import PUPILS
from xuezheng.catalogue.indicators.making import SCHOOLS as KINDERGARTENS
from xuezheng.catalogue.indicators.making import WIDE, Asked, count, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Counting, Indicator, whole
from xuezheng.core.indicators.expressions import Expression, Moment, col, number
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

GRADES = Fact(
    key="grades", title=T("幼儿园等级", "Grades of kindergartens"), table="kindergarten_grade",
    group="teaching", unit=T("个", "grades"), takes=("subject", "org", "grade", "quality", "granted"),
    shows=("grade", "quality", "granted"),
)  # fmt: skip
GRADED = col("grade").among("first", "second", "third")
GOOD = (
    (col("quality").filled() & col("quality").differs(""))
    | col("grade").is_("first")
    | (col("grade").is_("second") & (number("preschool.good_grade") >= 2))
)
"""Recognised as a good one, or of a grade that the bureau counts as good."""
_STEPS = (
    Tally("graded", GRADES, "org", where=GRADED),
    Tally("good", GRADES, "org", where=GOOD),
    Tally("permitted", GRADES, "org", where=col("grade").is_("permitted")),
    Tally("good_new", GRADES, "org", where=GOOD & (col("granted") >= Moment("year")) & (col("granted") <= Moment())),
)  # fmt: skip
PLACES = Fact(
    key="graded_places", title=T("幼儿园与园区", "Kindergartens and sites"), table="organisation",
    group="teaching", unit=SCHOOLS.unit, takes=("subject", "kind", "stage", "nature"), org="subject",
    steps=_STEPS, where=col("stage").is_("preschool"), shows=("subject", "graded", "good"),
)  # fmt: skip
HEADS = Fact(
    key="graded_children", title=T("在园幼儿", "Children in kindergartens"), table="pupil", group="pupils",
    unit=PUPILS.unit, takes=("subject", "org", "school_class"),
    steps=(
        *PUPILS.steps,
        *(Tally(one.key, one.fact, one.by, "org", one.of, None, one.where) for one in _STEPS),
    ),
    where=col("stage").is_("preschool"), shows=("subject", "school_class"), owed=True,
)  # fmt: skip
LEGAL = Amount(
    PLACES, T("幼儿园（法人园）", "Kindergartens as legal persons"), col("kind").is_("kindergarten")
)
SITE = Amount(PLACES, T("园区（含独立园）", "Kindergarten sites"))
CHILD = Amount(HEADS, T("在园幼儿", "Children in kindergartens"))
IS_GRADED, IS_GOOD = col("graded") > 0, col("good") > 0
GRADED_WORDS = T("等级幼儿园", "Graded kindergartens")
GOOD_WORDS = T("优质幼儿园", "Good kindergartens")
EVER = Fact(
    key="kindergartens_ever", title=T("幼儿园办别变更", "Changes of who runs a kindergarten"),
    table="organisation", group="teaching", unit=SCHOOLS.unit, ever=True,
    takes=("subject", "stage", "nature", "valid_from", "valid_to"), org="subject",
    where=col("stage").is_("preschool"), shows=("subject", "nature", "valid_from", "valid_to"),
)  # fmt: skip
ENDED = (col("valid_to") > Moment("year")) & (col("valid_to") <= Moment())
TURNED = Fact(
    key="kindergartens_turned", title=T("幼儿园与园区", "Kindergartens and sites"), table="organisation",
    group="teaching", unit=SCHOOLS.unit, takes=("subject", "kind", "stage", "nature"), org="subject",
    steps=(
        Tally("was_private", EVER, "subject", where=ENDED & col("nature").differs("public")),
        Tally("was_plain", EVER, "subject", where=ENDED & col("nature").is_("private")),
        Tally("was_inclusive", EVER, "subject", where=ENDED & col("nature").is_("inclusive")),
        Tally("begun", EVER, "subject", of="least", amount=col("valid_from")),
    ),
    where=col("stage").is_("preschool"), shows=("subject", "kind", "nature"),
)  # fmt: skip
GONE = Fact(
    key="kindergartens_gone", title=T("停办的幼儿园", "Kindergartens that ended"), table="organisation",
    group="teaching", unit=SCHOOLS.unit, ever=True, takes=("subject", "kind", "parent", "valid_from", "valid_to"),
    steps=(
        Tally("now", Fact(
            key="kindergartens_now", title=T("幼儿园", "Kindergartens"), table="organisation", group="teaching",
            unit=SCHOOLS.unit, takes=("subject", "kind"), where=col("kind").is_("kindergarten"),
        ), "subject"),
    ),
    org="parent", where=col("kind").is_("kindergarten"), shows=("subject", "valid_from", "valid_to"),
)  # fmt: skip
"""Counted where they belonged: a kindergarten that ended is no place any more."""
NOW_PUBLIC = col("nature").is_("public")


def _turned(key: str, zh: str, en: str, where: Expression, *phrases: str) -> Indicator:
    amount = Amount(TURNED, T(zh, en), where)
    return count(
        key,
        T(f"{zh}数", en),
        amount,
        KINDERGARTENS,
        counting=Counting.PLACES,
        **ASKED,
        phrases=phrases,
    )


ASKED: Asked = {"serves": ("K01",), "source": BUREAU_RULE, "confidence": Confidence.OWN}
UP = Better.HIGHER

GRADES_OF = (
    count("kindergartens_reduced", T("本年减少的幼儿园数", "Kindergartens that ended this year"), Amount(GONE, T("本年停办、撤并或设为公办幼儿园教学点的幼儿园", "Ended, or no longer of their own, this year"), ENDED & col("now").is_(0)), KINDERGARTENS, counting=Counting.LEGAL, **ASKED, phrases=("减少薄弱幼儿园", "减少幼儿园", "撤并幼儿园")),
    _turned("kindergartens_converted", "本年转为公办的幼儿园（园区）", "Turned public this year", NOW_PUBLIC & (col("was_private") > 0), "转设公办幼儿园园区", "转设公办幼儿园", "民办园转公办"),
    _turned("public_kindergartens_new", "本年新投用的公办幼儿园（园区）", "Public kindergartens opened this year", NOW_PUBLIC & (col("begun") >= Moment("year")), "新增公办幼儿园", "新建公办幼儿园"),
    _turned("inclusive_new", "本年新认定的普惠性民办幼儿园", "Recognised as inclusive this year", col("nature").is_("inclusive") & (col("was_plain") > 0), "新认定普惠性民办幼儿园", "新增普惠性幼儿园"),
    _turned("inclusive_lost", "本年取消普惠资格的幼儿园", "No longer inclusive since this year", col("nature").is_("private") & (col("was_inclusive") > 0), "取消幼儿园普惠资格"),
    share("graded_kindergarten_share", T("等级幼儿园占比", "Share of graded kindergartens"), narrowed(LEGAL, IS_GRADED, GRADED_WORDS), LEGAL, better=UP, counting=Counting.LEGAL, grains=WIDE, **ASKED, phrases=("等级幼儿园比例", "等级园占比", "等级园创建率")),
    share("graded_preschool_share", T("等级幼儿园招生覆盖率", "Children in graded kindergartens"), narrowed(CHILD, IS_GRADED, T("等级幼儿园在园幼儿", "Children in graded kindergartens")), CHILD, better=UP, grains=WIDE, **ASKED, phrases=("等级幼儿园招生覆盖率", "等级幼儿园在园幼儿占比")),
    share("good_kindergarten_share", T("优质幼儿园占比", "Share of good kindergartens"), narrowed(LEGAL, IS_GOOD, GOOD_WORDS), LEGAL, better=UP, counting=Counting.LEGAL, grains=WIDE, **ASKED, phrases=("优质幼儿园比例", "优质园占比")),
    share("good_preschool_share", T("优质幼儿园招生覆盖率", "Children in good kindergartens"), narrowed(CHILD, IS_GOOD, T("优质幼儿园在园幼儿", "Children in good kindergartens")), CHILD, better=UP, grains=WIDE, **ASKED, phrases=("优质幼儿园招生覆盖率", "优质园覆盖率", "优质学前教育资源覆盖率")),
    count("good_kindergarten_sites", T("优质幼儿园园区数", "Sites of good kindergartens"), narrowed(SITE, IS_GOOD, GOOD_WORDS), whole("个", "sites"), better=UP, counting=Counting.PLACES, **ASKED, phrases=("优质幼儿园总数", "优质幼儿园园区总数")),
    count("good_kindergartens_new", T("本年新评优质幼儿园数", "Good kindergartens recognised this year"), narrowed(SITE, col("good_new") > 0, T("本年评为优质的幼儿园", "Kindergartens recognised as good this year")), KINDERGARTENS, better=UP, counting=Counting.PLACES, **ASKED, phrases=("新创建优质幼儿园", "创建优质园", "新增优质幼儿园")),
    count("permitted_kindergartens", T("准办园数", "Kindergartens permitted only"), narrowed(LEGAL, col("permitted") > 0, T("准办园", "Kindergartens permitted only")), KINDERGARTENS, better=Better.LOWER, counting=Counting.LEGAL, **ASKED, phrases=("准办园总数",)),
)  # fmt: skip
