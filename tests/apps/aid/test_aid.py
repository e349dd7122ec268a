"""From lists to money: recognised, decided, approved by another, checked again, paid, reconciled."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.aid.conftest import NOW, carded, compared, do
from tests.apps.answers import same_answer
from tests.apps.signing import signed_in

from xuezheng.apps.aid.models import Card, Line, Paid, Round, Tag
from xuezheng.apps.aid.selectors import payment, report, round_shown
from xuezheng.apps.aid.services.rules import AidError, AidInputError
from xuezheng.apps.audit.models import Entry, Look
from xuezheng.apps.files.services import take
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.core.base.errors import NotFoundError, RefusedError

pytestmark = pytest.mark.django_db
DAY = "2026-10-12"


def recognised(town):
    """赵一 low income, 李四 disabled (boards), 钱二 declared and recognised."""
    do("aid.take_list", town.centre, roster=compared(town, "poverty", "zhao"), since=DAY)
    do("aid.take_list", town.centre, roster=compared(town, "disability", "li"), since=DAY)
    tag = do("aid.declare", town.clerk, pupil=town.pupils["qian"], note="父亲重病")["tag"]
    do("aid.check", town.head, tag=tag, grant=True)


def decided(town):
    recognised(town)
    return do("aid.decide", town.centre, day=DAY)


def test_each_gets_what_the_table_says_once_a_term(town):
    done = decided(town)
    rows = {(row.pupil, row.programme): row.fen for row in Line.objects.filter(round=done["round"])}
    assert rows == {
        (town.pupils["zhao"], "grant"): 115_000,
        (town.pupils["qian"], "grant"): 65_000,
        (town.pupils["li"], "boarding"): 62_500,
    }
    assert done["fen"] == 242_500
    assert do("aid.decide", town.centre, day=DAY)["lines"] == 0
    with pytest.raises(AidInputError, match="晚于今天"):
        do("aid.decide", town.centre, day="2026-10-13")


def test_whoever_declares_or_decides_does_not_check_it(town):
    tag = do("aid.declare", town.head, pupil=town.pupils["qian"], note="困难")["tag"]
    with pytest.raises(AidError, match="申报人"):
        do("aid.check", town.head, tag=tag, grant=True)
    with pytest.raises(AidInputError, match="理由"):
        do("aid.check", town.centre, tag=tag, grant=False)
    do("aid.check", town.centre, tag=tag, grant=False, note="收入不符")
    with pytest.raises(AidError, match="已办理"):
        do("aid.check", town.centre, tag=tag, grant=True)
    done = decided(town)
    with pytest.raises(AidError, match="经办人"):
        do("aid.approve", town.centre, round=done["round"])


def test_what_changed_before_payment_is_stopped_and_what_is_missing_is_named(town):
    number = decided(town)["round"]
    do("aid.approve", town.chief, round=number)
    carded(town, "zhao", "qian", "li", "sun")
    EnrolmentFact.objects.filter(subject=town.pupils["qian"]).update(state="suspended")
    do("aid.take_list", town.centre, roster=compared(town, "orphan", "sun"), since=DAY)
    do("aid.take_list", town.centre, roster=compared(town, "registered", "zhao"), since=DAY)
    done = do("aid.pay", town.centre, round=number)
    assert (done["sent"], done["stopped"], done["found"]) == (1, 2, 4)
    told = {(one["pupil"], one["programme"]): one["what"] for one in Round.objects.get().found}
    assert told == {
        (town.pupils["zhao"], "grant"): "金额不符",
        (town.pupils["zhao"], "tuition"): "应享未列",
        (town.pupils["qian"], "grant"): "不应享受",
        (town.pupils["sun"], "grant"): "应享未列",
    }
    again = do("aid.decide", town.centre, day=DAY)
    assert (again["lines"], again["fen"]) == (3, 165_000 + 85_000 + 165_000)
    do("aid.approve", town.chief, round=again["round"])
    assert do("aid.pay", town.centre, round=again["round"])["sent"] == 2
    waived = Line.objects.get(round=again["round"], programme="tuition")
    assert (waived.state, waived.why) == (Paid.DONE.key, "学校免收")


def test_a_pupil_without_a_card_stays_owed(town):
    number = decided(town)["round"]
    do("aid.approve", town.chief, round=number)
    carded(town, "zhao")
    assert do("aid.pay", town.centre, round=number)["sent"] == 1
    left = Line.objects.filter(round=number, state=Paid.OWED.key)
    assert {row.why for row in left} == {"没有登记银行卡"}


def test_the_payment_file_adds_up_and_the_bank_s_answer_is_reconciled(town):
    number = decided(town)["round"]
    do("aid.approve", town.chief, round=number)
    carded(town, "zhao", "qian", "li")
    do("aid.pay", town.centre, round=number)
    do("aid.export", town.centre, round=number, purpose="送银行代发")
    rows = payment(town.centre, number)
    assert rows[-1] == ["合计", "", "3笔", "", "", "", "2425.00"]
    assert sum(int(row[-1].replace(".", "")) for row in rows[1:-1]) == 242_500
    assert Look.objects.count() == 3
    lines = {row.number: row.pupil for row in Line.objects.filter(round=number)}
    by = {pupil: place for place, pupil in lines.items()}
    told = (
        f"序号,结果,金额,原因\n{by[town.pupils['zhao']]},成功,1150.00,\n"
        f"{by[town.pupils['qian']]},失败,0,户名不符\n"
    )
    file = take(told.encode("gb18030"), "回盘.csv", actor=town.centre, at=NOW)
    done = do("aid.answer", town.centre, round=number, file=file)
    assert (done["paid"], done["returned"], done["open"], done["state"]) == (
        115_000,
        65_000,
        62_500,
        "sent",
    )
    rest = f"{by[town.pupils['li']]},成功,625,\n"
    file = take(rest.encode(), "回盘2.csv", actor=town.centre, at=NOW)
    assert do("aid.answer", town.centre, round=number, file=file)["state"] == "settled"
    [grant] = [one for one in report(town.centre, "2026S1") if one.programme.zh == "国家助学金"]
    assert (grant.pupils, grant.owed, grant.paid, grant.returned) == (2, 115_000, 115_000, 65_000)
    assert do("aid.decide", town.centre, day=DAY)["fen"] == 65_000  # what came back is owed again
    bad = take(b"1,ok,12.345,\n", "x.csv", actor=town.centre, at=NOW)
    with pytest.raises((AidError, AidInputError)):
        do("aid.answer", town.centre, round=number, file=bad)


def test_a_newer_list_ends_who_no_longer_stands_on_it(town):
    first = do(
        "aid.take_list", town.centre, roster=compared(town, "poverty", "zhao", "sun"), since=DAY
    )
    assert first == {"named": 2, "new": 2, "ended": 0}
    second = do("aid.take_list", town.centre, roster=compared(town, "poverty", "sun"), since=DAY)
    assert second == {"named": 1, "new": 0, "ended": 1}
    assert Tag.objects.get(pupil=town.pupils["zhao"]).until == date(2026, 10, 12)
    with pytest.raises(AidInputError, match="不作资助依据"):
        do("aid.take_list", town.centre, roster=compared(town, "police", "sun"), since=DAY)


def test_who_may_what(town):
    with pytest.raises((NotFoundError, RefusedError)):
        do("aid.decide", town.clerk, day=DAY)
    with pytest.raises(NotFoundError):
        do("aid.declare", town.other, pupil=town.pupils["qian"], note="不是本校")
    with pytest.raises(NotFoundError):
        do("aid.card", town.other, pupil=town.pupils["qian"], holder="某人", number="622200000000")
    number = decided(town)["round"]
    shown = round_shown(town.other, number)
    assert [line.programme.zh for line in shown.lines] == ["义务教育寄宿生生活补助"]
    assert shown.row.fen == 62_500


def test_names_are_masked_until_a_purpose_is_stated_and_then_on_record(client, town):
    number = decided(town)["round"]
    signed_in(client, "section", town.org["c"], duty="care")
    page = client.get(f"/aid/{number}/").content.decode()
    assert "赵一" not in page
    assert "赵*" in page or "赵＊" in page
    client.post("/me/purpose/state/", {"purpose": "aid"})
    assert "赵一" in client.get(f"/aid/{number}/").content.decode()
    [entry] = Entry.objects.filter(intention="view")
    assert (entry.kind, entry.purpose, entry.rows) == ("aid_round", "aid", 3)


def test_pages_do_what_the_intentions_do(client, town):
    recognised(town)
    signed_in(client, "section", town.org["c"], duty="care")
    sent = client.post("/aid/decide/", {"day": DAY})
    number = Round.objects.get().pk
    assert sent["Location"] == f"/aid/{number}/"
    do("aid.approve", town.chief, round=number)
    carded(town, "zhao", "qian", "li")
    client.post(f"/aid/{number}/pay/")
    file = client.post(f"/aid/{number}/file/", {"purpose": "送银行代发"})
    assert file["Content-Type"].endswith("spreadsheetml.sheet")
    told = SimpleUploadedFile("回盘.csv", "1,成功,1150.00,\n".encode())
    assert client.post(f"/aid/{number}/answer/", {"file": told}).status_code == 302
    assert "已发放" in client.get(f"/aid/{number}/").content.decode()
    assert "国家助学金" in client.get("/aid/report/").content.decode()
    assert client.get("/aid/").status_code == 200
    assert client.get("/api/aid").json()[0]["fen"] == 242_500
    assert len(client.get("/api/aid/report").json()) == 2
    assert client.post("/aid/decide/", {}).status_code == 302


def test_a_school_s_clerk_declares_by_number_and_keeps_a_card(client, town):
    signed_in(client, "clerk", town.org["s"])
    told = {"number": "g330282201005060054", "note": "单亲"}
    assert client.post("/aid/declare/", told).status_code == 302
    assert Tag.objects.get().pupil == town.pupils["sun"]
    client.post(
        "/aid/cards/", {"number": told["number"], "holder": "孙父", "card": "6222 0000 0000 0011"}
    )
    assert Card.objects.get().number == "6222000000000011"
    foreign = {"number": "G330282201005060070", "note": "别校"}
    assert client.post("/aid/declare/", foreign).status_code == 404
    assert same_answer(client, "/aid/999998/", "/aid/999999/") == 404


def test_whoever_declared_is_offered_no_check_of_it(client, town):
    signed_in(client, "principal", town.org["s"])
    told = {"number": "g330282201005060054", "note": "单亲"}
    assert client.post("/aid/declare/", told).status_code == 302
    own = client.get("/aid/").content.decode()
    assert "由其他人认定" in own
    assert "予以认定" not in own
    signed_in(client, "principal", town.org["s"])
    other = client.get("/aid/").content.decode()
    assert "予以认定" in other
    assert "由其他人认定" not in other
