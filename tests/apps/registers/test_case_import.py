"""Cases by workbook: the opening form as a sheet, every fault with its cell, opened exactly as staged."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from tests.apps.registers.acting import NOON, do
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.files.services import take
from xuezheng.apps.jobs.services import work
from xuezheng.apps.records.access import declared_ledger, ledger_of
from xuezheng.apps.records.models import Deadline, Party, Record
from xuezheng.apps.registers.models import Import, ImportRow
from xuezheng.apps.registers.selectors.case_books import case_sheet, parties, written_case_sheet
from xuezheng.apps.registers.services.cases import Draft, Stager
from xuezheng.apps.registers.services.importing import TitlesError
from xuezheng.apps.registers.tasks import JOBS
from xuezheng.catalogue import current as region
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.ledgers.definition import own_unit, unit_of
from xuezheng.core.registers.sheets import Sheet

KINDS = {one.key: one for one in JOBS}
GOOD = {"title": "楼梯扶手松动", "category": "校舍建筑", "spot": "教学楼二层"}


def book(kind, rows):
    """A filled workbook of a ledger, cells as people type them."""
    ledger = ledger_of(kind)
    sheet = written_case_sheet(ledger)
    typed = Sheet(sheet.title, sheet.columns)
    head = [one.label.zh for one in typed.columns]
    lines = [[str(row.get(one.key, "")) for one in typed.columns] for row in rows]
    return workbooks.plain(ledger.title.zh, [head, *lines])


def staged(who, kind, rows):
    """Upload and check a workbook; gives the import."""
    file = take(book(kind, rows), "t.xlsx", actor=who, at=NOON)
    return Import.objects.get(pk=do("case.stage", kind=kind, file=file, actor=who)["batch"])


def counts(batch):
    return batch.state, batch.given, batch.accepted, batch.rejected, batch.unchanged


def written(who, batch):
    do("case.commit", batch=batch.pk, actor=who)
    work(KINDS, lambda: NOON + timedelta(hours=1))
    batch.refresh_from_db()
    return batch


def category():
    """A category's words, whichever the ledger offers."""
    return ledger_of("hazard").field("category").choices[0].label.zh


@pytest.fixture
def rows():
    good = GOOD | {"category": category()}
    return [good, good | {"title": "灭火器过期"}, good | {"title": "围墙开裂"}]


def test_what_was_staged_is_opened_and_nothing_else(clerk, bureau, rows):
    batch = staged(clerk, "hazard", [*rows, rows[0] | {"title": "", "category": "没有这一类"}])
    assert counts(batch) == ("staged", 4, 3, 1, 0)
    [bad] = ImportRow.objects.filter(batch=batch, outcome="rejected")
    columns = [one.key for one in case_sheet(ledger_of("hazard")).columns]
    assert bad.row == 5
    assert [one["column"] for one in bad.issues] == [
        columns.index("title") + 1, columns.index("category") + 1,
    ]  # fmt: skip
    assert not Record.objects.filter(kind="hazard").exists()
    assert counts(written(clerk, batch)) == ("visible", 4, 3, 1, 0)
    made = Record.objects.filter(kind="hazard").order_by("number")
    assert [one.subject for one in made] == ["楼梯扶手松动", "灭火器过期", "围墙开裂"]
    assert {one.org_id for one in made} == {bureau["s"]}
    assert Deadline.objects.filter(record__in=made).count() == 3
    entry = Entry.objects.get(intention="case.import")
    assert (entry.rows, entry.kind) == (3, "import")
    work(KINDS, lambda: NOON + timedelta(hours=2))
    assert Record.objects.filter(kind="hazard").count() == 3


def test_the_same_workbook_again_opens_nothing(clerk, rows):
    written(clerk, staged(clerk, "hazard", rows))
    assert counts(staged(clerk, "hazard", rows)) == ("staged", 3, 0, 0, 3)
    twice = staged(clerk, "hazard", [rows[0] | {"title": "新的"}, rows[0] | {"title": "新的"}])
    assert counts(twice) == ("staged", 2, 1, 1, 0)
    assert (
        ImportRow.objects.get(batch=twice, outcome="rejected").issues[0]["zh"] == "与第2行内容相同"
    )


def test_a_unit_out_of_reach_is_like_none(clerk, rows):
    batch = staged(clerk, "hazard", [rows[0] | {"@org": "r"}, rows[0] | {"@org": "nowhere"}])
    told = {one.issues[0]["zh"] for one in ImportRow.objects.filter(batch=batch)}
    assert told == {"没有这个单位，或不在管辖范围内"}
    assert counts(batch) == ("staged", 2, 0, 2, 0)


def test_units_named_in_parts_and_due_days_are_read(office):
    batch = staged(office, "task", [{
        "@party-lead": "计划财务科", "@party-co": "s、r", "@due": "2026-12-18",
        "title": "新增学位1200个", "source": "领导批示", "source_date": "2026-09-25",
    }])  # fmt: skip
    assert counts(batch)[:3] == ("staged", 1, 1), ImportRow.objects.get().issues
    written(office, batch)
    record = Record.objects.get(kind="task")
    assert (record.due.isoformat(), record.org.pk) == ("2026-12-18", record.org_id)
    named = Party.objects.filter(record=record).values_list("part", flat=True)
    assert sorted(named) == ["co", "co", "lead", "supervisor"]


@pytest.mark.parametrize("kind", sorted(one.key for one in region().ledgers))
def test_form_and_workbook_take_the_same_unit(people, bureau, kind):
    """A case that names units beside the one that opens it is of the opener, by either way."""
    ledger = declared_ledger(kind)
    named = [(part.key, bureau["r"]) for part in parties(ledger)]
    by_rule = unit_of(ledger, bureau["s"], named)
    assert by_rule == (bureau["s"] if own_unit(ledger) else bureau["r"])
    columns = {one.key for one in case_sheet(ledger).columns}
    assert ("@org" in columns) == own_unit(ledger)
    assert {f"@party-{part}" for part, _ in named} <= columns
    assert people


def test_a_case_with_another_unit_named_stays_the_openers(clerk, bureau):
    stager = Stager(clerk, ledger_of("transfer"), NOON)
    draft = Draft(1, named=[("other", bureau["r"])])
    assert stager._org(draft, "") == bureau["s"]
    assert stager._org(draft, "s") == bureau["s"]
    assert not draft.faults
    assert stager._org(draft, "r") == bureau["r"]
    assert [one[0] for one in draft.faults] == ["@org"]


@pytest.fixture
def office(bureau):
    """Somebody of the bureau's office with an account."""
    return actor_for(("office", bureau["k"]), at=NOON)


def test_called_off_nothing_is_opened_and_wrong_titles_are_told_at_once(clerk, people, rows):
    batch = staged(clerk, "hazard", rows)
    with pytest.raises(NotFoundError):
        do("case.commit", batch=batch.pk, actor=people["other"])
    do("case.cancel", batch=batch.pk, actor=clerk)
    work(KINDS, lambda: NOON)
    assert not Record.objects.exists()
    wrong = take(workbooks.plain("x", [["甲", "乙"], ["1", "2"]]), "x.xlsx", actor=clerk, at=NOON)
    with pytest.raises(TitlesError):
        do("case.stage", kind="hazard", file=wrong, actor=clerk)


def test_pages_from_the_template_to_the_cases(client, bureau, rows, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(clock, "today", NOON.date)
    signed_in(client, "clerk", bureau["s"])
    blank = client.get("/ledgers/hazard/template/").content
    sheet = openpyxl.load_workbook(BytesIO(blank)).active
    titles = [cell.value for cell in sheet[1]]
    assert titles[:3] == ["所属单位代码", "隐患情况*", "隐患类别*"]
    assert [rule.type for rule in sheet.data_validations.dataValidation].count("list") == 1
    upload = BytesIO(book("hazard", [*rows, {"title": "缺类别"}]))
    upload.name = "隐患.xlsx"
    page = client.post("/ledgers/hazard/import/", {"file": upload}, follow=True)
    at = page.redirect_chain[-1][0]
    assert "写入 3 行" in page.content.decode()
    assert client.get(f"{at}errors/").status_code == 200
    client.post(f"{at}commit/")
    work(KINDS, lambda: NOON)
    assert Record.objects.filter(kind="hazard").count() == 3
    assert client.get("/ledgers/task/template/").status_code == 404
