"""From counted figures to the payment list: drafted, told, heard, decided by another, once a year."""

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest
from tests.apps.awards.conftest import FIGURES, NOW, agreed, counted, decided, do, drafted, told
from tests.apps.signing import sign_in_as, signed_in

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.awards.models import Award, Sheet
from xuezheng.apps.awards.selectors import record
from xuezheng.apps.awards.selectors.drafting import YearError, paper_of
from xuezheng.apps.awards.services.rules import AwardError, AwardInputError
from xuezheng.core.awards.referee import check
from xuezheng.core.base.errors import NotFoundError

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 10, 16, 8, tzinfo=UTC)
"""Four working days on: the sixteen working hours of the hearing are over."""


def paid(town, number):
    names = {org: key for key, org in town.org.items()}
    return {names[org]: fen for org, fen in Sheet.objects.filter(award=number).values_list("org", "fen")}  # fmt: skip


def test_a_year_by_hand(town):
    done = do("award.draft", town.section, year=2026, review="合审〔2026〕12号")
    # 80,000 + 120,000 + 138,000 + 80,000 = 418,000 within the pool of 500,000
    assert (done["schools"], done["complete"]) == (4, True)
    assert (done["due"], done["fen"]) == (41_800_000, 41_800_000)
    assert paid(town, done["award"]) == {
        "s": 8_000_000, "t": 12_000_000, "v": 13_800_000, "w": 8_000_000,
    }  # fmt: skip
    kept = record(town.leader, done["award"])
    assert check(kept["problem"], kept["result"]) == []
    assert kept["snapshot"] == "2026-10-11-nightly"
    row = Award.objects.get()
    assert row.parameters == paper_of(2026).digest
    assert paper_of(2026).by == date(2026, 6, 1)


def test_a_veto_stated_and_an_item_left_out(town):
    number = drafted(
        town,
        stated=[{"org": town.org["w"], "veto": "examination", "ground": "教办〔2026〕31号通报"}],
        left=[{"org": town.org["s"], "item": "progress", "reason": "合并学校，入口数据待核"}],
    )
    assert paid(town, number) == {"s": 0, "t": 12_000_000, "v": 13_800_000, "w": 4_000_000}
    with pytest.raises(AwardInputError, match="不在办法中"):
        drafted(
            town,
            reason="重算",
            stated=[{"org": town.org["w"], "veto": "weather", "ground": "没有"}],
        )
    with pytest.raises(AwardInputError, match="不在办法中"):
        drafted(
            town, reason="重算", left=[{"org": town.org["w"], "item": "weather", "reason": "没有"}]
        )
    with pytest.raises(NotFoundError):
        drafted(
            town, reason="重算", stated=[{"org": town.org["p"], "veto": "safety", "ground": "小学"}]
        )


def test_a_school_without_its_figure_at_entry_stops_the_hearing_until_it_has_it(town):
    bare = {**FIGURES, "t": {key: FIGURES["t"][key] for key in ("sat", "line", "bachelor")}}
    counted(town.org, bare, date(2026, 10, 12))
    number = drafted(town)
    assert set(paid(town, number).values()) == {None}
    with pytest.raises(AwardError, match="1所学校缺数据：望澜中学"):
        do("award.tell", town.section, award=number)
    left = [{"org": town.org["t"], "item": "progress", "reason": "新建学校，没有入口数据"}]
    again = drafted(town, reason="望澜中学没有入口数据", left=left)
    assert paid(town, again)["t"] == 0
    assert Award.objects.get(pk=number).state == "dropped"
    assert do("award.tell", town.section, award=again)["schools"] == 4


def test_no_snapshot_of_the_year_and_a_year_ahead_are_refused(town):
    with pytest.raises(YearError, match="2025"):
        drafted(town, year=2025)
    with pytest.raises(AwardInputError, match="晚于今年"):
        drafted(town, year=2027)


def test_every_school_is_heard_or_its_time_is_over_and_objections_are_answered(town):
    number = told(town)
    with pytest.raises(AwardError, match="核对至 2026-10-14 10:00，尚未答复：云汀高级中学"):
        do("award.decide", town.leader, award=number)
    agreed(town, number, "tvw")
    head, org = town.heads["s"], town.org["s"]
    with pytest.raises(AwardInputError, match="有异议须说明"):
        do("award.hear", head, award=number, org=org, agree=False)
    do("award.hear", head, award=number, org=org, agree=False, note="入口预期应为 245 人")
    with pytest.raises(AwardError, match="已经答复过"):
        do("award.hear", head, award=number, org=org, agree=True)
    with pytest.raises(AwardError, match="异议尚未答复：云汀高级中学"):
        do("award.decide", town.leader, at=LATER, award=number)
    with pytest.raises(AwardError, match="没有待答复的异议"):
        do("award.reply", town.section, award=number, org=town.org["t"], reply="已核")
    do("award.reply", town.section, award=number, org=org, reply="按报到名册核定为 250 人")
    assert do("award.decide", town.leader, award=number)["state"] == "decided"
    with pytest.raises(AwardError, match="已审定"):
        do("award.hear", town.heads["t"], award=number, org=town.org["t"], agree=True)


def test_silence_does_not_stop_a_decision_once_the_time_is_over(town):
    number = told(town)
    assert do("award.decide", town.leader, at=LATER, award=number)["fen"] == 41_800_000


def test_whoever_drew_it_up_does_not_decide_it(town):
    number = told(town)
    agreed(town, number)
    with pytest.raises(AwardError, match="测算人不能审定"):
        do("award.decide", town.section, award=number)
    assert do("award.decide", town.second, award=number)["state"] == "decided"


def test_a_year_is_decided_once_and_a_change_is_a_new_record_with_a_reason(town):
    first = decided(town)
    with pytest.raises(AwardInputError, match="须说明重新测算的理由"):
        drafted(town)
    changed = {**FIGURES, "s": {**FIGURES["s"], "expected": 245}}
    counted(town.org, changed, date(2026, 10, 12))
    second = decided(town, reason="云汀高级中学入口预期更正为 245 人")
    # 270/245 = 110.204…%: 10.2040816… points at 10,000 yuan, parts of a fen dropped
    assert paid(town, second)["s"] == 10_204_081
    assert paid(town, first)["s"] == 8_000_000
    states = dict(Award.objects.values_list("pk", "state"))
    assert states == {first: "replaced", second: "decided"}
    with pytest.raises(AwardError, match="已更正"):
        do("award.take_out", town.leader, award=first)


def test_a_changed_sum_is_not_decided(town):
    number = told(town)
    agreed(town, number)
    row = Award.objects.get(pk=number)
    row.result["sheets"][0]["fen"] += 1
    row.save()
    with pytest.raises(AwardError, match="复核不符"):
        do("award.decide", town.leader, award=number)


def test_the_payment_list_is_marked_and_adds_up(town, client):
    number = decided(town)
    done = do("award.take_out", town.leader, award=number)
    assert [one["paid"] for one in done["rows"]] == [
        "80000.00", "120000.00", "138000.00", "80000.00", "418000.00",
    ]  # fmt: skip
    assert done["rows"][-1]["school"] == "4所"
    sign_in_as(client, Account.objects.get(person=town.leader.person))
    sent = client.post(f"/awards/{number}/payment/")
    sheet = openpyxl.load_workbook(BytesIO(sent.content)).active
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][0].startswith("奖励发放表　导出：")
    assert lines[1] == ["序号", "学校", "机构代码", "按办法应奖（元）", "实发（元）"]
    assert lines[2] == ["1", "云汀高级中学", "s", "80000.00", "80000.00"]
    assert lines[6][-1] == "418000.00"
    entry = Entry.objects.filter(intention="award.take_out").order_by("-id").first()
    assert (entry.kind, entry.rows) == ("award_payment", 4)


def test_pages_do_what_the_intentions_do(town, client):
    account = Account.objects.get(person=town.section.person)
    sign_in_as(client, account)
    sent = client.post("/awards/draft/", {"year": 2026, "review": "合审〔2026〕12号"})
    number = Award.objects.get().pk
    assert sent["Location"] == f"/awards/{number}/"
    client.post(f"/awards/{number}/tell/")
    page = client.get(f"/awards/{number}/").content.decode()
    assert "按机构次序排列，不排名" in page
    assert "本科上线人数÷入口预期上线人数" in page
    assert "418,000.00" in page
    sign_in_as(client, Account.objects.get(person=town.heads["s"].person))
    org = town.org["s"]
    own = client.get(f"/awards/{number}/{org}/").content.decode()
    assert "(108 − 100) × 10,000.00 = 80,000.00" in own
    assert "108%（270/250）" in own
    client.post(f"/awards/{number}/{org}/hear/", {"agree": "no", "note": "入口预期有误"})
    assert Sheet.objects.get(org=org).said == "objected"
    sign_in_as(client, account)
    client.post(f"/awards/{number}/{org}/reply/", {"reply": "已核对"})
    agreed(town, number, "tvw")
    client.post(f"/awards/{number}/decide/")
    assert Award.objects.get().state == "told"  # whoever drew it up
    sign_in_as(client, Account.objects.get(person=town.leader.person))
    client.post(f"/awards/{number}/decide/")
    assert Award.objects.get().state == "decided"


def test_the_formula_and_the_programs_tell_the_same(town, client):
    number, org = decided(town), town.org["s"]
    sign_in_as(client, Account.objects.get(person=town.leader.person))
    told_ = client.get("/awards/formula/2026/").content.decode()
    assert "高于 100% 的部分，每个百分点 10,000.00 元，最高 120,000.00 元" in told_
    assert "局内规定（可改）" in told_
    api = client.get(f"/api/awards/{number}").json()
    assert [one["fen"] for one in api["rows"]] == [8_000_000, 12_000_000, 13_800_000, 8_000_000]
    assert client.get("/api/awards/formula/2026").json()["method"] == "expected"
    assert client.get(f"/api/awards/{number}/sheets/{org}").json()["lines"][0]["clause"] == "第四条"
    kept = client.get(f"/api/awards/{number}/record").json()
    assert check(kept["problem"], kept["result"]) == []


def test_what_is_wrong_on_the_form_is_said_on_the_page(town, client):
    sign_in_as(client, Account.objects.get(person=town.section.person))
    assert client.post("/awards/draft/", {"year": 2026}).status_code == 422
    # a veto without its school would be dropped silently
    half = {
        "year": 2026,
        "review": "合审〔2026〕12号",
        "veto": "examination",
        "ground": "通报〔2026〕3号",
    }
    told = client.post("/awards/draft/", half)
    assert told.status_code == 422
    assert "项目、学校和理由须一并填写" in told.content.decode()
    assert not Award.objects.filter(review=half["review"], year=2026).exists()
    signed_in(client, "clerk", town.org["s"])
    assert client.post("/awards/draft/", {"year": 2026, "review": "合审"}).status_code == 404
    assert NOW.year == 2026
