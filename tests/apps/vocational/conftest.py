"""A bureau with its vocational section, two townships with a school for adults each, a vocational school."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.codes import resident_check
from xuezheng.site.intentions import intention

DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
FILED = datetime(2026, 9, 1, 1, tzinfo=UTC)
BEGINS = date(2024, 9, 1)
EVENINGS = ("2026-09-07", "2026-09-09", "2026-09-11", "2026-09-14")


def unit(key, name, kind, parent, order, stage=Stage.NONE):
    return Unit(key, key, name, kind, stage, Nature.PUBLIC, parent, order, None, BEGINS)


def do(key, actor, at=NOW, **given):
    """Carry out an intention."""
    return act(intention(key), given, actor=actor, at=at).result


def identity(serial, born="19800506"):
    """Give an identity number that is right, of a man."""
    body = f"330282{born}{serial:02d}1"
    return body + resident_check(body)


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give units and who works there, by key."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", "云汀市教育局", Kind.BUREAU, None, 1), unit("k", "职成教科", Kind.SECTION, "b", 2),
        unit("t", "白鹭镇", Kind.TOWNSHIP, "b", 3), unit("u", "望澜镇", Kind.TOWNSHIP, "b", 4),
        unit("x", "白鹭镇成人学校", Kind.COMMUNITY, "t", 5),
        unit("y", "望澜镇成人学校", Kind.COMMUNITY, "u", 6),
        unit("v", "云汀职业高级中学", Kind.VOCATIONAL, "b", 7, Stage.VOCATIONAL),
    ])  # fmt: skip
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    return SimpleNamespace(
        org=org,
        section=actor_for(("section", org["k"]), duty="vocational"),
        second=actor_for(("section", org["k"]), duty="vocational"),
        white=actor_for(("clerk", org["x"])),
        head=actor_for(("principal", org["x"])),
        blue=actor_for(("clerk", org["y"])),
        school=actor_for(("clerk", org["v"])),
        office=actor_for(("township", org["t"])),
        basic=actor_for(("section", org["k"]), duty="safety"),
    )


def filed(town, actor, org, **more):
    """File a class of four evenings of 90 minutes (8 hours of 45) and have it approved; gives its number."""
    data = {
        "title": "电工班", "programme": "rural", "topic": "低压电工", "provider": "成人学校", "planned": 20,
        "hours": 8, "begins_on": EVENINGS[0], "ends_on": EVENINGS[-1],
        "sittings": [{"day": day, "begins": "19:00", "minutes": 90} for day in EVENINGS],
    } | more  # fmt: skip
    case = do("case.open", actor, at=FILED, kind="training_class", org=org, data=data)["case"]
    move(case, "report", actor, FILED)
    move(case, "approve", town.section, FILED)
    return Record.objects.get(pk=case).number


def move(case, step, actor, at=NOW, **more):
    """Take a class a step further."""
    seen = Record.objects.get(pk=case).version
    return do("case.move", actor, at=at, case=case, move=step, seen=seen, **more)


def over(town, number, actor):
    """Report a class over and have it checked."""
    case = Record.objects.get(number=number).pk
    proof = take(b"%PDF-1.4 1", "1.pdf", actor=actor, at=NOW)
    move(case, "conclude", actor, files=[proof])
    move(case, "close", town.section)


def somebody(name, serial, born="19800506", labour="rural", **more):
    """Give one line of a list of trainees."""
    return {"name": name, "identity": identity(serial, born), "labour": labour, **more}


def attended(actor, row, **data):
    """Write what a trainee attended."""
    do("register.change", actor, kind="trainee", subject=row, since=DAY, data=data)


def pupil(org, name, number):
    """Put a pupil on the roll of the vocational school until the end of June 2026."""
    person = Person.objects.create()
    EnrolmentFact.objects.create(
        subject=person, org_id=org, number=number, name=name, pinyin=name, initials=name, sex="1",
        born=date(2008, 5, 6), began="entered", valid_from=BEGINS, valid_to=date(2026, 7, 1),
    )  # fmt: skip
    return int(person.pk)
