"""Filing campaigns (R3): who has filed and who has not, nothing asked twice, all of it as one table."""

from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from tests.apps.notices.conftest import BY_KEY, MONDAY, do, send
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.notices.models import Filing, Limit, Notice, Receipt
from xuezheng.apps.notices.services.campaign import take
from xuezheng.apps.notices.services.ladder import fire
from xuezheng.apps.notices.services.refusing import FilingError, ReplyError
from xuezheng.apps.records.services import INTENTIONS as RECORDS
from xuezheng.core.base.errors import InputError, NotFoundError

OPEN = next(one for one in RECORDS if one.key == "case.open")
KIND = "hazard"
HOUR = timedelta(hours=1)


@pytest.fixture
def heads(bureau):
    """Principals of the three units of Bailu, by unit."""
    return {org: actor_for(("principal", org), at=MONDAY) for org in units(bureau)}


def units(bureau):
    return (bureau.junior, bureau.primary, bureau.nursery)


def campaign(bureau, **more):
    """A notice that asks the units of Bailu for hazards."""
    return send(bureau, filing={"kind": KIND} | more)


def hazard(actor, org, at, title="护栏松动"):
    """A unit files a hazard."""
    data = {"title": title, "category": "fire", "spot": "楼梯"}
    act(OPEN, {"kind": KIND, "org": org, "data": data}, actor=actor, at=at)


def states(notice):
    found = Receipt.objects.filter(notice=notice).values_list("org", "state", "text")
    return {org: (state, text) for org, state, text in found}


def test_what_a_unit_files_is_taken_in_by_itself(bureau, heads):
    notice = campaign(bureau)
    first, second, third = units(bureau)
    for org in (first, second):
        do("sign", heads[org], MONDAY + HOUR, notice=notice, org=org)
    hazard(heads[first], first, MONDAY + 2 * HOUR)
    hazard(heads[first], first, MONDAY + 2 * HOUR, "灭火器过期")
    hazard(heads[third], third, MONDAY + 2 * HOUR)
    assert take(MONDAY + 3 * HOUR) == 1, "the third has not signed yet"
    assert take(MONDAY + 3 * HOUR) == 0, "an idle turn writes nothing"
    assert states(notice) == {
        first: ("replied", "已填报隐患台账2条"), second: ("signed", ""), third: ("unread", ""),
    }  # fmt: skip
    do("sign", heads[third], MONDAY + 4 * HOUR, notice=notice, org=third)
    assert states(notice)[third] == ("replied", "已填报隐患台账1条")
    assert Limit.objects.get(notice=notice, what="reply").state == "open"


def test_only_those_who_have_not_filed_are_urged(bureau, heads):
    notice = campaign(bureau)
    for org in units(bureau):
        do("sign", heads[org], MONDAY + HOUR, notice=notice, org=org)
    hazard(heads[bureau.junior], bureau.junior, MONDAY + HOUR)
    take(MONDAY + 2 * HOUR)
    fire(MONDAY + timedelta(days=9))
    urged = dict(Receipt.objects.filter(notice=notice).values_list("org", "urged"))
    assert urged[bureau.junior] == 0
    assert min(urged[bureau.primary], urged[bureau.nursery]) >= 1


def test_what_is_held_already_is_not_asked_again(bureau, heads):
    hazard(heads[bureau.junior], bureau.junior, MONDAY - timedelta(days=3))
    hazard(heads[bureau.primary], bureau.primary, MONDAY - timedelta(days=40))
    notice = campaign(bureau, held_since="2026-10-01")
    for org in (bureau.junior, bureau.primary):
        do("sign", heads[org], MONDAY + HOUR, notice=notice, org=org)
    assert states(notice)[bureau.junior] == ("replied", "隐患台账已有1条，不再重报")
    assert states(notice)[bureau.primary] == ("signed", "")


def test_handing_in_needs_something_filed_or_words_why_there_is_nothing(bureau, heads):
    notice, org = campaign(bureau), bureau.primary
    given = {"notice": notice, "org": org}
    with pytest.raises(FilingError):
        do("file", heads[org], MONDAY + HOUR, **given)
    with pytest.raises(FilingError):
        do("file", heads[org], MONDAY + HOUR, nothing=True, note="无", **given)
    with pytest.raises(FilingError):
        do("answer", heads[org], MONDAY + HOUR, text="已报", **given)
    done = do("file", heads[org], MONDAY + HOUR, nothing=True, note="排查无隐患", **given)
    assert done["text"] == "无此项：排查无隐患"
    hazard(heads[bureau.junior], bureau.junior, MONDAY + HOUR)
    with pytest.raises(FilingError):
        do(
            "file", heads[bureau.junior], MONDAY + 2 * HOUR, notice=notice,
            org=bureau.junior, nothing=True, note="排查无隐患",
        )  # fmt: skip
    with pytest.raises(NotFoundError):
        do("file", actor_for(("principal", bureau.other), at=MONDAY), MONDAY, **given)


def test_sent_back_only_what_comes_later_counts(bureau, heads):
    notice, org = campaign(bureau), bureau.primary
    hazard(heads[org], org, MONDAY + HOUR)
    do("file", heads[org], MONDAY + 2 * HOUR, notice=notice, org=org)
    do("send_back", bureau.clerk, MONDAY + 3 * HOUR, notice=notice, org=org, reason="漏报")
    assert take(MONDAY + 4 * HOUR) == 0
    hazard(heads[org], org, MONDAY + 4 * HOUR, "窗户松动")
    assert take(MONDAY + 5 * HOUR) == 1
    assert states(notice)[org] == ("replied", "已填报隐患台账1条")


def test_nobody_is_asked_for_the_same_twice_at_once(bureau, heads):
    first = campaign(bureau)
    with pytest.raises(FilingError) as refused:
        campaign(bureau)
    assert "TZ-2026-0001" in str(refused.value)
    assert Notice.objects.count() == 1, "nothing half done"
    do("recall", bureau.clerk, MONDAY + HOUR, notice=first, reason="口径有误")
    campaign(bureau)
    with pytest.raises((InputError, NotFoundError)):
        send(bureau, filing={"kind": "no_such_kind"})
    with pytest.raises(FilingError):
        send(
            bureau,
            to={"kinds": ["kindergartens"]},
            filing={"kind": "drill", "held_since": "2026-12-01"},
        )
    assert heads


def test_a_notice_becomes_a_campaign_by_one_click_and_only_once(bureau, heads):
    notice = send(bureau)
    do("sign", heads[bureau.primary], MONDAY, notice=notice, org=bureau.primary)
    done = do("make_filing", bureau.clerk, MONDAY + HOUR, notice=notice, kind=KIND)
    assert done["due"].startswith("2026-10-19T18:00")
    assert Filing.objects.get(notice=notice).kind == KIND
    with pytest.raises(ReplyError):
        do("make_filing", bureau.clerk, MONDAY + HOUR, notice=notice, kind=KIND)
    assert Notice.objects.get(pk=notice).reply


def test_pages_show_who_has_filed_and_give_one_table(client, bureau, heads, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY + 3 * HOUR)
    notice, org = campaign(bureau), bureau.primary
    hazard(heads[org], org, MONDAY + HOUR, "护栏松动")
    signed_in(client, "principal", org)
    page = client.get(f"/notices/{notice}/").content.decode()
    assert "隐患台账" in page
    assert "/ledgers/hazard/template/" in page
    answer = client.post(f"/notices/{notice}/file/", {"org": org}, follow=True).content.decode()
    assert "已填报隐患台账1条" in answer
    signed_in(client, "office", bureau.office)
    page = client.get(f"/notices/{notice}/filings/").content.decode()
    assert "3 个单位，已报 1，未报 2" in page
    book = openpyxl.load_workbook(BytesIO(client.get(f"/notices/{notice}/filings.xlsx").content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert rows[0][:3] == ["单位", "所属", "隐患情况"]
    assert [row[:3] for row in rows[1:]] == [["白鹭小学", "白鹭镇", "护栏松动"]]
    plain = send(bureau, to={"units": [bureau.other]})
    assert client.get(f"/notices/{plain}/filings/").status_code == 404
    assert client.get(f"/notices/{plain}/filing/").status_code == 200
    sent = client.post(f"/notices/{plain}/filing/", {"kind": KIND, "held_since": "2026-10-01"})
    assert sent.status_code == 302
    assert Filing.objects.get(notice=plain).held_since == date(2026, 10, 1)
    assert set(BY_KEY) >= {"notice.file", "notice.make_filing", "notice.take_filings"}
