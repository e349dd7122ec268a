"""What plans count of schools' work (工作常用指标): bases, clubs, firms, experiments, visits to homes, aid, shares of the county."""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.exams import AIDED
from xuezheng.catalogue.indicators.making import PEOPLE, ROWS, WIDE, count, narrowed, share
from xuezheng.catalogue.indicators.moves import PAIRS, since
from xuezheng.catalogue.indicators.named import EVENTS
from xuezheng.catalogue.indicators.preschool import CHILD
from xuezheng.catalogue.indicators.usual_facts import (
    BASES,
    CARED,
    CLUBS,
    COUNTY,
    EXPERIMENTS,
    FIRMS,
    GOVERNED,
    LABOUR,
    OUTSIDE,
    SCIENCE,
)
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator, Unit, whole
from xuezheng.core.indicators.expressions import Expression, Moment, choose, col
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
UPPER = WIDE[1:]
PUPIL = Amount(CARED, T("中小学在校生", "Pupils of schools"))
SCHOOL = Amount(GOVERNED, T("中小学校（法人校）", "Schools as legal persons"), col("legal") & col("stage").differs("preschool"))  # fmt: skip
DONE = choose(col("done") > col("required"), col("required"), col("done"))
"""No more than the syllabus asks; else one subject would hide the gap of another."""
_FIRST = Tally(
    "first", FIRMS, "firm_code", "firm_code", "least", col("id"), col("until") >= Moment()
)
FIRM = Amount(replace(FIRMS, key="firms", steps=(_FIRST,)), T("协议在期的合作企业", "Firms under agreement"), col("id").is_(col("first")))  # fmt: skip
PIECES, FIRMS_UNIT, PAIR = whole("个", "entries"), whole("家", "firms"), whole("对", "pairs")
ROW = tuple[str, str, str, Fact, Expression, Unit, str, tuple[str, ...]]
COUNTED: tuple[ROW, ...] = (
    ("labour_bases", "劳动教育实践基地数", "Bases of labour education", LABOUR, col("form").among("base", "inside"), PIECES, "W08", ("劳动教育实践基地", "劳动教育基地", "劳动实践基地")),
    ("labour_bases_new", "本年新认定劳动教育实践基地数", "Bases of labour education, new this year", LABOUR, col("form").among("base", "inside") & since("recognised"), PIECES, "W08", ("新建劳动教育实践基地", "建成劳动教育实践基地", "新增劳动教育基地", "新认定劳动教育实践基地")),
    ("labour_schools", "劳动教育示范校数", "Model schools of labour education", LABOUR, col("form").is_("model"), whole("所", "schools"), "W08", ()),
    ("labour_courses", "劳动特色课程数", "Labour courses", LABOUR, col("form").is_("course"), whole("门", "courses"), "W08", ("劳动特色课程", "劳动教育课程")),
    ("clubs_brand", "品牌学生社团数", "Brand clubs", CLUBS, col("rating").is_("brand"), PIECES, "W15", ("品牌社团", "精品社团")),
    ("clubs_new", "本年新成立学生社团数", "Clubs founded this year", CLUBS, since("founded"), PIECES, "W15", ("新建学生社团", "新成立社团")),
    ("agreements_new", "本年新签校企合作协议数", "Agreements with firms signed this year", FIRMS, since("since"), ROWS, "V04", ("新签校企合作协议", "新增校企合作项目", "新增校企合作")),
    ("enterprise_colleges", "企业学院数", "Enterprise colleges", FIRMS, col("form").is_("college") & (col("until") >= Moment()), PIECES, "V04", ("企业学院", "产业学院")),
    ("training_bases_public", "公共（共享）实训基地数", "Shared training bases", BASES, col("reach").among("shared", "public"), PIECES, "V09", ("公共实训基地", "共享实训基地")),
    ("training_bases_new", "本年新建实训基地数", "Training bases opened this year", BASES, since("opened"), PIECES, "V09", ("新建实训基地", "新增实训基地")),
    ("cooperation_new", "本年新签校地（区域）合作数", "Cooperation signed this year", OUTSIDE, since("signed"), ROWS, "X16", ("新签校地合作", "新增合作办学项目", "新增校地合作")),
    ("brand_schools", "引进名校数", "Famous schools brought in", OUTSIDE, col("form").is_("brand"), whole("所", "schools"), "X16", ("引进名校", "引进品牌学校")),
    ("science_bases_new", "本年新认定科创基地数", "Science bases recognised this year", SCIENCE, since("recognised"), PIECES, "", ("新增科普基地", "新增科创基地", "新增科技创新教育基地", "新增科技教育基地", "新建科创基地", "新认定科技教育基地")),
    ("pairs_new", "本年新增结对帮扶学校对数", "Pairs of schools formed this year", replace(PAIRS, key="pairs_begun", takes=(*PAIRS.takes, "since")), since("since"), PAIR, "Q11", ("新增城乡结对学校", "新增结对帮扶学校", "组建结对学校", "组建结对校园")),
)  # fmt: skip


def _counted() -> Iterator[Indicator]:
    for key, zh, en, fact, where, unit, mission, phrases in COUNTED:
        some = Amount(fact, T(zh.removesuffix("数"), en), where)
        yield count(key, T(zh, en), some, unit, better=UP, serves=(mission,) if mission else (), phrases=phrases)  # fmt: skip


def _county(key: str, title: T, part: str, of: str, phrases: tuple[str, ...]) -> Indicator:
    both = replace(COUNTY, key=f"county_{key}", where=col(part).filled() & col(of).filled())
    above, below = (Amount(both, T(f"{title.zh}：{word}", f"{title.en}: {en}"), None, col(given)) for given, word, en in ((part, "分子", "part"), (of, "分母", "whole")))  # fmt: skip
    return share(key, title, above, below, better=UP, grains=UPPER, serves=("Q01",), phrases=phrases)  # fmt: skip


AGED = Amount(replace(COUNTY, key="county_aged", where=col("aged_3_5").filled()), T("3—5周岁常住儿童", "Resident children aged 3 to 5"), None, col("aged_3_5"))  # fmt: skip
USUAL_HELD = (
    *_counted(),
    count("cooperating_firms", T("校企合作企业数", "Firms under agreement"), FIRM, FIRMS_UNIT, better=UP, serves=("V04",), phrases=("校企合作企业", "合作企业")),
    count("training_stations", T("实训工位数", "Training stations"), Amount(BASES, T("实训工位", "Training stations"), None, col("stations")), PIECES, better=UP, serves=("V09",), phrases=("实训工位",)),
    share("experiment_rate", T("实验开出率", "Experiments done of those asked"), Amount(EXPERIMENTS, T("本年实开实验", "Experiments done this year"), since("term"), DONE), Amount(EXPERIMENTS, T("本年应开实验", "Experiments asked this year"), since("term"), col("required")), better=UP, serves=("B07",), phrases=("实验开出率", "实验教学开出率", "中小学实验开出率")),
    share("home_visit_share", T("本年家访覆盖率", "Pupils whose home was visited this year"), narrowed(PUPIL, col("visits") > 0, T("本年已家访的学生（含小型家长会、视频）", "Pupils visited this year, in any form")), PUPIL, better=UP, serves=("W18",), phrases=("家访率", "家访覆盖率", "学生家访率", "教师家访覆盖率")),
    share("home_visit_at_home_share", T("本年入户家访覆盖率", "Pupils visited at home this year"), narrowed(PUPIL, col("visits_home") > 0, T("本年入户家访的学生", "Pupils visited at home this year")), PUPIL, better=UP, serves=("W18",), phrases=("入户家访率", "入户家访覆盖率")),
    share("tutor_share", T("全员导师制覆盖率", "Pupils with a tutor"), narrowed(PUPIL, col("tutors") > 0, T("有导师的学生", "Pupils with a tutor")), PUPIL, better=UP, serves=("W05",), phrases=("导师制覆盖率", "全员导师制覆盖率", "德育导师制覆盖率")),
    share("parent_committee_share", T("校级家委会建立率", "Schools with a parents’ committee"), narrowed(SCHOOL, col("committees") > 0, T("校级家委会在任的学校", "Schools with a committee in office")), SCHOOL, better=UP, counting=Counting.LEGAL, grains=WIDE, serves=("W18",), phrases=("家委会建立率", "家长委员会建立率", "家委会覆盖率", "家长委员会覆盖率")),
    share("charter_share", T("学校章程建设率", "Schools with a charter"), narrowed(SCHOOL, col("charters") > 0, T("章程已施行的学校", "Schools whose charter is in force")), SCHOOL, better=UP, counting=Counting.LEGAL, grains=WIDE, phrases=("学校章程建设率", "一校一章程覆盖率", "章程核准率")),
    count("training_people", T("本年培训活动参加人次", "People at trainings this year"), Amount(EVENTS, T("本年登记的培训活动参加人次", "People at trainings held this year"), since("held") & col("form").is_("training"), col("people")), PEOPLE, better=UP, phrases=("教师培训人次", "教师全员培训", "教师轮训人次", "教师培训", "组织教师培训", "开展教师培训", "培训教师", "轮训教师")),
    count("aid_people", T("资助学生人次", "Pupils aided, all schemes together"), AIDED, PEOPLE, better=UP, serves=("S07",), phrases=("资助学生", "资助家庭经济困难学生", "资助困难学生", "资助贫困学生", "资助学生人次")),
    _county("quota_share", T("优质高中分配生比例", "Places of good senior schools handed out"), "quota_places", "senior_places", ("优质高中分配生比例", "优质高中招生计划分配到初中比例", "指标到校比例", "优质高中招生名额分配比例", "分配生比例")),
    _county("pay_ratio", T("义务教育教师与公务员平均工资之比", "Pay of teachers to that of civil servants"), "teacher_pay", "servant_pay", ("教师平均工资与公务员之比", "教师工资与公务员工资比例")),
    share("preschool_enrolment", T("学前三年毛入园率", "Gross enrolment of ages 3 to 5"), CHILD, AGED, better=UP, grains=UPPER, serves=("K01",), phrases=("学前三年毛入园率", "学前三年入园率", "学前教育毛入园率")),
)  # fmt: skip
