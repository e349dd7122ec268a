"""意见主题词表: by which words a comment is put to a theme; a bureau's own words are added here."""

from xuezheng.core.base.labels import T
from xuezheng.core.surveys.comments import Theme

THEMES: tuple[Theme, ...] = (
    Theme("homework", T("作业与考试", "Homework and tests"), ("作业", "考试", "测验", "分数", "刷题", "负担")),
    Theme("teaching", T("课堂教学", "Lessons"), ("课堂", "上课", "讲课", "教学", "听不懂", "进度", "换老师")),
    Theme("conduct", T("师德师风", "Conduct of teachers"), ("师德", "体罚", "辱骂", "偏心", "不公平", "收礼", "有偿补课", "态度")),
    Theme("food", T("食堂饮食", "Canteen"), ("食堂", "饭菜", "午餐", "营养餐", "伙食", "配餐")),
    Theme("safety", T("校园安全", "Safety"), ("安全", "欺凌", "霸凌", "打架", "消防", "门口", "上下学")),
    Theme("service", T("课后服务", "After-school service"), ("课后服务", "延时", "托管", "社团")),
    Theme("buses", T("校车与交通", "Buses and traffic"), ("校车", "接送", "堵车", "交通", "停车")),
    Theme("fees", T("收费", "Fees"), ("收费", "费用", "校服", "教辅", "乱收")),
    Theme("rooms", T("校舍与设施", "Buildings and rooms"), ("教室", "操场", "厕所", "空调", "宿舍", "设施", "取暖")),
    Theme("home", T("家校沟通", "School and home"), ("家长会", "沟通", "家委会", "微信群", "通知", "打卡")),
    Theme("mind", T("心理与情绪", "Feelings"), ("心理", "情绪", "压力", "焦虑", "厌学", "叛逆")),
    Theme("screens", T("手机与网络", "Telephones and the net"), ("手机", "游戏", "网络", "短视频", "上网")),
    Theme("sleep", T("睡眠与运动", "Sleep and sports"), ("睡眠", "睡觉", "起床", "运动", "体育", "近视")),
)  # fmt: skip
