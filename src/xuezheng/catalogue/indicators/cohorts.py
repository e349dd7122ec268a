"""Cohorts of earlier days (往年在校生), looked for among today's pupils.

A cohort is read from the versions that held on its day; each of its pupils is
then looked for by person. Who died leaves both sides of the fraction; who
moved out of the city counts as kept, as the national formula has it.
"""

from xuezheng.catalogue.indicators.facts import PUPILS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Moment, SchoolYear, col
from xuezheng.core.indicators.facts import Fact, Look, Made, Tally

ENDED = Fact(
    key="ended", title=T("学籍变动", "Stretches on the roll"), table="pupil", group="pupils",
    unit=T("条", "stretches"), takes=("subject", "org", "left", "valid_to"), ever=True,
    where=col("left").filled() & col("left").differs("") & (col("valid_to") <= Moment()),
)  # fmt: skip
"""Every stretch that had ended for good by the day."""
CENSUS = 30
"""Days behind 1 September: what came and went in the first month of term is no cohort's."""


def cohort(key: str, title: T, years: int, days: int) -> Fact:
    """Give the pupils of a day ``years`` school years back, with what became of each."""
    return Fact(
        key=key, title=title, table="pupil", group="pupils", unit=T("人", "pupils"),
        takes=("subject", "org", "school_class"), on=Moment("school_year", years, days),
        steps=(
            Look("stage", "school_class", "school_class", "stage"),
            Look("entered", "school_class", "school_class", "entered"),
            Made("year", SchoolYear(1 + years) - col("entered") if days > 0 else SchoolYear(years) - col("entered")),
            Tally("here", PUPILS, "subject"),
            Tally("primary_now", PUPILS, "subject", where=col("stage").is_("primary")),
            Tally("junior_now", PUPILS, "subject", where=col("stage").is_("junior")),
            Tally("senior_now", PUPILS, "subject", where=col("stage").among("senior", "vocational")),
            Tally("died", ENDED, "subject", where=col("left").is_("died")),
            Tally("moved", ENDED, "subject", where=col("left").is_("moved_away")),
        ),
        shows=("subject", "school_class"),
    )  # fmt: skip


THREE_BACK = cohort("cohort_three", T("两学年前秋季在校生", "Pupils two autumns ago"), -2, CENSUS)
YEAR_BACK = cohort("cohort_year", T("上学年秋季在校生", "Pupils last autumn"), -1, CENSUS)
LEAVERS = cohort(
    "leavers", T("上学年末毕业年级学生", "The last grade at the end of last school year"), 0, -31
)
ALIVE = col("died").is_(0)
KEPT = (col("here") > 0) | (col("moved") > 0)
