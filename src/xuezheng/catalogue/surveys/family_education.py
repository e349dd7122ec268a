"""家庭教育问卷: what families of primary pupils do and need, by grade; salons answer what is weakest."""

from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.surveys.definition import (
    AGREEING,
    Ask,
    Audience,
    Dimension,
    Option,
    Question,
    Questionnaire,
)


def agree(key: str, dimension: str, zh: str, en: str, weight: int = 1) -> Question:
    """Give a statement about one's own family."""
    return Question(
        key=key, words=T(zh, en), ask=Ask.SCALE, dimension=dimension, weight=weight, steps=AGREEING
    )


FAMILY_EDUCATION = Questionnaire(
    key="family_education",
    version=1,
    title=T("家庭教育状况问卷", "Family education"),
    intro=T("本问卷不记名，请孩子的主要照顾者填写，只按学校和年级汇总。", "No name is asked. Whoever looks after the child most fills it in; answers are only told by school and grade, summed up."),
    group="pupils",
    serves=("W19",),
    feeds="family_count",
    source=Source("中华人民共和国家庭教育促进法"),
    graded=True,
    stages=("primary",),
    audiences=(Audience.PARENT,),
    dimensions=(
        Dimension("company", T("亲子陪伴", "Time together"), T("亲子陪伴专家沙龙", "Salon: time together")),
        Dimension("talk", T("亲子沟通", "Talking with each other"), T("亲子沟通专家沙龙", "Salon: talking with children")),
        Dimension("habits", T("习惯培养", "Habits"), T("学习与生活习惯专家沙龙", "Salon: habits of learning and living")),
        Dimension("mind", T("情绪与心理", "Feelings"), T("儿童情绪与心理专家沙龙", "Salon: children's feelings")),
        Dimension("screens", T("手机与网络", "Telephones and the net"), T("手机与网络使用专家沙龙", "Salon: telephones and the net")),
        Dimension("method", T("教育方法", "How to bring up"), T("家庭教育方法专家沙龙", "Salon: how to bring up children")),
    ),
    questions=(
        agree("together", "company", "每天专心陪伴孩子半小时以上", "We give the child half an hour of our own every day", weight=2),
        agree("reading", "company", "经常与孩子一起阅读或运动", "We often read or do sports together"),
        agree("listen", "talk", "孩子愿意把学校的事告诉家人", "The child tells us about school", weight=2),
        agree("calm", "talk", "与孩子意见不同时能心平气和地商量", "We talk calmly when we disagree"),
        agree("sleep", "habits", "孩子按时作息，睡眠充足", "The child keeps hours and sleeps enough"),
        agree("chores", "habits", "孩子承担力所能及的家务", "The child has tasks at home"),
        agree("mood", "mind", "能觉察并回应孩子的情绪变化", "We notice and answer changes of mood", weight=2),
        agree("help", "mind", "孩子情绪困扰时知道向谁求助", "We know whom to ask when the child is troubled"),
        agree("screen", "screens", "孩子使用手机等有约定并能遵守", "There are rules about telephones, and they are kept"),
        agree("agreed", "method", "家庭成员教育孩子的做法一致", "All at home bring the child up alike"),
        agree("praise", "method", "以鼓励为主，不打骂孩子", "We encourage, and neither beat nor scold"),
        Question(
            key="needs", words=T("最希望得到哪些指导（可多选）", "What help would you like most"), ask=Ask.SEVERAL,
            options=(
                Option("talk", T("亲子沟通", "Talking with the child")), Option("study", T("学习习惯", "Habits of learning")),
                Option("mind", T("情绪与心理", "Feelings")), Option("screens", T("手机与网络", "Telephones and the net")),
                Option("growth", T("青春期与成长", "Growing up")),
            ),
        ),
        Question(key="comment", words=T("其他困难或建议（请勿填写姓名、电话）", "Other difficulties or wishes (no names, no telephone numbers)"), ask=Ask.COMMENT),
    ),
)  # fmt: skip
