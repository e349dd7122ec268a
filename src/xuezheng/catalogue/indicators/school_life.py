"""Daily life of schools (学校日常): after-school service, homework, sleep, protection, kitchens, satisfaction.

Counted from what schools state of themselves, the newest statement of each.
Guards, alarms and kitchens are told as counts alone: single devices, purchases
and pictures are not kept, so the systems that watch them are not served by this.
"""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.making import WIDE, narrowed, share
from xuezheng.catalogue.indicators.moves import since
from xuezheng.catalogue.indicators.outcomes import CANTEENS
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Better, Counting, Indicator
from xuezheng.core.indicators.expressions import Expression, Moment, choose, col
from xuezheng.core.indicators.facts import Fact, Look, Tally
from xuezheng.core.indicators.measures import Amount

UP, LEGAL = Better.HIGHER, Counting.LEGAL
COMPULSORY = ("primary", "nine_year", "junior", "complete", "twelve_year")
"""Kinds of schools that have primary or junior classes."""
RELIEF = Source("关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见")
SLEEP = Source("关于进一步加强中小学生睡眠管理工作的通知", "教基厅函〔2021〕11号")
GUARDING = Source("中小学、幼儿园安全防范要求", "GB/T 29315")


def newest(table: str, group: str, zh: str, en: str, *takes: str) -> Fact:
    """Give what schools state of themselves as rows: of each school those of its newest day."""
    every = Fact(
        key=f"stated_{table}", title=T(zh, en), table=table, group=group, unit=T("项", "entries"),
        takes=("subject", "org", "as_of", *takes), where=col("as_of") <= Moment(), shows=("as_of", *takes),
    )  # fmt: skip
    last = Tally("last", every, "org", "org", "most", col("as_of"))
    return replace(
        every,
        key=f"newest_{table}",
        steps=(last, Look("kind", "organisation", "org", "kind")),
        where=(col("as_of") <= Moment()) & (col("as_of") >= col("last")),
    )


BURDEN = newest("burden_count", "teaching", "减负与课后服务统计", "Homework and after-school service", "offers", "pupils", "joined", "teachers", "serving", "classes", "within", "asked", "slept")  # fmt: skip
GUARDED = newest("protection_count", "safety", "校园三防统计", "Protection of schools", "due", "placed", "closed", "alarm", "alarm_linked", "video_linked")  # fmt: skip
KITCHENS = newest("kitchen_count", "safety", "食堂明厨亮灶统计", "Open kitchens", "canteens", "open", "online")  # fmt: skip
SURVEYS = Fact(
    key="satisfaction", title=T("满意度调查统计", "Surveys of satisfaction"), table="satisfaction_count",
    group="supervision", unit=T("份", "answers"), takes=("subject", "org", "survey", "group", "on", "asked", "answered", "satisfied"),
    shows=("survey", "group", "on", "asked", "answered", "satisfied"),
)  # fmt: skip


def least(part: str, whole: str) -> Expression:
    """Give no more than the whole: what one school has too much fills no gap of another."""
    return choose(col(part) > col(whole), col(whole), col(part))


def summed(fact: Fact, zh: str, en: str, of: Expression, where: Expression | None = None) -> Amount:
    """Give a sum over rows."""
    return Amount(fact, T(zh, en), where, of)


WHOLE = (col("placed") >= col("due")) & col("closed") & col("alarm_linked") & col("video_linked")
"""Guards as many as due, closed grounds, alarm and cameras linked to the police."""
OFFERING = replace(
    SCHOOLS, key="schools_with_service", group="teaching", shows=("subject", "kind", "offering"),
    steps=(*SCHOOLS.steps, Tally("offering", BURDEN, "org", where=col("offers"))),
)  # fmt: skip
SCHOOL = Amount(OFFERING, T("义务教育学校（法人校）", "Compulsory schools as legal persons"), col("legal") & col("kind").among(*COMPULSORY))  # fmt: skip
SAFE = replace(
    SCHOOLS, key="schools_protected", group="safety",
    shows=("subject", "kind", "shut", "armed", "told", "seen", "whole"),
    steps=(
        *SCHOOLS.steps,
        Tally("shut", GUARDED, "org", where=col("closed")),
        Tally("armed", GUARDED, "org", where=col("alarm")),
        Tally("told", GUARDED, "org", where=col("alarm_linked")),
        Tally("seen", GUARDED, "org", where=col("video_linked")),
        Tally("whole", GUARDED, "org", where=WHOLE),
    ),
)  # fmt: skip
CAMPUS = Amount(SAFE, T("中小学和幼儿园（法人单位）", "Schools and kindergartens as legal persons"), col("legal"))  # fmt: skip
SAID = (
    ("protection_met", "三防建设达标率", "Schools protected as asked", "whole", ("三防建设达标率", "校园三防建设达标率", "三防达标率", "学校三防建设达标率", "安全防范建设达标率", "校园安全防范建设达标率", "中小学幼儿园三防建设达标率", "中小学幼儿园安全防范建设达标率", "人防物防技防达标率", "三防建设率")),
    ("closed_campus_share", "封闭式管理率", "Schools with closed grounds", "shut", ("封闭式管理率", "校园封闭式管理率", "校园封闭化管理率", "封闭化管理率", "中小学幼儿园封闭式管理率", "中小学幼儿园封闭化管理率", "封闭式管理达标率", "中小学幼儿园封闭式管理", "学校封闭式管理覆盖率")),
    ("alarm_share", "一键式报警覆盖率", "Schools with a one-key alarm", "armed", ("一键式报警覆盖率", "一键报警覆盖率", "一键式报警装置覆盖率", "一键式报警安装率", "一键式紧急报警装置配备率", "一键报警装置安装率", "一键式紧急报警装置安装率", "一键式紧急报警覆盖率", "一键式紧急报警装置覆盖率")),
    ("alarm_linked_share", "一键式报警联网率", "Schools whose alarm is linked to the police", "told", ("一键式报警联网率", "一键式报警装置联网率", "一键报警联网率", "一键式报警与公安联网率", "一键式报警装置与公安机关联网率", "报警装置联网率", "一键报警与公安机关联网率", "一键式紧急报警与公安机关联网率", "一键式紧急报警达标率", "一键式报警达标率")),
    ("video_linked_share", "视频监控联网率", "Schools whose cameras are linked to the police", "seen", ("视频监控联网率", "校园视频监控联网率", "视频监控系统与公安联网率", "视频监控与公安机关联网率", "视频监控系统与公安机关联网率", "监控联网率", "视频监控系统达标率", "视频监控达标率", "视频监控系统联网率")),
)  # fmt: skip
OWN_RUN = replace(CANTEENS.fact, key="canteens_run", takes=(*CANTEENS.fact.takes, "operation"))
YOUNG = col("kind").is_("kindergarten")
KITCHEN = summed(KITCHENS, "学校食堂", "Canteens", col("canteens"))
GROUPS = (
    ("parents", "parent", "家长", "Parents", ("家长满意度", "家长满意率", "学生家长满意度", "家长对学校满意度", "家长对教育满意度")),
    ("pupils", "pupil", "学生", "Pupils", ("学生满意度", "学生满意率", "学生对学校满意度")),
    ("teachers", "teacher", "教职工", "Staff", ("教师满意度", "教职工满意度", "教师满意率", "教职工满意率")),
)  # fmt: skip


def _guarded() -> Iterator[Indicator]:
    for key, zh, en, by, phrases in SAID:
        part = narrowed(CAMPUS, col(by) > 0, T(f"{zh.removesuffix('率')}的学校", en))
        yield share(key, T(zh, en), part, CAMPUS, better=UP, counting=LEGAL, grains=WIDE, serves=("F03",), source=GUARDING, phrases=phrases)  # fmt: skip


def _satisfied() -> Iterator[Indicator]:
    for key, group, zh, en, phrases in GROUPS:
        here = since("on") & col("group").is_(group)
        part, whole = (
            summed(SURVEYS, f"本年{zh}{word}", f"{en}: {told}", col(of), here)
            for of, word, told in (
                ("satisfied", "满意答卷", "satisfied"),
                ("answered", "有效答卷", "answers"),
            )
        )
        yield share(f"satisfied_{key}", T(f"{zh}满意度", f"{en} satisfied"), part, whole, better=UP, serves=("Q12",), phrases=phrases)  # fmt: skip


ANSWERS, SATISFIED, SENT = (
    summed(SURVEYS, zh, en, col(of), since("on"))
    for of, zh, en in (
        ("answered", "本年有效答卷", "Answers this year"),
        ("satisfied", "本年满意答卷", "Satisfied answers this year"),
        ("asked", "本年发出问卷", "Asked this year"),
    )
)
SCHOOL_LIFE = (
    share("after_school_coverage", T("课后服务覆盖率", "Compulsory schools with after-school service"), narrowed(SCHOOL, col("offering") > 0, T("开展课后服务的学校", "Schools with after-school service")), SCHOOL, better=UP, counting=LEGAL, grains=WIDE, serves=("A21",), source=RELIEF, phrases=("课后服务覆盖率", "课后服务开展率", "课后服务学校覆盖率", "义务教育学校课后服务覆盖率", "义务教育学校课后服务开展率", "课后延时服务覆盖率", "课后服务全覆盖", "开展课后服务学校比例")),
    share("after_school_pupils", T("课后服务学生参与率", "Pupils in after-school service"), summed(BURDEN, "参加课后服务的学生", "Pupils in after-school service", col("joined")), summed(BURDEN, "统计时学生", "Pupils counted", col("pupils")), better=UP, serves=("A21",), source=RELIEF, phrases=("课后服务学生参与率", "课后服务参与率", "学生课后服务参与率", "学生参加课后服务比例", "课后服务学生参加率", "课后延时服务参与率")),
    share("after_school_teachers", T("课后服务教师参与率", "Teachers in after-school service"), summed(BURDEN, "参与课后服务的教师", "Teachers in after-school service", col("serving")), summed(BURDEN, "统计时专任教师", "Teachers counted", col("teachers")), better=UP, serves=("A21",), source=RELIEF, phrases=("课后服务教师参与率", "教师课后服务参与率", "教师参与课后服务比例", "课后服务教师参加率")),
    share("homework_within", T("作业时长达标率", "Classes that keep the limits of homework"), summed(BURDEN, "作业时长达标的班级", "Classes that keep the limits", col("within")), summed(BURDEN, "检查作业的班级", "Classes whose homework was looked at", col("classes")), better=UP, serves=("A16",), source=RELIEF, phrases=("作业时长达标率", "书面作业时长达标率", "作业总量达标率", "作业管理达标率", "作业时间达标率", "书面作业时间达标率", "书面作业控制达标率")),
    share("sleep_enough", T("学生睡眠时间达标率", "Pupils who sleep enough"), summed(BURDEN, "睡眠时间达标的学生", "Pupils who sleep enough", col("slept")), summed(BURDEN, "睡眠调查的学生", "Pupils asked how long they sleep", col("asked")), better=UP, serves=("A16",), source=SLEEP, phrases=("睡眠时间达标率", "学生睡眠达标率", "学生睡眠时间达标率", "中小学生睡眠达标率", "睡眠达标率")),
    share("guards_share", T("专职保安配备率", "Guards in place of those due"), summed(GUARDED, "在岗专职保安（不超过应配数）", "Guards in place, no more than due", least("placed", "due")), summed(GUARDED, "应配专职保安", "Guards due", col("due")), better=UP, serves=("F03",), source=GUARDING, phrases=("专职保安配备率", "保安配备率", "校园专职保安配备率", "学校保安配备率", "专职保安员配备率", "保安员配备率", "中小学幼儿园专职保安配备率", "中小学幼儿园专职保安员配备率", "校园保安配备达标率")),
    share("guards_preschool", T("幼儿园专职保安配备率", "Guards in place of those due, kindergartens"), summed(GUARDED, "幼儿园在岗专职保安（不超过应配数）", "Guards in place at kindergartens, no more than due", least("placed", "due"), YOUNG), summed(GUARDED, "幼儿园应配专职保安", "Guards due at kindergartens", col("due"), YOUNG), better=UP, serves=("F03",), source=GUARDING, phrases=("幼儿园专职保安配备率", "幼儿园保安配备率", "幼儿园专职保安员配备率")),
    *_guarded(),
    share("open_kitchen_share", T("明厨亮灶覆盖率", "Canteens with an open kitchen"), summed(KITCHENS, "明厨亮灶食堂", "Canteens with an open kitchen", least("open", "canteens")), KITCHEN, better=UP, serves=("F06",), phrases=("明厨亮灶覆盖率", "食堂明厨亮灶覆盖率", "学校食堂明厨亮灶覆盖率", "明厨亮灶建设率", "明厨亮灶率", "明厨亮灶全覆盖", "食堂明厨亮灶比例")),
    share("open_kitchen_preschool", T("幼儿园食堂明厨亮灶覆盖率", "Canteens of kindergartens with an open kitchen"), summed(KITCHENS, "幼儿园明厨亮灶食堂", "Canteens of kindergartens with an open kitchen", least("open", "canteens"), YOUNG), summed(KITCHENS, "幼儿园食堂", "Canteens of kindergartens", col("canteens"), YOUNG), better=UP, serves=("F06",), phrases=("幼儿园食堂明厨亮灶覆盖率", "幼儿园明厨亮灶覆盖率", "幼儿园厨房明厨亮灶覆盖率")),
    share("online_kitchen_share", T("互联网+明厨亮灶覆盖率", "Canteens seen over the network"), summed(KITCHENS, "互联网+明厨亮灶食堂", "Canteens seen over the network", least("online", "canteens")), KITCHEN, better=UP, serves=("F06",), phrases=("互联网明厨亮灶覆盖率", "互联网+明厨亮灶覆盖率", "食堂互联网+明厨亮灶覆盖率", "学校食堂互联网+明厨亮灶覆盖率", "智慧明厨亮灶覆盖率")),
    share("canteen_own_share", T("食堂自主经营率", "Canteens run by their school"), Amount(OWN_RUN, T("学校自营的食堂", "Canteens run by their school"), col("state").is_("titled") & col("operation").is_("own")), Amount(OWN_RUN, CANTEENS.title, CANTEENS.where), better=UP, serves=("F06",), phrases=("食堂自主经营率", "自主经营率", "学校食堂自主经营率", "食堂自营率", "学校食堂自营率", "中小学食堂自营率", "食堂自主经营比例", "学校食堂自营比例")),
    share("satisfaction", T("教育满意度", "Satisfaction with education"), SATISFIED, ANSWERS, better=UP, serves=("Q12",), phrases=("群众满意度", "教育满意度", "人民群众满意度", "社会满意度", "公众满意度", "群众满意率", "社会认可度", "人民群众对教育满意度", "群众对教育满意度", "教育工作满意度", "教育群众满意度", "社会评议满意率")),
    *_satisfied(),
    share("survey_answered", T("满意度问卷回收率", "Answers of those asked"), ANSWERS, SENT, better=UP, serves=("Q12",), phrases=("满意度问卷回收率", "问卷回收率", "有效问卷回收率")),
)  # fmt: skip
