"""One gate for every entry path: a planted duplicate is caught on each of them."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.apps.registers.acting import NOON, START, TODAY, do
from tests.apps.registers.test_importing import book, pupil, staged

from xuezheng import apps
from xuezheng.adapters import workbooks
from xuezheng.apps.files.services import take
from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.people.selectors.sheets import SHEETS
from xuezheng.apps.people.selectors.staging import staged as people_staged
from xuezheng.apps.people.services.gate import DuplicateError, UndecidedError
from xuezheng.apps.people.services.rules import PeopleRuleError
from xuezheng.apps.registers.models import ImportRow
from xuezheng.core.base.actors import SYSTEM
from xuezheng.site.intentions import intentions

CREATES = re.compile(r"Person\.objects\.(bulk_)?create\(|EnrolmentFact\.identities\(\)\.model")
GATE = re.compile(r"\b(passed|let_in|settled)\(")
PATHS = {
    "person.add", "people.import_workbook", "pupil.admit", "pupil.admit_many", "register.add",
    "register.stage",
}  # fmt: skip
"""Every intention by which somebody comes into the registers; each has its test below."""
CHILD = {"name": "张小明", "sex": "1", "born": "2018-03-02", "number": "L330199201803020011"}
TEACHER = {
    "name": "闻知秋", "staff_number": "S0001", "mobile": "14099990001", "born": "1980-02-03",
    "sex": "1",
}  # fmt: skip
REFUSED = (DuplicateError, UndecidedError, PeopleRuleError)


def test_no_service_creates_a_person_without_asking_the_gate():
    folder = Path(apps.__path__[0])
    creating = [path for path in folder.rglob("*.py") if CREATES.search(path.read_text("utf-8"))]
    assert {path.name for path in creating} == {"persons.py", "importing.py", "rolls.py"}
    assert [path.name for path in creating if not GATE.search(path.read_text("utf-8"))] == []
    assert set(intentions()) >= PATHS


@pytest.fixture
def known(bureau):
    """A teacher and a child in the registers already; gives how many persons there are."""
    do("person.add", organisation=bureau["s"], since=START, **TEACHER)
    do("pupil.admit", organisation=bureau["s"], since=date(2025, 9, 1), **CHILD)
    return Person.objects.count()


@pytest.mark.parametrize("told", [
    {**TEACHER, "staff_number": "S0002", "mobile": ""},
    {**TEACHER, "staff_number": "S0003"},
    {**TEACHER, "name": "闻知球", "staff_number": "S0004", "mobile": ""},
])  # fmt: skip
def test_a_teacher_is_not_added_twice(known, bureau, told):
    with pytest.raises(REFUSED):
        do("person.add", organisation=bureau["r"], since=TODAY, **told)
    data = {key: value for key, value in told.items() if value}
    with pytest.raises(REFUSED):
        do("register.add", kind="person", org=bureau["r"], since=TODAY, data=data)
    assert Person.objects.count() == known


def test_a_workbook_of_people_knows_them_again(known, bureau):
    rows = [{"staff_number": "S0009", "name": "闻知秋", "mobile": TEACHER["mobile"], "unit": "r",
             "role": "clerk"}]  # fmt: skip
    assert bureau
    data = workbooks.blank(SHEETS, {"单位": [], "人员": rows})
    file = take(data, "p.xlsx", actor=SYSTEM, at=NOON)
    plan = people_staged(data, TODAY)
    if plan.accepted:
        do("people.import_workbook", file=file, since=TODAY, seen=plan.digest)
    assert Person.objects.count() == known
    assert PersonFact.objects.believed().count() == 1


@pytest.mark.parametrize("told", [
    CHILD,
    {**CHILD, "number": ""},
    {**CHILD, "name": "章小明", "number": ""},
])  # fmt: skip
def test_a_pupil_is_not_admitted_twice(known, bureau, told):
    school = {"organisation": bureau["r"], "since": TODAY}
    with pytest.raises(REFUSED):
        do("pupil.admit", **school, **told)
    with pytest.raises(REFUSED):
        do("pupil.admit_many", **school, pupils=[told])
    with pytest.raises(REFUSED):
        do("register.add", kind="pupil", org=bureau["r"], since=TODAY, data=told)
    assert Person.objects.count() == known


def test_an_import_of_pupils_knows_them_again_or_asks(known, clerk):
    rows = [
        pupil("张小明", "2018-03-02", number=CHILD["number"], sex="1"),
        pupil("章小明", "2018-03-02"),
        pupil("李小红", "2018-04-05"),
    ]
    batch = staged(clerk, "pupil", book("pupil", rows))
    found = {
        row.row: (row.outcome, len(row.candidates)) for row in ImportRow.objects.filter(batch=batch)
    }
    assert found == {2: ("unchanged", 0), 3: ("rejected", 1), 4: ("accepted", 0)}
    assert Person.objects.count() == known + 1  # the clerk


def test_what_a_person_decides_is_done_and_noted(known, bureau):
    told = {**CHILD, "name": "章小明", "number": ""}
    decided = {"new": True, "reason": "查验户口簿，为双胞胎"}
    do("pupil.admit", organisation=bureau["r"], since=TODAY, decided=decided, **told)
    assert Person.objects.count() == known + 1
