"""Pupils on the roll (在校学生): how many, who, where; migrants, the left behind, boarders, entrants."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.facts import PUPILS as FACT
from xuezheng.catalogue.indicators.making import PUPILS, WIDE, count, figure, narrowed, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, per
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount, Ratio

STAGES = (
    ("primary", "小学", "Primary"), ("junior", "初中", "Junior"), ("senior", "普通高中", "Senior"),
    ("vocational", "中等职业", "Vocational"), ("special", "特殊教育", "Special"),
)  # fmt: skip
ALL = Amount(FACT, T("在校学生（含在园幼儿）", "Pupils, kindergartens too"))
COMPULSORY = Amount(
    FACT,
    T("义务教育在校生", "Pupils of compulsory education"),
    col("stage").among("primary", "junior"),
)
MIGRANT = narrowed(
    COMPULSORY,
    col("residence").is_("migrant"),
    T("义务教育随迁子女", "Children of migrants in compulsory education"),
)
SENIOR = Amount(
    FACT,
    T("高中阶段在校生", "Pupils of the senior stage"),
    col("stage").among("senior", "vocational"),
)
NEW = col("year").is_(1)


def _stages() -> Iterator[Indicator]:
    for stage, zh, en in STAGES:
        here = Amount(FACT, T(f"{zh}在校生", f"{en} pupils"), col("stage").is_(stage))
        yield count(
            f"{stage}_pupils",
            T(f"{zh}在校生数", f"{en} pupils"),
            here,
            PUPILS,
            serves=("S01",),
            phrases=(f"{zh}在校生",),
        )
    for stage, zh, en in STAGES[:4]:
        new = Amount(FACT, T(f"{zh}一年级新生", f"{en} entrants"), col("stage").is_(stage) & NEW)
        yield count(
            f"{stage}_entrants",
            T(f"{zh}招生数", f"{en} entrants"),
            new,
            PUPILS,
            serves=("E01",),
            phrases=(f"{zh}招生",),
        )


ROLLS = (
    count("pupils", T("在校学生总数", "Pupils"), ALL, PUPILS, serves=("S01",), phrases=("在校学生", "学生总数")),
    *_stages(),
    share("migrant_share", T("随迁子女占比", "Share of migrants’ children"), MIGRANT, COMPULSORY, serves=("E07",), phrases=("随迁子女占比",)),
    count("migrant_pupils", T("义务教育随迁子女数", "Migrants’ children in compulsory education"), MIGRANT, PUPILS, serves=("E07",), phrases=("随迁子女",)),
    share(
        "migrant_public_share", T("随迁子女公办学校就读比例", "Migrants’ children in public schools"),
        narrowed(MIGRANT, col("nature").is_("public"), T("在公办学校就读的随迁子女", "Migrants’ children in public schools")),
        MIGRANT, better=Better.HIGHER, grains=WIDE, serves=("E07",), phrases=("随迁子女公办就读率",),
    ),
    count("left_behind", T("农村留守儿童数", "Children left behind"), narrowed(COMPULSORY, col("left_behind"), T("农村留守儿童", "Children left behind")), PUPILS, serves=("S04",), phrases=("留守儿童",)),
    share("boarding_share", T("寄宿生占比", "Share of boarders"), narrowed(ALL, col("boards"), T("寄宿生", "Boarders")), ALL, serves=("S01",)),
    share("girls_share", T("女生占比", "Share of girls"), narrowed(ALL, col("sex").is_("2"), T("女生", "Girls")), ALL, serves=("S01",)),
    count("suspended", T("休学学生数", "Pupils suspended"), narrowed(ALL, col("state").is_("suspended"), T("休学学生", "Suspended pupils")), PUPILS, better=Better.LOWER, serves=("S01",)),
    share("private_share", T("义务教育民办在校生占比", "Pupils in private compulsory schools"), narrowed(COMPULSORY, col("nature").is_("private"), T("民办学校在校生", "Pupils of private schools")), COMPULSORY, better=Better.LOWER, grains=WIDE, serves=("S01",), phrases=("民办义务教育占比",)),
    share("urban_share", T("城镇在校生占比", "Pupils in urban and town schools"), narrowed(COMPULSORY, col("area").among("urban", "town"), T("城区和镇区在校生", "Pupils in urban and town schools")), narrowed(COMPULSORY, col("area").differs(""), T("已分类学校的在校生", "Pupils of schools that are classed")), grains=WIDE, serves=("S01",)),
    share("vocational_share", T("高中阶段职普比（中职占比）", "Vocational part of the senior stage"), narrowed(SENIOR, col("stage").is_("vocational"), T("中职在校生", "Vocational pupils")), SENIOR, grains=WIDE, serves=("V17",), phrases=("职普比",)),
    figure("senior_per_vocational", T("普职比", "General to vocational"), Ratio(narrowed(SENIOR, col("stage").is_("senior"), T("普通高中在校生", "Senior pupils")), narrowed(SENIOR, col("stage").is_("vocational"), T("中职在校生", "Vocational pupils"))), per(":1", ":1"), grains=WIDE, serves=("V17",), phrases=("普职比",)),
)  # fmt: skip
