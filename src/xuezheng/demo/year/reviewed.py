"""Chapter seven: a canteen graded and lowered, schools assessed and heard, a project judged blind.

The canteen of the shown school lost its A for spoiled food and has it back in
reach; the yearly assessment of its type is told and one school states its
case; a call for projects is drawn by a seed committed to before, with a
planted title application (D18) whose time the bureau gives back.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xuezheng.apps.records.access import rows
from xuezheng.apps.reviews.access import tasks
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People

SEED = "云汀市2026年度课题评审抽取种子·鹭洲潮声"
PUBLIC = "3121.04"
JUDGES = ("教研室", "考试中心", "基础教育科", "督导室")
"""Sections whose heads are judges of projects in the demo."""
POINTS = {"question": "26", "design": "33", "feasible": "17", "new": "8"}
CANTEEN = {
    "licensed": 1, "rules": 4, "layout": 9, "clean": 9, "vouchers": 14, "storage": 9, "cooking": 14,
    "samples": 10, "health": 1, "trained": 8, "spoiled": 0, "outbreaks": 0,
}  # fmt: skip
"""Ninety-two points."""
OFFICE = {
    "party": 9, "plan": 8, "lessons": 18, "quality": 17, "system": 14, "research": 8, "breaches": 0,
}  # fmt: skip
ON = (
    "canteen_grade", "standard_school", "school_assessment", "research_application",
    "research_project", "title_application",
)  # fmt: skip


class Act:
    """Says in one line what somebody does at a moment, to a case from its present version."""

    def __init__(self, doer: Doer, people: People, at: datetime) -> None:
        """Keep who tells it, of whom, when."""
        self.doer, self.people, self.at = doer, people, at

    def __call__(self, key: str, by: str, **given: Any) -> dict[str, Any]:
        """Carry an intention out as the head of a unit; an empty name is the software."""
        login = self.people.of(by).login if by else ""
        return self.doer.do(key, given, by=login, at=self.at)

    def opens(self, by: str, kind: str, data: Mapping[str, Any]) -> int:
        """Open a case at the shown school."""
        org = self.people.units[SHOWN_SCHOOL]
        return int(self("case.open", by, kind=kind, org=org, data=dict(data))["case"])

    def moves(self, case: int, by: str, move: str, *, paper: str = "", **more: Any) -> None:
        """Take a step, with a small paper where one is needed."""
        given: dict[str, Any] = {"case": case, "move": move, **more}
        if paper:
            login = self.people.of(by).login
            held = self.doer.take(b"%PDF-1.4 " + paper.encode(), paper, by=login, at=self.at)
            given["files"] = [held]
        seen = rows(SYSTEM, Verb.READ, _kind(case)).get(pk=case).version
        self("case.move", by, seen=seen, **given)


def _kind(case: int) -> str:
    for kind in ON:
        if rows(SYSTEM, Verb.READ, kind).filter(pk=case).exists():
            return kind
    raise LookupError(case)


def work(doer: Doer, people: People) -> None:
    """Tell it."""
    act = Act(doer, people, moment(date(2026, 3, 2), 9))
    for kind in ON:
        act("ledger.switch", "", kind=kind, on=True)
    _canteen(doer, people)
    _schools(doer, people)
    _projects(doer, people)
    _title(doer, people)
    _named(doer, people)


def _figures(note: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"line": key, "value": str(value), "note": note} for key, value in values.items()]


def _canteen(doer: Doer, people: People) -> None:
    """Scored in March, graded A; lowered in September for spoiled food, improved by October."""
    spring = Act(doer, people, moment(date(2026, 3, 9), 10))
    data = {"title": f"{SHOWN_SCHOOL}食堂", "operation": "own"}
    case = spring.opens(SHOWN_SCHOOL, "canteen_grade", data)
    spring("assessment.attach", SHOWN_SCHOOL, case=case)
    spring.moves(case, SHOWN_SCHOOL, "report", data={"self_score": "95"}, paper="自查表.pdf")
    spring.moves(case, "安全科", "admit")
    spring("assessment.fill", "安全科", case=case, figures=_figures("现场评分", CANTEEN))
    seen = {"seen": "操作规范", "score": "92", "grade": "a", "inspectors": "市场监管员甲、安全员乙"}
    spring.moves(case, "安全科", "visit", data=seen, paper="评分表.pdf")
    spring.moves(case, BUREAU, "show", data={"opinion": "同意评为A级"})
    later = Act(doer, people, moment(date(2026, 3, 17), 10))
    told = {"titled_on": "2026-03-17", "valid_until": "2027-03-17", "next_check": "2027-03-17"}
    later.moves(case, "安全科", "grant", data=told)
    autumn = Act(doer, people, moment(date(2026, 9, 22), 10))
    lowered = {
        "grade": "c", "incident": "抽查发现过期调味品", "to_improve": "清理库存、落实验收",
        "improve_by": "2026-10-09",
    }  # fmt: skip
    autumn.moves(case, "安全科", "lower", note="抽查发现过期调味品", data=lowered)
    now = Act(doer, people, moment(date(2026, 10, 9), 10))
    now.moves(case, SHOWN_SCHOOL, "improve", paper="整改报告.pdf")


def _schools(doer: Doer, people: People) -> None:
    """The year's assessment of the shown school's type: reported, scored, told, its case stated."""
    begun = Act(doer, people, moment(date(2026, 9, 14), 9))
    school = people.units[SHOWN_SCHOOL]
    begun(
        "assessment.open_round", "督导室", assessment="school_assessment", year=2026,
        kind="compulsory", title="2025—2026学年度目标管理考核", org=people.units["督导室"],
        units=[school],
    )  # fmt: skip
    case = int(rows(SYSTEM, Verb.READ, "school_assessment").get(org=school).pk)
    mine = {"duty": 1, "training": 90, "honours": 2}
    begun("assessment.fill", SHOWN_SCHOOL, case=case, figures=_figures("见佐证材料", mine))
    begun.moves(case, SHOWN_SCHOOL, "report", data={"self_report": "各项目标任务全部完成"})
    scored = Act(doer, people, moment(date(2026, 9, 28), 9))
    scored("assessment.fill", "督导室", case=case, figures=_figures("", OFFICE))
    extra = {"overdue": 0, "accidents": 0}
    scored("assessment.fill", "督导室", case=case, figures=_figures("台账核对", extra))
    scored.moves(case, "督导室", "tell", data={"total": "87.5"})
    now = Act(doer, people, moment(date(2026, 9, 29), 9))
    now.moves(case, SHOWN_SCHOOL, "state", data={"statement": "有一项市级荣誉未计入，附表彰文件"})


def _projects(doer: Doer, people: People) -> None:
    """A call whose judges are drawn; one judge gives a work back, the others have judged."""
    at = moment(date(2026, 9, 14), 14)
    act = Act(doer, people, at)
    call = act(
        "review.open_call", "教研室", review="research_application", year=2026,
        title="2026年度教育科研课题评审", org=people.units["教研室"], seats={"primary": 3},
        quotas={"primary": 9},
    )["call"]  # fmt: skip
    for unit in JUDGES:
        person = people.of(unit).person
        act("review.list_judge", "教研室", review="research_application", person=person, group="primary")  # fmt: skip
    case = act.opens(
        SHOWN_SCHOOL, "research_application",
        {
            "title": "小学课堂提问等待时间的行动研究", "year": 2026, "stage": "primary",
            "theme": "teaching", "leader": people.of(SHOWN_SCHOOL).person,
            "question": "教师提问多而浅，学生思考时间不足", "design": "两个年级四个班的行动研究",
            "apply_by": "2026-09-30",
        },
    )  # fmt: skip
    act.moves(case, SHOWN_SCHOOL, "report", paper="课题申报书.pdf")
    act.moves(case, "教研室", "admit")
    act("review.commit", "教研室", call=call, seed=SEED, source="2026年9月15日上证综指收盘价")
    act("review.draw", "教研室", call=call, seed=SEED, public=PUBLIC)
    for unit in JUDGES:
        login = people.of(unit).login
        for one in tasks(doer.actor(login, at)):
            act("review.score", unit, task=int(one.pk), scores=POINTS, opinion="选题贴近课堂")
    act("review.sum_up", "教研室", call=call)


def _title(doer: Doer, people: People) -> None:
    """D18: handed in before the closing day, which passed while the bureau held it; returned late."""
    school = people.of(SHOWN_SCHOOL)
    first = Act(doer, people, moment(date(2026, 9, 21), 16))
    case = first.opens(
        SHOWN_SCHOOL, "title_application",
        {
            "title": "小学语文", "year": 2026, "level": "senior", "applicant": school.person,
            "held_since": "2020-12-31", "rural_years": 1, "training_hours": 96,
            "conduct_clean": True, "teaching": "所带班级质量监测连续三年提升",
            "apply_by": "2026-09-24",
        },
    )  # fmt: skip
    first.moves(case, SHOWN_SCHOOL, "report", paper="职称申报材料.pdf")
    # The office had until 29 September and returns on 10 October, four working days late.
    late = Act(doer, people, moment(date(2026, 10, 10), 9))
    late.moves(case, "人事科", "return", note="缺继续教育学时证明", data={"resubmit_by": "2026-10-22"})  # fmt: skip


def _named(doer: Doer, people: People) -> None:
    """A school applies for a title; a new vocational group is put on record with its charter."""
    now = Act(doer, people, moment(date(2026, 10, 9), 15))
    now.opens(
        "督导室", "standard_school",
        {"title": "义务教育标准化学校申报", "standard": "compulsory", "year": 2026},
    )  # fmt: skip
    charter = doer.take(b"%PDF-1.4 charter", "职教集团章程.pdf", by="", at=now.at)
    bureau = people.units[BUREAU]
    data = {
        "name": "云汀装备制造职教集团", "form": "group", "lead": bureau, "since": "2026-05-18",
        "charter": charter, "members": [{"name": "云汀精工", "kind": "firm", "joined": "2026-05-18"}],
    }  # fmt: skip
    now("register.add", "", kind="vocational_group", org=bureau, since="2026-09-01", data=data)
