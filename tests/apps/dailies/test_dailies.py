"""A day of reports: off until approved, opened for every school, rolled up, missing by hour."""

from datetime import date, datetime, timedelta

import pytest
from tests.apps.notices.conftest import head
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.dailies.selectors import day_shown
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services.rhythm import come_round
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.errors import NotFoundError
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 7, tzinfo=ZONE)
CLASSES = [
    {"class_": "一（1）班", "pupils": 40, "present": 38, "fever": 2, "isolated": 0},
    {"class_": "一（2）班", "pupils": 40, "present": 39, "fever": 0, "isolated": 1},
]


def unit(key, kind, parent, order):
    return Unit(
        key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, date(2020, 9, 1)
    )


@pytest.fixture
def org(db, monkeypatch):  # noqa: ARG001 - it writes
    """A bureau, a township with two schools and a kindergarten."""
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=3))
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", Kind.BUREAU, None, 1), unit("t", Kind.TOWNSHIP, "b", 2),
        unit("s1", Kind.PRIMARY, "t", 3), unit("s2", Kind.PRIMARY, "t", 4),
        unit("k", Kind.KINDERGARTEN, "t", 5),
    ])  # fmt: skip
    return dict(OrganisationFact.objects.values_list("code", "subject_id"))


def do(key, actor, at=NOW, **given):
    return act(intention(key), given, actor=actor, at=at).result


def begun(org):
    """Let a leader approve it and the morning come."""
    leader = actor_for(("leader", org["b"]))
    do(
        "rhythm.approve",
        leader,
        kind="daily_report",
        basis="流感高发期工作方案",
        until="2026-11-12",
        over_cap="流感高发期，一个月为限",
    )
    come_round(NOW)
    return {row.org_id: row for row in Record.objects.filter(kind="daily_report")}


def report(org, cases, key, minutes, move="report", **data):
    row = cases[org[key]]
    actor = actor_for(("principal", org[key]))
    at = NOW + timedelta(minutes=minutes)
    do("case.move", actor, at, case=row.pk, move=move, seen=row.version, data=data)


def test_nothing_is_asked_for_until_a_leader_approves_it(org):
    assert come_round(NOW) == 0
    assert not Record.objects.exists()
    assert set(begun(org)) == {org["s1"], org["s2"], org["k"]}


def test_a_day_rolled_up_from_class_to_bureau(org):
    cases = begun(org)
    sums = {"pupils": 80, "present": 77, "fever": 2, "isolated": 1}
    report(org, cases, "s1", 50, found="2人发热", classes=CLASSES, **sums)
    report(org, cases, "k", 130, "report_zero", pupils=60, present=60)
    leader = actor_for(("leader", org["b"]))
    shown = day_shown(leader, DAY, NOW + timedelta(hours=3))
    assert (shown.whole.owe, shown.whole.reported, shown.whole.zero) == (3, 2, 1)
    assert shown.whole.counts == {
        "pupils": 140, "present": 137, "fever": 2, "isolated": 1, "staff_ill": None,
    }  # fmt: skip
    assert [(one.hour, one.reported) for one in shown.hours] == [(8, 1), (9, 1), (10, 2)]
    assert set(shown.hours[0].missing) == {"s2", "k"}
    assert shown.hours[-1].missing == ("s2",)
    assert [(one.name, one.counts["fever"]) for one in shown.classes] == [
        ("一（1）班", 2),
        ("一（2）班", 0),
    ]
    own = day_shown(actor_for(("principal", org["s2"])), DAY, NOW)
    assert (own.whole.owe, own.whole.counts["fever"]) == (1, None)
    with pytest.raises(NotFoundError):
        day_shown(actor_for(("institution", org["s2"])), DAY, NOW)


def test_who_has_not_reported_stands_with_a_telephone(client, org):
    """Of three schools one reported; of the two missing one has a head, called on the number shown."""
    head(org["s2"], "沈听雨", "14000000001")
    cases = begun(org)
    report(org, cases, "s1", 50, "report_zero", pupils=80, present=80)
    town = actor_for(("township", org["t"]))
    found = day_shown(town, DAY, NOW + timedelta(hours=3)).missing
    told = {(one.school, one.who, one.mobile, one.case) for one in found}
    assert told == {
        ("s2", "沈听雨 校长", "14000000001", cases[org["s2"]].pk),
        ("k", "", "", cases[org["k"]].pk),
    }
    signed_in(client, "township", org["t"])
    page = client.get("/dailies/").content.decode()
    assert 'href="tel:14000000001"' in page
    assert f"/cases/{cases[org['k']].pk}/" in page


def test_the_page_and_the_api(client, org):
    signed_in(client, "leader", org["b"])
    assert "这一天没有日报告" in client.get("/dailies/").content.decode()
    cases = begun(org)
    report(org, cases, "s1", 50, "report_zero", pupils=80, present=80)
    page = client.get("/dailies/?on=2026-10-12").content.decode()
    assert "应报 3，已报 1，其中零报告 1" in page
    told = client.get("/api/dailies").json()
    assert (told["whole"]["reported"], told["hours"][0]["reported"]) == (1, 1)
    assert client.get("/dailies/?on=x").status_code == 422
