"""The rows of the mission (任务书): 249 systems a bureau needs, each with its heading and engine.

What serves a row is not written here: a kind names its rows in ``serves``. Rows
that a page of its own serves stand in ``ELSEWHERE``, with the tests that prove it.
"""

from dataclasses import dataclass

from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the mission (任务书条目): its heading as in ``ledgers.headings``, and its engine."""

    id: str
    heading: str
    engine: str
    title: T


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A row that no kind but a part of the software serves (专门页面), and the tests that play it.

    ``waits`` names what the row still lacks; a row that waits is not served.
    """

    row: str
    by: str
    scenario: str
    waits: str = ""


def _rows(heading: str, told: str) -> tuple[Row, ...]:
    """Read lines of id, engine, Chinese and English title."""
    lines = (line.split("|") for line in told.strip().splitlines())
    return tuple(Row(key, heading, engine, T(zh, en)) for key, engine, zh, en in lines)


ROWS: tuple[Row, ...] = (
    *_rows("plan", """
P01|EN20|工作要点/重点任务分解方案|Annual plan decomposition register
P02|EN2|督查督办/工作专班|Supervised-task ledger with task forces
P03|EN6|水平性指标/教育现代化监测|Indicator library: targets vs. actuals
P04|EN5|学校目标管理考核/学年度考核方案/绩效评价|Yearly school assessment
P05|EN5|县级政府教育履职考评/镇(街道)教育工作目标管理考核|County/township government education assessment
P06|EN1|十四五规划/三年行动计划|Medium-term plan and three-year programme register
P07|EN2|教育工作领导小组/联席会议/推进会|Leading groups, joint conferences and promotion meetings
P08|EN6|减轻教师负担/规范督查检查评比|Burden-reduction list of inspections, meetings, contests
P09|EN2|创新破难课题推进责任/对标找差|Problem-cracking and benchmarking ledger
P10|EN1|党政领导联系学校制度/联系点|Leaders' contact-school visits
P11|EN18|工作总结/定期通报|Annual summary and performance report generator
P12|EN1|荣誉/先进典型|Honours register of bureau, schools, people
P13|EN18|典型经验/决策咨询/教育智库|Good-practice cases, policy research and think tank
P14|EN2|文明城市/卫生城市/健康城市创建台账|City-creation campaign evidence store
P15|EN2|通知—签收—反馈|Notice, receipt and reply
"""),
    *_rows("enrolment", """
E01|EN7|教育资源分析预警/入学信息发布和预警|School-place forecast and resource early warning
E02|EN10|学校(幼儿园)布局调整规划|School layout planning
E03|EN9|学区划分/免试就近入学|Attendance-zone drawing and nearby admission
E04|EN16|入学报名系统/公民同招|Online enrolment registration, public and private together
E05|EN8|电脑派位|Computer lottery for oversubscribed schools
E06|EN9|积分入学|Points-based enrolment of migrant children
E07|EN6|随迁子女/两个为主|Migrant-children access monitor
E08|EN16|阳光招生/招生政策宣讲|Sunshine enrolment disclosure and policy guidance
E09|EN7|大班额/超大班额消除|Class-size monitor
E10|EN9|指标到校/定向招生|Quota allocation of key-high-school seats to junior schools
E11|EN9|高中阶段招生录取/加分/普职比|Senior-secondary admission engine
E12|EN16|公办园服务区制度/幼儿园招生|Kindergarten enrolment and service areas
E13|EN2|招生备案/章程备案|Enrolment prospectus and plan filing of private schools
"""),
    *_rows("pupils", """
S01|EN1|学籍管理/学籍信息化标准|Pupil register and data standard
S02|EN6|入学率/入园率/巩固率|Entry and retention rate calculator
S03|EN7|控辍保学工作责任制|Dropout control ledger
S04|EN1|留守儿童/特殊群体关爱|Vulnerable-pupil register and care plan
S05|EN2|随班就读/送教上门/卫星班/个别化教育|Special-needs child placement file
S06|EN6|融合教育资源中心/资源教室/残疾人保障金|Special-education resource centres, teachers and funds
S07|EN12|精准资助/两免一补/助学金/免学费|Precise student aid: eligibility, grant, payment
S08|EN2|营养改善计划/营养餐/热菜热饭|Student nutrition programme monitor
S09|EN2|教育基金会/寒窗基金/捐资助学|Education foundation and donations
S10|EN2|挂钩帮扶/联扶/驻村|Poverty-alleviation contact ledger
S11|EN1|新疆班|Minority (Xinjiang) boarding classes
"""),
    *_rows("estate", """
B01|EN1|学校/校区/园区名录|School and campus register
B02|EN19|新(改扩)建工程/政府投资项目|Capital-project portfolio
B03|EN2|招投标制/监理制/责任终身制/工序验收|Tendering, supervision, stage acceptance, lifelong liability
B04|EN2|小区配套学校幼儿园规划建设移交|Housing-estate school/kindergarten handover
B05|EN1|校舍隐患分级制度/校安工程|School-building safety grading
B06|EN6|运动场/图书馆/实验室/卫生室/灯光/淋浴|Facility-standard fit-out programme
B07|EN1|教育装备/多媒体班套比/生机比|Equipment ratios and inventory
B08|EN1|学校资产管理机制|Fixed-asset management
B09|EN2|全面改薄/薄弱环节改善与能力提升|Weak-school improvement programme
B10|EN2|腾笼换鸟/出城入园|Vocational-school relocation and site reuse
"""),
    *_rows("supervision", """
Q01|EN6|义务教育优质均衡/基本均衡监测 差异系数|Balanced-development monitor (coefficient of variation)
Q02|EN2|问题清单/一校一策/销号管理|School problem list and one-school-one-plan closing
Q03|EN3|标准化学校创建与监测|Standardised-school application, acceptance, monitoring
Q04|EN3|星级高中/高品质示范高中/特色学校评估|High-school star/feature/demonstration grading
Q05|EN3|教育强镇/学前先进镇/示范县创建|Town and county creation certification
Q06|EN1|责任督学聘任/挂牌督导|Responsible-supervisor register and school listing
Q07|EN2|经常性督导/年度综合督导/视导|Regular and annual comprehensive supervision
Q08|EN2|专项督导|Thematic supervision programme
Q09|EN5|集团化办学/教育共同体/一体化办学/办学联合体|School groups and education communities
Q10|EN2|初中强校提质/补短提升|Weak junior-school lifting (one school one plan)
Q11|EN1|会诊/城乡对口/双向挂职|Counterpart support for weak schools
Q12|EN6|社会评议/群众满意度|Satisfaction and social-recognition survey
Q13|EN2|外来工子弟学校提档升级|Migrant-workers' children schools upgrade
"""),
    *_rows("staff", """
T01|EN1|教师管理信息化/教师成长档案|Teacher register and growth file
T02|EN6|编制动态管理/盘活空余编制/备案制|Establishment (staff quota) dynamic management
T03|EN9|超缺编教师调配/县管校聘|Surplus/shortage redeployment
T04|EN2|教师招聘/校园招聘/高层次人才绿色通道|Recruitment workflow
T05|EN2|定向培养|Targeted training of future teachers
T06|EN9|短期教师需求补给/银龄计划/走教|Short-term supply pool and travelling teachers
T07|EN1|编外聘用/民办学校教师整改分流|Off-establishment and private-seconded staff
T08|EN9|交流轮岗/城乡教师流动|Principal and teacher rotation
T09|EN2|支教/援藏援疆/三区人才|Support-teaching dispatch
T10|EN9|岗位设置/竞聘/教师退出机制|Post structure, competitive appointment, exit
T11|EN4|职称评审/自主评聘/风险防控体系|Professional-title review with risk control
T12|EN5|教师评价/教学述评/业绩评价|Teacher performance appraisal
T13|EN2|师德考评/负面清单/有偿补课查处|Ethics appraisal, negative list and violation cases
T14|EN17|入职查询/从教限制/违法信息库|Entry background check
T15|EN6|工资收入不低于公务员/联动机制|Teacher–civil-servant pay comparison
T16|EN12|奖励性绩效工资/精准激励|Performance-pay and incentive distribution
T17|EN12|乡村教师支持计划/生活补助|Rural-teacher allowance and long-service honours
T18|EN4|恩师/四有好教师/优秀教育工作者评选|Award selection workflow for staff
T19|EN12|教育引才平台/姑苏教育人才|Talent introduction platform and grants
T20|EN2|教职工出国(境)管理|Staff travel abroad control
"""),
    *_rows("development", """
D01|EN14|分层分类培训/培训学分|Layered training plan and credits
D02|EN15|网上研训课程/混合研修|Online teacher-training platform
D03|EN3|县级教师发展中心/发展示范基地校|Teacher-development institutions certification
D04|EN4|三名三师/名优骨干教师/学科带头人|Backbone-teacher ladder: selection, duties, re-assessment
D05|EN1|名师工作室/乡村工作站/农村二级工作室|Master studios and village stations
D06|EN1|结对带教/好师傅|Mentor–mentee pairing
D07|EN1|班主任梯队/工作室/推优|Class-teacher (banzhuren) corps
D08|EN2|教育硕士培养计划|Degree upgrading
D09|EN4|课题管理/教育科研|Research-project (keti) lifecycle
D10|EN14|教研视导/教研协作组/学科基地|Teaching-research activity and visit system
D11|EN15|智慧教研/教研活动云同步|Smart research platform
D12|EN1|教(科)研员专业标准和准入制度|Research-staff standard and entry
D13|EN4|学科建设/课程基地/前瞻性项目/特色项目|Subject building, curriculum bases, forward-looking projects
D14|EN4|课改实验区/教学法实验/精准教学试点|Teaching-reform pilots
D15|EN4|教学基本功/优质课/优秀课评选|Teacher contests
"""),
    *_rows("teaching", """
A01|EN11|放假/周末补课/教学时间|School calendar and lesson-time make-up
A02|EN6|课程方案/开齐开足/选修拓展课程|Curriculum-plan compliance and course catalogue
A03|EN9|选科评估和指导机制|Subject-choice guidance and evaluation
A04|EN11|选课走班/分层走班/选教制|Optional-class and layered-class timetabling
A05|EN1|学分制|Course-credit record
A06|EN15|生涯规划教育|Career-planning service
A07|EN2|智能巡课/推门听课|Smart classroom patrol and principal's drop-in lessons
A08|EN5|课堂教学评价/课堂教学效益评价体系|Classroom-teaching evaluation system
A09|EN13|教学质量监测/六精/学情分析|Quality monitoring and precise exam analysis
A10|EN13|学业质量阳光指标评价|Sunshine academic-quality indicator survey
A11|EN13|综合素质评价|Student comprehensive-quality record
A12|EN13|初中学业水平考试/体育/音美考核/中职学考|Graduation and proficiency exams incl. PE, music, art, vocational
A13|EN6|高考上线率/推进率/高考奖励|Promotion and university-entrance outcome statistics with awards
A14|EN15|命题研究/高考备考|Item-setting research and mock-exam service
A15|EN4|凌云计划/创新人才/竞赛/强基|Gifted-pupil selection, training and tracking
A16|EN6|减负/作业设计|Homework and pupil-burden monitor
A17|EN15|零起点教学/补偿教学/个别化|Learning-gap diagnosis and remedial plan
A18|EN15|智慧云课/空中课堂/名师课堂|Air classroom, live lessons and master-teacher cloud
A19|EN2|教材发放|Textbook ordering and delivery
A20|EN11|招生考试安全/成人高考/自学考试|Examination organisation and safety
A21|EN14|课后服务/四点钟学校|After-school care service
A22|EN1|地方教材/校本教材/读本|Local and school-based teaching materials register
"""),
    *_rows("growth", """
W01|EN14|主题教育活动/开学第一课/我们的节日|Moral-education theme calendar and activity records
W02|EN4|中小学生品格提升工程|Character-building projects
W03|EN1|思政课一体化/结对共建|Ideological-political course pairing and demonstrations
W04|EN3|德育品牌/德育示范校/文明校园|Moral brands, model and civilised schools
W05|EN1|德育导师制/全员育人|Tutor-for-every-pupil
W06|EN14|社会实践和教育志愿服务管理平台|Social practice and volunteer-service platform
W07|EN14|研学旅行服务平台/研学基地|Study-travel service platform and bases
W08|EN1|劳动教育/综合实践|Labour-education bases, courses and model schools
W09|EN14|职业体验|Career-experience bases, courses and routes
W10|EN14|书香校园/阅读促进/经典诵读|Reading promotion
W11|EN13|艺术素质测评/艺术测评大数据平台|Art-competence test big-data platform
W12|EN14|艺术节/运动会/联赛/合唱/书法比赛|Competitions, festivals and league manager
W13|EN3|艺术特色学校/体育特色校/足球|Art and sport featured schools, football programme
W14|EN1|科技创新/科普/创新实践基地|Science and innovation bases, young scientists
W15|EN1|学生社团|Student clubs
W16|EN14|语言文字规范化|Spoken and written language work
W17|EN15|家长学校/彭城好爸妈/智慧父母大讲堂|Parent school and family-education course
W18|EN1|家委会/家长开放日/家访|Parent committees, open days, home visits
W19|EN6|家庭教育大调查/专家沙龙|Family-education survey and counselling
W20|EN4|美德少年/好家长/道德模范评选|Selection of model pupils and parents
W21|EN3|学校文化建设达标/特色学校|School-culture standard
W22|EN14|法治教育/普法/国防教育|Legal and national-defence education
"""),
    *_rows("health", """
H01|EN13|学生体质健康报告书|Fitness test and health report card
H02|EN6|阳光体育/大课间/每天锻炼1小时|Daily one-hour exercise monitor
H03|EN7|近视状况监测干预|Myopia monitoring and intervention
H04|EN1|特殊体质学生健康档案|Special-physique pupil file
H05|EN7|心理危机分级预警/三级心理健康监护网络|Psychological census and graded crisis warning
H06|EN2|一生一档/排查名册|Key-concern pupil list and one-pupil-one-file
H07|EN6|心理课开课率/达标辅导室/持证心理教师|Psychology provision coverage
H08|EN16|兰老师热线/心理咨询热线|Psychological hotline and counselling
H09|EN21|日报告/一日一报告/健康码|Daily health report
H10|EN12|返校条件研判/返校审批|Return-to-school screening and approval
H11|EN2|发热师生诊疗/疾控对接|Fever/case tracking with CDC and hospitals
H12|EN7|晨午检/因病缺课病因追查|Morning/noon check and illness-absence tracing
H13|EN2|开学标准核验/开学工作方案|Reopening readiness verification
H14|EN1|防疫物资/隔离场所/消杀|Epidemic supplies, isolation sites, thermometers, disinfection log
H15|EN17|封闭式管理/亮码测温放行|Campus access control
H16|EN11|错时错峰/聚集性活动|Staggered timetables and gathering approval
H17|EN1|学校卫生网络化/校医购买服务|School health network, doctors and clinics
"""),
    *_rows("safety", """
F01|EN1|安全风险责任清单/定岗定责|Safety duty list by post
F02|EN2|隐患日排查、周汇总、月通报|Hazard ledger: daily check, weekly roll-up, monthly notice
F03|EN17|三防/保安配备/安全智能防控体系|Three-prevention, guards and smart prevention system
F04|EN17|智能访客系统|Smart visitor system
F05|EN7|校车三级监控平台/接送车管理|School-bus three-level monitoring
F06|EN17|阳光食堂/阳光厨房|Sunshine canteen: open kitchen and purchasing
F07|EN5|学校食堂等级量化管理|Canteen quantified grading
F08|EN2|大宗物品/放心店(超市)|Bulk-goods purchasing and school-shop supervision
F09|EN2|应急预案/应急演练|Emergency plans and drills
F10|EN2|信息管理上报/伤害事故/责任追究|Incident report, injury cases and accountability
F11|EN3|平安校园创建|Safe-campus certification
F12|EN15|安全教育微信平台/精品课程|Safety-education platform
F13|EN2|周边环境/校园保护区/欺凌整治|Surroundings, protection zone and bullying governance
F14|EN7|不稳定因素排查/维稳/扫黑除恶|Stability risk and dispute ledger
F15|EN7|预防青少年违法犯罪预警机制|Juvenile-crime prevention warning
F16|EN2|住宿管理/就餐管理/寄宿生管理|Boarding and dining management
"""),
    *_rows("institutions", """
K01|EN6|公办园/普惠园/优质园/等级园覆盖率|Kindergarten coverage indicators
K02|EN2|低小幼儿园 挂牌督办限期销号|Low-small kindergarten rectification
K03|EN2|看护点治理/无证园|Unlicensed care-point clean-up
K04|EN12|普惠园认定/办园成本动态监审|Inclusive-kindergarten recognition, cost review, subsidy
K05|EN3|等级幼儿园/优质园/示范园评估|Kindergarten grading evaluation
K06|EN4|课程游戏化项目|Play-based curriculum projects
K07|EN14|早教指导站|0–3 early-education guidance
K08|EN3|学前教育普及普惠镇(街道)创建|Universal pre-school county/township creation path
K09|EN2|转设公办园/租赁办分园/教学点|Public-kindergarten conversion and expansion
N01|EN2|民办学校年检/分类登记/财务监管|Private-school annual inspection and classified registration
N02|EN16|文化类学科培训机构开办一件事|Training-institution licensing "one thing"
N03|EN5|信用等级评估/信用管理记分制|Training-institution credit points and rating
N04|EN5|黑白名单制度|Black and white lists
N05|EN2|培训机构教学内容审查|Training-content and material review
N06|EN2|联合执法/互联网+监管/专项整治|Joint enforcement and Internet+ supervision
N07|EN8|双随机一公开|Double-random, one-publicity inspection
N08|EN2|违规办学专项治理|Illegal school-running governance
"""),
    *_rows("vocational", """
V01|EN10|专业设置/专业布点/服务产业|Programme (major) layout and adjustment
V02|EN3|领航学校/双高/示范中职/实训基地|High-level school and programme creation
V03|EN1|1+X证书制度试点|1+X certificates
V04|EN1|现代学徒制/校企合作/企业学院|Apprenticeship and enterprise cooperation register
V05|EN4|产教融合项目绩效评估|Industry–education project performance evaluation
V06|EN14|技能大赛|Skill competitions and training camps
V07|EN2|6S/五条底线/全面质量管理/ISO|Vocational quality management
V08|EN1|双师型教师/职教三师|Dual-qualified teacher register
V09|EN1|实训基地/公共实训基地|Training bases and equipment sharing
V10|EN1|职教集团/发展联盟|Vocational groups and alliances
V11|EN6|双证制/劳动力培训/扫盲|Adult and rural training task completion
V12|EN6|就业/对口升学|Graduate destination, employment and further study
V13|EN14|社区教育/文化礼堂|Community-education activity scheduling
V14|EN15|市民学分银行/99学吧|Citizens' credit bank and online study
V15|EN14|老年教育联盟/社区老年大学|Older-people's education platform
V16|EN3|学习型城市/学习共同体/终身学习周|Learning-city and learning-community creation
V17|EN1|普职融通/综合高中/中高职衔接/中本一体化|Pathway switching and articulation
"""),
    *_rows("governance", """
M01|EN6|教育经费三个增长/生均公用经费|Education-spending growth monitor
M02|EN2|综合预算/收支两条线|Comprehensive budget and execution tracking
M03|EN12|市镇两级教育财政分担机制|City–township cost sharing
M04|EN16|阳光收费/规范收费|Sunshine fees
M05|EN18|财务工作报告/财务信息公开|Financial reporting, disclosure and accountant appraisal
M06|EN2|政府采购/集中采购/招标采购|Procurement
M07|EN2|内部审计全覆盖/离任审计/经济责任审计|Audit universe, plan and rectification
M08|EN7|廉政风险防控体系/问题预警机制|Integrity-risk register and warning
M09|EN2|问题线索/监督执纪四种形态|Clue handling and four forms of discipline
M10|EN2|巡察/巡察整改/政治巡查|Inspection tours and rectification
M11|EN2|执纪检查/约谈/明察暗访/廉政谈话|Discipline checks, talks and warning education
M12|EN1|四责协同/一岗双责/党风廉政责任制|Party-responsibility lists
M13|EN2|三重一大/末位表态|Major-decision record
M14|EN1|干部档案核查/个人有关事项/换届|Cadre file, personal-matters check, term change
M15|EN9|双百计划/后备干部/中层竞聘/干部轮岗|Reserve-cadre pool, selection, rotation
M16|EN5|四强支部/星级党组织/标准化建设|Party-branch register, standardisation and star rating
M17|EN2|党员发展/双培养/先锋岗|Party-member development and dues of duty
M18|EN2|三会一课/理论学习/学习强国|Party study and life record
M19|EN4|书记项目/一校一品/党建基地|Party projects, brands and bases
M20|EN1|民办学校党建/负责人选派|Private-school party building
M21|EN2|意识形态/统战/宗教渗透|Ideology, united front and religion watch
M22|EN1|工会/团工委/离退休/关工委|Union, youth league, retirees, next-generation committee
M23|EN5|机关作风效能/治顽疾转作风提效能|Bureau style and efficiency
"""),
    *_rows("service", """
X01|EN16|最多跑一次/不见面审批/一件事|One-stop education services
X02|EN1|教育行政权力事项清单|Administrative power and service item list
X03|EN2|信访/81890/市长电话/网上举报|Petitions, hotline and consultation
X04|EN7|网络舆情即时通报、定向交办、限时回复|Public-opinion monitoring and timed reply
X05|EN16|公众号/门户网站/专栏|Media matrix, columns and portal quality
X06|EN5|新闻宣传信息考核办法|Publicity information scoring
X07|EN16|政务公开/校务公开|Government and school affairs disclosure
X08|EN2|重大行政决策程序/规范性文件管理/公职律师|Major decisions, normative documents and legal review
X09|EN1|学校章程/依法治校/制度建设|School charter and modern school system
X10|EN17|智慧教育云平台/信息化标准/基础环境|Education cloud and data base
X11|EN2|教育数字化改革|Digital-reform project list
X12|EN3|智慧校园创建|Smart-campus creation
X13|EN15|网上结伴/网络扶智/教育资源网|Online pairing and resource sharing of urban–rural schools
X14|EN16|高校图书资源开放联盟/一卡通|University resources opening, library card
X15|EN1|千校结对/外籍教师学生备案/国际化课程审核|Sister schools, foreign staff and pupils, international courses
X16|EN1|校地合作/东西协作/引进名校|Domestic cooperation, counterpart aid, partner introduction
X17|EN2|人大建议/政协提案办理|Deputies' and members' proposals
X18|EN2|营商环境专项巡察反馈整改|Business-environment rectification
"""),
)  # fmt: skip
"""In the order of the mission; titles are its own words."""

ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere("E05", "apps/decisions", "tests/apps/decisions/test_deciding.py"),
    Elsewhere("P03", "apps/indicators", "tests/apps/indicators/test_figures.py"),
    Elsewhere(
        "H01",
        "core/fitness",
        "tests/core/fitness/test_scoring.py",
        "single results of pupils and the report card of each",
    ),
    Elsewhere(
        "A09",
        "core/exams",
        "tests/core/exams/test_exams.py",
        "marks of pupils from files, and pages that show them",
    ),
    *(
        Elsewhere(row, "catalogue/indicators", f"tests/scenarios/indicators/{key}.yaml", waits)
        for row, key, waits in (
            ("F03", "guards_share", "single devices and their upkeep, alarms linked to the police"),
            (
                "F06",
                "open_kitchen_share",
                "suppliers and batches, meal costs, pictures of kitchens",
            ),
        )
    ),
    Elsewhere("M01", "apps/spending", "tests/apps/spending/test_pages.py"),
    Elsewhere("A02", "apps/curriculum", "tests/apps/curriculum/test_curriculum.py"),
    Elsewhere("H02", "apps/curriculum", "tests/apps/curriculum/test_curriculum.py"),
    Elsewhere(
        "A16", "catalogue/indicators", "tests/scenarios/indicators/homework_classes_within.yaml"
    ),
    Elsewhere("A16", "apps/homework", "tests/apps/homework/test_homework.py"),
    Elsewhere("Q12", "apps/surveys", "tests/apps/surveys/test_pages.py"),
    Elsewhere("W19", "apps/surveys", "tests/apps/surveys/test_surveys.py"),
    Elsewhere("A16", "apps/surveys", "tests/apps/surveys/test_surveys.py"),
    Elsewhere("A16", "apps/reviews", "tests/apps/reviews/test_homework_contest.py"),
    Elsewhere("P07", "apps/meetings", "tests/apps/meetings/test_resolutions.py"),
    Elsewhere("P08", "apps/notices", "tests/apps/notices/test_allowed.py"),
    Elsewhere("S07", "apps/aid", "tests/apps/aid/test_aid.py"),
    Elsewhere("A13", "apps/awards", "tests/apps/awards/test_awards.py"),
    Elsewhere("D01", "apps/activities", "tests/apps/activities/test_activities.py"),
    Elsewhere("V11", "apps/vocational", "tests/apps/vocational/test_training.py"),
    Elsewhere("V12", "apps/vocational", "tests/apps/vocational/test_leavers.py"),
    Elsewhere("P15", "apps/notices", "tests/apps/notices/test_notices.py"),
    *(
        Elsewhere(row, f"core/engines/{engine}", f"tests/scenarios/engines/{engine}.yaml", waits)
        for row, engine, waits in (
            (
                "E03",
                "zones",
                "drawing zones under seats and distance, hearings, the season's pages",
            ),
            ("E03", "bands", "the season's pages"),
            ("E06", "points", "checking items with other offices, the season's pages"),
            ("E06", "bands", "the season's pages"),
            ("E10", "quotas", "eligible graduates from the registers, the season's pages"),
            ("E11", "matching", "bonus points and special talents checked, the season's pages"),
            ("N07", "inspection", "results on site and their publication on pages"),
        )
    ),
)
