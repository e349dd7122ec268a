"""Sensitive fields of cases: masked everywhere, opened for a purpose, each look noted (R22)."""

import io
from dataclasses import replace

import openpyxl
import pytest
from tests.apps.records.steps import task
from tests.apps.signing import signed_in

from xuezheng import catalogue
from xuezheng.apps.accounts.models import Release
from xuezheng.apps.accounts.services import releasing
from xuezheng.apps.audit.models import Entry, Look
from xuezheng.apps.audit.services import seal
from xuezheng.apps.desk.models import SearchDoc
from xuezheng.apps.desk.services import follow
from xuezheng.core.kinds.fields import Privacy

HIDDEN_WORDS = "住院至十月"


@pytest.fixture(autouse=True)
def _sensitive(monkeypatch):
    """Have the ledger of tasks keep its measures as sensitive."""
    region = catalogue.current()
    ledger = region.ledger("task")
    kept = tuple(
        replace(one, privacy=Privacy.SENSITIVE) if one.key == "measure" else one
        for one in ledger.fields
    )
    others = tuple(one for one in region.ledgers if one.key != "task")
    changed = replace(region, ledgers=(replace(ledger, fields=kept), *others))
    monkeypatch.setattr(catalogue, "_PRESENT", [changed])


@pytest.fixture
def case(bureau):
    """Open a task with something sensitive in it."""
    data = {
        "title": "家访", "source": "leader_note", "source_date": "2026-09-25", "measure": HIDDEN_WORDS,
    }  # fmt: skip
    return task(bureau, data=data)


@pytest.fixture
def section(client, bureau):
    signed_in(client, "section", bureau.basic)
    return client


def said(response):
    return response.content.decode()


def state(client, purpose="check"):
    client.post("/me/purpose/state/", {"purpose": purpose, "next": "/"})


def views():
    return list(Entry.objects.filter(intention="view").order_by("id"))


def test_a_page_and_a_program_get_masks_and_leave_no_look(section, case):
    assert HIDDEN_WORDS not in said(section.get(f"/cases/{case}/"))
    assert section.get(f"/api/cases/{case}").json()["data"]["measure"] == "＊＊＊"
    assert HIDDEN_WORDS not in said(section.get("/ledgers/task/"))
    assert section.get("/api/cases?kind=task").json()["cases"][0]["data"]["measure"] == "＊＊＊"
    assert views() == []


def test_a_purpose_shows_it_and_every_page_is_one_entry(section, case, bureau):
    state(section)
    assert HIDDEN_WORDS in said(section.get(f"/cases/{case}/"))
    [entry] = views()
    assert (entry.kind, entry.object, entry.rows) == ("task", str(case), 1)
    assert (entry.purpose, entry.org) == ("check", bureau.basic)
    section.get("/ledgers/task/")
    section.get("/api/cases?kind=task")
    assert [one.object for one in views()] == [str(case)] * 3, "a list of one is that one"
    assert Look.objects.filter(org=bureau.basic).count() == 3
    section.post("/me/purpose/end/", {"next": "/"})
    assert HIDDEN_WORDS not in said(section.get(f"/cases/{case}/"))
    assert len(views()) == 3


def test_a_purpose_for_other_things_opens_nothing(section, case):
    state(section, "aid")
    assert HIDDEN_WORDS not in said(section.get(f"/cases/{case}/"))


def test_working_on_a_case_lends_its_purpose_by_one_click(section, case):
    page = said(section.get(f"/cases/{case}/"))
    assert "为办理本事项查看完整信息" in page
    assert section.post(f"/cases/{case}/purpose/").status_code == 302
    page = said(section.get(f"/cases/{case}/"))
    assert HIDDEN_WORDS in page
    assert f"办理所列事项</b> {case}" in page
    assert views()[0].purpose == "case"


def test_the_office_is_offered_no_purpose_and_sees_none(client, case, bureau):
    signed_in(client, "office", bureau.office)
    page = said(client.get(f"/cases/{case}/"))
    assert HIDDEN_WORDS not in page
    assert "查看完整信息" not in page


def sheet(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.content)).active


@pytest.mark.usefixtures("case")
def test_an_export_needs_a_purpose_and_says_it(section, bureau):
    refused = section.post("/ledgers/task/export/", {"show": "open"})
    assert refused.status_code == 403
    assert "请选择用途" in said(refused)
    assert Entry.objects.filter(intention="case.export").count() == 0
    taken = sheet(section.post("/ledgers/task/export/", {"show": "open", "purpose": "check"}))
    assert "用途：督导检查与数据核对　1 行，含 1 人的敏感信息" in taken["A1"].value
    assert "不得转发" in taken["A4"].value
    assert HIDDEN_WORDS in [cell.value for cell in taken[3]]
    entry = Entry.objects.get(intention="case.export")
    assert (entry.purpose, entry.rows, entry.org) == ("check", 1, bureau.basic)
    assert Look.objects.filter(entry=entry).count() == 1


@pytest.mark.usefixtures("case")
def test_an_export_of_many_waits_and_is_taken_once(section, client, bureau, monkeypatch):
    class Few:
        def whole(self, key):
            return 0 if key == "privacy.second_approver_above" else 72

    monkeypatch.setattr(releasing, "in_force", lambda _: Few())
    given = {"show": "open", "purpose": "check"}
    answer = section.post("/ledgers/task/export/", given)
    row = Release.objects.get()
    assert answer["Location"] == f"/exports/{row.pk}/"
    assert (row.back, row.conditions) == ("/ledgers/task/export/", given)
    signed_in(client, "leader", bureau.bureau)
    client.post(f"/exports/{row.pk}/decide/", {"decide": "approve"})
    row.refresh_from_db()
    assert row.approved
    asked = row.account
    key = Entry.objects.filter(intention="release.decide").get()
    assert key.actor != asked


def test_search_finds_nothing_by_sensitive_words(section, case):
    del case
    state(section)
    seal()
    follow()
    assert "家访" in said(section.get("/search/?q=家访"))
    assert "/cases/" not in said(section.get(f"/search/?q={HIDDEN_WORDS}"))
    assert "住院" not in "".join(SearchDoc.objects.values_list("pieces", flat=True))
