"""A bureau with an aid centre, two schools and five pupils, on the demo's day."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.rosters.models import Heads, Roster, RosterLine
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.site.intentions import intention

DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
BEGINS = date(2024, 9, 1)


def unit(key, name, kind, parent, order):
    return Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)


def enrol(org, klass, name, number, *, boards=False):
    """Put a pupil on the roll."""
    person = Person.objects.create()
    EnrolmentFact.objects.create(
        subject=person, org_id=org, school_class_id=klass, number=number, name=name,
        pinyin=name, initials=name, sex="1", born=date(2010, 5, 6), began="entered",
        boards=boards, valid_from=BEGINS,
    )  # fmt: skip
    return int(person.pk)


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give units, pupils by name, and who works there."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", "教育局", Kind.BUREAU, None, 1), unit("c", "学生资助中心", Kind.CENTRE, "b", 2),
        unit("s", "云汀中学", Kind.SENIOR, "b", 3), unit("p", "云汀小学", Kind.PRIMARY, "b", 4),
    ])  # fmt: skip
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    made = {}
    for key, stage, entered in (("s", "senior", 2025), ("p", "primary", 2022)):
        made[key] = SchoolClass.objects.create().pk
        ClassFact.objects.create(
            subject_id=made[key], org_id=org[key], stage=stage, entered=entered, number=1,
            valid_from=BEGINS,
        )  # fmt: skip
    told = {
        "zhao": enrol(org["s"], made["s"], "赵一", "G330282201005060011"),
        "qian": enrol(org["s"], made["s"], "钱二", "G330282201005060038"),
        "sun": enrol(org["s"], made["s"], "孙三", "G330282201005060054"),
        "li": enrol(org["p"], made["p"], "李四", "G330282201005060070", boards=True),
        "zhou": enrol(org["p"], made["p"], "周五", "G330282201005060097"),
    }
    return SimpleNamespace(
        org=org,
        pupils=told,
        centre=actor_for(("section", org["c"]), duty="care"),
        chief=actor_for(("section", org["c"]), duty="care"),
        clerk=actor_for(("clerk", org["s"])),
        head=actor_for(("principal", org["s"])),
        other=actor_for(("clerk", org["p"])),
    )


def do(key, actor, at=NOW, **given):
    """Carry out an intention."""
    return act(intention(key), given, actor=actor, at=at).result


def compared(town, kind, *names):
    """Plant a compared list that names pupils by name and number."""
    heads = Heads.objects.create(fingerprint=f"{kind}{len(names)}", mapping={})
    row = Roster.objects.create(
        kind=kind, title=kind, day=DAY, org_id=town.org["c"], file=1, heads=heads,
        state="compared", at=NOW, taken_by=town.centre.person,
    )  # fmt: skip
    for place, name in enumerate(names, 1):
        fact = EnrolmentFact.objects.get(subject=town.pupils[name])
        RosterLine.objects.create(
            roster=row, row=place, name=fact.name, resident=fact.number[1:], number=fact.number,
            born=fact.born,
        )  # fmt: skip
    return int(row.pk)


def carded(town, *names):
    """Keep a card for each."""
    for place, name in enumerate(names):
        actor = town.other if name in {"li", "zhou"} else town.clerk
        given = {
            "pupil": town.pupils[name],
            "holder": "监护人",
            "number": f"62220000000000{place:02d}",
        }
        do("aid.card", actor, **given)
