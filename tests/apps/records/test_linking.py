"""Cases that belong together: opened by a move in its transaction, tied by hand, seen by who may."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.records.steps import DONE_BY, do, move, task

from xuezheng import catalogue
from xuezheng.apps.records.models import CaseEntry, Link, Party, Record
from xuezheng.apps.records.selectors.linked import linked
from xuezheng.apps.records.services import FOLLOWS
from xuezheng.catalogue import current
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.definition import Hides, Spawn

TODAY = date(2026, 9, 28)
SPAWN = Spawn(
    "issue", "problem", T("转为破难课题", "Made a hard problem"),
    carries={"title": "title", "obstacle": "text"}, party={"lead": "lead", "supervisor": "org"},
    sets={"measured": "学位数"},
)  # fmt: skip


@pytest.fixture
def declare(monkeypatch):
    """Change one ledger of the region for a test."""

    def change(key, **new):
        region = current()
        ledgers = tuple(replace(one, **new) if one.key == key else one for one in region.ledgers)
        monkeypatch.setattr(catalogue, "_PRESENT", [replace(region, ledgers=ledgers)])

    return change


def with_text(bureau, **more):
    data = {
        "title": "新增学位1200个", "source": "leader_note", "source_date": "2026-09-25",
        "text": "用地未批",
    }  # fmt: skip
    return task(bureau, data=data, **more)


def test_a_move_opens_a_linked_case_with_what_it_carries(bureau, declare):
    declare("task", spawns=(SPAWN,))
    case = with_text(bureau)
    move(case, "issue", bureau.clerk)
    other = Record.objects.get(kind="problem")
    assert (other.data["title"], other.data["obstacle"]) == ("新增学位1200个", "用地未批")
    assert (other.data["measured"], other.due, other.org_id) == ("学位数", DONE_BY, bureau.basic)
    parties = Party.objects.filter(record=other).values_list("part", "org")
    assert set(parties) == {("lead", bureau.basic), ("supervisor", bureau.basic)}
    for one, across in ((case, other.pk), (other.pk, case)):
        (row,) = linked(bureau.head, one, TODAY)
        assert (row.case.id, row.spawn) == (across, "issue")


def test_a_move_made_again_opens_no_second_case_while_the_first_runs(bureau, declare):
    declare("task", spawns=(SPAWN,))
    case = with_text(bureau)
    move(case, "issue", bureau.clerk)
    move(case, "decline", bureau.head, note="不归我")
    move(case, "issue", bureau.clerk)
    assert Record.objects.filter(kind="problem").count() == 1


def test_what_cannot_be_opened_takes_the_move_back(bureau, declare):
    declare("task", spawns=(SPAWN,))
    case = task(bureau)  # without a text, so the obstacle would be empty
    with pytest.raises(WrongDataError):
        move(case, "issue", bureau.clerk)
    assert Record.objects.get(pk=case).state == "drafted"
    assert not Link.objects.exists()


def test_a_stale_mover_opens_nothing(bureau, declare):
    declare("task", spawns=(SPAWN,))
    case = with_text(bureau)
    move(case, "issue", bureau.clerk)
    with pytest.raises(StaleError):
        move(case, "issue", bureau.second, seen=1)
    assert Record.objects.filter(kind="problem").count() == 1


def test_those_who_work_on_a_case_tie_and_untie_it(bureau):
    one, other = task(bureau), task(bureau)
    do("case.link", bureau.clerk, case=one, other=other, note="同一件事")
    do("case.link", bureau.clerk, case=other, other=one)
    assert Link.objects.count() == 1
    acts = CaseEntry.objects.filter(act="link").values_list("record", "note", "facts__other")
    assert set(acts) == {(one, "同一件事", other), (other, "同一件事", one)}
    assert [row.case.id for row in linked(bureau.head, other, TODAY)] == [one]
    # What somebody has open is as good as before.
    move(one, "issue", bureau.clerk, seen=1)
    do("case.unlink", bureau.clerk, case=one, other=other)
    assert not Link.objects.exists()


def test_ties_are_refused_to_others_and_kept_where_a_move_made_them(bureau, declare):
    one, other = task(bureau), task(bureau)
    with pytest.raises(NotFoundError):
        do("case.link", bureau.stranger, case=one, other=other)
    with pytest.raises(NotFoundError):
        do("case.link", bureau.clerk, case=one, other=999_999)
    with pytest.raises(Exception, match="由参与办理的人关联"):
        do("case.link", bureau.leader, case=one, other=other)
    with pytest.raises(Exception, match="同一事项"):
        do("case.link", bureau.clerk, case=one, other=one)
    declare("task", spawns=(SPAWN,))
    case = with_text(bureau)
    move(case, "issue", bureau.clerk)
    with pytest.raises(Exception, match="保持关联"):
        do("case.unlink", bureau.clerk, case=case, other=Record.objects.get(kind="problem").pk)


def test_a_tie_to_a_hidden_case_is_told_nowhere_to_those_it_hides_from(bureau, declare):
    declare("task", hides=Hides(("lead",), ("doing",)))
    parties = [("lead", bureau.school), ("supervisor", bureau.office)]
    secret = task(bureau, org=bureau.office, parties=parties)
    plain = task(bureau, org=bureau.office, parties=parties)
    Record.objects.filter(pk=plain).update(state="doing")
    do("case.link", bureau.clerk, case=plain, other=secret)
    assert [row.case.id for row in linked(bureau.clerk, plain, TODAY)] == [secret]
    assert linked(bureau.principal, plain, TODAY) == []
    assert not CaseEntry.objects.filter(record=plain, act="link").exists()


def test_an_opening_is_told_to_whoever_follows_the_ledger(bureau, monkeypatch):
    told = []
    monkeypatch.setitem(FOLLOWS, "task", lambda _deed, row, act: told.append((row.pk, act)))
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    assert told == [(case, "opened"), (case, "issue")]
