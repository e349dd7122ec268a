"""What runs out, from entry to reminder: fired once each, closed when renewed, carried to a new owner."""

from datetime import date, timedelta

import pytest
from tests.apps.registers import ground
from tests.apps.registers.acting import NOON, TODAY, actor, do

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.registers.access.expiry import running_out
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.registers.models import Reminded, RunsOut
from xuezheng.apps.registers.services.expiry import remind, silent
from xuezheng.apps.registers.services.switching import AlwaysOnError
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.issues import WrongDataError

SINCE = date(2026, 9, 1)


def honour(org, until, who):
    """Enter an honour; gives its number."""
    data = {
        "title": "平安校园", "level": "市级", "holder": "学校（单位）", "issuer": "市教育局",
        "granted": "2023-11-02", "until": until,
    }  # fmt: skip
    given = {"kind": "honour", "org": org, "since": SINCE, "data": data}
    return do("register.add", actor=who, **given)["subject"]


def at(days):
    """Give noon so many days after the day of the demo."""
    return NOON + timedelta(days=days)


def rungs():
    found = Reminded.objects.order_by("runs_out__org", "runs_out__ends", "id")
    return [(one.runs_out.ends.isoformat(), one.rung) for one in found.select_related("runs_out")]


@pytest.fixture
def section(bureau):
    return actor(5, ("section", bureau["k"], "affairs"))


@pytest.fixture
def thing(bureau, section):
    return honour(bureau["s"], "2026-11-01", section)


def test_each_rung_fires_once_and_an_idle_turn_writes_nothing(thing):  # noqa: ARG001 - entered
    assert remind(NOON) == 2  # 20 days are left: 90 and 30 have come
    assert rungs() == [("2026-11-01", "90"), ("2026-11-01", "30")]
    entries = Entry.objects.count()
    assert remind(at(1)) == 0
    assert Entry.objects.count() == entries
    assert remind(at(13)) == 1
    assert remind(at(21)) == 1
    assert [rung for _, rung in rungs()] == ["90", "30", "7", "ended"]
    assert silent(at(21)) == []


def test_a_renewed_day_closes_the_old_one_and_is_reminded_of_anew(thing, section):
    remind(NOON)
    given = {"kind": "honour", "subject": thing, "since": TODAY, "data": {"until": "2026-12-01"}}
    do("register.change", actor=section, hour=1, **given)
    assert remind(at(1)) == 1
    told = RunsOut.objects.order_by("ends").values_list("ends", "rung", "closed_at")
    assert [(day.isoformat(), rung, closed is None) for day, rung, closed in told] == [
        ("2026-11-01", "30", False),
        ("2026-12-01", "90", True),
    ]


def test_an_edit_of_something_else_silences_nothing(thing, section):
    given = {"kind": "honour", "subject": thing, "since": TODAY, "data": {"title": "平安示范校园"}}
    do("register.change", actor=section, hour=1, **given)
    assert remind(at(1)) == 2
    do("register.change", actor=section, hour=30, **given | {"data": {"paper": "市教〔2023〕9号"}})
    assert remind(at(13)) == 1


def test_another_owner_is_reminded_and_the_old_one_no_longer(bureau, thing, section):
    remind(NOON)
    moved = {"kind": "honour", "subject": thing, "since": TODAY, "data": {}, "org": bureau["r"]}
    do("register.change", actor=section, hour=1, **moved)
    assert remind(at(1)) == 2
    old, new = actor(1, ("clerk", bureau["s"], "")), actor(3, ("clerk", bureau["r"], ""))
    assert list(running_out(old, Verb.READ, TODAY)) == []
    assert [one.thing for one in running_out(new, Verb.READ, TODAY)] == [thing]


def test_a_record_that_has_ended_runs_out_no_longer(thing, section):
    remind(NOON)
    do("register.end", actor=section, hour=1, kind="honour", subject=thing, on=TODAY)
    assert remind(at(1)) == 0
    assert list(RunsOut.objects.filter(closed_at=None)) == []


def test_nobody_else_fires_reminders(section):
    with pytest.raises(NotFoundError):
        do("expiry.remind", actor=section, day=TODAY)


def test_a_register_that_is_off_reminds_of_nothing(bureau, thing):  # noqa: ARG001 - entered
    admin = actor(9, ("system_admin", bureau["b"], ""))
    remind(NOON)
    do("register.switch", actor=admin, kind="honour", on=False)
    assert "honour" not in switched_on(TODAY)
    assert remind(at(13)) == 0
    assert silent(at(13)) == []
    do("register.switch", actor=admin, hour=1, kind="honour", on=True)
    assert remind(at(13)) == 3


def test_only_who_runs_the_system_switches_and_tables_stay_on(bureau, section):
    with pytest.raises(NotFoundError):
        do("register.switch", actor=section, kind="club", on=True)
    with pytest.raises(AlwaysOnError):
        do(
            "register.switch",
            actor=actor(9, ("system_admin", bureau["b"], "")),
            kind="pupil",
            on=False,
        )


def test_what_has_run_out_may_not_be_named_where_it_bars(bureau):
    """A switch of programmes into one whose agreement has ended is refused in its words."""
    who = actor(5, ("section", bureau["k"], "vocational,pupils"))
    programme = {
        "title": "数控五年制", "form": "中高职一体（五年制）", "major": "数控技术", "college": "云汀学院",
        "quota": 40, "until": "2026-10-11",
    }  # fmt: skip
    given = {"org": bureau["s"], "since": SINCE}
    data = programme | {"since": "2021-09-01"}
    ended = do("register.add", actor=who, kind="pathway", data=data, **given)["subject"]
    pupil = ground.pupil(bureau["s"], "王芳")
    asked = {
        "pupil": pupil, "way": "转入衔接项目", "to": bureau["s"], "programme": ended,
        "asked": "2026-10-12", "decide_by": "2026-11-12", "decision": "待审批",
    }  # fmt: skip
    with pytest.raises(WrongDataError) as caught:
        do("register.add", actor=who, kind="pathway_switch", data=asked, **given | {"since": TODAY})
    assert "“拟入衔接项目”所选的已到期；协议到期，不得招生" in caught.value.told().zh
