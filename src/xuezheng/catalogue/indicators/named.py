"""What is counted by its name (按名称计数): titles and prizes, events, things made, projects, people chosen.

Plans count things nobody listed beforehand: model schools of some kind, a
certain contest, a reader. The registers hold them by name; ``named`` says in
which column the words of a target are looked for. Without a name the figure is
all of them.
"""

from xuezheng.catalogue.indicators.making import PEOPLE, ROWS, WIDE, count, narrowed, share
from xuezheng.catalogue.indicators.making import SCHOOLS as UNITS
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, whole
from xuezheng.core.indicators.expressions import Expression, Moment, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
TITLE = "data_title"
HONOURS = Fact(
    key="honours_named", title=T("荣誉称号", "Titles and prizes"), table="honour", group="affairs",
    unit=T("项", "honours"), takes=("subject", "org", TITLE, "level", "holder", "granted", "until"),
    shows=(TITLE, "level", "holder", "granted"),
)  # fmt: skip
EVENTS = Fact(
    key="events", title=T("活动", "Events"), table="event_held", group="affairs", unit=T("项", "entries"),
    takes=("subject", "org", TITLE, "form", "held", "sessions", "people", "units"),
    shows=(TITLE, "form", "held", "sessions", "people"),
)  # fmt: skip
OUTPUTS = Fact(
    key="outputs", title=T("成果资源", "Things made"), table="output", group="teaching",
    unit=T("项", "entries"), takes=("subject", "org", TITLE, "form", "made", "number"),
    shows=(TITLE, "form", "made", "number"),
)  # fmt: skip
PILOTS = Fact(
    key="pilots", title=T("试点与立项项目", "Pilots and approved projects"), table="pilot_project",
    group="affairs", unit=T("项", "projects"),
    takes=("subject", "org", TITLE, "form", "level", "step", "approved"),
    shows=(TITLE, "level", "step", "approved"),
)  # fmt: skip
BATCHES = Fact(
    key="batches", title=T("选派培养", "People sent and chosen"), table="selection", group="staff",
    unit=T("批", "batches"), takes=("subject", "org", TITLE, "form", "group", "stage", "people", "since"),
    shows=(TITLE, "form", "group", "people", "since"),
)  # fmt: skip
OFFERS = Fact(
    key="offers", title=T("课程开设", "Courses offered"), table="course_offer", group="teaching",
    unit=T("门", "courses"), takes=("subject", "org", "course", "stage"), shows=("course", "stage"),
)  # fmt: skip


def this_year(key: str) -> Expression:
    """From 1 January to the day."""
    return (col(key) >= Moment("year")) & (col(key) <= Moment())


GRANTED, HELD = this_year("granted"), this_year("held")
IN_FORCE = (col("granted") <= Moment()) & (col("until").missing() | (col("until") >= Moment()))
OF_UNITS = col("holder").among("unit", "bureau", "group")
OF_PEOPLE = col("holder").among("staff", "pupil")
EVERY = Amount(HONOURS, T("荣誉称号", "Titles and prizes"))
TITLES = narrowed(
    EVERY, OF_UNITS & IN_FORCE, T("单位持有、在有效期内的称号", "Titles of units, in force")
)
EVENT = Amount(
    EVENTS, T("本年活动的场次", "Times events were held this year"), HELD, col("sessions")
)
CROWD = Amount(EVENTS, T("本年活动的参加人次", "People at events this year"), HELD, col("people"))
VISITED = Amount(EVENTS, T("本年活动涉及的单位数", "Units at events this year"), HELD, col("units"))
THING = Amount(
    OUTPUTS, T("本年成果的数量", "Things made this year"), this_year("made"), col("number")
)
BEGUN = Amount(
    PILOTS,
    T("本年申报或立项的项目", "Projects applied for or approved this year"),
    this_year("approved"),
)
SENT = Amount(
    BATCHES,
    T("本年选派的人数", "People sent or chosen this year"),
    this_year("since"),
    col("people"),
)
SCHOOL = Amount(SCHOOLS, T("中小学、幼儿园（法人）", "Schools and kindergartens"), col("legal"))


NAMED = (
    count("titles_new", T("本年新获单位称号数", "Titles of units granted this year"), narrowed(EVERY, OF_UNITS & GRANTED, T("本年授予单位的称号", "Titles granted to units this year")), ROWS, better=UP, named=TITLE, serves=("P12",)),
    count("titles_held", T("在有效期内的单位称号数", "Titles of units in force"), TITLES, ROWS, better=UP, named=TITLE, serves=("P12",)),
    share("titled_share", T("单位称号创成率", "Share of units that hold a title"), TITLES, SCHOOL, better=UP, grains=WIDE, named=TITLE, serves=("P12",)),
    count("prizes_new", T("本年个人和集体获奖数", "Prizes of people and teams this year"), narrowed(EVERY, col("holder").among("staff", "pupil", "group") & GRANTED, T("本年授予个人和集体的奖项", "Prizes granted this year")), ROWS, better=UP, named=TITLE, serves=("P12",)),
    count("prizes_ever", T("历年个人和集体获奖数", "Prizes of people and teams in all years"), narrowed(EVERY, col("holder").among("staff", "pupil", "group"), T("历年授予个人和集体的奖项", "Prizes of all years")), ROWS, better=UP, named=TITLE, serves=("P12",)),
    count("people_honoured", T("本年受表彰人数", "People honoured this year"), narrowed(EVERY, OF_PEOPLE & GRANTED, T("本年受表彰的教职工和学生", "Staff and pupils honoured this year")), PEOPLE, better=UP, named=TITLE, serves=("P12",)),
    count("events_held", T("本年活动场次", "Events held this year"), EVENT, whole("场", "times"), better=UP, named=TITLE),
    count("events_people", T("本年活动参加人次", "People at events this year"), CROWD, PEOPLE, better=UP, named=TITLE),
    count("events_units", T("本年活动涉及单位数", "Units at events this year"), VISITED, UNITS, better=UP, named=TITLE),
    share("events_share", T("本年活动覆盖单位占比", "Units reached by events this year, share"), VISITED, SCHOOL, better=UP, grains=WIDE, named=TITLE),
    count("outputs", T("本年成果数量", "Things made this year"), THING, ROWS, better=UP, named=TITLE),
    count("pilots_new", T("本年申报立项项目数", "Projects applied for or approved this year"), BEGUN, ROWS, better=UP, named=TITLE),
    count("sent_people", T("本年选派培养人数", "People sent or chosen this year"), SENT, PEOPLE, better=UP, named=TITLE),
)  # fmt: skip
