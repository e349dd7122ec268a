"""What plans count stage by stage (分学段常用指标): large classes, certificates, eyesight, fitness, books, experiments.

Of schools of one stage alone, as elsewhere here: teachers, books and machines
of through schools are split between their stages nowhere yet. Classes and
experiments know their stage themselves.
"""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.children import VISION
from xuezheng.catalogue.indicators.facts import CLASSES, OF_ORG, PUPILS, STAFF
from xuezheng.catalogue.indicators.fitness import PASSED, TESTS, WELL
from xuezheng.catalogue.indicators.listed import EQUIPMENT
from xuezheng.catalogue.indicators.making import figure, narrowed, share
from xuezheng.catalogue.indicators.moves import since
from xuezheng.catalogue.indicators.usual_facts import EXPERIMENTS
from xuezheng.catalogue.indicators.usual_held import DONE
from xuezheng.catalogue.indicators.usual_staff import ASKED
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, per
from xuezheng.core.indicators.expressions import Expression, Literal, col, number
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount, Ratio

UP, DOWN = Better.HIGHER, Better.LOWER
KINDS: tuple[tuple[str, str, str, Expression], ...] = (
    ("primary", "小学", "primary schools", col("kind").among("primary", "point")),
    ("junior", "初中", "junior schools", col("kind").is_("junior")),
    ("senior", "普通高中", "senior schools", col("kind").is_("senior")),
)  # fmt: skip
NURSERY = ("kindergarten", "幼儿园", "kindergartens", col("kind").is_("kindergarten"))
TAUGHT: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    *((key, zh, en, (key,)) for key, zh, en, _ in KINDS), ("compulsory", "义务教育", "compulsory schools", ("primary", "junior")),
)  # fmt: skip
FEN = Literal(100)
"""So many fen a yuan: the whole is taken a hundred times, and the part stays whole fen."""


def _placed(fact: Fact) -> Fact:
    """Give rows with what is known of their school."""
    return replace(fact, key=f"{fact.key}_by_kind", steps=(*fact.steps, *OF_ORG))


EYES, FIT, THINGS = _placed(VISION), _placed(TESTS), _placed(EQUIPMENT)


def _large() -> Iterator[Indicator]:
    for key, zh, en, _ in KINDS:
        classes = Amount(CLASSES, T(f"{zh}班级", f"Classes of {en}"), col("stage").is_(key))
        large = narrowed(classes, col("pupils") >= number("class_size.large"), T(f"{zh}大班额班级", f"Large classes of {en}"))  # fmt: skip
        yield share(f"{key}_large_class_share", T(f"{zh}大班额比例", f"Share of large classes, {en}"), large, classes, better=DOWN, serves=("E09",), phrases=(f"{zh}大班额比例", f"{zh}大班额占比"))  # fmt: skip


def _certified() -> Iterator[Indicator]:
    for key, zh, en, here in (NURSERY, *KINDS):
        teachers = Amount(STAFF, T(f"{zh}（单设）专任教师", f"Teachers of {en}"), here & col("teacher"))  # fmt: skip
        some = narrowed(teachers, col("certificates") > 0, T(f"{zh}（单设）持有教师资格证的专任教师", f"Certified teachers of {en}"))  # fmt: skip
        yield share(f"{key}_certified_share", T(f"{zh}教师持证率", f"Certified teachers, {en}"), some, teachers, better=UP, serves=("T01",), phrases=(f"{zh}教师持证率", f"{zh}专任教师持证率", f"{zh}教师资格证持证率", f"{zh}教师持证上岗率"))  # fmt: skip


def _health() -> Iterator[Indicator]:
    for key, zh, en, here in KINDS:
        seen = Amount(EYES, T(f"{zh}（单设）筛查的学生", f"Pupils screened, {en}"), here, col("screened"))  # fmt: skip
        short = replace(seen, title=T(f"{zh}（单设）近视的学生", f"Short-sighted pupils, {en}"), of=col("myopic"))  # fmt: skip
        yield share(f"{key}_myopia", T(f"{zh}学生近视率", f"Short-sighted pupils, {en}"), short, seen, better=DOWN, serves=("H03",), phrases=(f"{zh}近视率", f"{zh}生近视率", f"{zh}学生近视率"))  # fmt: skip
        tested = Amount(FIT, T(f"{zh}（单设）测试的学生", f"Pupils tested, {en}"), here, col("tested"))  # fmt: skip
        for name, word, told, part in (
            ("good", "优良率", "good or better", WELL),
            ("pass", "合格率", "passed or better", PASSED),
        ):
            some = replace(tested, title=T(f"{zh}（单设）体质健康{word.removesuffix('率')}的学生", f"Pupils {told}, {en}"), of=part)  # fmt: skip
            yield share(f"{key}_fitness_{name}", T(f"{zh}学生体质健康{word}", f"Fitness {told}, {en}"), some, tested, better=UP, serves=("H01",), phrases=(f"{zh}学生体质健康{word}", f"{zh}体质健康{word}"))  # fmt: skip


def _had() -> Iterator[Indicator]:
    for key, zh, en, here in KINDS:
        pupils = Amount(PUPILS, T(f"{zh}（单设）在校生", f"Pupils of {en}"), here)
        books = Amount(THINGS, T(f"{zh}（单设）在用图书", f"Books of {en}"), here & col("item").is_("books"), col("pieces"))  # fmt: skip
        yield figure(f"{key}_books", T(f"{zh}生均图书册数", f"Books a pupil, {en}"), Ratio(books, pupils), per("册/生", "books a pupil", 1), better=UP, serves=("B07",), phrases=(f"{zh}生均图书", f"生均图书{zh}"))  # fmt: skip
        value = Amount(THINGS, T(f"{zh}（单设）在用教育装备原值（分）", f"Book value of equipment in fen, {en}"), here, col("value"))  # fmt: skip
        yield figure(f"{key}_equipment_value", T(f"{zh}生均教学仪器设备值", f"Equipment a pupil, {en}"), Ratio(value, replace(pupils, of=FEN, title=T(f"{zh}（单设）在校生×100", f"Pupils of {en} × 100"))), per("元/生", "yuan a pupil", 0), better=UP, serves=("B07",), phrases=(f"{zh}生均教学仪器设备值", f"生均教学仪器设备值{zh}", f"{zh}生均仪器设备值"))  # fmt: skip


def _experiments() -> Iterator[Indicator]:
    for key, zh, en, stages in TAUGHT:
        here = since("term") & col("stage").among(*stages)
        asked = Amount(EXPERIMENTS, T(f"{zh}本年应开实验", f"Experiments asked this year, {en}"), here, col("required"))  # fmt: skip
        done = replace(asked, title=T(f"{zh}本年实开实验", f"Experiments done this year, {en}"), of=DONE)  # fmt: skip
        yield share(f"{key}_experiments", T(f"{zh}实验开出率", f"Experiments done, {en}"), done, asked, better=UP, serves=("B07",), phrases=(f"{zh}实验开出率", f"{zh}实验教学开出率", f"{zh}规定实验开出率"))  # fmt: skip


def _degrees() -> Iterator[Indicator]:
    given = col("n_higher") > 0
    for key, zh, en, here in KINDS[:2]:
        teachers = Amount(ASKED, T(f"已填报的{zh}（单设）专任教师", f"Teachers of {en} that entered it"), given & here, col("teachers"))  # fmt: skip
        some = replace(teachers, title=T(f"{zh}（单设）高于规定学历的专任教师", f"Above the required degree, {en}"), of=col("higher"))  # fmt: skip
        yield share(f"{key}_higher_degree_share", T(f"{zh}高于规定学历专任教师占比", f"Teachers above the required degree, {en}"), some, teachers, better=UP, serves=("T01",), phrases=(f"{zh}高于规定学历教师比例", f"{zh}专任教师高一级学历比例", f"{zh}教师高一级学历比例", f"{zh}教师高学历占比"))  # fmt: skip


USUAL_STAGES = (
    *_large(),
    *_certified(),
    *_health(),
    *_had(),
    *_experiments(),
    *_degrees(),
)
