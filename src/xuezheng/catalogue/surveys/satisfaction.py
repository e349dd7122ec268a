"""满意度问卷: what parents, pupils, staff and deputies think of a school and of education in the region."""

from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.surveys.definition import Ask, Audience, Dimension, Question, Questionnaire

PARENT, PUPIL = Audience.PARENT, Audience.PUPIL
TEACHER, DEPUTY = Audience.TEACHER, Audience.DEPUTY


def scale(key: str, dimension: str, zh: str, en: str, *who: Audience, weight: int = 1) -> Question:
    """Give a question on the scale of satisfaction."""
    return Question(
        key=key, words=T(zh, en), ask=Ask.SCALE, dimension=dimension, audiences=who, weight=weight
    )


SATISFACTION = Questionnaire(
    key="satisfaction",
    version=1,
    title=T("教育满意度问卷", "Satisfaction with education"),
    intro=T("本问卷不记名，只按学校汇总。请按真实感受作答。", "No name is asked; answers are only told by school, summed up."),
    group="supervision",
    serves=("Q12",),
    feeds="satisfaction_count",
    source=Source("县域义务教育优质均衡发展督导评估办法", "教督〔2017〕6号"),
    audiences=(PARENT, PUPIL, TEACHER, DEPUTY),
    dimensions=(
        Dimension("teaching", T("教育教学", "Teaching"), T("课堂教学改进专家沙龙", "Salon: better lessons")),
        Dimension("conduct", T("师德师风", "Conduct of teachers"), T("师德师风与沟通专家沙龙", "Salon: conduct and talking with each other")),
        Dimension("life", T("校园生活与安全", "Life and safety at school"), T("校园安全与生活服务专家沙龙", "Salon: safety and life at school")),
        Dimension("home", T("家校共育", "School and home"), T("家校共育专家沙龙", "Salon: school and home")),
        Dimension("work", T("教师工作环境", "Teachers' work"), T("教师减负与专业发展专家沙龙", "Salon: teachers' load and growth")),
        Dimension("policy", T("教育发展", "Education in the region"), T("教育民生实事座谈会", "Round table: what people ask of education")),
    ),
    questions=(
        scale("lessons", "teaching", "课堂教学质量", "The quality of lessons", PARENT, PUPIL, TEACHER, weight=2),
        scale("homework", "teaching", "作业的数量和难度", "How much homework there is, and how hard", PARENT, PUPIL),
        scale("clubs", "teaching", "课后服务和社团活动", "After-school service and clubs", PARENT, PUPIL),
        scale("fair", "conduct", "教师公平对待每一名学生", "Teachers treat every child alike", PARENT, PUPIL, weight=2),
        scale("clean", "conduct", "教师廉洁从教", "Teachers take no gifts and no paid lessons", PARENT, TEACHER),
        scale("safe", "life", "校园安全", "Safety at school", PARENT, PUPIL, TEACHER, weight=2),
        scale("meals", "life", "学校食堂和饮食", "Canteen and meals", PARENT, PUPIL, TEACHER),
        scale("contact", "home", "学校与家长的沟通", "How the school keeps in touch with parents", PARENT, TEACHER),
        scale("heard", "home", "学校处理意见建议", "What the school does with what people say", PARENT, PUPIL),
        scale("load", "work", "当前工作负担", "The load of work", TEACHER),
        scale("growth", "work", "专业发展机会", "Chances to grow in the profession", TEACHER),
        scale("balance", "policy", "本地教育均衡发展", "How evenly education develops here", DEPUTY, weight=2),
        scale("replies", "policy", "建议提案办理", "How proposals are dealt with", DEPUTY),
        Question(key="overall", words=T("总体上，对教育工作", "Education as a whole"), ask=Ask.SCALE, overall=True),
        Question(key="comment", words=T("您的意见或建议（请勿填写姓名、电话）", "What you would change (no names, no telephone numbers)"), ask=Ask.COMMENT),
    ),
)  # fmt: skip
