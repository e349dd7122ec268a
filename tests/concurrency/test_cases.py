"""Several people at one case: one wins, the other is told; nothing is lost, the chain holds."""

import threading

import pytest
from django.db import connections
from tests.apps.records.steps import MONDAY, do, evidence, move, reported, task

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.selectors import sealed
from xuezheng.apps.audit.services import seal
from xuezheng.apps.records.models import Alarm, CaseEntry, Record
from xuezheng.apps.records.selectors.history import case_of
from xuezheng.apps.records.services.ladder import fire
from xuezheng.catalogue import current
from xuezheng.core.base import chain
from xuezheng.core.base.errors import StaleError

WRITERS, EACH = 16, 8


def split(found):
    errors = [one for one in found if isinstance(one, Exception)]
    return [one for one in found if not isinstance(one, Exception)], errors


@pytest.mark.parametrize("round_", range(5))
def test_of_two_closers_one_wins(bureau, together, round_):
    case = reported(bureau)
    done, errors = split(
        together(
            lambda: move(case, "close", bureau.clerk, seen=4),
            lambda: move(case, "close", bureau.second, seen=4),
        )
    )
    assert (len(done), [type(one) for one in errors]) == (1, [StaleError]), round_
    assert CaseEntry.objects.filter(record=case, act="close").count() == 1
    assert Entry.objects.filter(intention="case.move").count() == 4


@pytest.mark.parametrize("round_", range(5))
def test_of_two_reviewers_who_disagree_one_wins(bureau, together, round_):
    case = reported(bureau)
    done, errors = split(
        together(
            lambda: move(case, "close", bureau.clerk, seen=4),
            lambda: move(case, "return", bureau.second, seen=4, note="缺验收单"),
        )
    )
    assert (len(done), [type(one) for one in errors]) == (1, [StaleError]), round_
    assert Record.objects.get(pk=case).state == done[0]["state"]


def test_a_double_tap_is_one_record(bureau, together):
    given = {
        "kind": "task", "org": bureau.basic, "parties": [("lead", bureau.basic)],
        "data": {"title": "x", "source": "superior", "source_date": "2026-09-01"},
    }  # fmt: skip
    done, errors = split(
        together(*[lambda: do("case.open", bureau.clerk, idem="tap", **given)] * 4)
    )
    assert errors == []
    assert len({one["case"] for one in done}) == 1
    assert Record.objects.count() == 1


def test_numbers_have_no_gap_and_no_twin(bureau, together):
    done, errors = split(together(*[lambda: task(bureau)] * WRITERS))
    assert errors == []
    assert len(done) == WRITERS
    numbers = sorted(Record.objects.values_list("number", flat=True))
    assert numbers == [f"RW-2026-{n:04d}" for n in range(1, WRITERS + 1)]


def test_sixteen_writers_while_the_sealer_runs_lose_nothing(bureau, together):
    shared = task(bureau)
    stop = threading.Event()

    def sealing():
        while not stop.is_set():
            seal()
        connections.close_all()

    sealer = threading.Thread(target=sealing)

    def writing(number):
        own = task(bureau)
        for turn in range(EACH):
            do("case.comment", bureau.clerk, case=shared, note=f"{number} {turn}")
            do("case.comment", bureau.second, case=own, note=f"{turn}")

    sealer.start()
    try:
        _, errors = split(together(*[lambda n=n: writing(n) for n in range(WRITERS)]))
    finally:
        stop.set()
        sealer.join(60)
    assert errors == []
    rows = list(CaseEntry.objects.filter(record=shared).order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, WRITERS * EACH + 2))
    assert {row.note for row in rows[1:]} == {
        f"{n} {turn}" for n in range(WRITERS) for turn in range(EACH)
    }
    record = Record.objects.get(pk=shared)
    assert case_of(current().ledger("task"), record, rows).version == record.version
    seal()
    assert Entry.objects.filter(seq__isnull=True).count() == 0
    assert Entry.objects.count() == 1 + WRITERS * (1 + 2 * EACH)
    assert sorted(Entry.objects.values_list("seq", flat=True)) == list(
        range(1, Entry.objects.count() + 1)
    )
    assert list(chain.faults(sealed())) == []


def test_two_workers_fire_each_rung_once(bureau, together):
    for _ in range(6):
        move(task(bureau), "issue", bureau.clerk)
    later = MONDAY.replace(day=30)
    _, errors = split(together(*[lambda: fire(later)] * 4))
    assert errors == []
    assert Alarm.objects.count() == 6


def test_evidence_of_two_at_once_is_two_files(bureau, together):
    done, errors = split(
        together(*[lambda n=n: evidence(bureau.head, name=f"{n}.pdf") for n in range(4)])
    )
    assert errors == []
    assert len(set(done)) == 4
