"""What follows from a day's checks, and whom a supervisor may not visit, in the database."""

from datetime import date, datetime, timedelta

import pytest
from tests.apps.records.steps import do, evidence, move
from tests.apps.signing import signed_in
from tests.scenarios.served import pupil, worker

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Appointment, AppointmentFact, Person, Post
from xuezheng.apps.people.services import INTENTIONS as PEOPLE
from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.services import INTENTIONS as REGISTERS
from xuezheng.apps.warnings.selectors.supervisors import keeps_away, supervised
from xuezheng.apps.warnings.services.following import AvoidError
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.registers.timeline import FOREVER

MONDAY = date(2026, 10, 12)
BY_PEOPLE = {one.key: one for one in PEOPLE}
BY_REGISTER = {one.key: one for one in REGISTERS}


def at(day, hour=9):
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def known(bureau):
    """The pupil and the supervisor whom cases name stand in the registers."""
    Person.objects.bulk_create([Person(pk=77), Person(pk=22)], ignore_conflicts=True)
    pupil(bureau.school, 77)
    worker(bureau.bureau, 22)


def checked(bureau, day, *lines):
    """Report one day's checks of the school."""
    data = {"title": f"{day:%m月%d日}晨午检", "checked_on": day.isoformat()}
    case = do(
        "case.open", bureau.principal, at(day), kind="sick_check", org=bureau.school, data=data
    )["case"]
    absent = [
        {"school_class": where, "reason": reason, "pupils": many, "pupil": pupil}
        for where, reason, many, pupil in lines
    ]
    said = {"found": "见明细", "checks": 2, "absent": absent}
    move(case, "report", bureau.principal, at(day, 11), data=said)
    return case


def opened(kind):
    return list(Record.objects.filter(kind=kind).order_by("pk"))


def test_three_like_cases_in_a_class_open_a_cluster_once_with_two_hours_to_tell(bureau):
    checked(bureau, MONDAY, ("三年级2班", "fever", 3, None), ("三年级2班", "leave", 9, None))
    [cluster] = opened("illness_cluster")
    assert cluster.org_id == bureau.school
    assert cluster.subject == "三年级2班1日内发热3例"
    assert {key: cluster.data[key] for key in ("symptom", "reach", "pupils", "within", "first_on")} == {
        "symptom": "fever", "reach": "class", "pupils": 3, "within": 1, "first_on": "2026-10-12",
    }  # fmt: skip
    [tell] = cluster.deadlines.all()
    assert (tell.clock, tell.due_at) == ("tell", at(MONDAY, 13))
    checked(bureau, MONDAY + timedelta(days=1), ("三年级2班", "fever", 4, None))
    assert len(opened("illness_cluster")) == 1, "the one that stands is followed, not opened anew"


def test_two_a_day_are_none_until_five_in_three_days(bureau):
    for days, many in ((0, 2), (1, 2)):
        checked(bureau, MONDAY + timedelta(days=days), ("三年级2班", "rash", many, None))
    assert opened("illness_cluster") == []
    checked(bureau, MONDAY + timedelta(days=2), ("三年级2班", "rash", 1, None))
    [cluster] = opened("illness_cluster")
    assert (cluster.data["pupils"], cluster.data["within"], cluster.data["first_on"]) == (
        5,
        3,
        "2026-10-12",
    )


def test_three_school_days_without_a_reason_open_a_dropout_case_once(bureau):
    # Friday 9, the worked Saturday 10 and Monday 12 October are three school days running.
    days = [date(2026, 10, day) for day in (9, 10, 12, 13)]
    for day in days[:2]:
        checked(bureau, day, ("初二（3）班", "unexplained", 1, 77))
    assert opened("dropout") == []
    checked(bureau, days[2], ("初二（3）班", "unexplained", 1, 77))
    [case] = opened("dropout")
    assert (case.data["pupil"], case.data["absent_since"]) == (77, "2026-10-09")
    assert case.subject == "初二（3）班学生连续缺课"
    checked(bureau, days[3], ("初二（3）班", "unexplained", 1, 77))
    assert len(opened("dropout")) == 1


def served(person, org, until):
    """Let somebody have worked at a unit until a day."""
    Person.objects.get_or_create(pk=person)
    post, appointment = Post.objects.create(), Appointment.objects.create()
    AppointmentFact.objects.create(
        subject=appointment, person_id=person, post=post, org_id=org, valid_from=date(2019, 9, 1),
        valid_to=until, known_from=at(date(2019, 9, 1)), known_to=FOREVER,
    )  # fmt: skip


def visit(bureau, **more):
    data = {
        "title": "秋季经常性督导", "supervisor": 22, "planned_on": "2026-10-15",
        "form": "unannounced", "purpose": "regular",
    } | more  # fmt: skip
    given = {
        "kind": "visit",
        "org": bureau.bureau,
        "data": data,
        "parties": [("lead", bureau.school)],
    }
    return do("case.open", bureau.supervisor, at(MONDAY), **given)["case"]


def test_d20_a_school_left_in_2025_is_not_visited_by_whoever_left_it(bureau):
    served(22, bureau.school, date(2025, 9, 1))
    with pytest.raises(AvoidError) as caught:
        visit(bureau)
    assert "督学须回避school" in caught.value.told().zh
    assert opened("visit") == []
    assert keeps_away(22, date(2028, 9, 1)) == frozenset()
    visit(bureau, planned_on="2028-09-04")


def test_an_unannounced_visit_is_out_of_sight_of_the_school_until_the_supervisor_is_there(
    client, bureau
):
    case = visit(bureau)
    signed_in(client, "principal", bureau.school)
    assert client.get(f"/cases/{case}/").status_code == 404
    assert "秋季经常性督导" not in client.get("/ledgers/visit/").content.decode()
    assert client.get(f"/visits/{case}/sheet/").status_code == 404
    move(case, "arrive", bureau.supervisor, at(MONDAY, 10))
    assert client.get(f"/cases/{case}/").status_code == 200


def test_the_sheet_of_a_visit_lists_what_is_open_at_the_school_and_its_code_changes(client, bureau):
    first, second = visit(bureau), visit(bureau, title="食堂专项督导", form="announced")
    move(first, "arrive", bureau.supervisor, at(MONDAY, 10))
    told = {
        "finding": "课表不符",
        "items": ["lessons"],
        "notice": "按课表上课",
        "answer_by": "2026-11-02",
    }
    move(first, "find", bureau.supervisor, at(MONDAY, 11), data=told)
    signed_in(client, "supervisor", bureau.bureau)
    page = client.get(f"/visits/{second}/sheet/").content.decode()
    assert "按课表上课" in page
    assert "食堂专项督导" in page
    codes = page.count(client.get(f"/visits/{second}/sheet/").context["shown"].code)
    assert codes == 2
    move(
        first,
        "report",
        bureau.principal,
        at(MONDAY, 15),
        data={"result": "已改"},
        files=[evidence(bureau.principal)],
    )
    move(first, "close", bureau.supervisor, at(MONDAY, 16), data={"again_on": "2026-10-12"})
    page = client.get(f"/visits/{second}/sheet/").content.decode()
    assert "已销号" in page
    assert "待整改" not in page
    assert client.get("/visits/999999/sheet/").status_code == 404


def test_supervisors_are_listed_with_load_conflicts_and_visits_of_the_term(client, bureau):
    add = {
        "name": "向晚",
        "organisation": bureau.bureau,
        "since": "2020-09-01",
        "staff_number": "20269003",
    }
    who = act(BY_PEOPLE["person.add"], add, actor=SYSTEM, at=at(MONDAY)).result["person"]
    served(who, bureau.school, date(2025, 9, 1))
    given = {
        "supervisor": who, "post": "part", "since": "2024-01-01", "until": "2026-12-31", "term": 1,
        "schools": [{"school": bureau.school, "since": "2024-03-01"}],
        "reviews": [{"year": 2025, "verdict": "excellent"}],
    }  # fmt: skip
    on = {"kind": "responsible_supervisor", "on": True}
    act(BY_REGISTER["register.switch"], on, actor=SYSTEM, at=at(MONDAY))
    add = {
        "kind": "responsible_supervisor",
        "org": bureau.bureau,
        "since": "2024-01-01",
        "data": given,
    }
    act(BY_REGISTER["register.add"], add, actor=SYSTEM, at=at(MONDAY))
    [row] = supervised(bureau.leader, MONDAY)
    assert (row.name, row.conflicts, row.too_many, row.verdict) == ("向晚", 1, False, "2025 优秀")
    assert [(one.name, one.visits, one.avoided) for one in row.schools] == [("school", 0, True)]
    signed_in(client, "leader", bureau.bureau)
    assert "督学负荷与回避" in client.get("/supervisors/").content.decode()
    assert supervised(None, MONDAY) == ()
