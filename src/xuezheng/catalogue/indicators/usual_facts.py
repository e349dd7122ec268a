"""Rows of schools' work that figures are counted over (工作常用事实表): bases, clubs, firms, visits, what was entered."""

from dataclasses import replace

from xuezheng.catalogue.indicators.facts import PUPILS
from xuezheng.catalogue.indicators.moves import since
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Moment, Whole, col
from xuezheng.core.indicators.facts import Fact, Tally


def _fact(table: str, group: str, zh: str, en: str, *takes: str) -> Fact:
    return Fact(
        key=f"usual_{table}", title=T(zh, en), table=table, group=group, unit=T("项", "entries"),
        takes=("subject", "org", *takes), shows=takes,
    )  # fmt: skip


LABOUR = _fact("labour_base", "teaching", "劳动教育基地与课程", "Labour education", "name", "form", "level", "recognised")  # fmt: skip
CLUBS = _fact("club", "teaching", "学生社团", "Clubs", "name", "about", "rating", "founded")
FIRMS = _fact("enterprise_cooperation", "vocational", "校企合作协议", "Agreements with firms", "firm", "firm_code", "form", "since", "until")  # fmt: skip
BASES = _fact("training_room", "vocational", "实训基地", "Training bases", "name", "reach", "stations", "opened")  # fmt: skip
EXPERIMENTS = _fact("experiment", "teaching", "实验开出情况", "Experiments", "science", "stage", "term", "required", "done")  # fmt: skip
OUTSIDE = _fact("outside_cooperation", "affairs", "校地合作与引进名校", "Cooperation", "partner", "form", "signed", "until")  # fmt: skip
SCIENCE = _fact("science_base", "teaching", "科创基地", "Science bases", "name", "form", "level", "recognised")  # fmt: skip
VISITS = _fact("home_visit", "care", "家访", "Visits to homes", "child", "on", "form")
TUTORS = _fact("pupil_tutor", "care", "德育导师", "Tutors", "child", "tutor", "since")
COMMITTEES = _fact("parent_committee", "pupils", "家委会", "Parents’ committees", "reach", "elected", "until")  # fmt: skip
CHARTERS = _fact("charter", "affairs", "学校章程", "Charters", "form", "state", "in_force")
ENTRIES = replace(
    _fact("evaluation_entry", "supervision", "督导评估填报数据", "Figures for evaluations", "item", "number", "counted_on"),
    where=(col("counted_on") > Moment(years=-1)) & (col("counted_on") <= Moment()),
)  # fmt: skip
"""Of the last twelve months: they are entered once a year, and an old one says nothing of today."""
THIS_YEAR = since("on")
CARED = Fact(
    key="pupils_cared_for", title=T("中小学在校生", "Pupils of schools"), table="pupil", group="care",
    unit=PUPILS.unit, takes=PUPILS.takes, class_="school_class", owed=True,
    steps=(
        *PUPILS.steps,
        Tally("visits", VISITS, "child", where=THIS_YEAR),
        Tally("visits_home", VISITS, "child", where=THIS_YEAR & col("form").is_("at_home")),
        Tally("tutors", TUTORS, "child", where=col("since") <= Moment()),
    ),
    where=col("stage").differs("preschool"), shows=("subject", "school_class", "visits", "tutors"),
)  # fmt: skip
"""Only who reads what is kept of children in care reads these."""
GOVERNED = replace(
    SCHOOLS, key="schools_governed", group="affairs", shows=("subject", "kind", "committees", "charters"),
    steps=(
        *SCHOOLS.steps,
        Tally("committees", COMMITTEES, "org", where=col("reach").is_("school") & (col("until") >= Moment())),
        Tally("charters", CHARTERS, "org", where=col("form").is_("charter") & col("state").is_("held")),
    ),
)  # fmt: skip
GIVEN = ("quota_places", "senior_places", "teacher_pay", "servant_pay", "aged_3_5")
COUNTY = Fact(
    key="county_entered", title=T("县级填报数据", "What the county entered"), table="organisation",
    group="supervision", unit=T("个", "units"), takes=("subject", "kind"), org="subject",
    steps=tuple(
        Tally(key, ENTRIES, "org", of="most", amount=Whole(col("number")), where=col("item").is_(key)) for key in GIVEN
    ),
    shows=("subject", *GIVEN),
)  # fmt: skip
