"""P08: asked for before it is sent, never twice, counted per school and month, and the list made known."""

from io import BytesIO

import openpyxl
import pytest
from tests.apps.notices.conftest import MONDAY
from tests.apps.notices.test_school_events import asked, do, shown
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.notices.selectors.allowed import allowed
from xuezheng.apps.notices.services.school_events import load
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.selectors.rollup import rolled
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.periods import month

NOVEMBER = month(2026, 11)


def granted(bureau, **more):
    """An event that stands on the list; gives the case."""
    case = asked(bureau, **more)
    shown(bureau, case)
    do("case.move", bureau.clerk, case=case, move="grant", seen=3)
    return case


@pytest.fixture
def listed(bureau):
    """One on the list for November, one that runs on into it, one that is only asked for."""
    granted(bureau, title="食堂检查", minutes=90)
    granted(bureau, title="消防检查", minutes=60, from_on="2026-10-26", to_on="2026-11-03")
    return asked(bureau, title="问卷调查", minutes=30)


def test_the_list_holds_what_stands_and_nothing_that_is_only_asked_for(bureau, listed):
    found = allowed(NOVEMBER)
    assert [one.title for one in found.items] == ["消防检查", "食堂检查"]
    # Only what begins in November counts there, as the cap does: 90 minutes of 480.
    assert (found.counted, found.minutes, found.most, found.limit) == (1, 90, 6, 480)
    assert load("2026-11").minutes == 90
    assert [one.title for one in allowed(month(2026, 12)).items] == []
    assert Record.objects.get(pk=listed).state == "applied"
    assert bureau


def test_the_same_is_refused_and_what_is_over_the_cap(bureau, listed):
    assert listed
    with pytest.raises(RefusedError, match="重复"):
        asked(bureau, title="食堂检查")
    with pytest.raises(RefusedError, match="480"):
        shown(bureau, asked(bureau, title="评比", minutes=400))


def test_every_number_of_the_row_is_counted(bureau, listed):
    assert listed
    refused = asked(bureau, title="微信投票", minutes=20)
    do("case.move", bureau.clerk, case=refused, move="refuse", seen=2, note="无依据")
    told = rolled(bureau.clerk, "school_event", month(2026, 10), MONDAY.date())
    sums = {count.key: told.total[place] for place, count in enumerate(told.counts)}
    # Four were asked for in October: 90, 60, 30 and 20 minutes; two stand, one is refused.
    assert {key: sums[key] for key in ("asked", "allowed", "refused", "load")} == {
        "asked": 4, "allowed": 2, "refused": 1, "load": 200,
    }  # fmt: skip


def test_schools_read_the_list_and_take_it_along(client, bureau, listed, monkeypatch):
    assert listed
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    signed_in(client, "principal", bureau.primary)
    page = client.get("/notices/allowed/?month=2026-11").content.decode()
    assert "食堂检查" in page
    assert "每校 1 项、90 分钟" in page
    assert "问卷调查" not in page.partition("<main")[2]
    assert client.get("/notices/allowed/?month=what").status_code == 200
    book = openpyxl.load_workbook(
        BytesIO(client.get("/notices/allowed.xlsx?month=2026-11").content)
    )
    assert [row[1].value for row in book.active.iter_rows()] == ["事项名称", "消防检查", "食堂检查"]
    found = client.get("/api/notices/allowed?month=2026-11").json()
    assert (found["items"], found["minutes"]) == (1, 90)
    assert [one["title"] for one in found["allowed"]] == ["消防检查", "食堂检查"]
    signed_in(client, "institution", bureau.far)
    assert client.get("/notices/allowed/").status_code in {200, 403, 404}
