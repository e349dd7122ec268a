"""The year by role: what falls to whom in which month, as the parameter in force has it."""

from datetime import date

import pytest
from tests.apps.registers import ground
from tests.apps.signing import actor_for, signed_in

from xuezheng.apps.desk.selectors.year import chores, month
from xuezheng.catalogue import current
from xuezheng.catalogue.roles import DUTY_GROUPS, ROLES

DAY = date(2026, 10, 12)


def keys(actor, number):
    return {line.chore.key for line in month(actor, number, DAY).lines}


def test_every_chore_names_roles_groups_and_kinds_that_exist():
    found = chores(DAY)
    assert len({one.key for one in found}) == len(found) >= 30
    kinds = {one.key for one in current().kinds}
    for one in found:
        assert set(one.roles) <= {role.key for role in ROLES}, one.key
        assert set(one.groups) <= set(DUTY_GROUPS), one.key
        assert not one.kind or one.kind in kinds, one.key
        assert set(one.months) <= set(range(1, 13)), one.key
        assert one.months, one.key


def test_every_role_with_work_has_something_to_do_in_the_year():
    administrators = {"system_admin", "security_admin", "audit_admin", "unit_admin"}
    # what a teacher has to hand in goes through the school
    working = {role.key for role in ROLES} - administrators - {"teacher"}
    assert {role for one in chores(DAY) for role in one.roles} == working


@pytest.mark.django_db
def test_a_section_gets_what_its_duty_names():
    city = ground.planted()
    safety = actor_for(("section", city.basic), duty="safety")
    assert {"hazards", "drills"} <= keys(safety, 10)
    assert not {"illness", "titles", "roll"} & keys(safety, 10)
    # Titles are reviewed from September to November, the plan is issued in February.
    staff = actor_for(("section", city.basic), duty="staff")
    assert "titles" in keys(staff, 9)
    assert "titles" not in keys(staff, 12)
    assert "plan" in keys(actor_for(("office", city.bureau)), 2)


@pytest.mark.django_db
def test_who_holds_two_posts_has_both_in_one_list():
    city = ground.planted()
    both = actor_for(("principal", city.east), ("supervisor", city.town))
    assert {"visits", "hazards"} <= keys(both, 10)
    counts = month(both, 10, DAY).counts
    assert counts[10] == len(keys(both, 10))


@pytest.mark.django_db
def test_the_page_shows_this_month_and_goes_to_others(client):
    city = ground.planted()
    signed_in(client, "office", city.bureau)
    assert "印发年度工作要点" in client.get("/desk/year/", {"month": "2"}).content.decode()
    for wrong in ("13", "x", "0", "99999"):
        assert client.get("/desk/year/", {"month": wrong}).status_code == 200
