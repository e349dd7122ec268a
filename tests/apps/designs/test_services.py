"""A ledger without a programmer: who drafts, who activates, what is refused, what every process then sees."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.designs.conftest import VISITORS
from tests.apps.records.steps import MONDAY
from tests.apps.records.steps import do as in_records

from xuezheng.apps.audit.services import act
from xuezheng.apps.designs import access
from xuezheng.apps.designs.models import Definition, Design
from xuezheng.apps.designs.selectors import checked
from xuezheng.apps.designs.services import (
    INTENTIONS,
    SecondPersonError,
    StateError,
    WrongDesignError,
)
from xuezheng.apps.records.access import kind_of, ledger_of, ledgers_on, switching
from xuezheng.apps.records.access.rules import in_force, rungs_on
from xuezheng.apps.records.models import Deadline, Record
from xuezheng.apps.records.services import rewrite_batch
from xuezheng.apps.records.services.switching import RetiredError
from xuezheng.catalogue import current, shipped
from xuezheng.core.base.errors import InputError, NotFoundError, StaleError
from xuezheng.core.kinds.issues import WrongDataError

BY_KEY = {one.key: one for one in INTENTIONS}
LATER = MONDAY + timedelta(days=7)


def do(key, actor, at=MONDAY, **given):
    return act(BY_KEY[f"design.{key}"], given, actor=actor, at=at).result


def drafted(bureau, text=VISITORS, **more):
    return do("keep", bureau.author, text=text, **more)["design"]


def activated(bureau, text=VISITORS, at=MONDAY, **more):
    number = drafted(bureau, text, **more)
    do("submit", bureau.author, at, design=number)
    do("activate", bureau.admin, at, design=number)
    access.refresh()
    return number


@pytest.fixture
def on(monkeypatch):
    """Let the process ask the database which ledgers are on, as a server does."""
    monkeypatch.setattr(switching, "_kept", [])


def switched(bureau, key="visitors", *, on=True):
    done = in_records("ledger.switch", bureau.admin, kind=key, on=on)
    switching.forget()
    return done


def opened(bureau, **data):
    given = {"visitor": "陈一帆", "came": "2026-09-28", "why": "parent", "people": 2} | data
    case = {"kind": "visitors", "org": bureau.school, "data": given}
    return in_records("case.open", bureau.school_clerk, **case)["case"]


@pytest.mark.usefixtures("on")
def test_from_draft_to_a_case_in_it_without_a_programmer(bureau):
    number = activated(bureau)
    assert current().ledger("visitors").title.zh == "访客登记"
    assert "visitors" not in {one.key for one in shipped().ledgers}
    with pytest.raises(NotFoundError):
        ledger_of("visitors")  # Off until it is switched on.
    switched(bureau)
    assert "visitors" in {one.key for one in ledgers_on()}
    case = opened(bureau)
    row = Record.objects.get(pk=case)
    assert row.number == "FK-2026-0001"
    assert (row.t1, row.t2, row.d1) == ("陈一帆", "parent", date(2026, 9, 28))
    assert Deadline.objects.get(record=case).due_day == date(2026, 9, 29)
    assert row.data["badge"] is None
    with pytest.raises(WrongDataError):
        opened(bureau, why="repair", badge="证" * 400)
    assert Design.objects.get(pk=number).state == "active"


@pytest.mark.usefixtures("on")
def test_a_declared_check_and_a_need_of_a_move_hold(bureau):
    activated(bureau)
    switched(bureau)
    case = opened(bureau)
    seen = Record.objects.get(pk=case).version
    move = {"case": case, "move": "report_zero", "seen": seen}
    with pytest.raises(WrongDataError) as wrong:
        in_records("case.move", bureau.school_clerk, **move, data={"left": "2026-09-27"})
    assert [one.found.zh for one in wrong.value.issues] == ["早于来访日期"]
    in_records("case.move", bureau.school_clerk, **move, data={"left": "2026-09-28"})
    assert Record.objects.get(pk=case).state == "reported"


def test_the_author_and_the_last_editor_do_not_activate(bureau):
    number = do("keep", bureau.admin, text=VISITORS)["design"]
    do("submit", bureau.admin, design=number)
    with pytest.raises(SecondPersonError):
        do("activate", bureau.admin, design=number)
    do("keep", bureau.second_admin, design=number, text=VISITORS)
    do("submit", bureau.admin, design=number)
    for actor in (bureau.admin, bureau.second_admin):
        with pytest.raises(SecondPersonError):
            do("activate", actor, design=number)
    assert not Definition.objects.exists()


def test_only_designers_draft_and_only_administrators_activate(bureau):
    number = drafted(bureau)
    for actor in (bureau.clerk, bureau.leader, bureau.school_clerk, bureau.town_officer):
        with pytest.raises(NotFoundError):
            do("keep", actor, text=VISITORS)
        with pytest.raises(NotFoundError):
            do("check", actor, design=number)
    do("submit", bureau.author, design=number)
    for key, more in (
        ("activate", {}),
        ("retire", {"why": "不用了"}),
        ("send_back", {"why": "再想想"}),
    ):
        with pytest.raises(NotFoundError) as foreign:
            do(key, bureau.author, design=number, **more)
        with pytest.raises(NotFoundError) as absent:
            do(key, bureau.admin, design=99_999_999, **more)
        assert str(foreign.value) == str(absent.value)


def test_a_section_sees_its_own_and_its_groups_designs(bureau):
    number = drafted(bureau)
    with pytest.raises(NotFoundError):
        do("check", bureau.other, design=number)
    assert do("check", bureau.author, design=number)["faults"] == []
    pupils = VISITORS.replace('group = "safety"', 'group = "pupils"')
    found = do("keep", bureau.author, design=number, text=pupils)
    assert found["faults"] == 1
    assert do("check", bureau.other, design=number)["design"] == number
    with pytest.raises(WrongDesignError) as wrong:
        do("submit", bureau.author, design=number)
    assert [one.where for one in wrong.value.faults] == ["group"]


def test_wrong_texts_are_kept_told_and_not_handed_in(bureau):
    number = drafted(bureau, "key =\nversion = 1\n")
    assert Design.objects.get(pk=number).faults == 1
    told = do("check", bureau.author, design=number)["faults"]
    assert told[0]["where"] == "line 1"
    with pytest.raises(WrongDesignError):
        do("submit", bureau.author, design=number)
    with pytest.raises(InputError):
        do("keep", bureau.author, text="x" * 200_000)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('key = "visitors"', 'key = "hazard"', "key"),
        ('key = "visitors"', 'key = "pupil"', "key"),
        ('key = "visitors"', 'key = "task"', "key"),
        ('key = "visitors"', 'key = "switches"', "key"),
        ('prefix = "FK"', 'prefix = "YH"', "prefix"),
        ('prefix = "FK"', 'prefix = "x1"', "prefix"),
        ('opens = ["principal", "clerk"]', 'opens = ["supervisor"]', "opens"),
        ('flow = "patrol_zero_report"', 'flow = "patrol"', "flow"),
        ('group = "safety"', 'group = "log"', "group"),
        ('slot = "t2"', 'slot = "t1"', "fields[3]"),
        ('when = "why = repair"', 'when = "reason = repair"', "fields[4].when"),
        ('holds = "left >= came"', 'holds = "left >= visitor"', "checks[1].holds"),
        ('stages = ["reported"]', 'stages = ["read"]', "clocks[2]"),
        ('ladder = ["0: lead", "1: lead, above"]', 'ladder = ["0: head", "1: lead"]', "clocks[1]"),
        ('of = "sum:people"', 'of = "sum:phone"', "counts[1]"),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_place(bureau, old, new, where):
    assert old in VISITORS
    found = checked(VISITORS.replace(old, new), bureau.author)
    assert where in {one.where for one in found.faults}
    assert all(one.found.zh and one.allowed.en for one in found.faults)


def test_two_cannot_be_in_force_under_one_key(bureau):
    activated(bureau)
    again = do("keep", bureau.second_admin, text=VISITORS)["design"]
    with pytest.raises(WrongDesignError) as wrong:
        do("submit", bureau.second_admin, design=again)
    assert {one.where for one in wrong.value.faults} == {"key", "prefix"}


@pytest.mark.usefixtures("on")
def test_a_change_that_stored_cases_do_not_survive_needs_its_change(bureau):
    number = activated(bureau)
    switched(bureau)
    case = opened(bureau)
    renamed = VISITORS.replace('key = "phone"', 'key = "mobile"')
    do("keep", bureau.author, design=number, text=renamed)
    with pytest.raises(WrongDesignError) as wrong:
        do("submit", bureau.author, design=number)
    assert "field phone is gone" in {one.found.en for one in wrong.value.faults}
    said = renamed.replace("version = 1", "version = 2") + (
        '\n[[changes]]\nchange = "rename"\nversion = 2\nold = "phone"\nnew = "mobile"\n'
    )
    activated(bureau, said, LATER, design=number)
    assert [one.number for one in access.definitions(number)] == [2, 1]
    assert rewrite_batch("visitors", 1, 100, LATER) == (1, 0)
    row = Record.objects.get(pk=case)
    assert (row.def_version, "mobile" in row.data, "phone" in row.data) == (2, True, False)


def test_numbers_of_its_own_hold_from_the_day_they_were_activated(bureau):
    number = activated(bureau)
    assert in_force(date(2026, 9, 1))["visitors.leave_within"] == 1
    activated(bureau, VISITORS.replace("count = 1", "count = 2"), LATER, design=number)
    assert in_force(MONDAY.date())["visitors.leave_within"] == 1
    assert in_force(LATER.date())["visitors.leave_within"] == 2
    assert [one.key for one in rungs_on("visitors", "leave", LATER.date())] == ["+0", "+1"]
    assert in_force(LATER.date()).digest != in_force(MONDAY.date()).digest


@pytest.mark.usefixtures("on")
def test_out_of_use_it_is_off_and_stays_so_until_activated_again(bureau):
    number = activated(bureau)
    switched(bureau)
    case = opened(bureau)
    do("retire", bureau.admin, design=number, why="并入平安校园台账")
    access.refresh()
    switching.forget()
    with pytest.raises(NotFoundError):
        ledger_of("visitors")
    assert Record.objects.filter(pk=case).exists()
    assert current().kind("visitors")
    # Going on with the draft does not put it back in force.
    do("keep", bureau.author, design=number, text=VISITORS)
    access.refresh()
    with pytest.raises(RetiredError):
        switched(bureau)
    do("submit", bureau.author, design=number)
    do("activate", bureau.admin, design=number)
    access.refresh()
    switching.forget()
    assert kind_of("visitors").key == "visitors"


def test_states_follow_each_other(bureau):
    number = drafted(bureau)
    for key, more in (
        ("activate", {}),
        ("send_back", {"why": "再想想"}),
        ("retire", {"why": "不用了"}),
    ):
        with pytest.raises(StateError):
            do(key, bureau.admin, design=number, **more)
    do("submit", bureau.author, design=number)
    with pytest.raises(StateError):
        do("submit", bureau.author, design=number)
    do("send_back", bureau.admin, design=number, why="编号前缀请换一个")
    row = Design.objects.get(pk=number)
    assert (row.state, row.note) == ("draft", "编号前缀请换一个")
    with pytest.raises(StaleError):
        do("keep", bureau.author, design=number, text=VISITORS, seen=1)
    do("submit", bureau.author, design=number)
    with pytest.raises(StateError):
        do("activate", bureau.admin, design=number, seen=1)


def test_another_process_sees_it_by_one_query_and_reads_texts_only_when_that_changed(bureau):
    activated(bureau)
    access.forget()  # As in a process that has read nothing yet.
    assert "visitors" not in {one.key for one in current().ledgers}
    with CaptureQueriesContext(
        connection,
    ) as first:
        access.refresh()
    with CaptureQueriesContext(connection) as again:
        access.refresh()
    assert (len(first), len(again)) == (2, 1)
    stamp = current().stamp
    access.refresh()
    assert current().stamp == stamp
    assert access.unread() == ()


def test_a_definition_this_software_no_longer_reads_stands_aside(bureau):
    number = activated(bureau)
    Definition.objects.filter(design=number).update(text='key = "visitors"')
    access.forget()
    access.refresh()
    assert access.unread() == ("visitors",)
    assert current().ledgers == shipped().ledgers
