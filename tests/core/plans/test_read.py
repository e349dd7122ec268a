"""What single sentences of a plan mean; values worked out by hand from the format."""

from decimal import Decimal

import pytest

from xuezheng.catalogue import current
from xuezheng.core.plans.document import Cell, Document, Table
from xuezheng.core.plans.examples import told
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import ClauseKind, Fate, NoiseKind, PartKind, TargetKind

GRAMMAR = current().grammar


def plan(*sentences: str, title: str = "青禾县教育局2026年工作要点") -> object:
    return read(Document("\n".join((title, *sentences))), GRAMMAR)


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("建成标准化学校40所。", ["= 40 所"]),
        ("园所数占比和招生覆盖率分别巩固在85%和88%以上。", [">= 85 %", ">= 88 %"]),
        ("大班额比例控制在5%以内，超大班额比例低于1%。", ["<= 5 %", "<= 1 %"]),
        ("申报品牌专业5-7个，学会1至2项技能。", ["5-7 个", "1-2 项"]),
        ("新增校舍面积12.2万平方米，总投资1.5亿元。", ["= 122000 平方米", "= 150000000 元"]),
        ("学生非正常死亡率控制在万分之0.6以下，犯罪率不高于3‰。", ["<= 0.6 ‱", "<= 3 ‰"]),
        ("生机比达到7.5∶1，教职工与幼儿比不低于1∶0.8。", ["= 7.5 :1", ">= 1.25 :1"]),
        ("实现镇街社区学校全覆盖。", ["= 100 %"]),
        ("新设护理、物流、会展和烹饪四个专业。", ["= 4 个"]),
        ("入学率、巩固率均达到100%。", ["= 100 %", "= 100 %"]),
        ("占比达到百分之九十八点五。", ["= 98.5 %"]),
        ("培训教师至少组织3场，服务近13万学生。", [">= 3 场", "< 130000 人"]),
        ("力争满意度提高近3个百分点。", ["< 3 百分点"]),
        ("占地面积１２０亩。", ["= 120 亩"]),
        (
            "津贴不低于每月500元，每人每天最低３０元、最高60元。",
            [">= 500 元", ">= 30 元", "<= 60 元"],
        ),
        (
            "小学、初中优良率分别由40%、45%提高到50%、55%以上。",
            ["= 40 %", "= 45 %", ">= 50 %", ">= 55 %"],
        ),
        (
            "小学、初中近视率分别低于40%、70%，超过3000人的学校减少到2所。",
            ["<= 40 %", "<= 70 %", ">= 3000 人", "= 2 所"],
        ),
        (
            "合并小规模学校六所，参加居民两万余人次，纠纷减少3成。",
            ["= 6 所", "> 20000 人次", "= 30 %"],
        ),
        ("安装率100%，值班实现乡镇学校全覆盖。", ["= 100 %", "= 100 %"]),
        ("安装率达到100%，实现全覆盖。", ["= 100 %"]),
    ],
)
def test_amounts(sentence, amounts):
    assert [told(target) for target in plan(sentence).targets] == amounts


@pytest.mark.parametrize(
    "sentence",
    [
        "实施“134”行动计划和“5+5+15”项目。",
        "推行1+X证书制度，办好12345热线，向课堂45分钟要质量。",
        "庆祝建党105周年，办好第26个爱国主义教育周、第十届艺术节。",
        "创建二级以上优质幼儿园，关爱6周岁以下儿童。",
        "落实《乡村教师支持计划(2021-2024年)》和国发〔2016〕40号文件。",
        "建成xx所学校，每天锻炼x小时，比例达xx%。",
        "坚持一校一策、五育并举，突出三个重点，强化四项措施。",
        "启动三年行动计划，推进九年一贯制学校建设。",
    ],
)
def test_names_that_only_look_like_numbers(sentence):
    assert [told(target) for target in plan(sentence).targets] == []


@pytest.mark.parametrize(
    ("sentence", "deadlines"),
    [
        ("年内建成学校3所。", ["2026"]),
        ("9月底前建成学校3所。", ["2026-09"]),
        ("新建学校5所、幼儿园4所，确保秋季开学投入使用。", ["2026-09", "2026-09"]),
        ("2027年6月建成学校3所。", ["2027-06"]),
        ("用三年时间实现镇街全覆盖。", ["2028"]),
        ("到2028年，普惠率达到95%。", ["2028"]),
        ("建成学校3所。", [None]),
        ("加固校舍900平方米，年底前危房清零。", [None]),
        ("落实《建设方案(2026-2030年)》，建成学校3所。", [None]),
    ],
)
def test_deadlines_come_only_from_time_words(sentence, deadlines):
    assert [target.deadline for target in plan(sentence).targets] == deadlines


def test_what_the_plan_year_gives_is_kept_apart():
    (target,) = plan("建成学校3所。").targets
    assert (target.deadline, target.due_by_plan) == (None, "2026")


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("覆盖率达到65%以上(目前63.3%)。", ["target", "baseline"]),
        ("覆盖率由92%提高到95%。", ["baseline", "target"]),
        ("学生每天锻炼不少于1小时。", ["rule"]),
        ("每人每月发放不低于300元的津贴。", ["rule"]),
        ("去年建成学校3所。", ["result"]),
        ("每年培训教师500人次。", ["target"]),
        ("生均公用经费提高到每生每年900元。", ["target"]),
        ("公用经费标准提高到每生每年900元。", ["rule"]),
        ("按每生每年600元补助民办园。", ["rule"]),
        ("停招报名不足20人的专业3个。", ["rule", "target"]),
        ("小学、初中优良率分别由40%、45%提高到50%、55%。", ["baseline"] * 2 + ["target"] * 2),
        ("现有寄宿生900人，力争寄宿床位达到1000张。", ["baseline", "target"]),
    ],
)
def test_kinds(sentence, kinds):
    assert [target.kind.key for target in plan(sentence).targets] == kinds


def test_a_summary_holds_results_and_its_outlook_targets():
    reading = plan(
        "一、主要工作",
        "建成学校3所，参与学生超过5000人次。",
        "二、下一步打算",
        "新建学校5所。",
        title="青禾县教育局2025年工作总结",
    )
    assert [(told(t), t.kind) for t in reading.targets] == [
        ("= 3 所", TargetKind.RESULT),
        ("> 5000 人次", TargetKind.RESULT),
        ("= 5 所", TargetKind.TARGET),
    ]
    assert reading.parts[0].kind is PartKind.SUMMARY


def test_plan_and_summary_in_one_file_are_two_parts():
    reading = plan(
        "一、目标", "建成学校3所。", "青禾县教育局2025年工作总结", "一、成绩", "建成学校2所。"
    )
    assert [(p.kind, p.year) for p in reading.parts] == [
        (PartKind.PLAN, 2026),
        (PartKind.SUMMARY, 2025),
    ]
    assert [(t.part, t.kind) for t in reading.targets] == [
        (0, TargetKind.TARGET),
        (1, TargetKind.RESULT),
    ]


def test_head_data():
    reading = read(
        Document(
            "主动公开\n青教〔2026〕3号\n各镇（街道）教办，各中小学，局属各单位:\n现将要点印发给你们。\n青禾县教育局\n"
            "2026年2月26日\n青禾县教育局2026年工作要点\n一、目标\n建成学校3所。"
        ),
        GRAMMAR,
    )
    part = reading.parts[0]
    assert part.number == "青教〔2026〕3号"
    assert part.date == "2026-02-26"
    assert part.disclosure == "主动公开"
    assert part.issuer == "青禾县教育局"
    assert part.year == 2026
    assert part.addressees == "各镇(街道)教办,各中小学,局属各单位"


def test_an_item_may_begin_with_a_month():
    reading = plan("一、平安校园", "1.新建值班室3间。", "2.8月底前完成核查。", "3.5%的学校试点。")
    items = [node.mark for node in reading.parts[0].outline]
    assert items == ["一、", "1.", "2."], "3.5% is a figure"


def test_outline_mixes_styles_and_items_inside_a_paragraph():
    reading = plan(
        "一、加强党的建设",
        "(一)建强队伍。一是抓培训。组织轮训2期。二是抓考核；三是抓监督。",
        "1.夯实基础。完善制度。",
        "二、提升质量",
    )
    nodes = reading.parts[0].outline
    assert [(n.level, n.mark, n.title) for n in nodes] == [
        (1, "一、", "加强党的建设"),
        (2, "(一)", "建强队伍"),
        (3, "一是", "抓培训"),
        (3, "二是", ""),
        (3, "三是", "抓监督"),
        (3, "1.", "夯实基础"),
        (1, "二、", "提升质量"),
    ]
    assert reading.targets[0].section == ("一、加强党的建设", "(一)建强队伍", "一是抓培训")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("建成学校3所。", ClauseKind.TARGET),
        ("制定《学校安全三年规划》。", ClauseKind.DELIVERABLE),
        ("召开全县教育工作会议。", ClauseKind.EVENT),
        ("启动实验小学扩建工程。", ClauseKind.PROJECT),
        ("坚持教育优先发展战略，办人民满意的教育。", ClauseKind.FRAME),
        ("加强教学常规管理，提高课堂效率。", ClauseKind.DUTY),
        ("学生每天锻炼不少于1小时。", ClauseKind.RULE),
    ],
)
def test_clause_kinds(sentence, kind):
    assert [clause.kind for clause in plan(sentence).parts[0].clauses] == [kind]


def test_only_documents_to_be_issued_are_deliverables():
    (clause,) = plan("贯彻落实《纲要》，制定《实施方案》和《考核办法》。").parts[0].clauses
    assert clause.deliverables == ("《实施方案》", "《考核办法》")
    (cited,) = plan("认真贯彻落实《义务教育法》，依法治教。").parts[0].clauses
    assert cited.deliverables == ()


def test_responsible_units_have_roles():
    (clause, *_) = (
        plan("建成学校3所（牵头科室：计财科；配合科室：基教科、安全科）。").parts[0].clauses
    )
    given = [
        (unit.role, unit.name)
        for c in plan("建成学校3所（牵头科室：计财科、基教科）。").parts[0].clauses
        for unit in c.responsible
    ]
    assert given == [("lead", "计财科"), ("lead", "基教科")]
    assert clause.responsible[0].name == "计财科"


def test_web_noise_is_marked_and_its_numbers_are_accounted_for():
    reading = plan(
        "一、目标",
        "建成学校3所。",
        "共4页,当前第2页1234",
        "上一篇:放假通知",
        "分享到:",
        "热线:0999-1234567",
    )
    kinds = {noise.kind for noise in reading.noise}
    assert {NoiseKind.PAGER, NoiseKind.NEIGHBOUR, NoiseKind.SHARE, NoiseKind.CONTACT} <= kinds
    assert [told(t) for t in reading.targets] == ["= 3 所"]


def test_a_number_nobody_knows_is_listed():
    reading = plan("开展活动37嗡。")
    assert [left.text for left in reading.not_understood] == ["37"]
    assert [n.fate for n in reading.numbers][-1] is Fate.NOT_UNDERSTOOD


def test_values_are_exact():
    (target,) = plan("投入资金51.6万元。").targets
    assert target.value == Decimal(516000)


def test_table_rows_carry_units_and_dates():
    text = "具体任务\t牵头科室\t完成时限\n建成学校3所\t计财科\t9月底前\n"
    cells = (
        Cell(0, 4, 0, 0), Cell(5, 9, 0, 1), Cell(10, 14, 0, 2),
        Cell(15, 21, 1, 0), Cell(22, 25, 1, 1), Cell(26, 30, 1, 2),
    )  # fmt: skip
    reading = read(Document(text, tables=(Table(0, len(text), cells),)), GRAMMAR)
    clause = next(c for c in reading.parts[0].clauses if c.kind is ClauseKind.TARGET)
    assert [(u.role, u.name) for u in clause.responsible] == [("lead", "计财科")]
    assert clause.due_by_plan == "9月底前"


def test_a_table_of_figures_names_by_row_and_column():
    lines = (
        ("序号", "指标名称", "单位", "2025年实际", "2026年目标", "完成时限"),
        ("1", "入园率", "%", "96.5", "≥97", "12月底"),
        ("2", "生均绿地(平方米)", "", "3", "3.5以上", "9月底"),
        ("3", "新建球场", "片", "2片", "4片", ""),
    )
    text, cells = "", []
    for row, line in enumerate(lines):
        for column, words in enumerate(line):
            cells.append(Cell(len(text), len(text) + len(words), row, column))
            text += words + ("\t" if column < len(line) - 1 else "\n")
    reading = read(Document(text, tables=(Table(0, len(text), tuple(cells)),)), GRAMMAR)
    assert [(t.indicator, told(t), t.kind.key, t.due_by_plan) for t in reading.targets] == [
        ("入园率", "= 96.5 %", "baseline", None),
        ("入园率", ">= 97 %", "target", "12月底"),
        ("生均绿地", "= 3 平方米", "baseline", None),
        ("生均绿地", ">= 3.5 平方米", "target", "9月底"),
        ("新建球场", "= 2 片", "baseline", None),
        ("新建球场", "= 4 片", "target", "9月底"),
    ]
    assert reading.not_understood == ()
    marks = [text[n.start : n.end] for n in reading.numbers if n.fate is Fate.LIST_MARK]
    assert marks == ["1", "2", "3"]


def test_units_behind_an_item_speak_of_its_clauses():
    reading = plan(
        "1.扩大资源。建成学校3所。改造食堂5个。（责任科室：计财科；配合单位：各镇（街道）教办、技装中心）",
        "2.抓好安全。开展排查整治。",
    )
    given = [[(u.role, u.name) for u in c.responsible] for c in reading.parts[0].clauses]
    units = [("lead", "计财科"), ("co", "各镇(街道)教办"), ("co", "技装中心")]
    assert given == [units, units, []]


@pytest.mark.parametrize("mark", ["1、", "2.", "(3)", "①", "一是", "(二)"])
def test_a_quote_never_begins_with_its_item_mark(mark):
    (target,) = plan("一、目标", f"{mark}新建学校3所。").targets
    assert (target.quote, target.indicator) == ("新建学校3所", "新建学校")


def test_a_look_back_and_a_plan_under_one_title():
    reading = plan(
        "一、2025年工作回顾", "新建学校3所。", "二、2026年工作计划", "年内新建学校5所。",
        title="青禾县教育局2025年工作总结和2026年工作计划",
    )  # fmt: skip
    assert reading.parts[0].year == 2026
    assert [(t.value, t.kind.key, t.deadline) for t in reading.targets] == [
        (3, "result", None),
        (5, "target", "2026"),
    ]


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("3月底前召开全县教育工作会议。", "2026-03"),
        ("年内出台《实施办法》。", "2026"),
        ("每月召开调度会议。", None),
        ("加强课堂教学管理。", None),
        ("继续推进2025年开工的改造工程。", None),
    ],
)
def test_clauses_without_figures_have_their_deadline_too(sentence, deadline):
    (clause,) = plan(sentence).parts[0].clauses
    assert clause.deadline == deadline


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("实现18个镇（街道）全覆盖。", ["实现镇(街道)", "镇(街道)覆盖率"]),
        ("组建2个新的专业职教集团（联盟）。", ["组建新的专业职教集团(联盟)"]),
        (
            "公办幼儿园达到23家（80个园区），招生覆盖率达到52.6%。",
            ["公办幼儿园", "公办幼儿园园区", "公办幼儿园招生覆盖率"],
        ),
        ("覆盖率达到65%以上（目前63.3%）。", ["覆盖率", "覆盖率"]),
        (
            "普惠性幼儿园(公办和民办)园所数占比和招生覆盖率分别达到85%和88%。",
            ["普惠性幼儿园园所数占比", "普惠性幼儿园招生覆盖率"],
        ),
        ("中学心理课开课率达到100%、小学达到50%。", ["中学心理课开课率", "小学心理课开课率"]),
        ("新建中小学5所、幼儿园4所。", ["新建中小学", "新建幼儿园"]),
        ("不少于10%的教师参与交流轮岗。", ["教师参与交流轮岗比例"]),
        (
            "实施校舍项目9个，其中续建4个、新开工5个。",
            ["实施校舍项目", "续建校舍项目", "新开工校舍项目"],
        ),
        ("新建公租房50套，到2027年累计建成90套。", ["新建公租房", "建成公租房"]),
        ("安排奖补资金200万元，增幅不低于5%。", ["安排奖补资金", "安排奖补资金增幅"]),
        (
            "园长大专及以上学历比例达到90%，其中本科及以上学历达到40%。",
            ["园长大专及以上学历比例", "园长本科及以上学历比例"],
        ),
        (
            "职高毕业生升学率达到60%，留本市就业率达到30%。",
            ["职高毕业生升学率", "职高毕业生留本市就业率"],
        ),
        ("近视率控制在50%以内，每年下降0.5个百分点。", ["近视率", "近视率"]),
        ("交通事故起数、伤亡人数均较上年下降10%。", ["交通事故起数下降幅度", "伤亡人数下降幅度"]),
        (
            "公办园、民办园在园幼儿占比分别达到50%、40%。",
            ["公办园在园幼儿占比", "民办园在园幼儿占比"],
        ),
        ("小学、初中合格率分别由60%、70%提高到80%、90%。", ["小学合格率", "初中合格率"] * 2),
        ("生均绿地小学不少于2平方米、初中不少于3平方米。", ["小学生均绿地", "初中生均绿地"]),
        ("开齐率、达标率双百分之百。", ["开齐率", "达标率"]),
        ("举办球赛20场次、参与群众5000人次。", ["举办球赛", "参与群众"]),
        ("新建体育馆2座，年开放时间300天。", ["新建体育馆", "年开放时间"]),
        ("骨干教师达到教师总数的20%。", ["骨干教师占教师总数比例"]),
        ("录取人数达到90人，较上年净增12人。", ["录取人数", "录取人数净增数"]),
    ],
)
def test_indicators_are_named_in_the_documents_words(sentence, names):
    assert [target.indicator for target in plan(sentence).targets] == names
