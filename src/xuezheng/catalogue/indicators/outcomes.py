"""What came of it (结果的比率): graded, passed, concluded, back at school, checked, practised."""

from dataclasses import replace

from xuezheng.catalogue.indicators.facts import PUPILS, STAFF
from xuezheng.catalogue.indicators.handled import cases, closed, of, those
from xuezheng.catalogue.indicators.making import count, figure, narrowed
from xuezheng.catalogue.indicators.moves import since
from xuezheng.catalogue.indicators.school_facts import SCHOOLS, TEACHING
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator, Origin, Unit, whole
from xuezheng.core.indicators.expressions import Expression, col
from xuezheng.core.indicators.facts import Fact, Look, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

DOWN, COUNTED = Better.LOWER, Origin.COUNTED
FINE, MYRIAD = Unit(T("%", "%"), 100, 2), Unit(T("‱", "‱"), 10_000, 2)
LEGAL = Amount(SCHOOLS, T("学校（法人校）", "Schools as legal persons"), col("legal"))


def reached(fact: Fact, title: T, where: Expression) -> Amount:
    """Give the schools with at least one such case: the first of each school is counted."""
    first = replace(
        fact, key=f"{fact.key}_first",
        steps=(Tally("first", fact, "org", "org", "least", col("id"), where), Look("kind", "organisation", "org", "kind")),
    )  # fmt: skip
    return Amount(first, title, col("id").is_(col("first")) & col("kind").among(*TEACHING))


def once(fact: Fact, by: str, where: Expression, title: T) -> Amount:
    """Give each school, institution or person that has such a case once: its first."""
    first = replace(
        fact,
        key=f"{fact.key}_{by}",
        steps=(Tally("first", fact, by, by, "least", col("id"), where),),
    )
    return Amount(first, title, col("id").is_(col("first")))


CANTEENS = Amount(cases("canteen_grade", "safety", T("食堂评级", "Grades of canteens"), "grade"), T("有效期内评级的食堂", "Canteens with a grade in force"), col("state").is_("titled"))  # fmt: skip
DEAD = Amount(cases("incident", "safety", T("校园安全事件", "Incidents"), "dead"), T("本年校园安全事件死亡人数", "Dead in incidents this year"), since("opened") & ~col("state").is_("ruled_out"), col("dead"))  # fmt: skip
DRILLS = cases("drill", "safety", T("应急演练", "Drills"), "held_on", "about")
CHECKS = cases("background_check", "staff", T("从业查询", "Background checks"), "person")
CHECKED = replace(
    CHECKS, key="handled_checked", org="post",
    steps=(
        Tally("first", CHECKS, "person", "person", "least", col("id"), col("state").is_("active")),
        Tally("post", STAFF, "person", "person", "least", col("org")),
    ),
)  # fmt: skip
"""A check counts where the person is in post now, once a person."""
AWAY = cases("dropout", "pupils", T("控辍保学", "Dropouts"))
RAISED = those(AWAY, T("本年预警的学生", "Pupils raised this year"), "dropped")
JUDGED = Amount(cases("title_application", "staff", T("职称评审", "Titles")), T("本年申报且已有结果的", "Applications of this year, decided"), since("opened") & col("state").among("awarded", "refused"))  # fmt: skip
PROJECTS = Amount(cases("research_project", "teaching", T("课题研究", "Research projects"), "conclude_by"), T("本年应结题的课题", "Projects to conclude this year by the day"), since("conclude_by"))  # fmt: skip
ASKED = those(cases("research_application", "teaching", T("课题申报", "Proposals of projects")), T("本年申报的课题", "Proposals of this year"), "drafted", "dropped")  # fmt: skip
THEMED = those(cases("themed_supervision", "plan", T("专项督导", "Themed supervision")), T("本年专项督导发现问题的学校", "Schools of this year with findings"), "planned", "clean")  # fmt: skip
WALKED = cases("contact_visit", "plan", T("走访", "Visits of leaders"), "school", "visited_on")
PUNISHED = cases(
    "deduction", "affairs", T("培训机构记分", "Points of institutions"), "institution", "decided_on"
)
LISTED = those(cases("school_problem", "plan", T("一校一策问题", "Problems of schools")), T("本年列入清单的问题", "Problems listed this year"), "drafted")  # fmt: skip
HELD = col("state").is_("closed") & since("held_on")


def _drills(about: str, zh: str, en: str, *phrases: str) -> Indicator:
    held = Amount(
        DRILLS, T(f"本年已举行的{zh}", f"{en} held this year"), HELD & col("about").is_(about)
    )
    return count(f"drills_{about}", T(f"本年{zh}次数", f"{en} held this year"), held, whole("次", "drills"), better=Better.HIGHER, origin=COUNTED, serves=("F09",), phrases=(zh, *phrases))  # fmt: skip


OUTCOMES = (
    _drills("fire", "消防演练", "Fire drills", "消防疏散演练", "消防应急演练", "组织消防演练", "开展消防演练"),
    _drills("quake", "地震演练", "Earthquake drills", "防震演练", "地震应急演练", "地震避险演练", "防震减灾演练", "开展地震演练", "组织地震演练", "开展防震演练"),
    _drills("violence", "防暴演练", "Drills against violence", "反恐演练", "反恐防暴演练", "防暴恐演练", "防欺凌演练"),
    of("canteen_a_share", T("食堂A级率", "Canteens of grade A"), CANTEENS, narrowed(CANTEENS, col("grade").is_("a"), T("A级食堂", "Canteens of grade A")), serves=("F07",), phrases=("食堂A级率", "A级食堂比例", "学校食堂A级率", "食堂量化等级A级率", "食堂量化等级优秀率", "食堂食品安全量化等级A级比例")),
    of("canteen_good_share", T("食堂量化等级优良率", "Canteens of grade A or B"), CANTEENS, narrowed(CANTEENS, col("grade").among("a", "b"), T("A级和B级食堂", "Canteens of grade A or B")), serves=("F07",), phrases=("食堂量化等级优良率", "食堂优良率", "食堂B级以上比例", "食堂量化分级B级以上比例", "食品安全量化等级B级以上占比", "食堂食品安全量化等级B级以上比例", "食堂食品安全量化等级优良率")),
    figure("incident_deaths", T("校园安全事件死亡率", "Dead in incidents a ten thousand pupils"), Ratio(DEAD, Amount(PUPILS, T("在籍学生", "Pupils on the roll"))), MYRIAD, better=DOWN, origin=COUNTED, serves=("F10",), phrases=("校园安全事故死亡率", "校园安全事件死亡率", "安全事故死亡率")),
    of("drills_schools_share", T("应急演练学校覆盖率", "Schools that held a drill"), LEGAL, reached(DRILLS, T("本年已演练的学校", "Schools that held a drill this year"), HELD), counting=Counting.LEGAL, serves=("F09",), phrases=("应急演练覆盖率", "应急演练学校覆盖率", "学校应急演练覆盖率", "疏散演练覆盖率")),
    of("background_coverage", T("从业查询覆盖率", "Staff with a background check in force"), Amount(STAFF, T("教职工", "Staff")), Amount(CHECKED, T("查询有效的教职工", "Staff with a check in force"), col("id").is_(col("first")) & col("post").filled()), serves=("T14",), phrases=("从业查询覆盖率", "教职工从业查询覆盖率", "准入查询覆盖率", "教职员工准入查询率", "教师准入查询率", "入职查询率", "从业查询率", "入职查询覆盖率", "违法犯罪信息查询覆盖率")),
    of("dropouts_back_share", T("控辍保学劝返率", "Pupils brought back"), RAISED, closed(RAISED, "已复查到校的学生", "Pupils back and seen"), serves=("S03",), phrases=("控辍保学劝返率", "劝返率", "劝返复学率", "辍学学生劝返率", "失学辍学学生劝返率")),
    figure("dropout_rate", T("义务教育辍学率", "Dropouts of compulsory schools"), Ratio(Amount(AWAY, T("未返校的学生", "Pupils not back"), col("state").among("found", "fixing")), Amount(PUPILS, T("义务教育在籍学生", "Pupils of compulsory schools"), col("stage").among("primary", "junior"))), FINE, better=DOWN, origin=COUNTED, serves=("S03",), phrases=("义务教育辍学率", "辍学率", "义务教育阶段辍学率", "义务教育学生辍学率")),
    of("titles_passed_share", T("职称评审通过率", "Title applications passed"), JUDGED, narrowed(JUDGED, col("state").is_("awarded"), T("已通过的申报", "Applications passed")), better=Better.NEITHER, serves=("T11",), phrases=("职称评审通过率", "职称申报通过率", "教师职称通过率")),
    of("research_concluded_share", T("课题结题率", "Research projects concluded"), PROJECTS, closed(PROJECTS, "已结题的课题", "Projects concluded"), serves=("D09",), phrases=("课题结题率", "课题按期结题率", "科研课题结题率", "立项课题结题率")),
    of("research_awarded_share", T("课题立项率", "Proposals approved"), ASKED, narrowed(ASKED, col("state").is_("awarded"), T("已立项的课题", "Proposals approved")), better=Better.NEITHER, serves=("D09",), phrases=("课题立项率", "申报课题立项率")),
    of("themed_closed_share", T("专项督导整改率", "Findings of themed supervision put right"), THEMED, closed(THEMED, "已完成整改的学校", "Schools that put them right"), serves=("Q08",), phrases=("专项督导整改率", "专项督导问题整改率", "专项督导整改完成率")),
    of("school_problems_closed_share", T("一校一策问题销号率", "Problems of schools closed"), LISTED, closed(LISTED, "已销号的问题", "Problems closed"), serves=("Q02",), phrases=("一校一策问题销号率", "一校一策问题整改率", "优质均衡问题销号率", "优质均衡短板整改率")),
    count("schools_walked", T("本年走访学校数", "Schools visited by leaders this year"), once(WALKED, "school", since("visited_on"), T("本年领导走访过的学校", "Schools leaders visited this year")), whole("所", "schools"), better=Better.HIGHER, origin=COUNTED, counting=Counting.LEGAL, serves=("P10",), phrases=("走访学校", "走访中小学", "领导走访学校", "走访基层学校")),
    count("institutions_punished", T("本年记分的培训机构数", "Training institutions given points this year"), once(PUNISHED, "institution", since("decided_on") & ~col("state").is_("dropped"), T("本年决定记分的培训机构", "Institutions given points this year")), whole("家", "institutions"), origin=COUNTED, serves=("N03",), phrases=("查处违规培训机构", "查处违规校外培训机构", "记分培训机构", "处理违规培训机构", "查处违规机构")),
)  # fmt: skip
