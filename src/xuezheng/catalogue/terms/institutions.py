"""What training institutions are charged with, and the lists they come onto (记分事项、名单)."""

from xuezheng.core.base.labels import Labelled, T


class Breach(Labelled):
    """What points are taken off for (记分事项); points and clause are the parameter ``credit.table``."""

    MOVED = ("moved", T("擅自变更办学地点", "Moved without leave"))
    PREPAID_SPAN = (
        "prepaid_span",
        T("预收费超过3个月或60课时", "Fees taken for over 3 months or 60 hours"),
    )
    PREPAID_SUM = ("prepaid_sum", T("单次预收费超过5000元", "More than 5,000 yuan taken at once"))
    OUTSIDE_ACCOUNT = (
        "outside_account",
        T("预收费未进入专用账户", "Fees kept outside the account"),
    )
    NO_CONTRACT = ("no_contract", T("未使用示范合同", "The model contract is not used"))
    REFUND = ("refund", T("未按约定退费", "Fees not given back as agreed"))
    LATE_END = ("late_end", T("培训结束时间晚于20:30", "Lessons end after 20:30"))
    HOLIDAY = ("holiday", T("节假日开展学科类培训", "Academic lessons on holidays"))
    TEACHER = ("teacher", T("聘用在职中小学教师", "Employs teachers in service"))
    UNFILED_STAFF = ("unfiled_staff", T("从业人员未备案", "Staff not filed"))
    NOT_SHOWN = ("not_shown", T("未公示收费项目和标准", "Fees not posted"))
    ADVERTISING = ("advertising", T("违规投放广告", "Unlawful advertising"))
    SAFETY = ("safety", T("安全隐患未按期整改", "Hazards not put right in time"))
    FALSE_PAPERS = ("false_papers", T("年检材料弄虚作假", "False papers at the annual check"))


class CreditList(Labelled):
    """A list that an institution stands on for a time (名单)."""

    WHITE = ("white", T("白名单", "White list"))
    WATCH = ("watch", T("重点关注名单", "Watch list"))
    BLACK = ("black", T("黑名单（严重失信名单）", "Black list"))


class Review(Labelled):
    """What a named person found before anything reaches the public (公开审查)."""

    PUBLIC = ("public", T("主动公开", "Public"))
    ON_REQUEST = ("on_request", T("依申请公开", "On request"))
    CLOSED = ("closed", T("不予公开", "Not public"))
