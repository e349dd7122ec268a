"""The other lists of the desk: returned to me, followed, waited for; and what other apps tell it."""

from datetime import timedelta

import pytest
from tests.apps.notices.conftest import MONDAY as NOTICED
from tests.apps.notices.conftest import bureau as townspeople
from tests.apps.notices.conftest import do as notice
from tests.apps.notices.conftest import send
from tests.apps.records.steps import MONDAY, do, move, planted, reported, task
from tests.apps.signing import account_for, sign_in_as

from xuezheng.apps.desk.selectors.waiting import Show, desk, some

pytestmark = pytest.mark.django_db
DAY = MONDAY.date()
town = townspeople  # A fixture by another name.


@pytest.fixture
def bureau():
    return planted()


def named(actor, show, day=DAY):
    return [item.what for item in some(actor, show, day)]


def test_what_was_returned_stands_apart_until_it_is_reported_again(bureau):
    case = reported(bureau)
    assert named(bureau.head, Show.RETURNED) == []
    move(case, "return", bureau.clerk, note="请补附件")
    assert named(bureau.head, Show.RETURNED) == ["新增学位1200个"]
    move(case, "progress", bureau.head, data={"progress": "已补"})
    assert named(bureau.head, Show.RETURNED) == []
    assert named(bureau.stranger, Show.RETURNED) == []


def test_what_somebody_follows_stands_in_a_list_of_its_own(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    assert named(bureau.clerk, Show.WATCHED) == []
    do("case.watch", bureau.clerk, case=case)
    assert named(bureau.clerk, Show.WATCHED) == ["新增学位1200个"]
    assert named(bureau.second, Show.WATCHED) == []


def test_who_supervises_sees_what_others_must_do(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    assert named(bureau.clerk, Show.OTHERS) == ["新增学位1200个"]
    assert named(bureau.head, Show.OTHERS) == []


def test_a_notice_waits_for_its_units_and_its_sender_waits_for_them(town):
    number = send(town, urgent=True)
    [item] = [one for group in desk(town.principal, NOTICED).groups for one in group.items]
    assert (item.what, item.tag.zh, item.verb.zh) == ("关于做好暴雨防范的通知", "紧急通知", "签收")
    [waited] = some(town.clerk, Show.OTHERS, NOTICED.date())
    assert waited.about == "TZ-2026-0001 · 还有 3 个单位未签收或未回复"
    notice("sign", town.principal, NOTICED + timedelta(minutes=1), notice=number, org=town.junior)
    assert desk(town.principal, NOTICED + timedelta(minutes=2)).all == 0


@pytest.mark.parametrize("show", [*Show, "none"], ids=str)
def test_every_list_has_its_page(client, bureau, show):
    sign_in_as(client, account_for(("office", bureau.office)))
    page = client.get("/desk/", {"show": getattr(show, "key", show)})
    assert page.status_code == 200
    assert "我关注的" in page.content.decode()
