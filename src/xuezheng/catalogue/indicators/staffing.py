"""Teachers beside pupils (师资配备): pupils per teacher, backbone, sports and arts teachers, stage by stage."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.facts import PUPILS, STAFF
from xuezheng.catalogue.indicators.making import figure, narrowed
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Indicator, Standard, per
from xuezheng.core.indicators.expressions import Expression, col
from xuezheng.core.indicators.measures import Amount, Ratio

HIGHER, LOWER, SECOND = Better.HIGHER, Better.LOWER, Confidence.SECONDARY
STAGES = (
    ("primary", "小学", "Primary"), ("junior", "初中", "Junior"), ("senior", "普通高中", "Senior"),
    ("vocational", "中职", "Vocational"),
)  # fmt: skip
COUNTY_UP = col("backbone").among("county", "city", "province")
ARTS = col("teaches").among("体育", "音乐", "美术", "艺术")
PURE = {
    "primary": ("primary",),
    "junior": ("junior",),
    "senior": ("senior",),
    "vocational": ("vocational",),
}
_NATIONAL = T("优质均衡督导评估", "National evaluation of balance")


def _of(stage: str, zh: str, en: str) -> tuple[Amount, Amount]:
    """Give pupils and teachers of the schools of one stage alone; through schools split theirs nowhere yet."""
    here = (
        col("kind").among(*PURE[stage], "point")
        if stage == "primary"
        else col("kind").among(*PURE[stage])
    )
    pupils = Amount(PUPILS, T(f"{zh}（单设）在校生", f"Pupils of {en.lower()} schools"), here)
    return pupils, Amount(
        STAFF,
        T(f"{zh}（单设）专任教师", f"Teachers of {en.lower()} schools"),
        here & col("teacher"),
    )


def stages() -> Iterator[Indicator]:
    """Give pupils per teacher of every stage, backbone and arts teachers a hundred pupils of some."""
    for stage, zh, en in STAGES:
        pupils, teachers = _of(stage, zh, en)
        asked: Expression = col("kind").is_(stage)
        yield figure(
            f"{stage}_pupils_per_teacher",
            T(f"{zh}生师比", f"Pupils per {en.lower()} teacher"),
            Ratio(pupils, teachers),
            per("人/师", "pupils per teacher"),
            better=LOWER,
            applies=asked,
            serves=("T02",),
            phrases=(f"{zh}生师比",),
        )
        if stage in {"primary", "junior"}:
            yield from _per_hundred(stage, zh, en)


def _per_hundred(stage: str, zh: str, en: str) -> Iterator[Indicator]:
    (pupils, teachers), asked = _of(stage, zh, en), col("kind").is_(stage)
    backbone = narrowed(
        teachers,
        COUNTY_UP,
        T(f"{zh}（单设）县级以上骨干教师", f"Backbone teachers of {en.lower()} schools"),
    )
    arts = narrowed(
        teachers,
        ARTS,
        T(
            f"{zh}（单设）体育、艺术专任教师",
            f"Sports and arts teachers of {en.lower()} schools",
        ),
    )
    for key, title, part, line in (
        (
            "backbone",
            T(
                f"{zh}每百名学生县级以上骨干教师数",
                f"Backbone teachers a hundred {en.lower()} pupils",
            ),
            backbone,
            "staffing.backbone_per_hundred",
        ),
        (
            "arts",
            T(
                f"{zh}每百名学生体育、艺术专任教师数",
                f"Sports and arts teachers a hundred {en.lower()} pupils",
            ),
            arts,
            "staffing.arts_per_hundred",
        ),
    ):
        yield figure(
            f"{stage}_{key}_per_hundred",
            title,
            Ratio(part, pupils, 100),
            per("人/百生", "a hundred pupils"),
            better=HIGHER,
            applies=asked,
            source=BALANCED_SUPERVISION,
            confidence=SECOND,
            serves=("Q01",),
            standards=(Standard(_NATIONAL, line),),
        )
