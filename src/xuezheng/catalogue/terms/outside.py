"""Words about what comes from outside: proposals, petitions, events for schools, findings."""

from xuezheng.core.base.labels import Labelled, T


class Proposer(Labelled):
    """Who proposes (提出方)."""

    DEPUTY = ("deputy", T("人大代表建议", "Deputy of the congress"))
    MEMBER = ("member", T("政协委员提案", "Member of the conference"))


class AnswerType(Labelled):
    """What an answer says (答复类型)."""

    SOLVED = ("solved", T("A类：已解决或已采纳", "A: solved or taken up"))
    PLANNED = ("planned", T("B类：正在解决或列入计划", "B: being solved, or planned"))
    NOT_NOW = ("not_now", T("C类：暂不能解决，作出说明", "C: not now, and why"))


class Satisfaction(Labelled):
    """How satisfied whoever asked is (满意度)."""

    SATISFIED = ("satisfied", T("满意", "Satisfied"))
    PARTLY = ("partly", T("基本满意", "Satisfied in part"))
    NOT = ("not", T("不满意", "Not satisfied"))


class Channel(Labelled):
    """By which way a petition came (来访渠道)."""

    LETTER = ("letter", T("来信", "Letter"))
    VISIT = ("visit", T("来访", "Visit"))
    HOTLINE = ("hotline", T("12345热线", "Hotline"))
    MAYOR = ("mayor", T("市长电话", "Mayor’s telephone"))
    WEB = ("web", T("网上信访", "On the web"))
    ABOVE = ("above", T("上级转办", "From above"))


class Topic(Labelled):
    """What a petition is about (诉求类别)."""

    ADMISSION = ("admission", T("招生入学", "Admission"))
    FEES = ("fees", T("收费", "Fees"))
    CONDUCT = ("conduct", T("师德师风", "Conduct of teachers"))
    SAFETY = ("safety", T("校园安全", "School safety"))
    BURDEN = ("burden", T("作业与课后服务", "Homework and after-school service"))
    TRAINING = ("training", T("校外培训", "Training institutions"))
    STAFF = ("staff", T("教师待遇", "Pay of teachers"))
    OTHER = ("other", T("其他", "Other"))


class Level(Labelled):
    """Which level of review it is (办理层级)."""

    FIRST = ("first", T("办理", "First answer"))
    REVIEW = ("review", T("复查", "Review"))
    FINAL = ("final", T("复核", "Final review"))


class EventKind(Labelled):
    """What is asked of schools (进校事项类别)."""

    INSPECTION = ("inspection", T("督查检查", "Inspection"))
    CONTEST = ("contest", T("评比竞赛", "Contest"))
    MEETING = ("meeting", T("会议活动", "Meeting"))
    FORM = ("form", T("报表填报", "Data form"))
    PAPER = ("paper", T("发文", "Paper"))
    SURVEY = ("survey", T("调研", "Survey"))


class Theme(Labelled):
    """Theme of a programme of supervision (专项督导主题)."""

    PAY = ("pay", T("教师工资待遇", "Pay of teachers"))
    FAMILY = ("family", T("家校共育", "School and family"))
    WEAK = ("weak", T("薄弱学校改造", "Weak schools"))
    MEALS = ("meals", T("营养改善", "School meals"))
    STANDARD = ("standard", T("标准化建设", "Standard schools"))
    COURSES = ("courses", T("课程开设", "Courses"))
    LANGUAGE = ("language", T("语言文字", "Language"))
    SAFETY = ("safety", T("校园安全", "Safety"))
    GOVERNANCE = ("governance", T("制度建设与民主管理", "Rules and democratic management"))


class FindingKind(Labelled):
    """What a finding of an inspection tour is about (问题类别)."""

    POLITICS = ("politics", T("政治建设", "Political work"))
    INTEGRITY = ("integrity", T("廉洁自律", "Integrity"))
    MONEY = ("money", T("财务资产", "Money and assets"))
    STAFFING = ("staffing", T("选人用人", "Choice of staff"))
    TEACHING = ("teaching", T("办学治校", "Running the school"))
    PARTY = ("party", T("基层党建", "Party branch"))


class SchoolFault(Labelled):
    """What a problem of a school is about (问题类别)."""

    PLACES = ("places", T("校舍场地", "Buildings and grounds"))
    EQUIPMENT = ("equipment", T("装备条件", "Equipment"))
    STAFF = ("staff", T("师资配备", "Staffing"))
    CLASSES = ("classes", T("班额与规模", "Class size"))
    QUALITY = ("quality", T("教学质量", "Quality of teaching"))
    MANAGEMENT = ("management", T("管理规范", "Management"))


class Ended(Labelled):
    """How a problem of a school ended (处理结果)."""

    FIXED = ("fixed", T("整改到位", "Put right"))
    MOVED = ("moved", T("搬迁或并校", "School moved or merged"))
