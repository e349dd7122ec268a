"""The concepts of education plans (教育词义): what they call stages, schools, people, things and measures."""

from xuezheng.core.linking.words import Concept, Dimension, Lexicon

STAGE, NATURE, QUALITY = Dimension.STAGE, Dimension.NATURE, Dimension.QUALITY
WHO, THING, ACT, MEASURE = Dimension.WHO, Dimension.THING, Dimension.ACT, Dimension.MEASURE


def _all(dimension: Dimension, rows: str) -> tuple[Concept, ...]:
    """Read concepts, one a line: key (``*``: generic), wordings, behind ``>`` what it covers."""
    found = []
    for line in rows.strip().splitlines():
        said, _, covers = line.partition(">")
        key, *wordings = said.split()
        generic = key.endswith("*")
        key = key.removesuffix("*")
        found.append(Concept(key, dimension, tuple(wordings), tuple(covers.split()), generic))
    return tuple(found)


_STAGES = _all(
    STAGE,
    """
kindergarten 幼儿园 学前教育 学前 幼儿教育
compulsory 义务教育 义务段 义务教育段 义务教育阶段 > primary junior
primary 小学
junior 初中
secondary 中学 > junior senior
senior 普通高中 普高 高中 高中教育 高中阶段
vocational 职业学校 职业院校 中职 中等职业 职业教育 职校 职业高中 职高 职业技术 技师学院
adult 社区教育 成人教育 终身教育 成校
""",
)
_NATURES = _all(
    NATURE,
    """
public 公办 公立
private 民办 私立
inclusive 普惠性 普惠 > public private
universal 普及普惠
""",
)
_QUALITIES = _all(
    QUALITY,
    """
graded 等级
good 优质
permitted 准办园 准办
weak 薄弱 低小 小规模
large 大班额 超过标准班额
very_large 超大班额
standard 标准化
backbone 骨干 骨干教师
plain_teacher 普通教师
dual 双师型
senior_title 高级职称
five_star 五星级
four_star 四星级
three_star 三星级
first_industry 第一产业
second_industry 第二产业
third_industry 第三产业
high_level 高水平
brand_major 优势特色 品牌专业 特色专业 优势专业
key_major 重点骨干 示范专业 骨干专业
danger 危房 C、D级
small 规模小
satisfied 满意率 满意度 满意
in_time 按时 按期 限时
middle_title 中级职称 中级教师
graduate 研究生 硕士 博士
bachelor 本科
special_line 特控线 一本 一段线
undergraduate_line 本科上线 本科线
progress 推进率
vocational_entrance 职教高考 高职考 单考单招 职高高考
leading_teacher 学科带头人 带头人
special_teacher 特级教师
lottery 摇号 电脑派位 派位
academic 学科类
non_academic 非学科类
rural 农村 乡村
urban 城区
met 面商率 面商 见面率 见面 沟通率
filed 建档率 建档
taking_part 参与率 参率 参加率
public_money 一般公共预算 财政支出
regular_revenue 财政经常性收入 经常性收入
civil_servant 公务员
employed 就业率 就业
in_trade 对口就业率 对口就业 专业对口
local_work 本地就业率 本地就业 留本市就业 留本县就业 留本区就业 本土就业 留在本地就业 留本地就业
lasting_work 稳定就业率 稳定就业 就业稳定率
leaver 毕业生
dual_certificate 双证制 双证
labour 农村劳动力 农民培训 农民
worker 企业职工 在岗职工 城镇职工 从业人员 企业员工 职工培训
skill 职业技能 技能培训 社会培训 职业培训
elderly 老年教育 老年人
literacy 扫盲 扫除文盲
college 高职 高考 高等职业
passed 合格率 及格率
fit_good 优良率
excellent 优秀率
audit 审计
bidding 招标 采购
budget 预算
whole_open 明厨亮灶
intact 完好率 完好
at_large 教育工作 教育满意 社会满意
after_school 课后服务 课后延时服务 延时服务
grade_a A级
grade_b B级以上 B级及以上 B级
higher_degree 高一级学历 高于规定学历 高学历
degree 学历
junior_college 大专 专科
young 青年教师 青年 岁以下
""",
)
_WHO = _all(
    WHO,
    """
special_education 特殊教育 特教 融合教育
special_child 残疾儿童少年 残疾儿童 残疾少年 特殊儿童 三残儿童 适龄残疾 残疾
migrant 随迁子女 进城务工人员子女 外来务工人员随迁子女
left_behind 留守儿童 农村留守
boarder 寄宿生
girl 女生
principal 校长 园长 校（园）长 校(园)长
supervisor 督学
party_member 党员
deputy 人大代表建议 人大建议 代表建议
member 政协提案 政协委员提案 委员提案
head_teacher 班主任
doctor 校医
driver 驾驶人 驾驶员 司机
toddler 托班 托育 托位 婴幼儿照护 婴幼儿
qualification 教师资格证 资格证 持证率 持证
psychologist 心理健康教师 心理教师 心理健康专职教师 心理健康专兼职教师 心理专职教师 专职心理教师
guard 保安 安保 保卫
nurse 保教人员 保育员 保育
cadre 干部
parent 家长
apprentice 学徒制 学徒
""",
)
_THINGS = _all(
    THING,
    """
k12* 中小学校 中小学
school* 学校
project* 教育项目 基建项目 建设项目 教育工程项目
teacher* 教师 老师 师资
pupil* 中小学生 学生 在校生 少年 儿童
class* 班额 班级 教学班
site* 园区 校区 教学点
major 专业
major_point 布点
major_family 大类
joint 中高职一体化 中高职一体 五年制
abroad 中外合作
modern_apprentice 现代学徒制
new_apprentice 新型学徒制
certificate 1+X 证书
clinic 卫生室 保健室
library 图书室 图书馆
counselling 心理辅导室 心理咨询室
psychology 心理健康 心理
course* 课程
myopia 近视 近视率 视力不良
floor_area 校舍面积 建筑面积 校舍
green 绿化
sports_ground 运动场 运动场地
computer 计算机 电脑
multimedia 多媒体
party_body 党组织 党支部 党委
one_head 一肩挑 书记校长
studio 名师工作室
sister 姐妹学校 友好学校
pair 结对 结伴 结伴发展
zone 就近入学 划片 学区
research 课题
seat 学位
honour* 荣誉
funds* 资金 经费
school_spending 教育支出 教育投入 教育经费 教育事业费 教育财政拨款 教育经费投入 财政教育支出
public_funds 公用经费
pay 工资收入 工资 收入水平 平均工资
petition 信访 信访件
hotline 12345热线 12345 热线 市民热线
themed 专项督导
proposal 建议提案 提案 议案 > deputy member
post 编制
hazard 隐患
drill 应急演练 演练
resource_room 资源教室
resource_centre 融合教育资源中心 特殊教育资源中心 资源中心
resource_teacher 资源教师
levy 残疾人就业保障金 残疾人保障金 残保金
canteen 食堂
bus 校车
tour 巡察 巡视
vocational_group 职教集团 职教联盟
public_building 阳光厨房
check_of_discipline 执纪检查 执纪
leads 问题线索 线索
case_filed 立案
four_forms 四种形态
talk 提醒谈话
criticised 批评教育
party_sanction 党纪处分 党纪
post_sanction 政纪处分 政务处分 政纪
warning_lesson 警示教育
paid_tutoring 有偿补课 有偿家教
lesson 听课
vocational_general 普职比 职普比
""",
)
_ACTS = _all(
    ACT,
    """
exchange 交流轮岗 交流 轮岗
retention 巩固率
entry 入学率 毛入学率 入学
entry_pre 入班(园)率 入班（园）率 入园率
progression 升学率 升学
serve_home 居住地 社区志愿服务
offer 开课率 开课 开设率
train* 培训 研训
approved* 立项
begun 开工率 开工
finished 竣工率 竣工 完工率 完工
handled 办结 办理 答复 办复
concluded 结题
received 收到 受理
by_head 招生 在园幼儿 在园 在校生占比
by_place 园所数 园所
filing 上线 注册 捐款 捐赠
contest 竞赛 大赛 比赛
help 服务
""",
)
_CHANGES = _all(
    Dimension.CHANGE,
    """
new* 新增设 新增 新组建 新签 增加 新创建 增聘 新聘 发展 新评 新开设 新投用 新认定 新的 组建
build 新建
renew 新建改扩建 新(改扩)建 新（改扩）建 改扩建
open_up 建成 落成 新开办 建成并投入使用 建成投入使用 建成投用 投入使用
convert 转设 转为 改办
reduce 减少 压减 撤并
cancel 取消 撤销 注销 关停 取缔
take_back 收回 回收
repair 改造 维修 修缮 翻新
buy 购置 添置 更新 购买 新购
choose* 培养 选派 推荐 选拔 选送 遴选 选调 选树 提任
praise* 评选 表彰 颁发 授予
""",
)
_MEASURES = _all(
    MEASURE,
    """
share 比例 占比 比重 率 达标率 创建率 建成率
coverage 覆盖率 全覆盖 覆盖
number 数 总数 人数 数量 个数
each 每班 校均 班均 生均 人均 平均
""",
)
_KINDS = {
    "share": ("%", "‰", "‱", "百分点", "个百分点"),
    "people": ("人", "名", "位", "人次", "个人", "例"),
    "school": ("所", "家", "个单位", "园"),
    "class": ("班", "个班"),
    "thing": ("个", "项", "件", "处", "条", "对", "家单位", "起", "个组织", "份", "辆", "间"),
    "time": ("次", "场", "场次", "期", "届"),
    "m2": ("平方米", "㎡", "亩"),
    "money": ("元", "元/月", "元/年", "元/生", "元/人", "元/生·年", "元/人·年", "元/生年", "分"),
    "medal": ("金", "银", "铜", "枚", "块"),
    "made": ("门", "节", "堂", "本", "篇", "部", "册", "套"),
    "per": ("人/师", ":1"),
}
LEXICON = Lexicon(
    (*_STAGES, *_NATURES, *_QUALITIES, *_WHO, *_THINGS, *_ACTS, *_CHANGES, *_MEASURES),
    {word: kind for kind, words in _KINDS.items() for word in words},
)
