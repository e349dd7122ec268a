"""Opening and moving cases: success, refusal, repetition; the history is the case."""

import pytest

from tests.apps.records.conftest import DONE_BY, MONDAY, do, evidence, move, reported, task
from xuezheng.apps.audit.models import Entry as LogEntry
from xuezheng.apps.records.models import CaseEntry, Deadline, Record
from xuezheng.apps.records.services.loading import lines
from xuezheng.catalogue import current
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.cases import MoveRefusedError, StageRefusedError
from xuezheng.core.ledgers.history import fold


def test_a_case_is_numbered_by_year_and_its_slots_mirror_its_data(bureau):
    first, second = task(bureau), task(bureau)
    one, other = Record.objects.get(pk=first), Record.objects.get(pk=second)
    assert (one.number, other.number) == ("RW-2026-0001", "RW-2026-0002")
    assert (one.t1, one.t2, one.t3, one.n1) == ("新增学位1200个", "leader_note", "", None)
    assert (one.state, one.version, one.subject, one.next_due) == (
        "drafted",
        1,
        "新增学位1200个",
        DONE_BY,
    )
    entry = LogEntry.objects.get(intention="case.open", object=str(first))
    assert (entry.kind, entry.org, entry.person) == ("task", bureau.basic, 1)
