"""Words of the curriculum (课程): subjects, teaching certificates by stage, courses by choice.

Which subject counts for which, and which certificate lets somebody teach it, is
a matter of words, not of numbers; how many lessons are due is a parameter.
"""

from collections.abc import Mapping

from xuezheng.core.base.labels import Labelled, T


class Subject(Labelled):
    """What a lesson on the timetable, or a teaching certificate, is in (学科)."""

    MORALITY = ("morality", T("道德与法治", "Morality and law"))
    CHINESE = ("chinese", T("语文", "Chinese"))
    MATHS = ("maths", T("数学", "Mathematics"))
    FOREIGN = ("foreign", T("外语", "Foreign language"))
    HISTORY = ("history", T("历史", "History"))
    GEOGRAPHY = ("geography", T("地理", "Geography"))
    SCIENCE = ("science", T("科学", "Science"))
    PHYSICS = ("physics", T("物理", "Physics"))
    CHEMISTRY = ("chemistry", T("化学", "Chemistry"))
    BIOLOGY = ("biology", T("生物学", "Biology"))
    COMPUTING = ("computing", T("信息科技", "Computing"))
    EXERCISE = ("exercise", T("体育与健康", "Physical education and health"))
    ARTS = ("arts", T("艺术", "Arts"))
    MUSIC = ("music", T("音乐", "Music"))
    FINE_ART = ("fine_art", T("美术", "Fine art"))
    LABOUR = ("labour", T("劳动", "Labour"))
    PRACTICE = (
        "practice",
        T("综合实践活动（含班团队活动）", "Comprehensive practice, class meetings"),
    )
    LOCAL = ("local", T("地方课程", "Local course"))
    SCHOOL_BASED = ("school_based", T("校本课程", "Course of the school’s own"))
    CALLIGRAPHY = ("calligraphy", T("书法", "Calligraphy"))
    MENTAL_HEALTH = ("mental_health", T("心理健康教育", "Mental health"))
    POLITICS = ("politics", T("思想政治", "Politics"))
    TECHNOLOGY = ("technology", T("通用技术", "Technology"))
    TRADE = ("trade", T("专业课", "Vocational course"))


class Licensed(Labelled):
    """For which schools a teaching certificate is (教师资格种类，教师资格条例第四条)."""

    PRESCHOOL = ("preschool", T("幼儿园教师资格", "Kindergarten"))
    PRIMARY = ("primary", T("小学教师资格", "Primary school"))
    JUNIOR = ("junior", T("初级中学教师资格", "Junior secondary school"))
    SENIOR = ("senior", T("高级中学教师资格", "Senior secondary school"))
    VOCATIONAL = ("vocational", T("中等职业学校教师资格", "Secondary vocational school"))


class Chosen(Labelled):
    """What kind of course pupils choose (选修课程类别)."""

    ELECTIVE_REQUIRED = ("elective_required", T("选择性必修课程", "Required by choice"))
    ELECTIVE = ("elective", T("选修课程", "Elective"))
    EXTENSION = ("extension", T("拓展性课程", "Extension course"))
    SCHOOL_BASED = ("school_based", T("校本课程", "Course of the school’s own"))


COUNTS: Mapping[str, tuple[str, ...]] = {
    "morality": ("morality", "politics"),
    "chinese": ("chinese", "calligraphy"),
    "arts": ("arts", "music", "fine_art"),
}
"""Which subjects count for one that is due; every other counts for itself alone."""
SCIENCES = ("physics", "chemistry", "biology")
"""What integrated science (科学) of junior classes stands for: all three together."""
FREE = ("labour", "practice", "local", "school_based", "trade")
"""Subjects with no certificate of their own: any certificate for the stage will do."""
ACCEPTS: Mapping[str, tuple[str, ...]] = {
    "morality": ("morality", "politics"),
    "politics": ("morality", "politics"),
    "calligraphy": ("chinese",),
    "science": ("science", *SCIENCES),
    "arts": ("arts", "music", "fine_art"),
    "music": ("music", "arts"),
    "fine_art": ("fine_art", "arts"),
}
"""Whose certificates let somebody teach a subject; every other needs its own."""
RANK: Mapping[str, int] = {
    "preschool": 1, "primary": 2, "junior": 3, "senior": 4, "vocational": 4,
}  # fmt: skip
"""How high a certificate reaches: its own schools and those below; the two highest stand equal (第五条)."""
SHARED: Mapping[str, tuple[str, ...]] = {
    "science": ("science", *SCIENCES),
    "humanities": ("history", "geography"),
}
"""Subjects whose nine-year share is one figure; every other is counted as ``COUNTS`` says."""
NATIONAL = (
    "morality", "chinese", "maths", "foreign", "history", "geography", "science", *SCIENCES, "computing",
    "exercise", "arts", "labour", "practice",
)  # fmt: skip
"""Subjects of the national plan that are due in some grade, in the order of lists."""
