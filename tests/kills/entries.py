"""Registers of any kind, once each: entered, changed, put right, ended; asked for; imported."""

from datetime import date, datetime
from typing import Any

from tests.kills.teller import Late, Teller

from xuezheng.adapters import workbooks
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Import
from xuezheng.apps.registers.services.sheets import sheet_read
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

CENTRE, KIND = "技术装备中心", "equipment"
DAY = "2026-10-22"
BOARD = {
    "name": "交互白板", "item": "multimedia", "pieces": 12, "bought": "2024-08-20", "state": "used",
}  # fmt: skip


def entries(doer: Teller, people: People) -> None:
    """Tell it: the school enters and asks, the head approves, the centre puts right."""
    at = moment(date(2026, 10, 22), 14, 0)
    clerk, head = people.of(SHOWN_SCHOOL, "文员").login, people.of(SHOWN_SCHOOL).login
    centre = people.of(CENTRE).login

    def do(key: str, by: str = clerk, **given: Any) -> dict[str, Any]:
        return doer.do(f"register.{key}", {"kind": KIND, **given}, by=by, at=at)

    def asked(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(f"register.{key}", given, by=by, at=at)

    one = do("add", org=people.units[SHOWN_SCHOOL], since="2024-09-01", data=BOARD)["subject"]
    do("change", subject=one, since=DAY, data={"pieces": 14})
    reason = "盘点核实"
    do("correct", centre, subject=one, day=DAY, data={"state": "repair"}, reason=reason)
    do("release", centre, subject=one, field="state", reason=reason)
    do("end", subject=one, on="2026-10-25")
    do("undo", centre, subject=one)
    ask = {"subject": one, "act": "correct", "day": DAY, "reason": "清点为15台"}
    first = do("ask", data={"pieces": 15}, **ask)["request"]
    asked("return", head, request=first, note="请附清单")
    second = do("ask", data={"pieces": 16}, **ask)["request"]
    asked("withdraw", clerk, request=second)
    third = do("ask", data={"pieces": 13}, **ask)["request"]
    asked("approve", head, request=third, note="同意")
    doer.do("register.export", {"kind": KIND, "conditions": {"on": DAY}}, by=clerk, at=at)
    _imports(doer, clerk, one, at)


def _imports(doer: Teller, clerk: str, one: int, at: datetime) -> None:
    """A workbook comes in twice: called off, then decided, written by a job and shown."""
    new = {**BOARD, "name": "学生平板", "item": "pupil_computer", "pieces": 40}
    alike = {**BOARD, "pieces": 2}
    known = {"@number": str(one), "pieces": 18}
    kind = register_of(KIND)
    book = workbooks.blank([sheet_read(kind)], {kind.title.zh: [new, alike, known]})
    file = doer.take(book, "教育装备.xlsx", by=clerk, at=at)
    given = {"kind": KIND, "file": file, "since": DAY}
    theirs = doer.take("装备,件数\n白板,2\n".encode(), "外来.csv", by=clerk, at=at)
    heads = {"kind": KIND, "file": theirs, "top": 0, "last": 0, "columns": {"0": "name"}}
    doer.do("register.map", heads, by=clerk, at=at)
    for last in (False, True):
        doer.do("register.stage", given, by=clerk, at=at)
        doer.work(at)
        batch = Late(lambda: {"batch": int(Import.objects.order_by("-id")[0].pk)})
        if not last:
            doer.do("register.cancel", batch, by=clerk, at=at)
    decided = {"new": True, "reason": "另一批"}
    row = Late(lambda: {**batch, "row": 3, "decided": decided})
    doer.do("register.decide", row, by=clerk, at=at)
    doer.do("register.commit", batch, by=clerk, at=at)
    doer.work(at)
