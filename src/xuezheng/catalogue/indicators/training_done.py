"""Training of adults (成人与社会培训): trained by programme, tasks done, certificates, share of the labour force."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.making import PEOPLE, count, narrowed, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, whole
from xuezheng.core.indicators.expressions import Expression, Moment, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
TASKS = Fact(
    key="training_tasks", title=T("成人与社会培训任务", "Training of adults"), table="training_count",
    group="vocational", unit=T("项", "tasks"),
    takes=("subject", "org", "course", "as_of", "planned", "trained", "certified", "labour"),
    shows=("as_of", "course", "planned", "trained", "certified"),
    where=(col("as_of") >= Moment("year")) & (col("as_of") <= Moment()),
)  # fmt: skip
TIMES = whole("人次", "persons")
V11 = ("V11",)


def _of(zh: str, en: str, of: Expression) -> Amount:
    return Amount(TASKS, T(zh, en), None, of)


TRAINED = _of("已培训人次", "Persons trained", col("trained"))
PLANNED = _of("任务人次", "Persons to be trained", col("planned"))
CERTIFIED = _of("取得证书的", "of them with a certificate", col("certified"))
LABOUR = _of("劳动力总数", "Labour force", col("labour"))
COUNTED = narrowed(TRAINED, col("certified").filled(), T("已登记取证情况的培训人次", "Trained, certificates known"))  # fmt: skip
KNOWN = narrowed(TRAINED, col("labour").filled(), T("已培训的劳动力", "Labour trained"))
COURSES: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("dual", "成人双证制培训", "two certificates", ("双证制培训", "成人双证制培训", "成人双证制教育培训", "双证制成人教育培训"), ("双证制培训任务完成率",)),
    ("rural", "农村劳动力培训", "rural labour", ("农村劳动力培训", "培训农村劳动力", "农民培训", "农村劳动力转移培训", "农村实用技术培训"), ("农村劳动力培训任务完成率",)),
    ("worker", "企业职工培训", "employees", ("企业职工培训", "培训企业职工", "在岗职工培训", "企业员工培训"), ("企业职工培训任务完成率",)),
    ("skill", "职业技能培训", "skills", ("职业技能培训", "技能培训", "社会培训", "开展职业培训", "面向社会开展职业培训", "职业技能提升培训"), ("职业技能培训任务完成率",)),
    ("elderly", "老年教育", "the elderly", ("老年教育培训", "老年人参加学习", "老年教育学员", "培训老年人"), ("老年教育任务完成率",)),
    ("literacy", "扫盲", "literacy", ("扫盲", "扫除文盲", "扫盲人数"), ("扫盲任务完成率",)),
    ("community", "社区教育", "the community", ("社区教育培训", "社区教育培训居民", "培训社区居民"), ("社区教育培训任务完成率",)),
)  # fmt: skip


def _courses() -> Iterator[Indicator]:
    for key, zh, en, said, done in COURSES:
        here = col("course").is_(key)
        some = narrowed(TRAINED, here, T(f"{zh}人次", f"Trained: {en}"))
        due = narrowed(PLANNED, here, T(f"{zh}任务人次", f"To be trained: {en}"))
        yield count(f"training_{key}", T(f"{zh}人次", f"Trained: {en}"), some, TIMES, better=UP, serves=V11, phrases=said)  # fmt: skip
        yield share(f"training_{key}_done", T(f"{zh}任务完成率", f"Task done: {en}"), some, due, better=UP, serves=V11, phrases=done)  # fmt: skip


def _labour(key: str, zh: str, en: str, phrases: tuple[str, ...]) -> Indicator:
    here = col("course").is_(key)
    part = narrowed(KNOWN, here, T(f"已培训的{zh}", f"{en} trained"))
    all_ = narrowed(LABOUR, here, T(f"{zh}总数", f"{en}, all"))
    return share(f"training_{key}_rate", T(f"{zh}培训率", f"{en} trained, share"), part, all_, better=UP, serves=V11, phrases=phrases)  # fmt: skip


TRAINING_DONE = (
    share("training_done", T("成人与社会培训任务完成率", "Tasks of training done"), TRAINED, PLANNED, better=UP, serves=V11, phrases=("成人教育培训任务完成率", "社会培训任务完成率", "成人培训任务完成率")),
    share("training_certified_share", T("成人与社会培训取证率", "Trained with a certificate, share"), CERTIFIED, COUNTED, better=UP, serves=V11, phrases=("成人培训取证率", "社会培训取证率")),
    count("training_dual_certified", T("成人双证制取得证书人数", "With two certificates"), narrowed(CERTIFIED, col("course").is_("dual"), T("双证制取得证书的", "With two certificates")), PEOPLE, better=UP, serves=V11, phrases=("双证制毕业学员", "双证制取得证书人数", "取得双证")),
    *_courses(),
    _labour("rural", "农村劳动力", "Rural labour", ("农村劳动力培训率", "农村劳动力年培训率", "农村劳动力接受培训比例")),
    _labour("worker", "企业职工", "Employees", ("企业职工培训率", "城镇职工培训率", "从业人员培训率", "在岗职工培训率")),
)  # fmt: skip
