"""Schools that reach for each other at the same moment: nobody waits for ever, nobody is left behind."""

import pytest
from tests.apps.pupils.acting import admit, do, opened, spells
from tests.concurrency.test_transfers import asked, move, two  # noqa: F401 - a fixture

from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.registers.timeline import AsOf

DAY = "2026-11-02"


def where(day=DAY):
    """Give the school of every pupil on a day."""
    return dict(EnrolmentFact.objects.at(AsOf(day)).values_list("subject_id", "org_id"))


def open_schools(day=DAY):
    """Give the units that stand on a day."""
    return set(OrganisationFact.objects.at(AsOf(day)).values_list("subject_id", flat=True))


@pytest.mark.parametrize("round_", range(3))
def test_of_two_mergers_into_each_other_one_stands(two, together, round_):  # noqa: F811
    units, rooms, _ = two
    pupils = {
        key: admit(units[key], rooms[key], name=name, born=born)
        for key, name, born in (("one", "张敏", "2020-03-05"), ("two", "王磊", "2020-07-09"))
    }
    both = [units["one"], units["two"]]

    def into(key, schools):
        return do("school.merge", schools=schools, into=units[key], since=DAY, basis="批复")

    found = together(lambda: into("one", both), lambda: into("two", both[::-1]))
    refused = [one for one in found if isinstance(one, Exception)]
    assert [isinstance(one, XuezhengError) for one in refused] == [True], round_
    [done] = [one for one in found if isinstance(one, dict)]
    left = done["organisation"]
    assert open_schools() & set(both) == {left}
    assert where() == dict.fromkeys(pupils.values(), left)


@pytest.mark.parametrize("round_", range(3))
def test_two_transfers_that_cross_both_happen(two, together, round_):  # noqa: F811
    units, rooms, clerks = two
    there = admit(units["two"], rooms["two"])
    here = admit(units["one"], rooms["one"], name="王磊", born="2020-07-09")
    first = asked(units, rooms, clerks, there)
    second = do(
        "transfer.open", hour=1, actor=clerks["two"], pupil=here, school=units["two"],
        other=units["one"], takes=True, since="2026-10-20", reason="moved",
        to_class=rooms["two"],
    )["case"]  # fmt: skip
    found = together(
        lambda: move(first, "accept", clerks["two"]), lambda: move(second, "accept", clerks["one"])
    )
    assert [one for one in found if isinstance(one, Exception)] == [], round_
    assert where() == {there: units["one"], here: units["two"]}
    assert [len(spells(one)) for one in (there, here)] == [2, 2]


@pytest.mark.parametrize("round_", range(3))
def test_a_pupil_admitted_while_the_school_closes_is_not_left_behind(two, together, round_):  # noqa: F811
    units, _, _ = two
    late = opened(units["two"])

    def merged():
        return do(
            "school.merge", schools=[units["one"], units["two"]], into=units["one"], since=DAY,
            basis="批复",
        )  # fmt: skip

    found = together(merged, lambda: admit(units["two"], late, name="周舟"))
    errors = [one for one in found if isinstance(one, Exception)]
    assert all(isinstance(one, XuezhengError) for one in errors), (round_, errors)
    assert set(where().values()) <= {units["one"]}
