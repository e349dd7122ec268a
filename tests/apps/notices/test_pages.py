"""Pages of notices: sent from a form, signed with one press, watched, printed; others see nothing."""

import io

import openpyxl
import pytest
from tests.apps.answers import same_answer
from tests.apps.notices.conftest import MONDAY, do, send
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.notices.models import Notice, Receipt


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", MONDAY.date)


@pytest.fixture
def office(client, bureau):
    signed_in(client, "office", bureau.office)
    return client


@pytest.fixture
def school(client, bureau):
    signed_in(client, "principal", bureau.junior)
    return client


def words(response):
    return response.content.decode()


def test_a_notice_is_sent_from_the_form(office, bureau):
    assert "机关科室和直属单位" in words(office.get("/notices/new/?urgent=1"))
    given = {
        "title": "关于报送防汛物资的通知", "text": "请今日报送。", "urgent": "on",
        "kinds": ["primary"], "towns": [bureau.egret], "units": "白鹭幼儿园",
        "columns": "沙袋｜整数｜必填\n联系人",
    }  # fmt: skip
    sent = office.post("/notices/new/", given)
    notice = Notice.objects.get()
    assert sent["Location"] == f"/notices/{notice.pk}/"
    assert set(notice.receipts.values_list("org", flat=True)) == {bureau.primary, bureau.nursery}
    assert notice.columns == [
        {"key": "c1", "label": "沙袋", "type": "number", "required": True},
        {"key": "c2", "label": "联系人", "type": "text", "required": False},
    ]
    assert notice.reply
    wrong = office.post("/notices/new/", given | {"units": "没有的学校", "columns": "沙袋｜图片"})
    assert wrong.status_code == 422
    assert "没有“没有的学校”，或不在管辖范围内" in words(wrong)
    assert "“沙袋”的类型须为" in words(wrong)


def test_who_may_send_to_no_kind_of_units_is_offered_none(school):
    page = school.get("/notices/new/")
    assert page.status_code == 200
    assert 'name="units"' in words(page)
    assert 'name="kinds"' not in words(page)


def test_a_notice_goes_to_groups_named_in_the_box_within_reach(office, client, bureau):
    given = {"title": "关于报送台账的通知", "text": "请今日报送。", "units": "全部小学、白鹭幼儿园"}
    office.post("/notices/new/", given)
    notice = Notice.objects.get()
    wanted = {bureau.primary, bureau.other, bureau.nursery}
    assert set(notice.receipts.values_list("org", flat=True)) == wanted
    text = words(office.get("/notices/units/?units=全部小学"))
    assert 'name="units-pick" value="kind:primary"' in text
    signed_in(client, "township", bureau.egret_office)
    near = words(client.get("/notices/units/?units=小学"))
    assert f'value="{bureau.primary}"' in near
    assert f'value="{bureau.other}"' not in near
    told = [
        words(client.post("/notices/new/", given | {"units": one}))
        for one in ("望澜小学", "没有的")
    ]
    assert all(
        f"没有“{one}”" in text for one, text in zip(("望澜小学", "没有的"), told, strict=True)
    )
    assert Notice.objects.count() == 1


def test_looking_opens_and_one_press_signs(school, bureau):
    notice = send(bureau, reply=True)
    page = words(school.get(f"/notices/{notice}/"))
    assert "已查阅未签收" in page
    assert "白鹭小学" not in page
    school.post(f"/notices/{notice}/sign/", {"org": bureau.junior})
    school.post(
        f"/notices/{notice}/answer/", {"org": bureau.junior, "text": "已转移完毕", "key": "a"}
    )
    assert "已转移完毕" in words(school.get(f"/notices/{notice}/"))
    row = Receipt.objects.get(notice=notice, org=bureau.junior)
    assert (row.state, row.opened_at) == ("replied", MONDAY)
    assert "关于做好暴雨防范的通知" in words(school.get("/notices/?show=done"))
    assert "没有通知" in words(school.get("/notices/"))


def test_cells_of_the_table_are_read_in_order(school, bureau):
    notice = send(bureau, columns=[{"label": "沙袋", "type": "number", "required": True}])
    given = {"org": bureau.junior, "cell-2-c1": "７", "cell-1-c1": "3", "cell-3-c1": " "}
    school.post(f"/notices/{notice}/answer/", given)
    assert Receipt.objects.get(notice=notice, org=bureau.junior).rows == [{"c1": 3}, {"c1": 7}]


def test_the_board_shows_who_is_missing_with_a_telephone_and_is_told_anew(office, bureau):
    notice = send(bureau, urgent=True)
    do("sign", bureau.teacher, notice=notice, org=bureau.primary)
    page = words(office.get(f"/notices/{notice}/"))
    assert "3 个单位，已签收 1，未签收 2" in page
    assert "14000000001" in page
    assert 'hx-trigger="every 2s"' in page
    stamp = page.split("live/?since=")[1].split('"')[0]
    quiet = office.get(f"/notices/{notice}/live/?since={stamp}")
    assert (quiet.status_code, quiet.content) == (204, b"")
    do("sign", bureau.principal, notice=notice, org=bureau.junior)
    anew = office.get(f"/notices/{notice}/live/?since={stamp}")
    assert "已签收 2，未签收 1" in words(anew)
    assert "<html" not in words(anew)


def test_a_quiet_poll_is_cheap(office, bureau, django_assert_max_num_queries):
    notice = send(bureau, urgent=True)
    stamp = words(office.get(f"/notices/{notice}/")).split("live/?since=")[1].split('"')[0]
    with django_assert_max_num_queries(5):  # session, grants, tree, notice, one sum
        assert office.get(f"/notices/{notice}/live/?since={stamp}").status_code == 204


@pytest.mark.parametrize("address", ["/notices/sent/", "/notices/?show=sign", "/notices/{notice}/"])
def test_pages_cost_few_queries(office, bureau, django_assert_max_num_queries, address):
    notice = send(bureau, urgent=True, reply=True)
    office.get(address.format(notice=notice))
    with django_assert_max_num_queries(10):  # two of them for who asks
        assert office.get(address.format(notice=notice)).status_code == 200


def test_the_call_list_names_the_unread_and_the_look_is_noted(office, bureau):
    notice = send(bureau, urgent=True)
    do("sign", bureau.teacher, notice=notice, org=bureau.primary)
    page = words(office.get(f"/notices/{notice}/calls/"))
    assert "未签收 2 个单位" in page
    assert "沈听雨" in page
    assert "白鹭小学" not in page
    assert Entry.objects.order_by("-id")[0].kind == "notice"


def test_the_duty_record_says_told_signed_called(office, bureau):
    notice = send(bureau, urgent=True)
    do("sign", bureau.principal, notice=notice, org=bureau.junior, at=MONDAY.replace(minute=7))
    do("call", bureau.clerk, notice=notice, org=bureau.nursery, note="园长")
    page = words(office.get(f"/notices/{notice}/duty/"))
    assert "通知发出，共3个单位" in page
    assert '<td class="num">7</td>' in page
    assert "园长" in page


def test_buttons_urge_call_return_end(office, bureau):
    notice = send(bureau, reply=True)
    do("answer", bureau.teacher, notice=notice, org=bureau.primary, text="好")
    assert "已催办 2 个单位" in words(office.post(f"/notices/{notice}/urge/", follow=True))
    office.post(f"/notices/{notice}/call/", {"org": bureau.nursery, "note": ""})
    office.post(f"/notices/{notice}/return/", {"org": bureau.primary, "reason": "太短"})
    rows = Receipt.objects.in_bulk(field_name="pk").values()
    told = {one.org_id: (one.urged, one.called, one.returned) for one in rows}
    assert told == {
        bureau.junior: (1, "", ""), bureau.primary: (0, "", "太短"),
        bureau.nursery: (1, "已电话告知", ""),
    }  # fmt: skip
    assert "还有3个单位未办" in words(office.post(f"/notices/{notice}/end/", follow=True))
    office.post(f"/notices/{notice}/recall/", {"reason": "改用新通知"})
    assert "改用新通知" in words(office.get(f"/notices/{notice}/"))


def test_the_answers_come_as_one_workbook(office, bureau):
    notice = send(bureau, columns=[{"label": "沙袋", "type": "number"}])
    rows = [{"c1": "3"}, {"c1": "5"}]
    do("answer", bureau.teacher, notice=notice, org=bureau.primary, rows=rows)
    assert "白鹭小学" in words(office.get(f"/notices/{notice}/answers/"))
    book = openpyxl.load_workbook(io.BytesIO(office.get(f"/notices/{notice}/answers.xlsx").content))
    sheet = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert sheet == [
        ["单位", "所属", "反馈", "沙袋"],
        ["白鹭小学", "白鹭镇", None, "3"],
        ["白鹭小学", "白鹭镇", None, "5"],
    ]


def test_a_township_passes_on_from_the_page(client, bureau):
    signed_in(client, "township", bureau.egret_office)
    notice = send(bureau, to={"kinds": ["towns"]})
    page = words(client.get(f"/notices/{notice}/forward/"))
    assert "辖区共 3 个单位" in page
    assert 'value="kindergartens"' in page
    assert 'value="towns"' not in page, "a township sends to no other township"
    client.post(f"/notices/{notice}/forward/", {"note": "请中午前签收"})
    passed = Notice.objects.get(source=notice)
    assert passed.receipts.count() == 3
    assert "请中午前签收" in words(client.get(f"/notices/{passed.pk}/"))


def test_tasks_are_made_from_the_page(office, bureau):
    notice = send(bureau)
    given = {"due": "2026-10-30", "title": "转移物资", "unit": [bureau.junior, bureau.nursery]}
    page = words(office.post(f"/notices/{notice}/tasks/", given, follow=True))
    assert "已下达 2 项任务" in page
    assert "督办任务" in page


def test_an_attachment_is_for_those_who_see_the_notice(client, bureau):
    signed_in(client, "office", bureau.office)
    given = {
        "title": "防汛预案", "text": "见附件", "units": "白鹭小学",
        "papers": io.BytesIO(b"%PDF-1.4 plan"),
    }  # fmt: skip
    sent = client.post("/notices/new/", given)
    assert sent.status_code == 302, words(sent)
    notice = Notice.objects.get()
    [file] = notice.files
    signed_in(client, "clerk", bureau.primary)
    assert client.get(f"/notices/{notice.pk}/files/{file}/").content == b"%PDF-1.4 plan"
    signed_in(client, "principal", bureau.other)
    assert client.get(f"/notices/{notice.pk}/files/{file}/").status_code == 404


@pytest.mark.parametrize("page", ["", "live/", "calls/", "duty/", "answers/", "forward/", "tasks/"])
def test_what_is_anothers_answers_like_what_is_not_there(client, bureau, page):
    signed_in(client, "principal", bureau.other)
    notice = send(bureau)
    assert same_answer(client, f"/notices/{notice}/{page}", f"/notices/{notice + 7}/{page}") == 404


@pytest.mark.parametrize("act", ["sign", "answer", "return", "urge", "call", "end", "recall"])
def test_what_is_anothers_is_not_acted_on(client, bureau, act):
    signed_in(client, "principal", bureau.other)
    notice = send(bureau)
    given = {"org": bureau.junior, "reason": "因故", "note": "某", "text": "字"}
    addresses = (f"/notices/{notice}/{act}/", f"/notices/{notice + 7}/{act}/")
    assert same_answer(client, *addresses, method="post", given=given) == 404


def test_the_api_gives_the_same(office, bureau):
    notice = send(bureau, urgent=True)
    do("sign", bureau.principal, notice=notice, org=bureau.junior)
    [listed] = office.get("/api/notices").json()["notices"]
    assert (listed["number"], listed["units"], listed["signed"]) == ("TZ-2026-0001", 3, 1)
    told = office.get(f"/api/notices/{notice}").json()
    assert told["counts"] == {"unread": 2, "read": 0, "signed": 1, "replied": 0}
    assert [one["state"] for one in told["receipts"]] == ["signed", "unread", "unread"]
    given = {"notice": notice, "org": bureau.junior}
    done = office.post("/api/do/notice.urge", {"notice": notice}, content_type="application/json")
    assert done.json()["result"]["urged"] == 2, given
