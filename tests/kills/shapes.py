"""What the other shapes can do, once each: institutions charged, aid paid, courses held, projects moved."""

from datetime import date
from typing import Any

from tests.kills.teller import Late, Teller
from tests.kills.timetables import timetables

from xuezheng.adapters import workbooks
from xuezheng.apps.activities.models import Session
from xuezheng.apps.surveys.models import Cell
from xuezheng.apps.surveys.models import Session as Proposed
from xuezheng.apps.surveys.selectors.codes import code_of
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

SOFTWARE = ""


def shapes(doer: Teller, people: People) -> None:
    """Tell it."""
    _institutions(doer, people)
    _aid(doer, people)
    _courses(doer, people)
    _surveys(doer, people)
    timetables(doer, people)


def _institutions(doer: Teller, people: People) -> None:
    """A breach is found, a list proposed."""
    at, head = moment(date(2026, 10, 23), 9), people.of("职成教科").login

    def do(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=by, at=at)

    org = do(
        "organisation.add", SOFTWARE, code="939928099999", name="望澜启帆书法培训中心", kind="training",
        parent=people.units["望澜街道"], since="2026-09-01",
    )["organisation"]  # fmt: skip
    for kind in ("deduction", "list_entry"):
        do("ledger.switch", SOFTWARE, kind=kind, on=True)
    do(
        "credit.find", head, institution=org, breach="refund", found_on="2026-10-22",
        facts="退费逾期",
    )  # fmt: skip
    do("credit.propose", head, institution=org, list="watch", grounds="记分余额低")


def _aid(doer: Teller, people: People) -> None:
    """A list is taken as proof, hardship declared; a round goes its way to the bank and back."""
    at = moment(date(2026, 10, 23), 14)
    centre, chief = people.of("学生资助中心").login, people.of("学生资助中心", "副主任").login
    school = people.units[SHOWN_SCHOOL]
    clerk, head = people.of(SHOWN_SCHOOL, "文员").login, people.of(SHOWN_SCHOOL).login

    def do(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=by, at=at)

    klass = do(
        "school_class.open", SOFTWARE, organisation=school, stage="preschool", entered=2025,
        since="2026-09-01",
    )["school_class"]  # fmt: skip
    pupil = do(
        "pupil.admit", SOFTWARE, organisation=school, since="2026-09-01", name="闻小溪", sex="2",
        born="2021-03-04", number="G20269999", school_class=klass,
    )["pupil"]  # fmt: skip
    book = workbooks.plain("名单", [["姓名", "身份证号", "出生日期"], ["某某某", "", "2011-01-01"]])
    file = doer.take(book, "低收入.xlsx", by=centre, at=at)
    roster = do(
        "roster.take", centre, file=file, kind="poverty", title="低收入家庭名单", day="2026-10-23",
        organisation=people.units["学生资助中心"], mapping={"name": 0, "resident": 1, "born": 2},
    )["roster"]  # fmt: skip
    doer.work(at)
    do("aid.take_list", centre, roster=roster, since="2026-10-23")
    tag = do("aid.declare", clerk, pupil=pupil, note="父亲重病")["tag"]
    do("aid.check", head, tag=tag, grant=True)
    do("aid.card", clerk, pupil=pupil, holder="闻某", number="622200000000001")
    number = do("aid.decide", centre, day="2026-10-23")["round"]
    do("aid.approve", chief, round=number)
    do("aid.pay", centre, round=number)
    do("aid.export", centre, round=number, purpose="送银行代发")
    answer = doer.take("1,成功,500.00,\n".encode(), "回盘.csv", by=centre, at=at)
    do("aid.answer", centre, round=number, file=answer)


def _courses(doer: Teller, people: People) -> None:
    """A course is held: needed, planned, signed up for, left, released, attended, finished, rated."""
    at, centre = moment(date(2026, 10, 26), 9), people.of("教研室").login
    clerk, org = people.of(SHOWN_SCHOOL, "文员").login, people.units[SHOWN_SCHOOL]
    staff = [people.of(SHOWN_SCHOOL).person, people.of(SHOWN_SCHOOL, "文员").person]

    def do(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(f"activity.{key}", given, by=by, at=at)

    do("need", clerk, year=2026, org=org, layer="young", seats=2)
    session = {"begins": "2026-10-31T08:30:00+08:00", "minutes": 360, "place": "报告厅"}
    course = do(
        "plan", centre, title="课堂观察", about="一天工作坊", capacity=2, quotas={"master": 1},
        sign_until="2026-10-30", sessions=[session],
    )["course"]  # fmt: skip
    signs = [do("sign", clerk, course=course, person=one, org=org, layer="young") for one in staff]
    do("withdraw", clerk, course=course, person=staff[1])
    do("release", centre, course=course)
    number = Late(lambda: {"course": course, "session": _session(course), "numbers": [1]})
    doer.do("activity.check_in", number, by=centre, at=at)
    do("finish", centre, course=course, passed=[1])
    do("rate", clerk, sign=signs[0]["sign"], rating=5)


def _session(course: int) -> int:
    return int(Session.objects.filter(course=course)[0].pk)


def _surveys(doer: Teller, people: People) -> None:
    """Deputies are asked, answer, and what they miss becomes a session."""
    at, office = moment(date(2026, 10, 27), 9), people.of("督导室").login

    def do(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(f"survey.{key}", given, by=by, at=at)

    survey = do(
        "open", office, questionnaire="satisfaction", title="社会评议", opens_on="2026-10-27",
        closes_on="2026-10-30", sizes={"deputy": 0}, deputies=12,
    )  # fmt: skip
    number = {"survey": survey["survey"]}
    do("hand_out", office, **number)
    for place in range(1, 11):
        sheet = Late(lambda place=place: {"code": _code(survey, place), "answers": {"balance": 2}})
        doer.do("survey.answer", sheet, by=SOFTWARE, at=at)
    do("close", office, **number)
    do("publish", office, **number)
    confirmed = Late(lambda: {
        "session": int(Proposed.objects.get(survey=number["survey"]).pk), "capacity": 20,
        "sign_until": "2026-11-01", "begins": "2026-11-03T14:00:00+08:00", "minutes": 90,
    })  # fmt: skip
    doer.do("survey.confirm_session", confirmed, by=people.of("教研室").login, at=at)


def _code(survey: dict[str, Any], place: int) -> str:
    return code_of(survey["number"], int(Cell.objects.get(survey=survey["survey"]).pk), place)
