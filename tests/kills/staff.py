"""Numbers, merges, quotas and rosters: what the personnel section does, once each."""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from tests.kills.teller import Late, Teller

from xuezheng.apps.people.models import PersonFact
from xuezheng.apps.rosters.models import Finding, Roster
from xuezheng.core.base.codes import resident_check
from xuezheng.demo.cast import BUREAU
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

PERSONNEL, OFFICE = "人事科", "局办公室"
MAPPING = {"name": 0, "resident": 1, "unit": 2}


def staff(doer: Teller, people: People) -> None:
    """Tell it, as the administrator first, then as the personnel section."""
    admin, at = people.of(BUREAU, "系统管理员").login, moment(date(2026, 10, 16), 9, 0)
    _register(doer, people, admin, at)
    _rosters(doer, people, moment(date(2026, 10, 16), 10, 0))


def _number(body: str) -> str:
    return body + resident_check(body)


def _register(doer: Teller, people: People, admin: str, at: datetime) -> None:
    """One person comes twice, is merged, found to be two; numbers and a quota are put right."""
    org = people.units[OFFICE]

    def do(key: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=admin, at=at)

    one = do(
        "person.add", name="闻人越", organisation=org, since="2026-10-16",
        staff_number="20269011", born="1971-11-03", sex="2", cadre=True,
    )["person"]  # fmt: skip
    two = do(
        "person.add", name="闻人月", organisation=org, since="2026-10-16",
        staff_number="20269012", born="1980-01-02", sex="1",
    )["person"]  # fmt: skip
    do("person.merge", alias=two, person=one, reason="档案同名")
    do("person.unmerge", alias=two, reason="查证为两人")
    held = do(
        "external_id.add", person=one, issuer="resident", number=_number("33028219711103002"),
        since="2026-10-16",
    )["external_id"]  # fmt: skip
    do("external_id.correct", external_id=held, number=_number("33028219711103004"))
    do("external_id.undo", external_id=held)
    do("external_id.end", external_id=held, on="2026-10-20")
    do("quota.set", organisation=org, since="2026-10-16", posts=12, basis="云编办〔2026〕9号")
    do("quota.correct", organisation=org, day="2026-10-16", posts=13)
    do("quota.undo", organisation=org)
    do("person.leave", person=two, on="2026-10-18", reason="调离")


def _book() -> bytes:
    """A roster of two: one whom we do not know, one whose number we know under another name."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet("名册")
    for row, cells in enumerate((
        ("姓名", "身份证号", "单位"),
        ("闻人悦", _number("33028219711103002"), OFFICE),
        ("司马光远", _number("33028219650202001"), OFFICE),
    )):  # fmt: skip
        page.write_row(row, 0, cells)
    made.close()
    return out.getvalue()


def _rosters(doer: Teller, people: People, at: datetime) -> None:
    """A roster is taken in, compared twice, one difference decided and not, all handed out."""
    org, head = people.units[PERSONNEL], people.of(PERSONNEL).login

    def do(key: str, given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=head, at=at)

    do("person.export_leavers", {"ahead": 36, "purpose": "staff"})
    file = doer.take(_book(), "编制实名制.xlsx", by=head, at=at)
    do(
        "roster.take",
        {
            "file": file, "kind": "roster", "title": "编制实名制", "day": "2026-10-16",
            "organisation": org, "mapping": MAPPING,
        },
    )  # fmt: skip
    doer.work(at)
    roster = Late(lambda: {"roster": int(Roster.objects.get().pk)})
    do("roster.compare", roster)
    doer.work(at)
    wrong = Late(lambda: {"finding": _known(), "decision": "ours", "note": "名册录错"})
    do("roster.decide", wrong)
    do("roster.undo", Late(lambda: {"finding": _known()}))
    due = Late(lambda: {"roster": int(Roster.objects.get().pk), "due": "2026-10-30",
                        "findings": [_known()]})  # fmt: skip
    do("roster.assign", due)
    do(
        "roster.export",
        Late(lambda: {"roster": int(Roster.objects.get().pk), "purpose": "staff"}),
    )


def _known() -> int:
    """Give the difference about the person whom both lists know."""
    who = PersonFact.objects.believed().filter(staff_number="20269011").order_by("-id")[0]
    found = Finding.objects.filter(person=who.subject_id)
    return int((found.first() or Finding.objects.order_by("id")[0]).pk)
