"""Two schools at one transfer: one wins, and the pupil is in one school."""

import pytest
from tests.apps.pupils.acting import NOON, admit, admit_class, do, opened, spells
from tests.apps.signing import actor_for

from xuezheng.apps.audit.services import act
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.apps.records import services as records
from xuezheng.apps.records.models import Record
from xuezheng.core.base.errors import StaleError
from xuezheng.core.registers.roll import RollError
from xuezheng.core.registers.timeline import TimelineError

MOVE = next(one for one in records.INTENTIONS if one.key == "case.move")


@pytest.fixture
def two(transactional_db):  # noqa: ARG001 - each thread commits for itself
    """Two schools with a clerk and a class each."""
    units = {}
    for key, kind, above in (
        ("b", "bureau", None),
        ("one", "primary", "b"),
        ("two", "primary", "b"),
    ):
        units[key] = do(
            "organisation.add", code=key, name=key, kind=kind, parent=units.get(above),
            since="2020-09-01",
        )["organisation"]  # fmt: skip
    rooms = {key: opened(units[key]) for key in ("one", "two")}
    return units, rooms, {key: actor_for(("clerk", units[key])) for key in ("one", "two")}


def asked(units, rooms, clerks, pupil):
    return do(
        "transfer.open", hour=1, actor=clerks["one"], pupil=pupil, school=units["one"],
        other=units["two"], takes=True, since="2026-10-20", reason="moved", to_class=rooms["one"],
    )["case"]  # fmt: skip


def move(case, what, actor, **more):
    given = {"case": case, "move": what, "seen": 2, **more}
    return act(MOVE, given, actor=actor, at=NOON.replace(hour=9)).result


@pytest.mark.parametrize("round_", range(5))
def test_accepting_and_withdrawing_at_once_leave_one_truth(two, together, round_):
    units, rooms, clerks = two
    pupil = admit(units["two"], rooms["two"])
    case = asked(*two, pupil)
    found = together(
        lambda: move(case, "accept", clerks["two"]), lambda: move(case, "withdraw", clerks["one"])
    )
    errors = [type(one) for one in found if isinstance(one, Exception)]
    assert errors == [StaleError], round_
    moved = len(spells(pupil)) == 2
    assert Record.objects.get(pk=case).state == ("accepted" if moved else "drafted")


@pytest.mark.parametrize("round_", range(5))
def test_a_pupil_who_leaves_meanwhile_is_not_transferred_too(two, together, round_):
    units, rooms, clerks = two
    pupil = admit(units["two"], rooms["two"])
    case = asked(*two, pupil)
    given = {"pupil": pupil, "on": "2026-10-15", "left": "moved_away"}
    found = together(
        lambda: move(case, "accept", clerks["two"]),
        lambda: do("pupil.leave", hour=2, actor=clerks["two"], **given),
    )
    wrong = [one for one in found if isinstance(one, Exception)]
    assert all(isinstance(one, RollError | TimelineError | PupilRuleError) for one in wrong), round_
    last = spells(pupil)[-1]
    assert last[4] == "moved_away" or (last[1], last[3]) == (units["one"], "transferred")


def test_the_last_place_of_a_class_goes_to_one(two, together):
    units, rooms, clerks = two

    admit_class(units["two"], rooms["two"], 54)
    some = admit_class(units["two"], opened(units["two"]), 2, first=60)
    found = together(*(
        lambda one=one: do("pupil.place", hour=2, actor=clerks["two"], pupils=[one],
                           school_class=rooms["two"], since="2026-10-01") for one in some
    ))  # fmt: skip
    assert [type(one) for one in found if isinstance(one, Exception)] == [PupilRuleError]
