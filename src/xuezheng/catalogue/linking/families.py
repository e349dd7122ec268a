"""Families counted by name (按名称计数的说法): the verbs and nouns with which plans speak of them."""

from xuezheng.core.linking.offers import Family

_SCHOOLS = frozenset({"所", "家", "个", "处", "镇", "个镇", "条", "间", ""})
_ITEMS = frozenset({"个", "项", "家", "所", "件", "处"})
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_TIMES = frozenset({"场", "次", "期", "项", "届", "场次"})
_MADE = frozenset({"门", "节", "堂", "本", "期", "个", "项", "篇", "部", "册", "种", "套"})
_TITLE = (
    r"示范|特色|先进|文明|标准化|优秀|优质|星级|高水平|领航|品牌|阳光|之家|校园|实践基地|基地|试点学校|老年大学|共同体|"
    r"职教集团|标杆|达标|模范|平安|绿色|书香|双高|名校|智慧|星|家长学校|工作室|示范校"
)
_CREATE = (
    r"创建|争创|创成|认定|评为|评出|命名|授予|获评|入选|打造|建成|建设|成功|新增|确认|挂牌|达标"
)
_PRIZE = r"[一二三]等奖|金牌|银牌|铜牌|奖牌|奖项|获奖|\d?金|银|铜|获"
_EVENT = (
    r"培训|活动|竞赛|比赛|报告会|讲座|检查|调研|演练|学习|论坛|研讨|展演|宣讲|走访|督查|会议|运动会|艺术节|警示教育|"
    r"招聘会|志愿服务|巡讲|家访|评比|交流会"
)
_THING = (
    r"课程|微课|直播课|公共课|读本|教材|指南|方案|专栏|内容|案例|视频|课例|手册|资源|栏目|节目|丛书"
)

FAMILIES = (
    Family("titles_new", _CREATE, _TITLE, _SCHOOLS, r"课题|项目|专业$|培训项目|覆盖率|总数|课程|共有|已有|现有", rank=6, loose=True),
    Family("titles_held", r"共有|已有|现有|总数|累计|全市有|拥有|达到|有", _TITLE, _SCHOOLS, r"课题|项目$|专业$|新增", rank=5),
    Family("titled_share", r"创成|创建|全覆盖|覆盖|达标|命名", _TITLE + r"|普及普惠", frozenset({"%"}), r"开课|入学|招生", rank=3),
    Family("prizes_new", r"获|奖|夺", _PRIZE + r"|大赛|技能", frozenset({"个", "项", "金", "银", "铜", "枚", "块", "人次"}), r"历届|累计|参赛(?:选手)?$", rank=7),
    Family("prizes_ever", r"历届|累计|历年", _PRIZE + r"|大赛|获", frozenset({"个", "项", "金", "银", "铜", "枚", "块"}), rank=9),
    Family("people_honoured", r"评选|表彰|选树|授予|荣誉|获评|评出|新增|颁发", r"优秀|先进|典型|名教师|工作者|标兵|能手|双师|新秀|荣誉|教龄|奖|模范|楷模", _PEOPLE, r"开展|活动|交流|选派", rank=7),
    Family("events_held", "", _EVENT, _TIMES, r"课题|教材|项目|荣誉|参赛", rank=4),
    Family("events_people", r"参与|参加|受益|覆盖|服务|培训", r"参与|参加|培训|活动|志愿|受益", _PEOPLE, r"教师党员|学员|选派|推荐|在职党员", rank=4),
    Family("events_units", r"检查|调研|督查|走访|蹲点|交流活动", r"检查|调研|督查|走访|蹲点|薄弱|交流活动", frozenset({"所", "家", "个"}), rank=7),
    Family("events_share", r"覆盖", r"审计|检查|督导|走访|家访|培训|轮训|演练", frozenset({"%"}), r"培训机构|率$(?<!覆盖率)", rank=2),
    Family("outputs", r"开发|编写|编印|录制|印发|制作|推出|推送|开设|开出|出台|制订|建设|打造|编制|遴选|征集|其中|课程", _THING, _MADE, r"示范学校|培训|项目$", rank=5, loose=True),
    Family("pilots_new", r"立项|申报|试点|项目|争取|开启|新增|创建", r"项目|试点|共同体", _ITEMS, r"课题|证书|参赛|社区优秀", rank=6),
    Family("sent_people", r"选派|选拔|培养|推荐|选送|任用|提任|聘任|招聘|引进|支教|挂职|交流任职|调整", r"教师|干部|校|园长|人才|督学|骨干|后备|选派|书记|班主任|集训队", _PEOPLE, r"交流人数|责任督学|党员|典型|德育工作者", rank=7),
)  # fmt: skip
