"""What is done to ledgers as wholes: a workbook of cases, units told that they reported nothing, an objection."""

from datetime import date
from typing import Any

from tests.kills.teller import Late, Teller

from xuezheng.adapters import workbooks
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.models import Objection
from xuezheng.apps.registers.models import Import
from xuezheng.apps.registers.selectors.case_books import written_case_sheet
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import OFFICE

KIND = "hazard"


def ledgers(doer: Teller, people: People) -> None:
    """Tell it: the school's clerk imports, objects; the office urges; whoever asks answers."""
    at = moment(date(2026, 10, 23), 9, 0)
    clerk, head = people.of(SHOWN_SCHOOL, "文员").login, people.of(OFFICE).login
    _imported(doer, clerk, at)
    note = "与平安校园系统重复填报"
    same = {"kind": "practice", "note": note, "filed_in": "hazard"}
    doer.do("form.object", same, by=clerk, at=at)
    said = {"answer": "每年只征集一次", "verdict": "stands"}
    answer = Late(lambda: {"objection": int(Objection.objects.get().pk), **said})
    doer.do("form.answer", answer, by=head, at=at)
    given = {"kind": "practice", "org": people.units[BUREAU], "period": "2026-10"}
    doer.do("rollup.urge", given, by=head, at=at)


def _imported(doer: Teller, clerk: str, at: Any) -> None:
    """A workbook of hazards comes in twice: called off, then opened by a job."""
    ledger = ledger_of(KIND)
    columns = written_case_sheet(ledger).columns
    category = ledger.field("category").choices[0].label.zh
    line = {"title": "楼梯扶手松动", "category": category, "spot": "教学楼二层"}
    rows = [[one.label.zh for one in columns], [line.get(one.key, "") for one in columns]]
    file = doer.take(workbooks.plain(ledger.title.zh, rows), "隐患.xlsx", by=clerk, at=at)
    batch = Late(lambda: {"batch": int(Import.objects.order_by("-id")[0].pk)})
    for last in (False, True):
        doer.do("case.stage", {"kind": KIND, "file": file}, by=clerk, at=at)
        doer.do("case.commit" if last else "case.cancel", batch, by=clerk, at=at)
    doer.work(at)
