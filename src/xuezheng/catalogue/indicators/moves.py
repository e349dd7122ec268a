"""What moved and was built (交流构成、建设): who was exchanged, schools built by kind, floor area added, pairs."""

from xuezheng.catalogue.indicators.built import BUILDINGS_OF
from xuezheng.catalogue.indicators.exchange import ALL, COMPULSORY
from xuezheng.catalogue.indicators.facts import BUILDINGS, STAFF
from xuezheng.catalogue.indicators.making import PEOPLE, WIDE, count, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Origin, whole
from xuezheng.core.indicators.expressions import Calendar, Expression, Moment, col
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
HEAD = col("rank").among("head", "leader", "deputy")
MOVED_HEAD = Amount(
    STAFF,
    T("本学年交流的校长（含副校长）", "Heads exchanged this school year"),
    COMPULSORY & HEAD & col("moved"),
)
MOVED_PLAIN = narrowed(
    ALL,
    col("moved") & ~col("backbone").among("county", "city", "province") & ~HEAD,
    T("本学年交流的普通教师", "Other teachers exchanged"),
)
MOVED_ALL = Amount(
    STAFF,
    T("本学年交流的教师和校长", "Teachers and heads exchanged"),
    COMPULSORY & (HEAD | col("teacher")) & col("moved"),
)
PAIRS = Fact(
    key="pairs", title=T("结对帮扶", "Counterpart support"), table="counterpart", group="teaching",
    unit=T("对", "pairs"), takes=("subject", "org", "helper", "helped"), shows=("helper", "helped"),
)  # fmt: skip
SISTERS = Fact(
    key="sisters", title=T("友好学校结对", "Sister schools abroad"), table="sister_school", group="affairs",
    unit=T("对", "pairs"), takes=("subject", "org", "partner", "country", "signed"),
    shows=("partner", "country", "signed"),
)  # fmt: skip
SUPERVISORS = Fact(
    key="supervisors", title=T("责任督学", "Responsible supervisors"), table="responsible_supervisor",
    group="supervision", unit=T("人", "people"), takes=("subject", "org", "supervisor", "post", "since"),
    shows=("supervisor", "post", "since"),
)  # fmt: skip
STUDIOS = Fact(
    key="studios", title=T("名师工作室", "Master studios"), table="studio", group="staff",
    unit=T("个", "studios"), takes=("subject", "org", "name", "form", "level", "since"),
    shows=("name", "form", "since"),
)  # fmt: skip
STANDARD = Fact(
    key="standard_titles", title=T("标准化学校称号", "Standard schools"), table="standard_school",
    group="supervision", unit=T("所", "schools"), takes=("number", "org", "subject", "state", "standard", "titled_on"),
    dated=False, shows=("number", "state", "titled_on"),
)  # fmt: skip
ZONED = Fact(
    key="zoned_schools", title=T("义务教育学校", "Compulsory schools"), table="organisation", group="people",
    unit=SCHOOLS.unit, takes=("subject", "kind", "nature"), org="subject",
    steps=(Tally("zones", Fact(
        key="zones", title=T("学区", "Zones"), table="zone", group="people", unit=T("个", "zones"),
        takes=("subject", "org"),
    ), "org"),),
    where=col("kind").among("primary", "junior", "nine_year") & col("nature").is_("public"),
    shows=("subject", "kind", "zones"),
)  # fmt: skip


def since(key: str) -> Expression:
    """From 1 January to the day."""
    return (col(key) >= Moment("year")) & (col(key) <= Moment())


MOVES = (
    count("exchanged_all", T("教师校长交流人数", "Teachers and heads exchanged"), MOVED_ALL, PEOPLE, better=UP, serves=("T08",), phrases=("教师校长交流人数", "校长教师交流")),
    count("exchanged_plain", T("普通教师交流人数", "Other teachers exchanged"), MOVED_PLAIN, PEOPLE, better=UP, serves=("T08",), phrases=("普通教师交流人数",)),
    count("exchanged_heads", T("校长交流人数", "Heads exchanged"), MOVED_HEAD, PEOPLE, better=UP, serves=("T08",), phrases=("校长交流人数",)),
    *BUILDINGS_OF,
    count("vocational_area_new", T("职业院校本年新增校舍面积", "Floor area added at vocational schools this year"), Amount(BUILDINGS, T("本年建成的职业院校校舍", "Vocational buildings of this year"), col("kind").is_("vocational") & (col("built") >= Calendar("year", Moment())), col("area_m2")), whole("平方米", "m²"), better=UP, serves=("B05",), phrases=("职业院校新增校舍面积", "职业院校新增建筑面积")),
    count("area_new", T("本年新增校舍面积", "Floor area added this year"), Amount(BUILDINGS, T("本年建成的校舍", "Buildings of this year"), col("built") >= Calendar("year", Moment()), col("area_m2")), whole("平方米", "m²"), better=UP, serves=("B05",), phrases=("新增校舍面积", "新增建筑面积", "建成校舍面积", "新建校舍面积")),
    count("paired_schools", T("结对帮扶学校对数", "Pairs of schools"), Amount(PAIRS, T("在期结对", "Pairs in force")), whole("对", "pairs"), better=UP, serves=("Q11",), phrases=("城乡学校结对", "城乡学校结伴发展", "学校结对帮扶")),
    count("sisters_new", T("本年新增友好学校数", "Sister schools signed this year"), Amount(SISTERS, T("本年签约的友好学校", "Sister schools signed this year"), since("signed")), whole("所", "schools"), better=UP, serves=("X15",), phrases=("新增姐妹学校", "新增友好学校")),
    count("sisters", T("友好学校数", "Sister schools"), Amount(SISTERS, T("在期友好学校", "Sister schools in force")), whole("所", "schools"), better=UP, serves=("X15",), phrases=("姐妹学校总数", "姐妹学校", "友好学校")),
    count("supervisors_new", T("本年新聘督学数", "Supervisors engaged this year"), Amount(SUPERVISORS, T("本年聘任的责任督学", "Supervisors engaged this year"), since("since")), PEOPLE, better=UP, serves=("Q06",), phrases=("增聘督学", "新聘责任督学", "增聘中小学（幼儿园）督学")),
    count("studios_new", T("本年新建名师工作室数", "Master studios founded this year"), Amount(STUDIOS, T("本年成立的名师工作室", "Master studios founded this year"), col("form").is_("master") & since("since")), whole("个", "studios"), better=UP, serves=("D05",), phrases=("新创建名师工作室", "新建名师工作室", "建设名师工作室", "建成名师工作室", "成立名师工作室", "组建名师工作室")),
    count("standard_new", T("本年新创建标准化学校数", "Standard schools titled this year"), Amount(STANDARD, T("本年认定的标准化学校", "Standard schools titled this year"), since("titled_on")), whole("所", "schools"), better=UP, origin=Origin.COUNTED, serves=("Q03",), phrases=("新创建标准化学校", "创建义务教育标准化学校", "创建标准化学校")),
    share("standard_share", T("标准化学校覆盖率", "Share of standard schools"), Amount(STANDARD, T("有效期内标准化学校", "Standard schools, titles in force"), col("state").is_("titled")), Amount(SCHOOLS, T("义务教育学校（法人校）", "Compulsory schools"), col("kind").among("primary", "junior", "nine_year")), better=UP, origin=Origin.COUNTED, counting=Counting.LEGAL, grains=WIDE, serves=("Q03",), phrases=("标准化学校覆盖率", "义务教育标准化学校比例", "标准化学校创建率")),
    share("zoned_share", T("划定学区的义务教育学校占比", "Compulsory schools with a zone"), Amount(ZONED, T("已划定学区的公办义务教育学校", "Public compulsory schools with a zone"), col("zones") > 0), Amount(ZONED, T("公办义务教育学校", "Public compulsory schools")), better=UP, grains=WIDE, serves=("E03",), phrases=("义务教育免试就近入学覆盖率", "划片就近入学覆盖率")),
)  # fmt: skip
