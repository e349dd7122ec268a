"""What else plans count of people, rooms and machines (人员与设施常用指标): titles, exchange, entrants, rooms, purchases."""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.cohorts import ALIVE, CENSUS, KEPT, cohort
from xuezheng.catalogue.indicators.exchange import COMPULSORY
from xuezheng.catalogue.indicators.facts import CLASSES, PUPILS, ROOMS, SITES, STAFF
from xuezheng.catalogue.indicators.listed import EQUIPMENT
from xuezheng.catalogue.indicators.making import PEOPLE, WIDE, count, figure, narrowed, share
from xuezheng.catalogue.indicators.making import SCHOOLS as UNITS
from xuezheng.catalogue.indicators.moves import HEAD, MOVED_ALL, STUDIOS, since
from xuezheng.catalogue.indicators.outcomes import AWAY, FINE
from xuezheng.catalogue.indicators.party import BODIES
from xuezheng.catalogue.indicators.preschool import CHILD
from xuezheng.catalogue.indicators.rolls import SENIOR
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.indicators.staffing import COUNTY_UP
from xuezheng.catalogue.indicators.usual_facts import VISITS
from xuezheng.catalogue.indicators.usual_stages import KINDS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import (
    Better,
    Counting,
    Indicator,
    Origin,
    Unit,
    per,
    whole,
)
from xuezheng.core.indicators.expressions import Moment, choose, col, number
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

UP, DOWN = Better.HIGHER, Better.LOWER
TEACHER = Amount(STAFF, T("专任教师", "Teachers"), col("teacher"))
COUNTRY = narrowed(TEACHER, col("area").is_("rural"), T("农村学校专任教师", "Teachers of rural schools"))  # fmt: skip
MOBILE = Amount(STAFF, T("义务教育公办学校教师和校长", "Teachers and heads of public compulsory schools"), COMPULSORY & (HEAD | col("teacher")))  # fmt: skip
CARE = Fact(
    key="care_children", title=T("特殊群体学生关爱", "Children in care"), table="care_child", group="care",
    unit=T("人", "children"), takes=("subject", "org", "child", "needs"),
)  # fmt: skip
LEFT = Fact(
    key="pupils_left_behind", title=T("农村留守儿童", "Children left behind"), table="pupil", group="care",
    unit=PUPILS.unit, takes=PUPILS.takes, class_="school_class", owed=True,
    steps=(*PUPILS.steps, Tally("filed", CARE, "child", where=col("needs").holds("left_behind"))),
    where=col("stage").among("primary", "junior"), shows=("subject", "school_class", "filed"),
)  # fmt: skip
LEFT_BEHIND = Amount(LEFT, T("农村留守儿童", "Children left behind"), col("left_behind"))
NINE_BACK = cohort("cohort_nine", T("八学年前秋季在校生", "Pupils eight autumns ago"), -8, CENSUS)
BEGAN = Amount(NINE_BACK, T("八学年前的小学一年级学生", "Grade 1 of eight autumns ago"), col("stage").is_("primary") & col("year").is_(1) & ALIVE)  # fmt: skip
WITH_LARGE = replace(SCHOOLS, key="schools_with_large", steps=(*SCHOOLS.steps, Tally("large", CLASSES, "org", where=col("stage").among("primary", "junior") & (col("pupils") >= number("class_size.large")))), shows=("subject", "kind", "large"))  # fmt: skip
NEW_YEAR = Moment("year", days=-1)
GROUNDS = replace(SITES, key="grounds_grown", steps=(*SITES.steps, Tally("before", replace(SITES, key="grounds_before", steps=(), on=NEW_YEAR), "subject", "subject", "sum", col("sports_m2"))), shows=("subject", "sports_m2", "before"))  # fmt: skip
GROWN = choose(col("sports_m2") > col("before"), col("sports_m2") - col("before"), 0)
ROOM_KINDS = (
    ("counselling", "心理辅导室", "Counselling rooms", ("心理辅导室", "心理咨询室")),
    ("laboratory", "实验室", "Laboratories", ("实验室", "中小学实验室")),
    ("computer", "计算机教室", "Computer rooms", ("计算机教室", "计算机房")),
    ("music_art", "音乐美术教室", "Music and art rooms", ("音乐美术教室", "音美教室")),
)  # fmt: skip
BOUGHT = (
    ("pupil_computer", "学生用计算机", "Pupils’ computers", whole("台", "machines"), ("学生计算机", "学生用计算机", "计算机")),
    ("teacher_computer", "教师用计算机", "Teachers’ computers", whole("台", "machines"), ("教师用计算机", "教师计算机")),
    ("multimedia", "多媒体设备", "Multimedia sets", whole("套", "sets"), ("多媒体设备", "多媒体教学设备")),
    ("books", "图书", "Books", whole("册", "books"), ("图书", "图书资料")),
)  # fmt: skip
DROPPED = replace(
    AWAY, key="dropouts_by_stage", takes=(*AWAY.takes, "pupil"),
    steps=tuple(Tally(key, PUPILS, "subject", "pupil", where=col("stage").is_(key)) for key in ("primary", "junior")),
)  # fmt: skip
LEGAL = col("legal") & col("stage").differs("preschool")


def _away() -> Iterator[Indicator]:
    for key, zh, en, _ in KINDS[:2]:
        here = col("stage").is_(key)
        away = Amount(DROPPED, T(f"{zh}未返校的学生", f"Pupils not back, {en}"), (col(key) > 0) & col("state").among("found", "fixing"))  # fmt: skip
        every = Amount(PUPILS, T(f"{zh}在籍学生", f"Pupils of {en}"), here)
        yield figure(f"{key}_dropout_rate", T(f"{zh}辍学率", f"Dropouts of {en}"), Ratio(away, every), FINE, better=DOWN, origin=Origin.COUNTED, serves=("S03",), phrases=(f"{zh}辍学率", f"{zh}年辍学率", f"{zh}学生辍学率"))  # fmt: skip


def _rooms() -> Iterator[Indicator]:
    for key, zh, en, said in ROOM_KINDS:
        some = Amount(ROOMS, T(zh, en), col("use").is_(key))
        yield count(f"rooms_{key}", T(f"{zh}间数", en), some, whole("间", "rooms"), better=UP, serves=("B06",), phrases=(*(f"建有{one}" for one in said), *(f"建成{one}" for one in said), *(f"{one}总数" for one in said)))  # fmt: skip


def _bought() -> Iterator[Indicator]:
    for key, zh, en, unit, said in BOUGHT:
        some = Amount(EQUIPMENT, T(f"本年购置的在用{zh}", f"{en} bought this year, in use"), col("item").is_(key) & since("bought"), col("pieces"))  # fmt: skip
        yield count(f"bought_{key}", T(f"本年购置{zh}数", f"{en} bought this year"), replace(some, fact=PURCHASES), unit, better=UP, serves=("B07",), phrases=tuple(f"{verb}{one}" for one in said for verb in ("购置", "新增")))  # fmt: skip


SETS = replace(EQUIPMENT, key="equipment_held", where=None, shows=("item", "pieces", "state"))
PURCHASES = replace(EQUIPMENT, key="equipment_bought", takes=(*EQUIPMENT.takes, "bought"), shows=("item", "pieces", "bought"))  # fmt: skip
STUDIO_OF = Amount(STUDIOS, T("本年成立的班主任工作室", "Studios of class teachers founded this year"), col("form").is_("class_teacher") & since("since"))  # fmt: skip
ENTRANTS = narrowed(SENIOR, col("year").is_(1), T("高中阶段一年级学生", "First year of the senior stage"))  # fmt: skip
USUAL_MORE = (
    share("middle_title_share", T("中级职称教师占比", "Teachers with a middle title"), narrowed(TEACHER, col("title_level").is_("first"), T("一级教师", "First-grade teachers")), TEACHER, serves=("T01",), phrases=("中级职称占比", "中级职称教师占比", "中级职称")),
    share("rural_backbone_share", T("农村学校县级以上骨干教师占比", "Backbone teachers of rural schools, share"), narrowed(COUNTRY, COUNTY_UP, T("农村学校县级以上骨干教师", "Backbone teachers of rural schools")), COUNTRY, better=UP, serves=("T01",), phrases=("农村学校骨干教师占比", "乡村骨干教师比例", "农村骨干教师占比")),
    share("exchange_with_heads", T("教师校长交流轮岗比例", "Teachers and heads exchanged, share"), MOVED_ALL, MOBILE, better=UP, grains=WIDE, serves=("T08",), phrases=("教师校长交流轮岗比例", "校长教师交流轮岗比例", "校长教师交流比例")),
    figure("children_per_staff", T("幼儿园教职工与幼儿比", "Children per member of staff in kindergartens"), Ratio(CHILD, Amount(STAFF, T("幼儿园教职工", "Staff of kindergartens"), col("stage").is_("preschool"))), per(":1", ":1", 1), better=DOWN, applies=col("stage").is_("preschool"), serves=("K01",), phrases=("幼儿园教职工与幼儿比", "教职工与幼儿比", "教职工与幼儿之比", "教职工幼儿比")),
    figure("entrants_senior_per_vocational", T("普职招生比", "General to vocational, entrants"), Ratio(narrowed(ENTRANTS, col("stage").is_("senior"), T("普通高中一年级学生", "Senior entrants")), narrowed(ENTRANTS, col("stage").is_("vocational"), T("中职一年级学生", "Vocational entrants"))), per(":1", ":1"), grains=WIDE, serves=("V17",), phrases=("普职招生规模之比", "普职招生比", "普职招生比例", "普通高中与中职招生之比")),
    share("nine_year_retention", T("九年义务教育巩固率", "Retention over nine years"), narrowed(BEGAN, KEPT, T("其中仍在籍或已转出的", "of them still on a roll, or moved out")), BEGAN, better=UP, grains=WIDE, serves=("S02",), phrases=("九年义务教育巩固率", "义务教育巩固率")),
    share("left_behind_filed", T("农村留守儿童建档率", "Children left behind with a file of care"), narrowed(LEFT_BEHIND, col("filed") > 0, T("已纳入关爱名册的", "of them on the register of care")), LEFT_BEHIND, better=UP, grains=WIDE, serves=("S04",), phrases=("留守儿童建档率", "农村留守儿童建档率")),
    count("schools_with_large", T("存在大班额的义务教育学校数", "Compulsory schools with large classes"), Amount(WITH_LARGE, T("有大班额班级的学校", "Schools with a large class"), LEGAL & (col("large") > 0)), UNITS, better=DOWN, grains=WIDE, counting=Counting.LEGAL, serves=("E09",), phrases=("存在大班额学校", "学校存在大班额", "有大班额的学校")),
    count("sports_ground_new", T("本年新增运动场地面积", "Sports ground added this year"), Amount(GROUNDS, T("本年增加的运动场地面积", "Sports ground added"), None, GROWN), Unit(T("平方米", "m²")), better=UP, serves=("B06",), phrases=("新增运动场地", "新增运动场地面积", "新建运动场地")),
    *_rooms(),
    *_away(),
    *_bought(),
    share("multimedia_intact", T("多媒体设备完好率", "Multimedia sets in order"), Amount(SETS, T("在用和闲置的多媒体设备", "Sets in order"), col("item").is_("multimedia") & col("state").among("used", "idle"), col("pieces")), Amount(SETS, T("多媒体设备", "Multimedia sets"), col("item").is_("multimedia"), col("pieces")), better=UP, serves=("B07",), phrases=("多媒体设备完好率", "多媒体教室完好率")),
    count("home_visits", T("本年家访人次", "Visits to homes this year"), Amount(VISITS, T("本年家访（含小型家长会、视频）", "Visits of this year, in any form"), since("on")), PEOPLE, better=UP, serves=("W18",), phrases=("家访学生", "开展家访", "入户家访")),
    count("party_members", T("党员总数", "Party members"), Amount(BODIES, T("党员", "Party members"), None, col("members")), PEOPLE, grains=WIDE, serves=("M17",), phrases=("=党员", "党员总数", "党员人数")),
    count("studios_class_teacher_new", T("本年新建班主任工作室数", "Studios of class teachers founded this year"), STUDIO_OF, whole("个", "studios"), better=UP, serves=("D07",), phrases=("新建班主任工作室", "新建名班主任工作室")),
)  # fmt: skip
