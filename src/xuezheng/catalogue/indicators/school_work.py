"""What schools teach and do every day (课程、锻炼与家庭教育): the curriculum, exercise, parent schools.

Counted from what schools state of themselves, the newest statement of each.
"""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.making import WIDE, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.indicators.school_life import LEGAL, UP, least, newest, summed
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.indicators.expressions import col, number
from xuezheng.core.indicators.facts import Tally
from xuezheng.core.indicators.measures import Amount

PLAN = Source("义务教育课程方案（2022年版）")
FAMILY_LAW = Source("中华人民共和国家庭教育促进法")
CURRICULUM = newest("curriculum_count", "teaching", "课程开设统计", "The national curriculum", "required", "opened", "due", "given")  # fmt: skip
EXERCISE = newest("exercise_count", "care", "每天锻炼统计", "Daily exercise", "classes", "daily", "hour", "minutes")  # fmt: skip
FAMILIES = newest("family_count", "pupils", "家庭教育统计", "Family education", "built", "station", "families", "replied")  # fmt: skip
FULL = (col("opened") >= col("required")) & (col("given") >= col("due"))
MOVED = col("minutes") >= number("exercise.minutes_least")
TAUGHT = replace(
    SCHOOLS, key="schools_taught", group="teaching", shows=("subject", "kind", "counted", "full"),
    steps=(*SCHOOLS.steps, Tally("counted", CURRICULUM, "org"), Tally("full", CURRICULUM, "org", where=FULL)),
)  # fmt: skip
ACTIVE = replace(
    SCHOOLS, key="schools_active", group="care", shows=("subject", "kind", "counted", "moved"),
    steps=(*SCHOOLS.steps, Tally("counted", EXERCISE, "org"), Tally("moved", EXERCISE, "org", where=MOVED)),
)  # fmt: skip
GUIDED = replace(
    SCHOOLS, key="schools_guided", shows=("subject", "kind", "parent_schools", "stations"),
    steps=(*SCHOOLS.steps, Tally("parent_schools", FAMILIES, "org", where=col("built")), Tally("stations", FAMILIES, "org", where=col("station"))),
)  # fmt: skip
COUNTED = col("legal") & (col("counted") > 0)
TEACHING = Amount(TAUGHT, T("统计过课程开设的学校（法人校）", "Schools that counted their courses"), COUNTED)  # fmt: skip
MOVING = Amount(ACTIVE, T("统计过每天锻炼的学校（法人校）", "Schools that counted their exercise"), COUNTED)  # fmt: skip
EVERY = Amount(GUIDED, T("中小学和幼儿园（法人单位）", "Schools and kindergartens as legal persons"), col("legal"))  # fmt: skip
CLASSES = summed(EXERCISE, "统计锻炼的班级", "Classes counted", col("classes"))
HAD = (
    ("parent_school_share", "家长学校建校率", "Schools with a parent school", "parent_schools", "W17", ("家长学校建校率", "家长学校覆盖率", "家长学校建设率", "中小学幼儿园家长学校建校率", "中小学家长学校建校率", "家长学校建成率", "家长学校创建率", "家长学校全覆盖")),
    ("guidance_station_share", "家庭教育指导站覆盖率", "Schools with a station of guidance", "stations", "W19", ("家庭教育指导站覆盖率", "家庭教育指导站建设率", "家庭教育指导服务站覆盖率", "学校家庭教育指导站覆盖率", "家庭教育指导服务站点覆盖率", "家庭教育指导站建站率")),
)  # fmt: skip


def _had() -> Iterator[Indicator]:
    for key, zh, en, by, row, phrases in HAD:
        part = narrowed(EVERY, col(by) > 0, T(f"建有{zh[:-3]}的学校", en))
        yield share(key, T(zh, en), part, EVERY, better=UP, counting=LEGAL, grains=WIDE, serves=(row,), source=FAMILY_LAW, phrases=phrases)  # fmt: skip


SCHOOL_WORK = (
    share("curriculum_open", T("国家课程开设率", "Subjects of the curriculum given"), summed(CURRICULUM, "已开国家课程（不超过应开）", "Subjects given, no more than due", least("opened", "required")), summed(CURRICULUM, "应开国家课程", "Subjects due", col("required")), better=UP, serves=("A02",), source=PLAN, phrases=("国家课程开设率", "国家课程开齐率", "课程开齐率", "国家课程开课率", "国家规定课程开设率")),
    share("curriculum_hours", T("课时开足率", "Lessons of the curriculum given"), summed(CURRICULUM, "实开周课时（不超过应开）", "Lessons given, no more than due", least("given", "due")), summed(CURRICULUM, "应开周课时", "Lessons due", col("due")), better=UP, serves=("A02",), source=PLAN, phrases=("课时开足率", "国家课程课时开足率", "课程课时开足率", "国家课程开足率")),
    share("curriculum_schools", T("课程开齐开足率", "Schools that give the whole curriculum"), narrowed(TEACHING, col("full") > 0, T("开齐课程、开足课时的学校", "Schools that give all subjects and lessons")), TEACHING, better=UP, counting=LEGAL, grains=WIDE, serves=("A02",), source=PLAN, phrases=("开齐开足率", "课程开齐开足率", "国家课程开足开齐率", "开足开齐率", "国家课程开齐开足率", "开齐开足国家课程", "国家课程开齐开足", "开齐开足国家课程比例", "开齐开足课程学校比例", "开齐开足国家课程学校比例")),
    share("pe_daily", T("每天一节体育课落实率", "Classes with a lesson of sport every day"), summed(EXERCISE, "每天一节体育课的班级", "Classes with a lesson every day", col("daily")), CLASSES, better=UP, serves=("H02",), source=SCHOOL_SPORT, phrases=("每天一节体育课落实率", "每天一节体育课覆盖率", "每天一节体育课开课率", "每天一节体育课开设率", "每天一节体育课", "每天开设一节体育课", "每日一节体育课落实率")),
    share("exercise_hour", T("阳光体育一小时落实率", "Classes with an hour of exercise a day"), summed(EXERCISE, "每天锻炼一小时的班级", "Classes with an hour of exercise a day", col("hour")), CLASSES, better=UP, serves=("H02",), source=SCHOOL_SPORT, phrases=("阳光体育一小时落实率", "阳光体育落实率", "每天锻炼一小时落实率", "每天锻炼1小时落实率", "学生每天锻炼1小时落实率", "每天校园锻炼1小时落实率", "阳光体育1小时落实率", "阳光体育活动落实率", "阳光体育运动落实率", "校园体育活动1小时落实率", "每天1小时校园体育活动落实率", "每天校园锻炼一小时落实率", "阳光体育一小时达标率", "每天阳光体育活动1小时落实率")),
    share("exercise_time", T("每天体育活动时间达标率", "Schools that exercise as long as asked"), narrowed(MOVING, col("moved") > 0, T("各班体育活动时间都达标的学校", "Schools whose classes all move long enough")), MOVING, better=UP, counting=LEGAL, grains=WIDE, serves=("H02",), source=SCHOOL_SPORT, phrases=("每天体育活动时间达标率", "体育活动时间达标率", "每天综合体育活动时间达标率", "综合体育活动时间达标率", "校园体育活动时间达标率", "每天综合体育活动两小时落实率", "每天综合体育活动2小时落实率", "综合体育活动2小时落实率")),
    *_had(),
    share("family_survey_share", T("家庭教育调查答卷率", "Families that answered the survey"), summed(FAMILIES, "有效答卷的家庭", "Families that answered", least("replied", "families")), summed(FAMILIES, "应调查家庭", "Families to ask", col("families"), col("replied").filled()), better=UP, serves=("W19",), source=FAMILY_LAW, phrases=("家庭教育调查覆盖率", "家庭教育调查答卷率", "家庭教育大调查覆盖率", "家庭教育问卷调查覆盖率", "家庭教育状况调查覆盖率")),
)  # fmt: skip
