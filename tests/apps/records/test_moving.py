"""Opening and moving cases: success, refusal, repetition; the history is the case."""

import dataclasses
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.records.steps import DONE_BY, MONDAY, do, evidence, move, person, reported, task

from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.audit.models import Entry as LogEntry
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.models import AppendOnlyError, CaseEntry, Deadline, Record
from xuezheng.apps.records.selectors.history import case_of, lines
from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.records.services.opening import OpenerError, PartyError
from xuezheng.catalogue import current
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.cases import MoveRefusedError, StageRefusedError
from xuezheng.core.ledgers.history import fold


def row(case):
    return Record.objects.get(pk=case)


def limits(case):
    rows = Deadline.objects.filter(record=case).order_by("id")
    return [(one.clock, one.due_day, one.state) for one in rows]


def test_a_case_is_numbered_by_year_and_its_slots_mirror_its_data(bureau):
    first, second = task(bureau), task(bureau)
    one, other = row(first), row(second)
    assert (one.number, other.number) == ("RW-2026-0001", "RW-2026-0002")
    assert (one.t1, one.t2, one.t3, one.n1) == ("新增学位1200个", "leader_note", "", None)
    assert (one.state, one.version, one.next_due) == ("drafted", 1, DONE_BY)
    entry = LogEntry.objects.get(intention="case.open", object=str(first))
    assert (entry.kind, entry.org, entry.person) == ("task", bureau.basic, 1)


def test_opening_names_everything_that_is_wrong(bureau):
    with pytest.raises(WrongDataError) as caught:
        task(bureau, data={"source": "gossip", "colour": "red"})
    assert {issue.where for issue in caught.value.issues} == {"title", "source", "colour"}
    assert not Record.objects.exists()
    with pytest.raises(PartyError):
        task(bureau, parties=[("lead", bureau.basic), ("lead", bureau.safety)])
    with pytest.raises(PartyError):
        task(bureau, parties=[("owner", bureau.basic)])


def test_only_roles_of_the_ledger_open_its_cases(bureau):
    given = {"kind": "task", "org": bureau.basic, "data": {"title": "x", "source": "plan"}}
    with pytest.raises(OpenerError):
        do("case.open", bureau.head, **given)
    with pytest.raises(NotFoundError):
        do("case.open", bureau.stranger, **given)


def test_a_repeated_request_opens_one_case(bureau):
    given = {
        "kind": "task", "org": bureau.basic, "parties": [("lead", bureau.basic)],
        "data": {"title": "x", "source": "superior", "source_date": "2026-09-01"},
    }  # fmt: skip
    one = do("case.open", bureau.clerk, idem="k1", **given)
    assert do("case.open", bureau.clerk, idem="k1", **given) == one
    assert Record.objects.count() == 1


def test_a_task_goes_from_issue_to_closing(bureau):
    case = reported(bureau)
    # From Monday 28 September: two working days end on the 30th, the third after the holidays.
    assert limits(case) == [
        ("finish", DONE_BY, "met"),
        ("sign", date(2026, 9, 30), "met"),
        ("check", date(2026, 10, 8), "open"),
    ]
    assert row(case).next_due == date(2026, 10, 8)
    move(case, "close", bureau.clerk)
    closed = row(case)
    assert (closed.state, closed.version, closed.closed_at) == ("closed", 5, MONDAY)
    assert closed.next_due == date(9999, 12, 31)
    assert [state for *_, state in limits(case)] == ["met", "met", "met"]


def test_a_step_from_an_old_page_is_stale_and_writes_nothing(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk, seen=1)
    with pytest.raises(StaleError):
        move(case, "issue", bureau.second, seen=1)
    assert CaseEntry.objects.filter(record=case).count() == 2
    assert not LogEntry.objects.filter(actor=2).exists()


def test_words_spoken_meanwhile_do_not_make_a_page_stale(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    do("case.urge", bureau.second, case=case, note="请尽快签收")
    do("case.comment", bureau.leader, case=case, note="知悉")
    move(case, "sign", bureau.head, seen=2)
    assert row(case).version == 5


def test_a_refused_step_says_why_and_what_is_open(bureau):
    case = task(bureau)
    with pytest.raises(StageRefusedError) as caught:
        move(case, "close", bureau.clerk)
    assert "拟办" in caught.value.told().zh
    assert "下达" in caught.value.told().zh
    with pytest.raises(MoveRefusedError):
        move(case, "issue", bureau.head)


def test_a_step_lacking_words_or_files_is_refused_with_all_that_lacks(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    with pytest.raises(WrongDataError) as caught:
        move(case, "decline", bureau.head)
    assert [issue.where for issue in caught.value.issues] == ["note"]
    move(case, "sign", bureau.head)
    with pytest.raises(WrongDataError) as caught:
        move(case, "report", bureau.head)
    assert {issue.where for issue in caught.value.issues} == {"result", "files"}


def test_nobody_checks_their_own_report_and_another_file_sender_is_unknown(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    move(case, "sign", bureau.head)
    foreign = evidence(bureau.stranger)
    with pytest.raises(NotFoundError):
        move(case, "report", bureau.head, data={"result": "x"}, files=[foreign])
    # The head also holds the office's role: one person, two accounts, two posts.
    both = dataclasses.replace(
        bureau.head, grants=(*bureau.head.grants, *person(3, "office", bureau.office).grants)
    )
    move(case, "report", both, data={"result": "x"}, files=[evidence(both)])
    with pytest.raises(MoveRefusedError) as caught:
        move(case, "close", both)
    assert "报送人不能审核" in caught.value.told().zh
    move(case, "close", bureau.second)


def test_a_check_climbs_one_level_where_the_unit_has_nobody_else(bureau):
    for number, role, org in ((1, "office", "office"), (6, "leader", "bureau")):
        Person.objects.create(pk=number)
        Grant.objects.create(
            person_id=number, role=role, org_id=bureau.orgs[org], since=date(2026, 1, 1)
        )
    case = task(bureau, parties=[("lead", bureau.basic), ("supervisor", bureau.office)])
    move(case, "issue", bureau.clerk)
    alone = dataclasses.replace(
        bureau.clerk, grants=(*bureau.clerk.grants, *person(9, "section", bureau.basic).grants)
    )
    move(case, "sign", alone)
    move(case, "report", alone, data={"result": "x"}, files=[evidence(alone)])
    with pytest.raises(MoveRefusedError):
        move(case, "close", alone)
    move(case, "close", bureau.leader)
    assert row(case).state == "closed"


def test_the_leader_does_not_check_where_the_unit_has_somebody(bureau):
    case = reported(bureau)
    for number in (1, 2):
        Person.objects.create(pk=number)
        Grant.objects.create(
            person_id=number, role="office", org_id=bureau.office, since=date(2026, 1, 1)
        )
    with pytest.raises(MoveRefusedError):
        move(case, "close", bureau.leader)


def test_withdrawing_ends_where_the_checker_begins_to_read(bureau):
    case = reported(bureau)
    do("case.read", bureau.head, case=case)
    assert row(case).version == 4
    do("case.read", bureau.clerk, case=case)
    do("case.read", bureau.second, case=case)
    assert row(case).version == 5
    assert row(case).checker_opened_at == MONDAY
    with pytest.raises(MoveRefusedError):
        move(case, "withdraw", bureau.head)
    move(case, "ask_back", bureau.head, note="附件传错")
    move(case, "return", bureau.clerk, note="请重传")
    assert (row(case).state, row(case).checker_opened_at) == ("doing", None)


def test_an_unread_report_is_withdrawn(bureau):
    case = reported(bureau)
    move(case, "withdraw", bureau.head)
    assert (row(case).state, row(case).submitter) == ("doing", None)


def test_a_foreign_case_and_none_at_all_are_the_same(bureau):
    told = []
    for number in (task(bureau), 10**6):
        with CaptureQueriesContext(connection) as asked, pytest.raises(NotFoundError) as caught:
            move(number, "issue", bureau.stranger, seen=1)
        told.append((caught.value.told(), len(asked)))
    assert told[0] == told[1]


def test_the_history_adds_up_to_the_row(bureau):
    case = reported(bureau)
    move(case, "return", bureau.clerk, note="缺验收单")
    record, ledger = row(case), current().ledger("task")
    made = fold(ledger, lines(ledger, CaseEntry.objects.filter(record=case).order_by("seq")))
    assert made == case_of(ledger, record)
    assert (made.stage, made.version, made.due) == (record.state, record.version, record.due)
    assert (made.since, dict(made.data)) == (record.since, record.data)


def test_a_line_of_the_history_is_never_changed(bureau):
    entry = CaseEntry.objects.get(record=task(bureau))
    entry.note = "x"
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        entry.delete()


def test_callers_inside_another_deed_use_plain_functions(bureau):
    deed = Deed(actor=bureau.clerk, at=MONDAY)
    record = open_case(
        deed, "task", org=bureau.basic, due=DONE_BY,
        data={"title": "x", "source": "superior", "source_date": "2026-09-01"},
        parties=[("lead", bureau.basic), ("supervisor", bureau.office)],
    )  # fmt: skip
    issued = move_case(deed, record.pk, "issue", seen=1)
    assert (issued.state, issued.version) == ("issued", 2)
    late = MONDAY + timedelta(days=10)
    assert move_case(Deed(actor=bureau.head, at=late), record.pk, "sign", seen=2).version == 3
    assert ("sign", date(2026, 9, 30), "late") in limits(record.pk)
