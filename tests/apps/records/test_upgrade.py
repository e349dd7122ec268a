"""Old rows to the present definition: in batches, again harmless, what cannot be read is left; slots compared."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.apps.records.steps import MONDAY, move, task

from xuezheng.apps.audit.models import Entry as LogEntry
from xuezheng.apps.records.models import CaseEntry, Record
from xuezheng.apps.records.selectors.history import case_of
from xuezheng.apps.records.services import rewrite_batch
from xuezheng.apps.records.services.upgrade import wrong_slots
from xuezheng.apps.records.tasks import TICKS
from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.changes import MapStage, Rename
from xuezheng.core.kinds.fields import note

TASK = current().ledger("task")
DOING = TASK.flow.stage("doing")


@pytest.fixture
def second(monkeypatch):
    """Put a second version of the ledger in force: a field and a stage have new names."""

    def renamed(key):
        return "working" if key == "doing" else key

    flow = replace(
        TASK.flow,
        stages=tuple(replace(one, key=renamed(one.key)) for one in TASK.flow.stages),
        moves=tuple(
            replace(one, from_=tuple(map(renamed, one.from_)), to=renamed(one.to))
            for one in TASK.flow.moves
        ),
    )
    fields = tuple(
        note("steps", T("工作举措", "Measures")) if one.key == "measure" else one
        for one in TASK.fields
    )
    clocks = tuple(replace(one, stages=tuple(map(renamed, one.stages))) for one in TASK.clocks)
    ledger = replace(
        TASK, version=2, flow=flow, fields=fields, clocks=clocks,
        changes=(Rename(2, "measure", "steps"), MapStage(2, "doing", "working")),
    )  # fmt: skip
    region = replace(current(), ledgers=(ledger,))
    monkeypatch.setattr("xuezheng.catalogue._PRESENT", [region])
    return ledger


def doing(bureau, count):
    made = []
    for _ in range(count):
        made.append(task(bureau, data={
            "title": "x", "source": "superior", "source_date": "2026-09-01", "measure": "甲、乙",
        }))  # fmt: skip
        move(made[-1], "issue", bureau.clerk)
        move(made[-1], "sign", bureau.head)
    return made


def test_rows_are_rewritten_in_batches_and_once(bureau, request):
    made = doing(bureau, 5)
    request.getfixturevalue("second")
    assert rewrite_batch("task", 1, 3, MONDAY) == (3, 0)
    assert rewrite_batch("task", 1, 3, MONDAY) == (2, 0)
    assert rewrite_batch("task", 1, 3, MONDAY) == (0, 0)
    record = Record.objects.get(pk=made[0])
    assert (record.state, record.def_version, record.version) == ("working", 2, 4)
    assert (record.data["steps"], "measure" in record.data) == ("甲、乙", False)
    entry = CaseEntry.objects.get(record=record, act="upgrade")
    assert entry.facts == {"from": 1, "to": 2}
    logged = LogEntry.objects.filter(intention="record.upgrade").order_by("id")
    assert [(one.kind, one.rows) for one in logged] == [("task", 3), ("task", 2)]


def test_a_rewritten_case_goes_on_where_it_stood(bureau, request):
    (case,) = doing(bureau, 1)
    ledger = request.getfixturevalue("second")
    rewrite_batch("task", 1, 10, MONDAY)
    record = Record.objects.get(pk=case)
    assert case_of(ledger, record).stage == "working"
    move(case, "progress", bureau.head, data={"progress": "继续"})
    assert Record.objects.get(pk=case).state == "working"


def test_what_the_definition_cannot_read_is_left_and_counted(bureau, request):
    good, bad = doing(bureau, 2)
    record = Record.objects.get(pk=bad)
    Record.objects.filter(pk=bad).update(data=record.data | {"source": "gossip"})
    request.getfixturevalue("second")
    assert rewrite_batch("task", 1, 10, MONDAY) == (1, 1)
    assert Record.objects.get(pk=good).def_version == 2
    assert Record.objects.get(pk=bad).def_version == 1


def test_slots_are_compared_once_a_day_and_differences_are_loud(bureau, caplog):
    case = task(bureau)
    assert wrong_slots(MONDAY) == []
    Record.objects.filter(pk=case).update(t2="superior")
    assert wrong_slots(MONDAY) == []
    with caplog.at_level(logging.ERROR):
        assert TICKS["slots"](MONDAY + timedelta(days=1)) == 1
    assert "slots-differ" in caplog.text
