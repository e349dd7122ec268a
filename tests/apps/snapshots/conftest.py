"""A small bureau with pupils, a case and an own folder for snapshots."""

from datetime import date, datetime

import pytest
from tests.apps.records.steps import planted

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.snapshots import folder
from xuezheng.adapters.snapshots.database import InsideReader
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import (
    ClassFact,
    EnrolmentFact,
    Guardian,
    GuardianFact,
    SchoolClass,
)
from xuezheng.apps.records.models import Record
from xuezheng.apps.snapshots.selectors.kept import tables
from xuezheng.apps.snapshots.services import taking
from xuezheng.catalogue import current

AT = datetime(2026, 10, 12, 9, tzinfo=ZONE)
BEGAN = date(2026, 9, 1)


FEW = {"organisation", "pupil", "guardian", "task"}
"""The tables that most tests take; one takes all."""


def few():
    return tuple(one for one in tables() if one.shape.key in FEW)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Let snapshots lie in a folder of the test's own, and nothing be left under way."""
    monkeypatch.setattr(folder, "root", lambda: tmp_path)
    monkeypatch.setattr("xuezheng.adapters.snapshots.root", lambda: tmp_path)
    yield tmp_path
    taking.abandon()


@pytest.fixture
def bureau(db, place, monkeypatch):  # noqa: ARG001 - opens the database
    """Plant it; reading goes through Django's connection, which sees what the test wrote."""
    monkeypatch.setattr(taking, "reader", InsideReader)
    monkeypatch.setattr(taking, "tables", few)
    found = planted()
    found.pupils = enrolled(found.orgs["school"])
    return found


def enrolled(school):
    """Two pupils of one class, one with a guardian; gives their persons."""
    group = SchoolClass.objects.create()
    ClassFact.objects.create(
        subject=group, org_id=school, stage="primary", entered=2026, number=1, valid_from=BEGAN
    )
    persons = []
    for number, name in ((1, "张小山"), (2, "李小海")):
        person = Person.objects.create()
        persons.append(person.pk)
        EnrolmentFact.objects.create(
            subject=person, org_id=school, school_class=group, number=f"G{number:018}", name=name,
            pinyin="x", initials="x", sex="1", born=date(2020, 3, number), state="studying",
            began="admitted", valid_from=BEGAN,
        )  # fmt: skip
    guardian = Guardian.objects.create()
    GuardianFact.objects.create(
        subject=guardian, child_id=persons[0], name="张大山", relation="father",
        legal_basis="parent", mobile="14000000001", valid_from=BEGAN,
    )  # fmt: skip
    return persons


def case(org, number=1, **values):
    """Write one task as it stands in the record store."""
    ledger = current().ledger("task")
    data = dict.fromkeys(ledger.keys) | {"title": f"任务{number}", "source": "leader_note"}
    return Record.objects.create(
        kind="task", number=f"RW-2026-{number:06d}", org_id=org, subject=f"任务{number}",
        state="doing", since=AT, opened=AT.date(), due=None, updated_at=AT, def_version=1,
        data=data | values,
    )  # fmt: skip
