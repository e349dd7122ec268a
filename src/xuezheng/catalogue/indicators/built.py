"""What building projects count (新改扩建): schools and kindergartens by kind of works, from the ledger."""

from collections.abc import Iterator
from typing import TypedDict

from xuezheng.catalogue.indicators.making import count, narrowed
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, Origin, whole
from xuezheng.core.indicators.expressions import CivilDay, Moment, col
from xuezheng.core.indicators.facts import Fact, Look, Made
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER


class Counted(TypedDict):
    """What figures of the ledger of projects have in common."""

    origin: Origin
    serves: tuple[str, ...]


ASKED: Counted = {"origin": Origin.COUNTED, "serves": ("B02",)}
PROJECTS = Fact(
    key="projects_by_school", title=T("基建项目", "Building projects"), table="project", group="estate",
    unit=T("个", "projects"),
    takes=("number", "org", "state", "school", "title", "works", "classes", "scale", "opened", "closed_at"),
    steps=(
        Made("closed_on", CivilDay(col("closed_at"))),
        Look("stage", "organisation", "school", "stage"),
        Look("kind", "organisation", "school", "kind"),
    ),
    dated=False, shows=("number", "title", "works", "state"),
)  # fmt: skip
Built = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]
"""Key, both titles, stages, phrases."""
BUILT: tuple[Built, ...] = (
    ("schools_built", "本年新改扩建中小学项目数", "School buildings this year", ("primary", "junior", "compulsory", "complete", "senior"), ("新建改扩建中小学", "新（改扩）建中小学", "新建中小学")),
    ("kindergartens_built", "本年新改扩建幼儿园项目数", "Kindergarten buildings this year", ("preschool",), ("新建改扩建幼儿园", "新（改扩）建幼儿园", "新建幼儿园")),
)  # fmt: skip
FINISHED: tuple[Built, ...] = (
    ("schools_opened", "本年建成投用中小学数", "Schools opened this year", ("primary", "junior", "compulsory", "complete", "senior"), ("建成投用中小学", "建成中小学", "新建成中小学", "建成并投入使用中小学")),
    ("kindergartens_opened", "本年建成投用幼儿园数", "Kindergartens opened this year", ("preschool",), ("建成投用幼儿园", "建成幼儿园", "新建成幼儿园", "新开办幼儿园", "建成并投入使用幼儿园")),
)  # fmt: skip
CLOSED = (col("closed_on") >= Moment("year")) & (col("closed_on") <= Moment())
OPENED = (col("opened") <= Moment()) & (
    col("closed_on").missing() | (col("closed_on") >= Moment("year"))
)


def _built() -> Iterator[Indicator]:
    for key, zh, en, stages, phrases in BUILT:
        some = Amount(PROJECTS, T(zh, en), OPENED & col("stage").among(*stages))
        yield count(
            key, T(zh, en), some, whole("所", "projects"), better=UP, phrases=phrases, **ASKED
        )
    for key, zh, en, stages, phrases in FINISHED:
        done = Amount(
            PROJECTS,
            T(zh, en),
            CLOSED
            & col("state").is_("closed")
            & col("works").among("new", "rebuild")
            & col("stage").among(*stages),
        )
        yield count(
            key, T(zh, en), done, whole("所", "projects"), better=UP, phrases=phrases, **ASKED
        )
    senior = Amount(
        PROJECTS,
        T("本年建成的普通高中项目", "Senior schools built this year"),
        CLOSED & col("kind").among("senior", "complete"),
    )
    new = narrowed(senior, col("works").among("new", "rebuild"), T("其中新建的", "of them new"))
    wider = narrowed(senior, col("works").is_("extend"), T("其中改扩建的", "of them extended"))
    yield count(
        "senior_opened",
        T("本年建成投用普通高中数", "Senior schools opened this year"),
        new,
        whole("所", "schools"),
        better=UP,
        phrases=("建成投入使用普通高中", "新建普通高中"),
        **ASKED,
    )
    yield count(
        "senior_extended",
        T("本年完成普通高中改扩建数", "Senior schools extended this year"),
        wider,
        whole("所", "schools"),
        better=UP,
        phrases=("普通高中改扩建",),
        **ASKED,
    )


BUILDINGS_OF = tuple(_built())
