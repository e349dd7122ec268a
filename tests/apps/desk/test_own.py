"""One's own record: a teacher sees what is kept of herself, nobody sees another's, sensitive fields stay masked."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from tests.apps.signing import account_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.activities.models import Course, Sign
from xuezheng.apps.audit.services import act
from xuezheng.apps.desk.selectors.own import own_record
from xuezheng.apps.people.models import (
    Appointment,
    AppointmentFact,
    Person,
    PersonFact,
    Post,
    PostFact,
)
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def teacher(org, name, number, since):
    """Plant a member of staff who holds the second grade since a day."""
    person, post = Person.objects.create(), Post.objects.create()
    PersonFact.objects.create(
        subject=person, org_id=org, name=name, staff_number=number, mobile=f"1409900{number}", valid_from=since,
    )  # fmt: skip
    PostFact.objects.create(
        subject=post,
        org_id=org,
        title="语文教师",
        rank="member",
        official_order=1,
        valid_from=since,
    )
    AppointmentFact.objects.create(
        subject=Appointment.objects.create(), person=person, post=post, org_id=org, teaches="chinese",
        title_level="second", valid_from=since,
    )  # fmt: skip
    return person.pk


@pytest.fixture
def staff(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give two teachers of a school; the first has an honour and passed a course of 16 hours."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    begins = date(2020, 1, 1)
    told = [("bureau", None, Kind.BUREAU), ("school", "bureau", Kind.PRIMARY)]
    plant(
        [
            Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, begins)
            for order, (key, parent, kind) in enumerate(told, 1)
        ]
    )
    org = {one.name: number for number, one in tree_of(DAY).units.items()}
    mine = teacher(org["school"], "陈启航", "0020", date(2021, 9, 1))
    other = teacher(org["school"], "曹恒之", "0024", date(2024, 9, 1))
    for who, title in ((mine, "教坛新秀"), (other, "优秀班主任")):
        data = {
            "title": title, "level": "county", "holder": "staff", "staff": who, "issuer": "教育局",
            "granted": "2025-09-10",
        }  # fmt: skip
        given = {"kind": "honour", "org": org["school"], "since": "2025-09-10", "data": data}
        act(intention("register.switch"), {"kind": "honour", "on": True}, actor=SYSTEM, at=NOW)
        act(intention("register.add"), given, actor=SYSTEM, at=NOW)
    course = Course.objects.create(
        number="KC-1", title="课堂教学工作坊", about="磨课", org_id=org["school"], year=2026, capacity=9,
        sign_until=DAY, state="done", finished_on=date(2026, 9, 21),
    )  # fmt: skip
    for number, who, hours in ((1, mine, 16), (2, other, 0)):
        Sign.objects.create(
            course=course, number=number, person=who, org_id=org["school"], layer="young", seat="has",
            passed=hours > 0, hours=hours, salt="s",
        )  # fmt: skip
    account_for(("teacher", org["school"]), person=mine)
    account_for(("teacher", org["school"]), person=other)
    return SimpleNamespace(org=org, mine=mine, other=other)


def test_a_teacher_finds_lessons_honours_hours_and_the_way_to_the_next_title(client, staff):
    signed_in(client, "teacher", staff.org["school"], person=staff.mine)
    assert client.get("/desk/").headers["location"] == "/me/record/"
    page = client.get("/me/record/").content.decode()
    for words in (
        "陈启航",
        "教坛新秀",
        "课堂教学工作坊",
        "16 学时",
        "一级教师",
        "申报时由学校核定",
    ):
        assert words in page, words
    for words in ("曹恒之", "优秀班主任", "14099000020"):
        assert words not in page, words


def test_the_conditions_are_reckoned_to_the_end_of_the_year(staff):
    """2026 − 2021 = 5 years, 4 are needed; 16 hours in five years are 3 a year, 90 are needed."""
    found = own_record(Actor(None, staff.mine), DAY, "zh").title
    assert (found.held.zh, found.wanted.zh, found.since) == (
        "二级教师",
        "一级教师",
        date(2021, 9, 1),
    )
    assert [(one.need, one.has, one.met) for one in found.conditions] == [
        (4, 5, True), (90, 3, False), (1, None, None), (None, None, None),
    ]  # fmt: skip
    second = own_record(Actor(None, staff.other), DAY, "zh").title
    assert [one.met for one in second.conditions[:2]] == [False, False]  # 2 years, no hours


def test_a_teacher_opens_nothing_of_others_and_only_the_own_certificate(client, staff):
    signed_in(client, "teacher", staff.org["school"], person=staff.mine)
    own, other = (Sign.objects.get(person=one).pk for one in (staff.mine, staff.other))
    Sign.objects.filter(pk=other).update(hours=16, passed=True)
    assert client.get(f"/courses/certificates/{own}.json").status_code == 200
    assert client.get(f"/courses/certificates/{other}.json").status_code == 404
    for address in (
        f"/people/{staff.other}/",
        f"/people/{staff.mine}/",
        "/registers/honour/",
        "/courses/",
        "/search/?q=曹",
    ):
        page = client.get(address)
        assert page.status_code in {200, 404}, address
        assert "曹恒之" not in page.content.decode(), address
    told = client.get("/api/desk/record").json()
    assert (told["name"], told["hours"], told["title"]) == ("陈启航", 16, "二级教师")
    assert [one["kind"] for one in told["rows"]] == ["appointment", "honour"]


def test_everybody_reads_the_own_record_and_an_account_without_a_person_is_told_so(client, staff):
    signed_in(client, "principal", staff.org["school"], person=staff.other)
    page = client.get("/me/record/").content.decode()
    assert "优秀班主任" in page
    assert "教坛新秀" not in page
    assert own_record(Actor(1, None), DAY, "zh").person is None
