"""A bureau with a research office, two schools and their teachers, on the demo's day."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.site.intentions import intention

DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
BEGINS = date(2020, 9, 1)


def unit(key, name, kind, parent, order):
    return Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give units, teachers of two schools, and who works there."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", "教育局", Kind.BUREAU, None, 1), unit("r", "教研室", Kind.CENTRE, "b", 2),
        unit("s1", "第一小学", Kind.PRIMARY, "b", 3), unit("s2", "第二小学", Kind.PRIMARY, "b", 4),
    ])  # fmt: skip
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    people = {}
    for number, (name, school) in enumerate(
        (("甲", "s1"), ("乙", "s1"), ("丙", "s2"), ("丁", "s2"))
    ):
        who = Person.objects.create()
        PersonFact.objects.create(
            subject=who, org_id=org[school], name=name, pinyin=name, initials=name,
            staff_number=f"2026000{number}", valid_from=BEGINS,
        )  # fmt: skip
        people[name] = int(who.pk)
    return SimpleNamespace(
        org=org,
        people=people,
        centre=actor_for(("section", org["r"]), duty="teaching"),
        one=actor_for(("clerk", org["s1"])),
        two=actor_for(("clerk", org["s2"])),
    )


def do(key, actor, at=NOW, **given):
    """Carry out an intention."""
    return act(intention(key), given, actor=actor, at=at).result


def planned(town, capacity=2, **quotas):
    """Open a course of two sessions of 360 minutes."""
    sessions = [
        {"begins": f"2026-10-{day}T08:30:00+08:00", "minutes": 360, "place": "报告厅"}
        for day in (17, 18)
    ]
    return do(
        "activity.plan", town.centre, title="课堂教学", about="两天工作坊", capacity=capacity,
        quotas=quotas, sign_until="2026-10-15", sessions=sessions,
    )["course"]  # fmt: skip


def sign(town, course, name, layer="young"):
    """Sign somebody up by the clerk of the school."""
    first = name in "甲乙"
    actor, org = (town.one, "s1") if first else (town.two, "s2")
    given = {"course": course, "person": town.people[name], "org": town.org[org], "layer": layer}
    return do("activity.sign", actor, **given)
