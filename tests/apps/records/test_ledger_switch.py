"""A ledger that is off: no entry, no address, no reminder, no nightly work; its cases stay (R21)."""

import pytest
from tests.apps.records.steps import MONDAY, do, move, task

from xuezheng.apps.records.access import anywhere, kind_of, ledgers_on, switching
from xuezheng.apps.records.models import Alarm, LedgerSwitched, Record
from xuezheng.apps.records.services.ladder import coming, fire, silent
from xuezheng.core.base.actors import Actor, Grant, Verb
from xuezheng.core.base.errors import NotFoundError

LATE = MONDAY.replace(month=12)


@pytest.fixture
def asking(monkeypatch):
    """Let the process read the switches from the database, as a server does."""
    monkeypatch.setattr(switching, "_kept", [])


def admin(bureau):
    return Actor(90, 90, (Grant(90, "system_admin", bureau.bureau),))


def switched(bureau, kind, *, on):
    done = do("ledger.switch", admin(bureau), kind=kind, on=on)
    switching.forget()
    return done


@pytest.mark.usefixtures("asking")
def test_as_shipped_a_few_are_on_and_the_bureau_switches_others(bureau):
    shipped = {one.key for one in ledgers_on()}
    assert {"task", "transfer"} <= shipped
    assert "hazard" not in shipped
    assert switched(bureau, "hazard", on=True) == {"kind": "hazard", "on": True}
    assert {one.key for one in ledgers_on()} == shipped | {"hazard"}
    switched(bureau, "hazard", on=False)
    assert {one.key for one in ledgers_on()} == shipped
    assert LedgerSwitched.objects.count() == 1


@pytest.mark.usefixtures("asking")
def test_one_that_is_off_answers_like_an_absent_one_and_wakes_nobody(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    switched(bureau, "task", on=False)
    with pytest.raises(NotFoundError) as absent:
        kind_of("nothing")
    with pytest.raises(NotFoundError) as off:
        kind_of("task")
    assert str(off.value) == str(absent.value)
    assert not anywhere(bureau.clerk, Verb.READ).filter(pk=case).exists()
    with pytest.raises(NotFoundError):
        do("case.comment", bureau.clerk, case=case, note="x")
    with pytest.raises(NotFoundError):
        task(bureau)
    assert not coming(LATE).exists()
    assert (fire(LATE), silent(LATE)) == (0, [])
    # Switched on again nothing is lost: the case is there, and what was owed is told.
    switched(bureau, "task", on=True)
    assert Record.objects.get(pk=case).state == "issued"
    assert fire(LATE) > 0
    assert Alarm.objects.filter(deadline__record=case).exists()


@pytest.mark.usefixtures("asking")
def test_only_whoever_runs_the_system_switches(bureau):
    for actor in (bureau.clerk, bureau.leader, bureau.principal):
        with pytest.raises(NotFoundError):
            do("ledger.switch", actor, kind="task", on=False)
    with pytest.raises(NotFoundError):
        do("ledger.switch", admin(bureau), kind="nothing", on=True)
