"""Words of training adults (成人教育): programmes, whom the labour force counts, examinations, calls."""

from xuezheng.core.base.labels import Labelled, T


class Programme(Labelled):
    """Which programme of training (培训类别)."""

    DUAL = ("dual", T("成人双证制教育培训", "Adults’ schooling with two certificates"))
    RURAL = ("rural", T("农村劳动力培训", "Rural labour"))
    WORKER = ("worker", T("企业职工培训", "Employees of firms"))
    SKILL = ("skill", T("职业技能培训", "Skills of a trade"))
    ELDERLY = ("elderly", T("老年教育", "The elderly"))
    LITERACY = ("literacy", T("扫盲", "Literacy"))
    COMMUNITY = ("community", T("社区教育", "The community"))


class Labour(Labelled):
    """As whom somebody is trained (学员身份)."""

    RURAL = ("rural", T("农村劳动力", "Rural labour"))
    EMPLOYED = ("employed", T("在岗职工", "Employed"))
    JOBLESS = ("jobless", T("失业待业人员", "Out of work"))
    OTHER = ("other", T("其他居民", "Other residents"))


class Exam(Labelled):
    """How the examination went (考核结果)."""

    PASSED = ("passed", T("合格", "Passed"))
    FAILED = ("failed", T("不合格", "Failed"))
    ABSENT = ("absent", T("缺考", "Absent"))


class Answer(Labelled):
    """What a call to a trainee found (回访结果)."""

    CONFIRMED = ("confirmed", T("属实", "Confirmed"))
    PARTLY = ("partly", T("课时不足", "Fewer hours than stated"))
    NEVER = ("never", T("未参加培训", "Never took part"))
    WRONG = ("wrong", T("联系方式有误", "The number is not theirs"))
    UNREACHED = ("unreached", T("未联系上", "Not reached"))
