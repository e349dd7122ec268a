"""Who keeps watch on a day: told, missing, in sight; a shift holds on both its days."""

from datetime import datetime

import pytest
from tests.apps.notices.conftest import MONDAY, bureau, head
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.desk.selectors.duty import rota
from xuezheng.apps.registers.services import INTENTIONS
from xuezheng.apps.schools.access import DayError
from xuezheng.core.base.actors import SYSTEM

__all__ = ["bureau"]
pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
ADD = next(one for one in INTENTIONS if one.key == "register.add")


def shift(org, leader, first="2026-10-10", last="2026-10-12", **more):
    data = {
        "from": first, "to": last, "watch": "weather", "leader": leader, "telephone": "14099000110",
    } | more  # fmt: skip
    given = {"kind": "duty_shift", "org": org, "since": "2026-09-30", "data": data}
    return act(ADD, given, actor=SYSTEM, at=datetime(2026, 9, 30, 9, tzinfo=ZONE)).result


@pytest.fixture
def watched(bureau):
    """The junior school and the bureau keep watch, others told none."""
    leader = head(bureau.bureau, "顾安", "14000000009")
    shift(bureau.bureau, leader)
    shift(bureau.junior, bureau.principal.person, "2026-10-12", "2026-10-12")
    return bureau


def test_a_day_tells_who_watches_and_who_told_nothing(watched):
    found = rota(watched.clerk, TODAY)
    assert [(one.unit, one.shifts[0].leader, one.shifts[0].telephone) for one in found.told] == [
        ("云汀市教育局", "顾安", "14099000110"),
        ("白鹭初级中学", "沈听雨", "14099000110"),
    ]
    # Twelve units, of which two sections and two townships keep no watch of their own, two told.
    assert [one.unit for one in found.missing] == [
        "白鹭镇教办", "望澜街道教办", "白鹭小学", "白鹭幼儿园", "望澜小学", "望澜幼儿园",
    ]  # fmt: skip
    assert found.told[1].town == "白鹭镇"


@pytest.mark.parametrize(
    ("on", "told"),
    [("2026-10-09", 0), ("2026-10-10", 1), ("2026-10-12", 2), ("2026-10-13", 0)],
)
def test_a_shift_holds_on_its_first_and_its_last_day(watched, on, told):
    assert len(rota(watched.clerk, TODAY, on).told) == told


def test_a_unit_is_found_by_part_of_its_name(watched):
    found = rota(watched.clerk, TODAY, unit="初级")
    assert ([one.unit for one in found.told], found.missing) == (["白鹭初级中学"], ())


def test_without_a_name_one_sees_those_below_and_those_to_call(watched):
    town = rota(watched.town, TODAY)
    assert [one.unit for one in town.told] == ["云汀市教育局", "白鹭初级中学"]
    assert [one.unit for one in town.missing] == ["白鹭镇教办", "白鹭小学", "白鹭幼儿园"]
    school = rota(watched.stranger, TODAY)
    assert [one.unit for one in school.told] == ["云汀市教育局"]
    assert [one.unit for one in school.missing] == ["望澜街道教办", "望澜小学"]
    assert [one.unit for one in rota(watched.stranger, TODAY, unit="初级").told] == ["白鹭初级中学"]
    assert rota(None, TODAY) == type(town)(TODAY, (), ())
    assert rota(None, TODAY, unit="初级") == type(town)(TODAY, (), ())


def test_a_day_that_is_none_is_refused(watched):
    with pytest.raises(DayError, match="2026-13-01"):
        rota(watched.clerk, TODAY, "2026-13-01")


def test_page_and_endpoint_say_the_same(
    watched, client, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    signed_in(client, "office", watched.office)
    with django_assert_max_num_queries(20):
        page = client.get("/desk/duty/?on=2026-10-12").content.decode()
    assert "tel:14099000110" in page
    assert "沈听雨" in page
    told = client.get("/api/desk/duty?on=2026-10-12").json()
    assert [one["unit"] for one in told["told"]] == ["云汀市教育局", "白鹭初级中学"]
    assert len(told["missing"]) == 6
    assert client.get("/desk/duty/?on=xx").status_code == 422


def test_the_record_opens_for_those_who_read_the_register_alone(watched):
    # The office reads no register of school safety; the township reads those below it.
    assert {one.shifts[0].thing for one in rota(watched.clerk, TODAY).told} == {0}
    bureau, school = rota(watched.town, TODAY).told
    assert bureau.shifts[0].thing == 0
    assert school.shifts[0].thing > 0
