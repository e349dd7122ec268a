"""Trainees one by one (成人培训逐人核算): attendances, persons each once, certificates, targets, the labour force.

Figures that units state as sums stand in ``training_done``. A person trained in
two townships is counted at the first class alone, so that townships add up.
"""

from xuezheng.catalogue.indicators.making import PEOPLE, count, narrowed, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, whole
from xuezheng.core.indicators.expressions import Calendar, Expression, Moment, col, number
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
V11 = ("V11",)
THIS_YEAR = (col("began_on") >= Moment("year")) & (col("began_on") <= Moment())
WHOLE = THIS_YEAR & (col("hours") * 100 >= col("held") * number("adult.share"))
CERTIFIED = col("exam").is_("passed") & col("certificate").filled()
_TAKES = (
    "subject",
    "org",
    "person",
    "programme",
    "began_on",
    "hours",
    "held",
    "exam",
    "certificate",
)
_TITLE = T("成人培训学员", "Trainees of classes for adults")


def _some(key: str, where: Expression) -> Fact:
    return Fact(
        key=key, title=_TITLE, table="trainee", group="vocational", unit=T("人次", "attendances"),
        takes=_TAKES, where=where,
    )  # fmt: skip


def _first(key: str, where: Expression) -> Tally:
    return Tally(key, _some(f"trainees_{key}", where), "person", "person", "least", col("id"))


TRAINEES = Fact(
    key="trainees", title=_TITLE, table="trainee", group="vocational", unit=T("人次", "attendances"),
    takes=_TAKES,
    steps=(
        _first("first", WHOLE),
        _first("first_certified", WHOLE & CERTIFIED),
        _first("first_rural", WHOLE & col("programme").is_("rural")),
        _first("first_worker", WHOLE & col("programme").is_("worker")),
    ),
    where=THIS_YEAR, shows=("programme", "began_on", "hours"),
)  # fmt: skip
TARGETS = Fact(
    key="training_targets", title=T("成人培训任务下达", "Targets of training"), table="training_target",
    group="vocational", unit=T("项", "targets"),
    takes=("subject", "org", "programme", "year", "persons", "labour_force"),
    where=col("year").is_(Calendar("year", Moment())), shows=("programme", "persons", "labour_force"),
)  # fmt: skip
ALL = Amount(TRAINEES, T("参训人次", "Attendances of classes"))
DONE = narrowed(ALL, WHOLE, T("完成培训的人次", "of them with enough hours"))
PERSONS = narrowed(DONE, col("id").is_(col("first")), T("完成培训的人（每人只计一次）", "Persons trained, each once"))  # fmt: skip
PAPERS = narrowed(DONE, col("id").is_(col("first_certified")),
                  T("取得证书的人（每人只计一次）", "Persons with a certificate, each once"))  # fmt: skip
DUE = Amount(TARGETS, T("下达的任务人数", "Persons to be trained"), None, col("persons"))


def _labour(key: str, zh: str, en: str) -> Indicator:
    part = narrowed(DONE, col("id").is_(col(f"first_{key}")),
                    T(f"完成{zh}培训的人（每人只计一次）", f"{en} trained, each once"))  # fmt: skip
    force = Amount(TARGETS, T(f"{zh}总数", f"{en}, all"), col("programme").is_(key), col("labour_force"))  # fmt: skip
    return share(f"adults_{key}_rate", T(f"逐人核算{zh}培训率", f"{en} trained, by row"), part, force, better=UP, serves=V11)  # fmt: skip


ADULTS = (
    count("adults_attended", T("成人培训参训人次", "Attendances of classes for adults"), ALL, whole("人次", "attendances"), better=UP, serves=V11),
    share("adults_done_share", T("成人培训学时达标率", "Attendances with enough hours"), DONE, ALL, better=UP, serves=V11),
    count("adults_people", T("成人培训完成人数（每人只计一次）", "Persons trained, each once"), PERSONS, PEOPLE, better=UP, serves=V11),
    count("adults_certified", T("成人培训取得证书人数（每人只计一次）", "Persons with a certificate, each once"), PAPERS, PEOPLE, better=UP, serves=V11),
    share("adults_target_share", T("成人培训任务逐人完成率", "Targets of training reached, by row"), PERSONS, DUE, better=UP, serves=V11),
    _labour("rural", "农村劳动力", "Rural labour"),
    _labour("worker", "在岗职工", "Employees"),
)  # fmt: skip
