"""What reviewers of a county decide (评估审核项): kept, or not; a veto holds, or not."""

from xuezheng.core.base.labels import Labelled, T


class Review(Labelled):
    """What reviewers find of the county (评估审核项): kept, or not; a veto holds, or not."""

    LAYOUT = ("layout", T("学校规划布局合理", "Schools are well laid out"))
    FOUR_UNIFIED = ("four_unified", T("城乡“四统一”", "The same standards in town and country"))
    POSTS_ALLOCATED = (
        "posts_allocated",
        T("在核定总量内统筹分配编制和岗位", "Posts allocated within the total"),
    )
    LEFT_BEHIND_CARE = (
        "left_behind_care",
        T("留守儿童关爱体系健全", "Care for children left behind"),
    )
    CHARTERS = (
        "charters",
        T(
            "所有学校制定章程，实现管理与教学信息化",
            "Charters, and informed management and teaching",
        ),
    )
    ICT_USED = ("ict_used", T("教师熟练运用信息化手段，设施设备利用充分", "Equipment well used"))
    CONDUCT = (
        "conduct",
        T("德育与校园文化水平良好以上", "Moral education and school life good or better"),
    )
    TEACHING_ORDER = (
        "teaching_order",
        T("课程开齐开足，教学秩序规范", "All courses given, teaching orderly"),
    )
    WORKLOAD = ("workload", T("无过重课业负担", "No excessive workload"))
    MONITORED = (
        "monitored",
        T("国家义务教育质量监测相关科目达到Ⅲ级以上", "Monitored subjects at level III or above"),
    )
    YEARS_KEPT = ("years_kept", T("年度监测持续保持较高水平", "Yearly monitoring stayed high"))
    NO_ACCIDENT = (
        "no_accident",
        T("年内无重大安全责任事故和严重违纪违规事件", "No major accident or breach in the year"),
    )
    BY_EXAM = ("by_exam", T("存在以考试方式招生", "Pupils admitted by examination"))
    CHOOSING = ("choosing", T("存在违规择校行为", "Schools chosen against the rules"))
    KEY_CLASSES = ("key_classes", T("存在重点学校或重点班", "Key schools or key classes"))
    POSTS_UNFILLED = (
        "posts_unfilled",
        T(
            "存在“有编不补”或长期聘用编外教师",
            "Posts left empty, or teachers long off the establishment",
        ),
    )
    ACCIDENT = (
        "accident",
        T("有重大安全责任事故、严重违纪违规或弄虚作假", "Major accident, breach or falsified data"),
    )
    TRAINING_UNCHECKED = (
        "training_unchecked",
        T("校外培训治理和减负不力", "Weak control of training and burden"),
    )
    BASE_STANDARD = (
        "base_standard",
        T("所有学校达到省定基本办学标准", "All schools meet the basic standard"),
    )
    KG_LEADERSHIP = (
        "kg_leadership",
        T("学前教育党的领导", "Leadership of the party, kindergartens"),
    )
    KG_PLAN = ("kg_plan", T("学前教育发展规划科学", "Kindergartens are well planned"))
    KG_NETWORK = ("kg_network", T("学前教育公共服务网络完善", "Kindergartens within reach"))
    KG_ESTATES = (
        "kg_estates",
        T("小区配套幼儿园落实", "Kindergartens of housing estates handed over"),
    )
    KG_FUNDS = ("kg_funds", T("学前教育财政投入到位", "Kindergartens are funded"))
    KG_FEES = ("kg_fees", T("幼儿园收费合理", "Fees are reasonable"))
    KG_PAY = ("kg_pay", T("幼儿园教师工资待遇有保障", "Teachers of kindergartens are paid"))
    KG_SAFETY = ("kg_safety", T("幼儿园安全风险防控有力", "Safety of kindergartens"))
    KG_WATCH = ("kg_watch", T("幼儿园监管制度完善", "Kindergartens are supervised"))
    KG_CONDITIONS = ("kg_conditions", T("办园条件合格", "Conditions are up to standard"))
    KG_STAFFED = ("kg_staffed", T("教师配足配齐", "Staff complete"))
    KG_RULES = ("kg_rules", T("教师管理制度严格", "Staff strictly managed"))
    KG_CARE = (
        "kg_care",
        T("落实科学保教，无小学化倾向", "Care fit for children, no schooling ahead"),
    )
