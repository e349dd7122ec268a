"""For every ledger and unit somebody else checks: here, or so many levels up (R18)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.records.steps import MONDAY, evidence, move, task

from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.selectors.checkers import checkers, unchecked
from xuezheng.apps.schools.models import OrganisationFact, TreeState
from xuezheng.core.base.errors import RefusedError

DAY = MONDAY.date()


@pytest.fixture
def staffed(bureau):
    """One person in the school, one in the township office, two in the office, a leader."""
    Person.objects.bulk_create(Person(pk=n) for n in range(1, 9))
    for number, role, org in (
        (1, "office", bureau.office), (2, "office", bureau.office), (6, "leader", bureau.bureau),
        (7, "township", bureau.town), (8, "principal", bureau.school),
    ):  # fmt: skip
        Grant.objects.create(person_id=number, role=role, org_id=org, since=date(2026, 1, 1))
    return bureau


def found(ledger, person):
    return {
        (checker.org, checker.climbed, checker.people)
        for one, _, who, checker in checkers(DAY)
        if one.key == ledger and who == person and checker is not None
    }


def test_every_unit_has_somebody_else_and_a_unit_of_one_climbs(staffed):
    with CaptureQueriesContext(connection) as asked:
        assert unchecked(DAY) == []
    assert len(asked) <= 8
    # What a school writes the office checks, wherever it is; a hazard of the school the township.
    assert found("practice", 8) == {(staffed.school, 0, (1, 2))}
    assert found("hazard", 8) == {(staffed.school, 0, (6,)), (staffed.school, 0, (7,))}
    # The office's own practice is checked by the colleague, never by whoever wrote it.
    assert found("practice", 1) == {(staffed.office, 0, (2,))}


def test_where_the_colleague_is_missing_the_step_goes_one_level_up(staffed):
    Grant.objects.filter(person_id=2).delete()
    assert found("practice", 1) == {(staffed.bureau, 1, (6,))}
    Grant.objects.filter(person_id=6).delete()
    told = {(one.ledger, one.org, one.person) for one in unchecked(DAY)}
    assert ("practice", staffed.office, 1) in told


def test_a_post_at_a_unit_that_was_merged_away_is_nobodys_fault(staffed):
    Grant.objects.exclude(person_id=8).delete()
    assert {one.person for one in unchecked(DAY)} == {8}
    OrganisationFact.objects.filter(subject_id=staffed.school).update(valid_to=DAY)
    TreeState.objects.update(stamp="merged")
    assert unchecked(DAY) == []


def test_who_fills_in_for_a_unit_without_anybody_never_checks_it(staffed):
    """The township reports for a school that has nobody, and the office alone may close."""
    Grant.objects.filter(person_id=8).delete()
    parties = [("lead", staffed.school), ("supervisor", staffed.office)]
    case = task(staffed, org=staffed.school, parties=parties)
    move(case, "issue", staffed.clerk)
    move(case, "sign", staffed.town_officer)
    files = [evidence(staffed.town_officer)]
    move(case, "report", staffed.town_officer, data={"result": "已办"}, files=files)
    with pytest.raises(RefusedError):
        move(case, "close", staffed.town_officer)
    assert move(case, "close", staffed.second)["state"] == "closed"


def test_nobody_fills_in_for_a_unit_that_has_somebody(staffed):
    parties = [("lead", staffed.school), ("supervisor", staffed.office)]
    case = task(staffed, org=staffed.school, parties=parties)
    move(case, "issue", staffed.clerk)
    with pytest.raises(RefusedError):
        move(case, "sign", staffed.town_officer)
