"""Measure words (量词与单位): a new city's unusual word is added here."""

# Longest first within the expression, so that 人次 is never read as 人.
UNITS: tuple[str, ...] = (
    "%", "‰", "‱", "个百分点", "百分点", "个千分点",
    "人次", "家次", "所次", "校次", "车次", "件次", "人", "名", "位", "所", "个", "家", "项", "件", "条", "次", "场次", "场", "期",
    "节次", "节", "堂", "门次", "门", "本", "册", "篇", "部", "套", "台套", "台", "辆", "间",
    "栋", "幢", "座", "处", "块", "片", "面", "支", "队", "对", "组", "班次", "班", "批次", "批",
    "轮次", "轮", "类", "种", "户", "村", "枚", "张", "份", "封", "例", "起", "宗", "首", "幅",
    "倍", "吨", "公斤", "千克", "盏", "株", "棵", "卷", "款", "集", "讲", "笔", "单", "遍",
    "个月", "个小时", "小时", "分钟", "秒", "天", "周", "个工作日", "工作日", "个学时", "学时",
    "个课时", "课时", "学分", "个学期", "学期", "学年", "年",
    "平方公里", "平方千米", "平方米", "立方米", "平米", "㎡", "公里", "千米", "米", "厘米", "公顷",
    "亩", "千瓦时", "千瓦", "兆", "M", "G", "Mbps", "Gbps",
    "美元", "元", "学位", "床位", "座位", "席", "张床位", "步", "只", "把", "扇", "顶", "艘",
    "档", "层", "度", "分", "幼儿园",
    "对次", "课次", "人天", "字", "盘", "校", "园", "站", "点位", "道", "团", "餐", "桌", "票", "艺",
)  # fmt: skip

# Money and amounts per something: 元/人·年, 元/月, 平方米/生.
PER = r"(?:/(?:人|生|月|年|学期|学年|天|次|课时|班|校|亩|平方米|㎡|台)(?:[·.]?(?:年|月|学期|学年|天|次))?|每(?:人|生)(?:每(?:年|月))?(?![一-龥]))"

# Words that are units only after a digit and before what cannot continue them.
MEDALS = r"[金银铜](?=\d|[,、。;()\s和]|$|奖牌)"

# A Chinese numeral counts only before these.
COUNTED_IN_WORDS: tuple[str, ...] = (
    "场次", "人次", "个百分点", "个", "所", "名", "家", "项", "场", "次", "门", "本", "位",
    "人", "节", "堂", "部", "套", "台", "间", "座", "处", "支", "篇", "册", "件", "辆", "栋",
    "幢", "倍", "天", "小时", "条", "对",
)  # fmt: skip

# Without a measure word the noun behind the number says what is counted.
COUNTED_NOUNS: dict[str, str] = {
    "学生": "人", "师生": "人", "教师": "人", "群众": "人", "家长": "人", "幼儿": "人",
    "儿童": "人", "市民": "人", "居民": "人", "学员": "人", "老人": "人", "职工": "人",
    "人口": "人", "党员": "人", "干部": "人", "新生": "人", "毕业生": "人", "考生": "人",
    "学子": "人", "青少年": "人", "中小学生": "人", "农民": "人", "劳动力": "人",
    "平方": "平方米",
}  # fmt: skip


def expression(units: tuple[str, ...]) -> str:
    """All units as one alternation, longest first."""
    return "|".join(sorted(units, key=lambda unit: (-len(unit), unit)))


PER_HEADS = r"/(?:10|十|百)?万"  # deaths and cases per so many people

UNIT = rf"(?:{PER_HEADS}|(?:美元|元|平方米|㎡|人|小时|个){PER}|{expression(UNITS)}|{MEDALS})"
UNIT_IN_WORDS = rf"(?:{expression(COUNTED_IN_WORDS)})"
