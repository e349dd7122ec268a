"""学生负担问卷: how long homework takes and how long pupils sleep, told by themselves or at home, by grade."""

from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.surveys.definition import (
    Ask,
    Audience,
    Dimension,
    Option,
    Question,
    Questionnaire,
)

MINUTES = T("分钟", "minutes")

PUPIL_BURDEN = Questionnaire(
    key="pupil_burden",
    version=1,
    title=T("学生作业与睡眠问卷", "Homework and sleep of pupils"),
    intro=T("本问卷不记名，请按最近一周上学日的情况填写。", "No name is asked. Please think of the school days of last week."),
    group="teaching",
    serves=("A16",),
    feeds="burden_count",
    source=Source("关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见"),
    graded=True,
    stages=("primary", "junior"),
    audiences=(Audience.PUPIL, Audience.PARENT),
    dimensions=(
        Dimension("homework", T("书面作业时长达标", "Written homework within the limit"), T("作业设计与管理专家沙龙", "Salon: designing homework")),
        Dimension("sleep", T("睡眠时间达标", "Enough sleep"), T("学生睡眠管理专家沙龙", "Salon: sleep of pupils")),
        Dimension("training", T("校外学科培训", "Lessons outside of school"), T("双减家长沙龙", "Salon: lessons outside of school")),
    ),
    questions=(
        Question(key="homework_minutes", words=T("平均每天回家后做书面作业的时间", "Written homework at home on a day"), ask=Ask.AMOUNT, dimension="homework", limit="homework.minutes", unit=MINUTES, most=600),
        Question(key="sleep_minutes", words=T("上学日平均每天的睡眠时间", "Sleep before a school day"), ask=Ask.AMOUNT, dimension="sleep", limit="homework.sleep_minutes", at_least=True, unit=MINUTES, most=900),
        Question(
            key="training", words=T("上学日晚间或周末参加学科类校外培训", "Lessons outside of school on evenings or at weekends"), ask=Ask.ONE, dimension="training",
            options=(Option("none", T("没有", "None"), 100), Option("one", T("一门", "One subject"), 50), Option("more", T("两门及以上", "Two and more"), 0)),
        ),
        Question(
            key="hard", words=T("哪些学科的作业最花时间（可多选）", "Which homework takes longest"), ask=Ask.SEVERAL,
            options=(Option("chinese", T("语文", "Chinese")), Option("maths", T("数学", "Mathematics")), Option("english", T("外语", "Foreign language")), Option("science", T("科学", "Science")), Option("other", T("其他", "Others"))),
        ),
        Question(key="comment", words=T("对作业和作息的建议（请勿填写姓名、电话）", "What you would change (no names, no telephone numbers)"), ask=Ask.COMMENT),
    ),
)  # fmt: skip
