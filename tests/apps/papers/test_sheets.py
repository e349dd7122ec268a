"""Sheets: numbered, checked by code, void when their content changes, keyed in once (R15)."""

import pytest
from tests.apps.papers.acting import NOW, do, overdue, seen, take

from xuezheng.apps.papers.models import Sheet
from xuezheng.apps.papers.services import voided
from xuezheng.apps.papers.services.sheets import KeyedError, NotAScanError, SheetVoidError
from xuezheng.apps.records.models import Record
from xuezheng.core.base.errors import NotFoundError


@pytest.fixture
def paper(city):
    return do("paper.draft", city.clerk, kind="supervision", record=overdue(city))["paper"]


def scan(city, data=b"%PDF-1.4 scan"):
    return take(data, "扫描件.pdf", actor=city.clerk, at=NOW)


def key_in(city, code, file):
    given = {"code": code, "file": file, "signer": "李局长", "signed_on": "2026-10-12"}
    return do("sheet.key_in", city.clerk, **given)


def test_the_same_content_is_the_same_sheet(city, paper):
    first = do("sheet.print", city.clerk, subject="paper", number=paper)
    assert first["number"] == "2026-0001"
    assert do("sheet.print", city.clerk, subject="paper", number=paper) == first


def test_a_scan_counts_as_the_leaders_act_and_says_who_keyed_it(city, paper):
    made = do("sheet.print", city.clerk, subject="paper", number=paper)
    file = scan(city)
    key_in(city, made["code"].lower().replace("-", " "), file)
    row = Sheet.objects.get(code=made["code"])
    assert (row.signer, row.keyed_by, row.scan) == ("李局长", city.clerk.person, file)
    assert len(row.scan_digest) == 64
    with pytest.raises(KeyedError):
        key_in(city, made["code"], file)


def test_a_changed_paper_voids_its_sheet(city, paper):
    made = do("sheet.print", city.clerk, subject="paper", number=paper)
    do("paper.edit", city.clerk, paper=paper, seen=seen(paper), title="改过的标题")
    row = Sheet.objects.get(code=made["code"])
    assert voided(row)
    with pytest.raises(SheetVoidError):
        key_in(city, made["code"], scan(city))
    again = do("sheet.print", city.clerk, subject="paper", number=paper)
    assert (again["number"], again["code"] != made["code"]) == ("2026-0002", True)


def test_a_case_that_moves_on_keeps_its_sheet_a_changed_one_does_not(city):
    case = overdue(city)
    made = do("sheet.print", city.clerk, subject="case", number=case)
    row = Sheet.objects.get(code=made["code"])
    record = Record.objects.get(pk=case)
    record.state, record.version = "reported", record.version + 1
    record.save()
    assert not voided(row)
    record.data = record.data | {"title": "另一件事"}
    record.save()
    assert voided(row)


def test_only_a_picture_or_pdf_is_a_scan(city, paper):
    made = do("sheet.print", city.clerk, subject="paper", number=paper)
    with pytest.raises(NotAScanError):
        key_in(city, made["code"], take(b"plain words", "a.txt", actor=city.clerk, at=NOW))


def test_an_unknown_code_and_a_foreign_subject_look_the_same(city, paper):
    with pytest.raises(NotFoundError):
        key_in(city, "AAAAA-AAAAA", scan(city))
    with pytest.raises(NotFoundError):
        do("sheet.print", city.principal, subject="paper", number=paper)
    with pytest.raises(NotFoundError):
        do("sheet.print", city.clerk, subject="paper", number=99_999_999)
