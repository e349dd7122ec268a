"""Majors and joint classes of vocational schools (专业与合作培养): how many, for which industry, with which title."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.making import (
    CLASSES,
    PEOPLE,
    WIDE,
    count,
    narrowed,
    share,
)
from xuezheng.catalogue.indicators.vocational_facts import GROUPS, JOINT, MAJORS, PILOT
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, whole
from xuezheng.core.indicators.expressions import Moment, col
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
NEW_GROUP = Amount(
    GROUPS,
    T("本年成立的职教集团和联盟", "Vocational groups founded this year"),
    (col("since") >= Moment("year")) & (col("since") <= Moment()),
)
POINT = Amount(MAJORS, T("专业布点", "Majors at schools"))
INDUSTRIES = (
    ("first", "第一产业", "primary"),
    ("second", "第二产业", "secondary"),
    ("third", "第三产业", "tertiary"),
)
TITLES = (
    ("backbone", "重点骨干和示范专业", "Key and model majors", ("重点骨干专业", "示范专业", "骨干专业")),
    ("brand", "品牌和优势特色专业", "Brand and strong majors", ("品牌专业", "优势特色专业", "特色专业")),
    ("high_level", "高水平专业", "High-level majors", ("高水平专业",)),
)  # fmt: skip
FORMS = (
    ("college", "中高职一体化", "taught with a college", ("中高职一体化班", "五年制中高职一体化"), ()),
    ("abroad", "中外合作", "taught with a partner abroad", ("中外合作班",), ()),
    ("apprentices", "现代学徒制", "of modern apprentices", ("现代学徒制班",), ("学徒",)),
    ("new_apprentices", "新型学徒制", "of new apprentices", ("新型学徒制班",), ()),
)  # fmt: skip
MANY = whole("个", "majors")


def _industries() -> Iterator[Indicator]:
    for key, zh, en in INDUSTRIES:
        some = narrowed(
            POINT, col("industry").is_(key), T(f"{zh}专业", f"Majors for {en} industry")
        )
        yield share(f"major_{key}_share", T(f"{zh}专业占比", f"Majors for {en} industry"), some, POINT, grains=WIDE, phrases=(f"{zh}专业占比", f"涵盖{zh}占比"))  # fmt: skip


def _titles() -> Iterator[Indicator]:
    for key, zh, en, phrases in TITLES:
        some = narrowed(POINT, col("data_title").is_(key), T(zh, en))
        yield count(
            f"major_{key}",
            T(f"{zh}数", en),
            some,
            MANY,
            better=UP,
            phrases=(*phrases, f"职业学校{phrases[-1]}"),
        )


def _forms() -> Iterator[Indicator]:
    for key, zh, en, phrases, taught in FORMS:
        classes = Amount(JOINT, T(f"{zh}班", f"Classes {en}"), col("form").is_(key), col("classes"))
        pupils = Amount(JOINT, T(f"{zh}学员", f"Pupils {en}"), col("form").is_(key), col("pupils"))
        yield count(f"joint_{key}_classes", T(f"{zh}班数", f"Classes {en}"), classes, CLASSES, better=UP, phrases=phrases)  # fmt: skip
        yield count(f"joint_{key}_pupils", T(f"{zh}学员数", f"Pupils {en}"), pupils, PEOPLE, better=UP, phrases=(f"{zh}学员", f"{zh}学生", *taught))  # fmt: skip


MAJORS_OF = (
    count("majors", T("职业学校专业数", "Majors of vocational schools"), narrowed(POINT, col("id").is_(col("first_name")), T("专业（同名只计一个）", "Majors, each name once")), MANY, phrases=("职业学校专业", "专业总数")),
    count("major_points", T("专业布点数", "Majors counted at each school"), POINT, MANY, phrases=("专业布点", "职业学校专业布点")),
    count("major_families", T("专业大类数", "Groups of majors"), narrowed(POINT, col("id").is_(col("first_family")), T("专业大类（只计一次）", "Groups of majors, each once")), whole("个", "groups"), phrases=("专业大类", "职业学校专业大类")),
    count("majors_new", T("本年新增专业数", "Majors opened this year"), narrowed(POINT, (col("opened") >= Moment("year")) & (col("opened") <= Moment()), T("本年开设的专业", "Majors opened this year")), MANY, phrases=("新增专业", "新增设专业", "职业学校新增设专业")),
    count("vocational_groups_new", T("本年新组建职教集团数", "Vocational groups founded this year"), NEW_GROUP, whole("个", "groups"), better=UP, serves=("V10",), phrases=("组建职教集团", "新组建专业职教集团")),
    *_industries(),
    *_titles(),
    *_forms(),
    count("certificate_pilots", T("1+X证书试点数", "1+X certificates piloted"), Amount(PILOT, T("1+X证书试点", "1+X certificates")), whole("个", "certificates"), better=UP, serves=("V03",), phrases=("1+X证书试点", "职业学校1+X证书试点")),
    count("certificate_schools", T("开展1+X证书试点的学校数", "Schools that pilot certificates"), Amount(PILOT, T("开展试点的学校（只计一次）", "Schools with a pilot, each once"), col("id").is_(col("first"))), whole("所", "schools"), better=UP, serves=("V03",), phrases=("职校1+X证书试点",)),
)  # fmt: skip
