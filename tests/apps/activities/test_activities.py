"""Signing up, the waiting list, check-in, hours, certificates; who may what."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.activities.conftest import DAY, do, planned, sign
from tests.apps.answers import same_answer
from tests.apps.signing import signed_in

from xuezheng.apps.activities import selectors
from xuezheng.apps.activities.models import Course, Sign
from xuezheng.apps.activities.services.rules import CourseError
from xuezheng.core.activities.badges import shape_faults, verified
from xuezheng.core.base.errors import NotFoundError, RefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _key(monkeypatch):
    monkeypatch.setattr(selectors, "badge_seed", lambda: bytes(range(32)))


def finished(town):
    """甲 came twice and passed, 丙 came once and passed."""
    course = planned(town)
    sign(town, course, "甲")
    sign(town, course, "丙")
    sessions = list(Course.objects.get().sessions.order_by("begins").values_list("pk", flat=True))
    do("activity.check_in", town.centre, course=course, session=sessions[0], numbers=[1, 2])
    do("activity.check_in", town.centre, course=course, session=sessions[1], numbers=[1])
    assert do("activity.finish", town.centre, course=course, passed=[1, 2]) == {
        "passed": 1,
        "of": 2,
    }
    return course


def test_places_waiting_and_moving_up(town):
    course = planned(town, capacity=2, master=1)
    assert sign(town, course, "甲")["seat"] == "has"
    assert sign(town, course, "乙")["seat"] == "waits"  # the other seat is kept for a master
    assert sign(town, course, "丙", "master")["seat"] == "has"
    with pytest.raises(CourseError, match="已报名"):
        sign(town, course, "甲")
    gone = do("activity.withdraw", town.one, course=course, person=town.people["甲"])
    assert gone == {"promoted": [2]}
    assert sign(town, course, "丁")["seat"] == "waits"
    do("activity.withdraw", town.two, course=course, person=town.people["丙"])
    assert do("activity.release", town.centre, course=course) == {"promoted": [4]}


def test_signing_up_ends_and_wrong_plans_are_refused(town):
    course = planned(town)
    late = datetime(2026, 10, 16, 1, tzinfo=UTC)
    given = {
        "course": course, "person": town.people["甲"], "org": town.org["s1"], "layer": "young",
    }  # fmt: skip
    with pytest.raises(CourseError, match="已截止"):
        do("activity.sign", town.one, at=late, **given)
    with pytest.raises(CourseError, match="超过总名额"):
        planned(town, capacity=1, young=2)
    with pytest.raises(NotFoundError):
        planned(town, capacity=1, nobody=1)


def test_hours_follow_from_attendance_and_the_certificate_verifies(town):
    finished(town)
    rows = {one.person: one.hours for one in Sign.objects.all()}
    assert rows == {
        town.people["甲"]: 16,
        town.people["丙"]: 0,
    }  # 720 / 45; one of two days is 50 %
    mine = Sign.objects.get(hours=16)
    found = selectors.certificate(town.one, mine.pk)
    assert verified(found)
    assert list(shape_faults(found)) == []
    assert found["credentialSubject"]["creditsEarned"] == 16
    assert "20260000" not in str(found)
    with pytest.raises(NotFoundError):
        selectors.certificate(town.two, mine.pk)
    with pytest.raises(NotFoundError):
        selectors.certificate(town.two, Sign.objects.get(hours=0).pk)


def test_who_falls_short_and_what_is_rated_low(town):
    finished(town)
    short = selectors.falling_short(town.one, town.org["s1"], DAY)
    assert [(one.name, one.hours, one.missing) for one in short] == [
        ("乙", 0, 360),
        ("甲", 16, 344),
    ]
    mine = Sign.objects.get(hours=16)
    do("activity.rate", town.one, sign=mine.pk, rating=2)
    with pytest.raises(CourseError, match="评价一次"):
        do("activity.rate", town.one, sign=mine.pk, rating=5)
    with pytest.raises(NotFoundError):
        do("activity.rate", town.two, sign=mine.pk, rating=5)
    assert [row.low for row in selectors.listed(town.one, DAY)] == [False]  # one voice is too few


def test_needs_stand_beside_seats(town):
    do("activity.need", town.one, year=2026, org=town.org["s1"], layer="young", seats=5)
    do("activity.need", town.one, year=2026, org=town.org["s1"], layer="young", seats=4)
    course = planned(town, capacity=3, young=3)
    sign(town, course, "甲")
    [young] = [row for row in selectors.by_layer(town.centre, 2026) if row.layer.zh == "青年教师"]
    assert (young.needed, young.seats, young.has) == (4, 3, 1)


def test_who_may_what(town):
    course = planned(town)
    sign(town, course, "甲")
    for key, more in (("check_in", {"session": 1, "numbers": []}), ("finish", {"passed": []})):
        with pytest.raises((RefusedError, NotFoundError)):
            do(f"activity.{key}", town.one, course=course, **more)
    with pytest.raises((RefusedError, NotFoundError)):
        do("activity.withdraw", town.two, course=course, person=town.people["甲"])
    given = {"course": course, "person": town.people["丙"], "org": town.org["s1"], "layer": "young"}
    with pytest.raises(NotFoundError):
        do("activity.sign", town.one, **given)
    session = Course.objects.get().sessions.first().pk
    with pytest.raises(CourseError, match="未录取"):
        do("activity.check_in", town.centre, course=course, session=session, numbers=[9])
    assert selectors.shown(town.two, course, DAY).signs == ()


def test_pages(client, town):
    signed_in(client, "section", town.org["r"], duty="teaching")
    told = {
        "title": "听评课", "about": "一天", "capacity": "3", "sign_until": "2026-10-20",
        "begins": "2026-10-22T08:30", "minutes": "360", "quota_young": "1",
    }  # fmt: skip
    assert client.post("/courses/new/", told).status_code == 302
    assert client.post("/courses/new/", told | {"capacity": "0"}).status_code == 422
    course = Course.objects.get()
    assert course.quotas == {"young": 1}
    client.get("/courses/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/courses/").content.decode()
    assert "听评课" in page
    assert len(asked) <= 16
    signed_in(client, "clerk", town.org["s1"])
    sent = {"person": str(town.people["甲"]), "layer": "young"}
    client.post(f"/courses/{course.pk}/sign/", sent)
    assert "甲" in client.get(f"/courses/{course.pk}/").content.decode()
    client.post(f"/courses/{course.pk}/step/withdraw/", {"person": str(town.people["甲"])})
    assert Sign.objects.get().seat == "out"
    assert client.post(f"/courses/{course.pk}/step/nothing/").status_code == 404
    assert "应修 360 学时" in client.get("/courses/short/").content.decode()
    assert client.get("/api/activities").json()[0]["capacity"] == 3
    assert client.get("/courses/new/").status_code == 403
    absent = ("/courses/certificates/999998.json", "/courses/certificates/999999.json")
    assert same_answer(client, *absent) == 404
