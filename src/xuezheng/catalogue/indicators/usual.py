"""What plans of any bureau count (常用指标): schools by kind, groups of schools, seats that were built, teaching kit."""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.built import CLOSED
from xuezheng.catalogue.indicators.facts import STAFF
from xuezheng.catalogue.indicators.listed import EQUIPMENT, SCHOOL_PUPILS
from xuezheng.catalogue.indicators.making import SCHOOLS as UNITS
from xuezheng.catalogue.indicators.making import WIDE, count, figure, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator, Origin, per, whole
from xuezheng.core.indicators.expressions import CivilDay, Expression, Moment, col
from xuezheng.core.indicators.facts import Fact, Look, Made, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

UP, DOWN = Better.HIGHER, Better.LOWER
UPPER = WIDE[1:]
"""County and above: what only the bureau keeps."""
TEACHES = col("stage").differs("preschool")
KINDS: tuple[tuple[str, str, str, Expression], ...] = (
    ("primary_schools", "小学", "Primary schools", col("kind").is_("primary")),
    ("junior_schools", "初中", "Junior secondary schools, nine-year ones too", col("kind").among("junior", "nine_year")),
    ("nine_year_schools", "九年一贯制学校", "Nine-year schools", col("kind").is_("nine_year")),
    ("senior_schools", "普通高中", "Senior secondary schools, complete and twelve-year ones too", col("kind").among("senior", "complete", "twelve_year")),
    ("vocational_schools", "中等职业学校", "Vocational schools", col("kind").is_("vocational")),
    ("special_schools", "特殊教育学校", "Special schools", col("kind").is_("special")),
    ("private_schools", "民办中小学", "Private schools", TEACHES & col("nature").differs("public")),
    ("inclusive_private", "普惠性民办幼儿园", "Private kindergartens that are inclusive", col("kind").is_("kindergarten") & col("nature").is_("inclusive")),
    ("all_schools", "各级各类学校", "Schools of all kinds, kindergartens too", col("legal")),
)  # fmt: skip
"""As the yearbook counts: 初中 with 九年一贯制, 普通高中 with 完全中学 and 十二年一贯制."""
LEGAL = Amount(SCHOOLS, T("学校（法人校）", "Schools as legal persons"), col("legal"))
POINTS = Amount(SCHOOLS, T("教学点", "Teaching points"), col("kind").is_("point"))
_GROUPS = Fact(
    key="groups_before", title=T("教育集团（教共体）", "Education groups"), table="organisation",
    group="people", unit=T("个", "groups"), takes=("subject", "kind"), org="subject",
    on=Moment("year", days=-1), where=col("kind").is_("group"),
)  # fmt: skip
"""As of 31 December."""
GROUPS = Fact(
    key="education_groups", title=T("教育集团（教共体）", "Education groups"), table="organisation",
    group="people", unit=T("个", "groups"), takes=("subject", "kind"), org="subject",
    steps=(Tally("before", _GROUPS, "subject"),), where=col("kind").is_("group"), shows=("subject", "before"),
)  # fmt: skip
GROUPED = Fact(
    key="grouped_schools", title=T("义务教育学校", "Compulsory schools"), table="organisation", group="people",
    unit=UNITS.word, takes=("subject", "kind", "group"), org="subject",
    where=col("kind").among("primary", "junior", "nine_year"), shows=("subject", "kind", "group"),
)  # fmt: skip
GROUP = Amount(GROUPS, T("教育集团（教共体）", "Education groups"))
MEMBER = Amount(
    GROUPED, T("集团（教共体）成员义务教育学校", "Schools of a group"), col("group").filled()
)
SEATS = Fact(
    key="project_seats", title=T("基建项目新增学位", "Seats of building projects"), table="project",
    group="estate", unit=T("个", "projects"),
    takes=("number", "org", "state", "school", "title", "works", "seats", "opened", "closed_at"),
    steps=(
        Made("closed_on", CivilDay(col("closed_at"))), Look("stage", "organisation", "school", "stage"),
        Look("nature", "organisation", "school", "nature"),
    ),
    dated=False, shows=("number", "title", "works", "seats"),
)  # fmt: skip
SEAT = Amount(SEATS, T("本年建成的学位", "Seats built this year"), CLOSED & col("state").is_("closed"), col("seats"))  # fmt: skip
SEATS_OF = (
    ("preschool", "公办幼儿园", "public kindergartens", col("stage").is_("preschool") & col("nature").is_("public"), ("公办幼儿园新增学位", "新增公办园学位", "新增公办幼儿园学位", "新增公办学前学位")),
    ("compulsory", "义务教育学校", "compulsory schools", col("stage").among("primary", "junior", "compulsory"), ("义务教育新增学位", "新增义务教育学位", "新增义务教育阶段学位", "新增义务教育学校学位")),
    ("schools", "中小学", "schools", col("stage").differs("preschool"), ("新增中小学学位", "中小学新增学位")),
    ("senior", "普通高中", "senior schools", col("stage").is_("senior"), ("普通高中新增学位", "新增普通高中学位")),
)  # fmt: skip
_LICENCES = Fact(
    key="all_licences", title=T("有效的办学许可证", "Licences in force"), table="training_licence",
    group="affairs", unit=T("件", "licences"), takes=("subject", "org", "institution", "form", "until"),
    where=col("until") >= Moment(),
)  # fmt: skip
LICENCES = replace(_LICENCES, key="licences", steps=(Tally("first", _LICENCES, "institution", "institution", "least", col("id")),), shows=("institution", "form", "until"))  # fmt: skip
ROOM_SETS = Fact(
    key="rooms_with_sets", title=T("普通教室", "Classrooms"), table="room", group="estate",
    unit=T("间", "rooms"), takes=("subject", "org", "use"),
    steps=(Tally("sets", replace(EQUIPMENT, takes=(*EQUIPMENT.takes, "room")), "room", where=col("item").is_("multimedia")),),
    where=col("use").is_("classroom"), owed=True, shows=("subject", "use", "sets"),
)  # fmt: skip
CLASSROOM = Amount(ROOM_SETS, T("普通教室", "Classrooms"))
TEACHER = Amount(STAFF, T("中小学专任教师", "Teachers of schools"), col("teacher") & TEACHES)
SEAT_UNIT, GROUP_UNIT = whole("个", "seats"), whole("个", "groups")


def _pieces(item: str, zh: str, en: str) -> Amount:
    return Amount(EQUIPMENT, T(f"在用{zh}", f"{en} in use"), col("item").is_(item), col("pieces"))


def _kinds() -> Iterator[Indicator]:
    for key, zh, en, where in KINDS:
        some = narrowed(LEGAL, where, T(f"{zh}（法人校）", en))
        yield count(key, T(f"在办{zh}数", en), some, UNITS, counting=Counting.LEGAL, grains=WIDE, serves=("B01",), phrases=(f"={zh}", f"在办{zh}", f"{zh}总数"))  # fmt: skip


def _seats() -> Iterator[Indicator]:
    for key, zh, en, where, phrases in SEATS_OF:
        title = T(f"本年{zh}新增学位", f"Seats built this year at {en}")
        yield count(f"seats_{key}_new", title, narrowed(SEAT, where, title), SEAT_UNIT, better=UP, origin=Origin.COUNTED, grains=UPPER, serves=("B02",), phrases=phrases)  # fmt: skip


USUAL = (
    *_kinds(),
    count("teaching_points", T("教学点数", "Teaching points"), POINTS, whole("个", "points"), counting=Counting.PLACES, grains=WIDE, serves=("B01",), phrases=("教学点",)),
    count("education_groups", T("教育集团（教共体）数", "Education groups"), GROUP, GROUP_UNIT, better=UP, grains=UPPER, phrases=("教育集团", "城乡教育共同体", "教共体")),
    count("education_groups_new", T("本年新组建教育集团（教共体）数", "Education groups formed this year"), narrowed(GROUP, col("before").is_(0), T("本年新组建的教育集团（教共体）", "Education groups formed this year")), GROUP_UNIT, better=UP, grains=UPPER, phrases=("新组建教育集团", "新组建城乡教育共同体", "新增教共体")),
    count("grouped_schools", T("集团（教共体）成员义务教育学校数", "Compulsory schools of a group"), MEMBER, UNITS, better=UP, counting=Counting.LEGAL, grains=WIDE, phrases=("集团化办学学校", "教共体成员学校", "参与教共体学校")),
    share("grouped_share", T("义务教育学校集团化（教共体）覆盖率", "Compulsory schools of a group, share"), MEMBER, Amount(GROUPED, T("义务教育学校（法人校）", "Compulsory schools")), better=UP, counting=Counting.LEGAL, grains=WIDE, phrases=("集团化办学覆盖率", "学区化集团化办学覆盖率", "义务教育学校集团化覆盖率", "集团化覆盖率", "教共体覆盖率", "城乡教育共同体覆盖率", "教育集团覆盖率")),
    count("seats_new", T("本年建成新增学位", "Seats built this year"), SEAT, SEAT_UNIT, better=UP, origin=Origin.COUNTED, grains=UPPER, serves=("B02",), phrases=("新增学位", "新增各类学位")),
    *_seats(),
    count("training_institutions", T("持有效许可证的校外培训机构数", "Training institutions with a licence in force"), Amount(LICENCES, T("持有效许可证的校外培训机构", "Training institutions with a licence"), col("id").is_(col("first"))), whole("家", "institutions"), grains=UPPER, phrases=("校外培训机构", "校外培训机构数")),
    count("academic_institutions", T("学科类校外培训机构数", "Academic training institutions"), Amount(LICENCES, T("持有效许可证的学科类机构", "Academic licences in force"), col("form").is_("academic")), whole("家", "institutions"), better=DOWN, grains=UPPER, phrases=("学科类培训机构", "学科类校外培训机构")),
    figure("pupils_per_computer", T("中小学生机比", "Pupils per computer"), Ratio(SCHOOL_PUPILS, _pieces("pupil_computer", "学生用计算机", "Computers")), per(":1", ":1", 1), better=DOWN, applies=TEACHES, serves=("B07",), phrases=("生机比", "中小学生机比")),
    figure("teachers_per_computer", T("中小学师机比", "Teachers per computer"), Ratio(TEACHER, _pieces("teacher_computer", "教师用计算机", "Teachers’ computers")), per(":1", ":1", 1), better=DOWN, applies=TEACHES, serves=("B07",), phrases=("师机比", "中小学师机比")),
    figure("books_per_pupil", T("中小学生均图书册数", "Books a pupil"), Ratio(_pieces("books", "图书", "Books"), SCHOOL_PUPILS), per("册/生", "books a pupil", 1), better=UP, applies=TEACHES, serves=("B07",), phrases=("生均图书", "生均图书册数")),
    share("multimedia_room_share", T("普通教室多媒体覆盖率", "Classrooms with multimedia"), narrowed(CLASSROOM, col("sets") > 0, T("有在用多媒体设备的普通教室", "Classrooms with a multimedia set in use")), CLASSROOM, better=UP, serves=("B07",), phrases=("多媒体教室覆盖率", "多媒体教室比例", "教室多媒体配备率", "班级多媒体覆盖率")),
)  # fmt: skip
