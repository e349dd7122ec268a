"""Surveys of the demo (问卷调查): one of satisfaction closed and published, one of families under way."""

from datetime import date

from xuezheng.apps.surveys.models import Cell, Survey
from xuezheng.apps.surveys.selectors.codes import code_of
from xuezheng.catalogue.surveys import QUESTIONNAIRES
from xuezheng.core.surveys.definition import Ask
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.stream import Stream

SUPERVISION, BASIC = "督导室", "基础教育科"
OTHERS = 3
"""Schools asked beside the one that is shown."""
ASKED = 24
COMMENTS = (
    "作业有点多，希望控制书面作业时间", "食堂饭菜偏咸，请多些蔬菜", "课后服务的社团很好", "放学时校门口堵车",
    "希望家长会多讲方法", "老师很负责", "操场雨天积水", "校服收费请公示",
)  # fmt: skip


def tell(telling: Telling) -> None:
    """Tell it, of the school that is shown and some others that have pupils of primary grades."""
    schools = _schools(telling)
    if len(schools) < 2:
        return
    began, ended = date(2026, 9, 14), date(2026, 9, 28)
    office = telling.actor(SUPERVISION, "section", 0, began)
    survey = telling.do(
        "survey.open", office, began, questionnaire="satisfaction", title="2026年秋季教育满意度调查",
        opens_on=began.isoformat(), closes_on="2026-09-27", units=schools, deputies=20,
        sizes={"parent": ASKED * len(schools), "teacher": 0, "deputy": 0},
    )["survey"]  # fmt: skip
    telling.do("survey.hand_out", office, began, survey=survey)
    _answered(telling, survey, date(2026, 9, 18), share=85)
    office = telling.actor(SUPERVISION, "section", 0, ended)
    telling.do("survey.close", office, ended, survey=survey)
    telling.do("survey.publish", office, ended, survey=survey)
    _families(telling, schools[:2])


def _schools(telling: Telling) -> list[int]:
    """Give the school that is shown and others of its kind, by their order in the tree."""
    rows = [org for name, org in telling.units.items() if name.endswith("小学")]
    first = telling.units[SHOWN_SCHOOL]
    return [first, *[org for org in rows if org != first][:OTHERS]]


def _families(telling: Telling, schools: list[int]) -> None:
    day = telling.day
    office = telling.actor(BASIC, "section", 0, day)
    survey = telling.do(
        "survey.open", office, day, questionnaire="family_education", title="2026年家庭教育状况调查",
        opens_on=day.isoformat(), closes_on="2026-10-30", units=schools, sizes={"parent": 60},
    )["survey"]  # fmt: skip
    telling.do("survey.hand_out", office, day, survey=survey)
    _answered(telling, survey, day, share=20)


def _answered(telling: Telling, survey: int, day: date, share: int) -> None:
    """Let so many hundredths of each stratum answer, mostly content, each school a little otherwise."""
    row = Survey.objects.get(pk=survey)
    told = QUESTIONNAIRES[row.questionnaire]
    for cell in Cell.objects.filter(survey=row).order_by("id"):
        stream = Stream(f"survey:{row.number}:{cell.pk}")
        mood = stream.below(2)
        for place in range(1, cell.handed * share // 100 + 1):
            answers: dict[str, object] = {
                one.key: 3 + (stream.below(3) + mood + stream.below(2)) // 2
                for one in told.asked(cell.audience)
                if one.ask is Ask.SCALE
            }
            if stream.below(5) == 0:
                answers["comment"] = COMMENTS[stream.below(len(COMMENTS))]
            code = code_of(row.number, int(cell.pk), place)
            telling.do("survey.answer", when=day, code=code, answers=answers)
