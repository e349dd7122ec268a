"""``./xz init``: no first password is made and not printed; a wrong workbook leaves none behind."""

from argparse import Namespace
from datetime import date

import pytest

from xuezheng.adapters.workbooks import blank
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.people.selectors.sheets import SHEETS
from xuezheng.cli.init import NoWorkbookError, WorkbookIssuesError, _Beginning

BUREAU = "青禾县教育局"
SECTION = {"code": "BGS", "name": "局办公室", "kind": "section", "above": "JYJ"}
HEAD = {"name": "李文", "mobile": "14000000002", "unit": "BGS", "role": "office"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """Give ``init`` with a workbook of these people."""
    monkeypatch.setattr("django.core.management.call_command", lambda *_, **__: None)

    def run(*people):
        path = tmp_path / "people.xlsx"
        path.write_bytes(blank(SHEETS, {"单位": [SECTION], "人员": people}))
        asked = Namespace(
            bureau=BUREAU, code="JYJ", since=date(2026, 1, 1).isoformat(), people=path
        )
        _Beginning(asked).make()

    return run


def test_a_wrong_workbook_makes_no_administrators_and_its_repair_prints_their_passwords(
    begin, capsys
):
    with pytest.raises(WorkbookIssuesError) as error:
        begin({**HEAD, "mobile": "140"})
    assert error.value.told().zh == (
        "单位和人员表有误，未导入：\n人员 第2行第3列：“140”，应为：手机号或座机号"
    )
    assert Account.objects.count() == 0
    begin(HEAD)
    printed = capsys.readouterr().out
    for login in ("sysadmin", "secadmin", "auditadmin"):
        assert login in printed
    assert Account.objects.count() == 4


@pytest.mark.usefixtures("begin")
def test_a_workbook_that_is_not_there_makes_no_accounts(tmp_path):
    asked = Namespace(bureau=BUREAU, code="JYJ", since=None, people=tmp_path / "none.xlsx")
    with pytest.raises(NoWorkbookError, match=r"none\.xlsx"):
        _Beginning(asked).make()
    assert Account.objects.count() == 0
