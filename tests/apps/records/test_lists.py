"""Lists: paged by key, counted up to a thousand, in few queries; a case's page; what waits for whom."""

import dataclasses
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.records.steps import MONDAY, do, evidence, move, reported, task

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.access import rows
from xuezheng.apps.records.models import Party, Record
from xuezheng.apps.records.selectors import (
    Filters,
    by_field,
    calendar,
    calls,
    case,
    cases,
    counts,
    left,
    overdue,
    waiting_for,
    waiting_on,
)
from xuezheng.apps.records.selectors.boards import board
from xuezheng.apps.records.selectors.filters import ListError
from xuezheng.apps.records.selectors.history import code
from xuezheng.apps.records.services.ladder import fire
from xuezheng.apps.records.services.moving import KeyerError, SheetError, SheetScanError
from xuezheng.catalogue import current
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.standings import Standing

DAY = date(2026, 10, 12)
DUES = ("2026-10-10", "2026-10-12", "2026-10-13", "2026-10-16", "2026-10-26")


def seven(bureau):
    """Seven open tasks of the basic section, two of them due on the same day."""
    return [task(bureau, due=due) for due in (*DUES, DUES[0], DUES[3])]


@pytest.mark.parametrize(
    ("due", "words", "standing"),
    [
        (date(2026, 10, 9), "逾期 2 个工作日", Standing.MISS),
        (date(2026, 10, 10), "逾期 1 个工作日", Standing.MISS),
        (date(2026, 10, 11), "逾期 1 个工作日", Standing.MISS),
        (DAY, "今天", Standing.RISK),
        (date(2026, 10, 13), "剩 1 个工作日", Standing.RISK),
        (date(2026, 10, 15), "剩 3 个工作日", Standing.TRACK),
        (date(2026, 10, 19), "剩 5 个工作日", Standing.WAIT),
        (None, "无时限", Standing.WAIT),
    ],
)
def test_what_is_left_is_said_in_working_days(bureau, due, words, standing):
    found = left(due, DAY, calendar())
    assert (found.words.zh, found.standing) == (words, standing)
    assert bureau


def test_a_list_is_read_page_by_page_and_back_without_gap_or_repetition(bureau):
    made = seven(bureau)
    for sort in ("due", "-due", "updated", "-updated", "number", "-number"):
        whole = [row.id for row in cases(bureau.clerk, "task", sort=sort, day=DAY).rows]
        assert sorted(whole) == sorted(made)
        pages, key = [], ""
        while True:
            page = cases(bureau.clerk, "task", sort=sort, after=key, day=DAY, most=3)
            pages.append([row.id for row in page.rows])
            if not page.after:
                break
            key = page.after
        assert [one for some in pages for one in some] == whole
        back = cases(bureau.clerk, "task", sort=sort, before=page.before, day=DAY, most=3)
        assert [row.id for row in back.rows] == pages[1]
        assert back.before
    assert not cases(bureau.clerk, "task", day=DAY, most=3).before


def test_a_wrong_address_is_refused(bureau):
    ledger = current().ledger("task")
    for given in ({"show": "x"}, {"stage": "x"}, {"org": "x"}):
        with pytest.raises(ListError):
            Filters.read(ledger, given)
    for more in ({"sort": "x"}, {"after": "x"}, {"after": "x~1"}):
        with pytest.raises(ListError):
            cases(bureau.clerk, "task", day=DAY, **more)


def test_filters_narrow_and_views_count(bureau):
    seven(bureau)
    task(bureau, data={"title": "另一件", "source": "superior", "source_date": "2026-09-01"})
    ledger = current().ledger("task")

    def number(**given):
        filters = Filters.read(ledger, given)
        return len(cases(bureau.clerk, "task", filters, day=DAY).rows)

    assert (number(), number(show="late"), number(show="week"), number(show="all")) == (8, 2, 4, 8)
    assert (number(source="superior"), number(q="另一"), number(q="RW-2026-0001")) == (1, 1, 1)
    assert (number(org=str(bureau.basic)), number(org=str(bureau.safety))) == (8, 0)
    counted = counts(bureau.clerk, "task", DAY)
    assert [counted.said(one) for one in ("open", "late", "week", "mine")] == ["8", "2", "4", "8"]
    lanes = board(bureau.clerk, "task", Filters(), DAY, counted)
    assert [(lane.key, lane.count, len(lane.cards)) for lane in lanes][:2] == [
        ("drafted", "8", 6),
        ("issued", "0", 0),
    ]
    first = lanes[0]
    assert (all(card.mine for card in first.cards), first.paged) == (True, False)
    assert [(way.key, way.quick) for way in first.ways] == [("issue", True), ("end", False)]
    [further, _, _, _] = board(
        bureau.clerk, "task", Filters(), DAY, counted, {"drafted": first.after}
    )
    assert (
        {card.row.id for card in further.cards} & {card.row.id for card in first.cards}
    ) == set()
    assert (len(further.cards), further.after, further.paged) == (2, "", True)


def test_nothing_is_counted_beyond_a_thousand(bureau, monkeypatch):
    monkeypatch.setattr("xuezheng.apps.records.selectors.lists.COUNTED", 5)
    seven(bureau)
    assert counts(bureau.clerk, "task", DAY).said("open") == "5+"


def test_a_list_of_fifty_costs_few_queries_and_no_endless_count(bureau):
    record = Record.objects.get(pk=task(bureau))
    for number in range(60):
        record.pk, record.number = None, f"X-{number}"
        record._state.adding = True
        record.save()
        Party.objects.create(record=record, part="lead", org_id=bureau.basic)
    for actor in (bureau.clerk, bureau.head, bureau.town_officer):
        counts(actor, "task", DAY)  # the tree is read once a process
        with CaptureQueriesContext(connection) as asked:
            page = cases(actor, "task", day=DAY)
            counts(actor, "task", DAY)
        assert len(asked) <= 8, [one["sql"][:300] for one in asked]
        for one in asked:
            assert (
                "COUNT(" not in one["sql"] or "LIMIT" in one["sql"] or "organisation" in one["sql"]
            )
        assert len(page.rows) == (0 if actor is bureau.town_officer else 50)


def test_each_sees_what_is_theirs(bureau):
    mine = task(bureau)
    helped = task(bureau, parties=[("lead", bureau.basic), ("co", bureau.school)])

    def seen(actor):
        return {record.pk for record in rows(actor, Verb.READ, "task")}

    assert seen(bureau.clerk) == seen(bureau.leader) == seen(bureau.head) == {mine, helped}
    assert seen(bureau.principal) == seen(bureau.town_officer) == {helped}
    assert seen(bureau.stranger) == seen(None) == set()
    assert seen(SYSTEM) == {mine, helped}


def test_what_waits_for_whom(bureau):
    case_ = task(bureau)

    def who():
        return [
            name
            for name in ("clerk", "head", "leader", "stranger")
            if [row.id for row in waiting_for(getattr(bureau, name), DAY)] == [case_]
        ]

    assert who() == ["clerk"]
    assert waiting_on(bureau.clerk, DAY) == []
    move(case_, "issue", bureau.clerk)
    assert who() == ["head"]
    assert [row.id for row in waiting_on(bureau.clerk, DAY)] == [case_]
    move(case_, "sign", bureau.head)
    move(case_, "report", bureau.head, data={"result": "x"}, files=[evidence(bureau.head)])
    assert who() == ["clerk"]
    move(case_, "close", bureau.second)
    assert who() == []
    with CaptureQueriesContext(connection) as asked:
        waiting_for(bureau.town_officer, DAY)
    assert len(asked) <= 8


def test_late_cases_and_calls(bureau):
    late = task(bureau, due="2026-10-09")
    assert [row.id for row in overdue(bureau.head, DAY)] == [late]
    assert overdue(bureau.stranger, DAY) == []
    fire(datetime(2026, 10, 12, 8, tzinfo=ZONE))
    assert {one.case for one in calls(bureau.head)} == {late}
    assert calls(bureau.stranger) == calls(None) == []
    # An administrator stands at the woken unit too, and reads no case of it.
    held = tuple(dataclasses.replace(one, role="security_admin") for one in bureau.head.grants)
    admin = dataclasses.replace(bureau.head, grants=held)
    assert calls(admin) == []
    # A supervisor stands at a unit without answering for it.
    there = tuple(dataclasses.replace(one, role="supervisor") for one in bureau.head.grants)
    assert calls(dataclasses.replace(bureau.head, grants=there)) == []


def test_cases_are_found_by_a_field_with_a_slot(bureau):
    seven(bureau)
    assert len(by_field(bureau.clerk, "task", "source", "leader_note", DAY)) == 7
    assert by_field(bureau.clerk, "task", "source", "plan", DAY) == []
    with pytest.raises(ListError):
        by_field(bureau.clerk, "task", "measure", "x", DAY)


def test_a_case_is_shown_with_stages_moves_limits_and_history(bureau):
    one, other = task(bureau), reported(bureau)
    with CaptureQueriesContext(connection) as asked:
        shown = case(bureau.clerk, other, MONDAY + timedelta(days=14))
    assert len(asked) <= 24
    assert [stage.css for stage in shown.stages] == ["", "", "", "now", "later"]
    assert [(offer.move.key, offer.allowed) for offer in shown.moves] == [
        ("close", True), ("return", True), ("end", True), ("withdraw", False), ("ask_back", False),
    ]  # fmt: skip
    assert "牵头单位" in shown.moves[3].bar.zh
    (limit,) = shown.limits
    # The check was due on Thursday 8 October: Friday, the worked Saturday and Monday have passed.
    assert limit.left.words.zh == "逾期 3 个工作日"
    assert [cell.day for cell in limit.ruler.cells if cell.tone == "f-miss"] == [9, 10, 12]
    assert [line.title.zh for line in shown.history] == [
        "报送（申请销号）", "签收", "下达", "登记",
    ]  # fmt: skip
    assert [file.name for file in shown.files] == ["验收单.pdf"]
    assert ("督办单位", "office科") in [(label.zh, units) for label, units in shown.parties]
    assert (shown.before, shown.after) == (None, one)
    with pytest.raises(NotFoundError):
        case(bureau.stranger, other, MONDAY)


def test_a_signed_sheet_is_keyed_in_and_void_once_the_content_changes(bureau):
    case_ = reported(bureau)
    record = Record.objects.get(pk=case_)
    scan = evidence(bureau.clerk, name="签批单.pdf")
    wanted = {"signed": {"person": 2, "code": code(record)}, "files": [scan]}
    wrong = {"signed": {"person": 2, "code": "0000-0000"}, "files": [scan]}
    grant(bureau, 2)
    with pytest.raises(SheetError):
        move(case_, "close", bureau.clerk, **wrong)
    with pytest.raises(SheetScanError):
        move(case_, "close", bureau.clerk, **wanted | {"files": []})
    with pytest.raises(KeyerError):
        move(case_, "close", bureau.head, **wanted | {"files": [evidence(bureau.head)]})
    move(case_, "close", bureau.clerk, **wanted)
    entry = record.entries.order_by("-seq").first()
    assert (entry.person, entry.account, entry.facts["signer_keyed_by"]) == (2, 1, 1)
    assert not case(bureau.clerk, case_, MONDAY).history[0].void
    Record.objects.filter(pk=case_).update(data=record.data | {"text": "改"})
    assert case(bureau.clerk, case_, MONDAY).history[0].void


def grant(bureau, number):
    Person.objects.create(pk=number)
    Grant.objects.create(
        person_id=number, role="office", org_id=bureau.office, since=date(2026, 1, 1)
    )


def test_many_move_by_one_click_and_exceptions_are_listed(bureau):
    clean, stale, foreign = task(bureau), task(bureau), 10**6
    do("case.correct", bureau.clerk, case=stale, seen=1, data={"text": "改"})
    given = [{"case": one, "seen": 1} for one in (clean, stale, foreign)]
    told = do("case.move_many", bureau.clerk, cases=given, move="issue")
    assert told["done"] == [clean]
    assert [(one["case"], one["code"]) for one in told["left"]] == [
        (stale, "stale"), (foreign, "not-found"),
    ]  # fmt: skip
    assert [Record.objects.get(pk=one).state for one in (clean, stale)] == ["issued", "drafted"]
    again = do("case.move_many", bureau.clerk, cases=given[:1], move="issue")
    assert (again["done"], again["left"][0]["code"]) == ([], "stale")


def test_who_holds_nothing_sees_nothing(bureau):
    task(bureau)
    bare = dataclasses.replace(bureau.clerk, grants=())
    assert cases(bare, "task", day=DAY).rows == []
    assert cases(Actor(None, None), "task", day=DAY).rows == []
