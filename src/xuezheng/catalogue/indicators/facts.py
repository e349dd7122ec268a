"""The rows that figures are counted over (事实表): pupils, classes, staff, grounds and rooms."""

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Calendar, Moment, SchoolYear, col
from xuezheng.core.indicators.facts import Fact, Look, Made, Step, Tally

PUPILS_WORD, CLASSES_WORD = T("人", "pupils"), T("个班", "classes")
OF_ORG: tuple[Step, ...] = (
    Look("kind", "organisation", "org", "kind"),
    Look("nature", "organisation", "org", "nature"),
    Look("area", "organisation", "org", "area"),
)
"""What is known of the school a row belongs to."""
YEAR = Made("year", SchoolYear(1) - col("entered"))
"""Which year of its stage a class is in, counted from 1; see ``core/registers/grades.py``."""
_PUPIL = (
    "subject", "org", "school_class", "sex", "residence", "left_behind", "boards", "state", "began",
    "left", "valid_from", "born",
)  # fmt: skip
_OF_PUPIL: tuple[Step, ...] = (
    *OF_ORG,
    Look("own_stage", "organisation", "org", "stage"),
    Look("class_stage", "school_class", "school_class", "stage"),
    Look("entered", "school_class", "school_class", "entered"),
    Made("stage", col("class_stage").or_else(col("own_stage"))),
    YEAR,
)
PUPILS = Fact(
    key="pupils", title=T("在籍学生", "Pupils on the roll"), table="pupil", group="pupils",
    unit=PUPILS_WORD, takes=_PUPIL, steps=_OF_PUPIL, class_="school_class", owed=True,
    shows=("subject", "school_class", "stage", "state"),
)  # fmt: skip
"""One row a pupil on a roll, the suspended too."""
CLASSES = Fact(
    key="classes", title=T("班级", "Classes"), table="school_class", group="pupils",
    unit=CLASSES_WORD, takes=("subject", "org", "stage", "entered", "number", "seats", "head_teacher"),
    steps=(
        *OF_ORG,
        YEAR,
        Tally("pupils", PUPILS, "school_class", where=col("state").is_("studying")),
    ),
    class_="subject", owed=True, shows=("subject", "stage", "entered", "number", "pupils", "seats"),
)  # fmt: skip
"""One row a class (行政班), with the pupils studying in it."""
_APPOINTMENT = (
    "subject",
    "person",
    "org",
    "post",
    "teaches",
    "title_level",
    "backbone",
    "establishment",
)
_TEACHES = col("teaches").filled() & col("teaches").differs("")
BEFORE = Fact(
    key="staff_before", title=T("上学年任职", "Posts held last school year"),
    table="appointment", group="people", unit=T("人", "people"), takes=_APPOINTMENT,
    on=Moment("school_year", days=-62), where=_TEACHES,
)  # fmt: skip
_FIRST = Fact(
    key="posts", title=T("任职", "Appointments"), table="appointment", group="people",
    unit=T("个", "posts"), takes=_APPOINTMENT,
)  # fmt: skip
"""As of 1 July: moves are made in August, for the school year to come."""
_CERTIFICATES = Fact(
    key="certificates", title=T("教师资格证", "Teaching certificates"), table="external_id",
    group="people", unit=T("本", "certificates"), takes=("subject", "person", "issuer"),
    org="person", where=col("issuer").is_("teacher"),
)  # fmt: skip
STAFF = Fact(
    key="staff", title=T("教职工", "Staff"), table="appointment", group="people",
    unit=T("人", "people"), takes=_APPOINTMENT,
    steps=(
        Tally("first", _FIRST, "person", "person", "least", col("id")),
        *OF_ORG,
        Look("stage", "organisation", "org", "stage"),
        Look("sex", "person", "person", "sex"),
        Look("born", "person", "person", "born"),
        Look("rank", "post", "post", "rank"),
        Made("teacher", _TEACHES),
        Made("age", SchoolYear() - Calendar("year", col("born"))),
        Tally("org_before", BEFORE, "person", "person", "least", col("org")),
        Tally("certificates", _CERTIFICATES, "person", "person"),
        Made("moved", col("org_before").filled() & col("org_before").differs(col("org"))),
    ),
    where=col("id").is_(col("first")), owed=True,
    shows=("person", "teaches", "title_level", "backbone", "establishment", "org_before"),
)  # fmt: skip
"""One row a person in post; who holds several posts is counted in the first of them."""
ROOMS = Fact(
    key="rooms", title=T("用房", "Rooms"), table="room", group="estate", unit=T("间", "rooms"),
    takes=("subject", "org", "use", "area_m2", "seats"),
    steps=(*OF_ORG, Look("stage", "organisation", "org", "stage")), owed=True,
    shows=("subject", "use", "area_m2", "seats"),
)  # fmt: skip
SITES = Fact(
    key="sites", title=T("校址", "Sites"), table="site", group="estate", unit=T("处", "sites"),
    takes=("subject", "org", "area_m2", "green_m2", "sports_m2"),
    steps=(*OF_ORG, Look("stage", "organisation", "org", "stage")), owed=True,
    shows=("subject", "area_m2", "green_m2", "sports_m2"),
)  # fmt: skip
BUILDINGS = Fact(
    key="buildings", title=T("校舍", "Buildings"), table="building", group="estate",
    unit=T("幢", "buildings"), takes=("subject", "org", "area_m2", "grade", "in_use", "built"),
    steps=(*OF_ORG, Look("stage", "organisation", "org", "stage")), owed=True,
    shows=("subject", "area_m2", "grade", "in_use", "built"),
)  # fmt: skip
QUOTAS = Fact(
    key="quotas", title=T("核定编制", "Posts approved"), table="quota", group="staff",
    unit=T("名", "posts"), takes=("subject", "posts", "senior_posts", "middle_posts"),
    steps=(Look("stage", "organisation", "subject", "stage"),), org="subject",
    shows=("posts", "senior_posts"), owed=True,
)  # fmt: skip
