"""Several people at cases that belong together: one case is opened, one tie made, one report owed."""

from dataclasses import replace

import pytest
from tests.apps.records.steps import MONDAY, do, move, task

from xuezheng import catalogue
from xuezheng.apps.records.models import Approval, CaseEntry, Link, Owed, Record
from xuezheng.apps.records.services.rhythm import come_round
from xuezheng.catalogue import current
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Every, Hides, Periodic, Spawn

SPAWN = Spawn(
    "issue", "problem", T("转为破难课题", "Made a hard problem"),
    carries={"title": "title"}, sets={"obstacle": "用地未批"}, party={"lead": "lead"},
)  # fmt: skip


@pytest.fixture
def declare(monkeypatch):
    """Change the ledger of tasks for a test."""

    def change(**new):
        region = current()
        ledgers = tuple(replace(one, **new) if one.key == "task" else one for one in region.ledgers)
        monkeypatch.setattr(catalogue, "_PRESENT", [replace(region, ledgers=ledgers)])

    return change


def split(found):
    errors = [one for one in found if isinstance(one, Exception)]
    return [one for one in found if not isinstance(one, Exception)], errors


@pytest.mark.parametrize("round_", range(3))
def test_of_two_movers_one_opens_the_linked_case(bureau, together, declare, round_):
    declare(spawns=(SPAWN,))
    case = task(bureau)
    done, errors = split(
        together(
            lambda: move(case, "issue", bureau.clerk, seen=1),
            lambda: move(case, "issue", bureau.second, seen=1),
        )
    )
    assert (len(done), [type(one) for one in errors]) == (1, [StaleError]), round_
    assert Record.objects.filter(kind="problem").count() == 1
    assert Link.objects.filter(record=case, spawn="issue").count() == 1


@pytest.mark.parametrize("round_", range(3))
def test_two_who_tie_the_same_cases_make_one_tie(bureau, together, round_):
    one, other = task(bureau), task(bureau)
    _, errors = split(
        together(
            lambda: do("case.link", bureau.clerk, case=one, other=other),
            lambda: do("case.link", bureau.second, case=other, other=one),
            lambda: do("case.comment", bureau.clerk, case=one, note="x"),
            lambda: do("case.comment", bureau.second, case=other, note="y"),
        )
    )
    assert errors == [], round_
    assert Link.objects.count() == 1
    for case in (one, other):
        seqs = list(
            CaseEntry.objects.filter(record=case).order_by("seq").values_list("seq", flat=True)
        )
        assert seqs == [1, 2, 3]
        assert Record.objects.get(pk=case).version == 3


@pytest.mark.parametrize("round_", range(3))
def test_a_hidden_case_is_told_of_only_after_it_has_arrived(bureau, together, declare, round_):
    declare(hides=Hides(("lead",), ("issued",)))
    parties = [("lead", bureau.school), ("supervisor", bureau.office)]
    case = task(bureau, org=bureau.office, parties=parties)
    done, errors = split(
        together(
            lambda: move(case, "issue", bureau.clerk, seen=1),
            lambda: do("case.comment", bureau.principal, case=case, note="到了"),
        )
    )
    assert {type(one) for one in errors} <= {NotFoundError}, round_
    acts = list(CaseEntry.objects.filter(record=case).order_by("seq").values_list("act", flat=True))
    assert acts == (["opened", "issue", "comment"] if len(done) == 2 else ["opened", "issue"])


@pytest.mark.usefixtures("bureau")
def test_two_workers_open_what_is_owed_once(together, declare):
    declare(
        periodic=Periodic(
            Every.DAY,
            ("primary", "section", "office"),
            into="source_date",
            data={"source": "superior"},
        )
    )
    Approval.objects.create(
        kind="task", approver=6, basis="会议", since=MONDAY.date(), until=MONDAY.date(), at=MONDAY
    )
    _, errors = split(together(*[lambda: come_round(MONDAY)] * 4))
    assert errors == []
    assert Owed.objects.count() == Record.objects.count() == 5
