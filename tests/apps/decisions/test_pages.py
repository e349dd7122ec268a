"""Pages and API of decisions: open from the frozen list on, absent before; forms that say what is wrong."""

import hashlib
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.answers import same_answer
from tests.apps.decisions.acting import DRAFT, LIST, SECRETS, SOURCE
from tests.apps.signing import signed_in

from xuezheng.apps.decisions.models import Appeal, Decision
from xuezheng.apps.zones.models import Zone, ZoneAddress, ZoneAddressFact, ZoneFact
from xuezheng.catalogue.engines import engine
from xuezheng.core.base import ed25519
from xuezheng.core.decisions import record, verify
from xuezheng.core.decisions.seeds import part_commitment

LIST_IN_ORDER = "".join(f"{line}\n" for line in sorted(LIST.splitlines()))
FORM = {
    "title": "白鹭第二小学一年级电脑派位", "group": "pupils", "version": "2026.2", "since": "2026-06-10",
    "clauses": "云汀市电脑派位规则｜第五条｜一人一号", "list": LIST, "places": "白鹭第二小学 5",
    "groups": "skip", "quotas": "reserved_first", "unused": "release",
}  # fmt: skip


def test_a_draft_is_absent_for_others(client, office):
    number = office.drafted()
    signed_in(client, "clerk", office.places["school"])
    assert same_answer(client, f"/decisions/{number}/", f"/decisions/{number + 1}/") == 404
    code = Decision.objects.get(pk=number).number
    client.cookies.clear()
    other = code[:-1] + "9"
    assert same_answer(client, f"/open/decisions/{code}/", f"/open/decisions/{other}/") == 404
    assert client.get(f"/api/decisions/{code}").status_code == 404


def test_the_course_by_forms(client, office):
    signed_in(client, "section", office.places["section"], duty="pupils")
    assert client.get("/decisions/new/").status_code == 200
    made = client.post("/decisions/new/", FORM)
    assert made.status_code == 302
    row = Decision.objects.get()
    page = f"/decisions/{row.pk}/"
    assert "冻结名单" in client.get(page).content.decode()
    client.post(page + "freeze/")
    parts = "\n".join(
        f"{party} {part_commitment(row.number, party, secret)}" for party, secret in SECRETS.items()
    )
    client.post(page + "commit/", {"parts": parts, "sources": SOURCE})
    early = client.post(page + "run/", follow=True).content.decode()
    assert "还没有全部公布" in early
    for party, secret in SECRETS.items():
        assert party in client.get(page).content.decode()
        client.post(page + "part/", {"party": party, "secret": secret})
    client.post(page + "numbers/", {"source": SOURCE, "numbers": "9 18 26"})
    client.post(page + "run/")
    row.refresh_from_db()
    assert row.state == "published"
    assert row.clauses == [
        {"document": "云汀市电脑派位规则", "clause": "第五条", "text": "一人一号"}
    ]
    shown = client.get(page).content.decode()
    assert "已公布，裁判程序核对一致" in shown
    assert "候补1" in shown


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("list", "a\na\n", "与第1行重复"),
        ("list", "", "名单为空"),
        ("places", "白鹭第二小学", "第1行应为"),
        ("places", "白鹭第二小学 5 教工=9", "单列学位多于计划"),
        ("clauses", "一", "第1行应为"),
        ("groups", "none", "none"),
    ],
)
def test_a_wrong_draft_is_told_and_nothing_kept(client, office, field, value, said):
    signed_in(client, "section", office.places["section"], duty="pupils")
    answer = client.post("/decisions/new/", FORM | {field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Decision.objects.exists()


def test_any_engine_by_a_file(client, office, tmp_path):
    signed_in(client, "section", office.places["section"], duty="pupils")
    assert client.get("/decisions/other/").status_code == 200
    file = tmp_path / "problem.json"
    base = {key: FORM[key] for key in ("title", "group", "version", "since")} | {"engine": "draw"}
    for text, status in (
        ("{", 422),
        ("[]", 422),
        ('{"list": 3}', 422),
        (json.dumps({"list": LIST, **DRAFT["terms"]}), 302),
    ):
        file.write_text(text)
        with file.open("rb") as opened:
            answer = client.post("/decisions/other/", {**base, "file": opened})
        assert answer.status_code == status, text
    assert Decision.objects.get().engine == "draw"


def test_the_form_of_any_engine_begins_with_the_rules_in_force_and_says_where_a_fault_is(
    client, office, tmp_path
):
    signed_in(client, "section", office.places["section"], duty="pupils")
    shown = client.get("/decisions/other/?engine=bands")
    terms = shown.context["form"].initial["terms"]
    assert "招生办法第五条第一项" in terms
    people = {
        "on": "2026-08-31", "schools": [{"key": "东校", "seats": 1}],
        "children": [{"key": "C1", "zone": "西校", "band": "third"}],
    }  # fmt: skip
    file = tmp_path / "problem.json"
    base = {key: FORM[key] for key in ("title", "group", "version", "since")} | {"engine": "bands"}

    def sent(rules, **changed):
        file.write_text(json.dumps(people | changed))
        with file.open("rb") as opened:
            return client.post("/decisions/other/", {**base, "terms": rules, "file": opened})

    assert sent(terms).context["form"].errors["file"] == ["C1写了“西校”，没有这一项"]
    wrong = sent(terms.replace('"years": 6', '"years": 60')).context["form"].errors
    assert [one.split(":")[0] for one in wrong["terms"]] == ["table.lock.years"]
    assert "第1行" in sent("{").context["form"].errors["terms"][0]
    good = people["children"][0] | {"zone": "东校"}
    assert sent(terms, children=[good]).status_code == 302
    page = client.get(f"/decisions/{Decision.objects.get().pk}/").content.decode()
    assert "积分高者先，再按签号（招生办法第五条第四项）" in page


def test_everybody_reads_the_result_and_takes_the_record(
    client, office, django_assert_max_num_queries
):
    number = office.published()
    row = Decision.objects.get(pk=number)
    address = f"/open/decisions/{row.number}/?q=YT26000003"
    client.get(address)  # the tree and the record are read once a process
    with django_assert_max_num_queries(8):
        page = client.get(address).content.decode()
    assert "派位次序第" in page
    assert "04号是双胞胎" in page  # the worked example, by the rule of this draw
    assert row.lists_digest in page
    listed = client.get(f"/open/decisions/{row.number}/list").content
    assert hashlib.sha256(listed).hexdigest() == row.lists_digest
    raw = client.get(f"/open/decisions/{row.number}/record.json").content
    assert raw.decode() == row.record
    found = record.read(raw)
    assert all(one.good for one in verify.checks(found, engine("draw")))
    assert row.title in client.get("/open/decisions/").content.decode()
    assert "名单上没有这个号码" in client.get(f"/open/decisions/{row.number}/?q=x").content.decode()


def test_the_announcement_stands_open_before_the_draw(client, office):
    row = Decision.objects.get(pk=office.committed())
    found = json.loads(client.get(f"/open/decisions/{row.number}/record.json").content)
    assert found["result"] is None
    assert all(one["secret"] is None for one in found["chance"]["parts"])
    page = client.get(f"/open/decisions/{row.number}/?q=YT26000003").content.decode()
    assert "已在名单上" in page
    frozen = Decision.objects.get(pk=office.frozen(lists={"list": "a\nb\n"}))
    assert client.get(f"/open/decisions/{frozen.number}/record.json").status_code == 404


def test_appeals_come_from_anybody_and_are_answered(client, office):
    row = Decision.objects.get(pk=office.published())
    address = f"/open/decisions/{row.number}/appeal/"
    given = {"key": "YT26000003", "text": "为什么排在后面"}
    assert "已受理" in client.post(address, given, follow=True).content.decode()
    assert "已有一件复核在办" in client.post(address, given, follow=True).content.decode()
    wrong = client.post(address, given | {"key": "YT99"}, follow=True).content.decode()
    assert "没有这个号码" in wrong
    assert "填写有误" in client.post(address, {"key": ""}, follow=True).content.decode()
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{row.pk}/"
    assert "为什么排在后面" in client.get(page).content.decode()
    number = Appeal.objects.get().pk
    answer = {"appeal": number, "upheld": "0", "answer": "签号由种子算出"}
    client.post(page + "answer/", answer)
    assert Appeal.objects.get().upheld is False
    shown = client.get(f"/open/decisions/{row.number}/").content.decode()
    assert "签号由种子算出" in shown
    assert "为什么排在后面" not in shown  # what was asked is not everybody's
    assert "已经答复" in client.post(page + "answer/", answer, follow=True).content.decode()


def test_giving_up_by_the_form(client, office):
    number = office.frozen()
    signed_in(client, "section", office.places["section"], duty="pupils")
    client.post(f"/decisions/{number}/cancel/", {"why": "名单有漏"})
    page = client.get(f"/decisions/{number}/").content.decode()
    assert "名单有漏" in page


def test_the_api_gives_course_lines_and_reasons(client, office):
    row = Decision.objects.get(pk=office.published())
    assert [one["number"] for one in client.get("/api/decisions").json()] == [row.number]
    one = client.get(f"/api/decisions/{row.number}").json()
    found = record.read(client.get(f"/open/decisions/{row.number}/record.json").content)
    assert one["result"] == found.digests.result
    assert client.get(f"/api/decisions/{row.number}/record").json() == json.loads(row.record)
    lines = client.get(f"/api/decisions/{row.number}/lines").json()
    assert [line["rank"] for line in lines] == list(range(1, 14))
    rest = client.get(f"/api/decisions/{row.number}/lines?after=10").json()
    assert rest == lines[10:]
    told = client.get(f"/api/decisions/{row.number}/rules").json()
    assert told["rules"][0] == {"rule": "白鹭第二小学", "says": "5 个"}
    by_key = {one["key"]: one["outcome"] for one in told["example"]["lines"]}
    assert by_key == {"01": "候补2", "02": "录取", "03": "录取", "04": "候补1", "05": "录取"}
    assert "候补第1位" in told["example"]["reasons"]["04"]
    slip = client.get(f"/api/decisions/{row.number}/lines/YT26000003").json()
    assert slip["reasons"]
    assert client.get(f"/api/decisions/{row.number}/lines/none").status_code == 404


def test_a_result_changes_only_by_a_decision_that_replaces_it(client, office):
    row = Decision.objects.get(pk=office.published())
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{row.pk}/"
    assert "另立决策替代" in client.get(page).content.decode()
    form = client.get(page + "replace/").context["form"].initial
    assert form["list"] == LIST_IN_ORDER
    assert (form["places"], form["groups"]) == ("白鹭第二小学 5", "skip")
    given = FORM | {"list": LIST + "YT26000100\n", "reason": ""}
    assert client.post(page + "replace/", given).status_code == 422  # no reason
    made = client.post(page + "replace/", given | {"reason": "复核发现名单漏报一人"})
    assert made.status_code == 302
    second = Decision.objects.get(replaces=row)
    assert (second.reason, second.entries) == ("复核发现名单漏报一人", row.entries + 1)
    assert client.get(page + "replace/").status_code == 404  # replaced already
    old = f"/open/decisions/{row.number}/"
    assert second.number not in client.get(old).content.decode()  # still a draft
    client.post(f"/decisions/{second.pk}/freeze/")
    assert "复核发现名单漏报一人" in client.get(old).content.decode()


def test_a_decision_by_another_engine_is_replaced_with_its_own_list(client, office):
    lists = {
        "juniors": [{"key": "一中", "graduates": 9}], "seniors": [{"key": "高中", "plan": 4}],
    }  # fmt: skip
    terms = {"method": "webster", "share": "0.5"}
    number = office.committed(engine="quotas", terms=terms, lists=lists)
    office.do("CANCEL", decision=number, why="现场断电，改期")
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{number}/replace/"
    begun = client.get(page).context["form"].initial
    assert json.loads(begun["terms"])["method"] == "webster"
    base = {key: FORM[key] for key in ("title", "group", "version", "since")}
    given = base | {"engine": "quotas", "terms": begun["terms"], "reason": "现场断电，改期重办"}
    assert client.post(page, given).status_code == 302
    again = Decision.objects.get(replaces=number)
    assert json.loads(again.lists) == lists


def test_a_witness_signs_what_the_page_shows(client, office):
    row = Decision.objects.get(pk=office.published())
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{row.pk}/"
    found = record.read(row.record)
    assert found.signed("run").decode() in client.get(page).content.decode()
    key, secret = (
        ed25519.public(bytes(32)).hex(),
        ed25519.sign(bytes(32), found.signed("run")).hex(),
    )
    given = {
        "witness": "市公证处",
        "stage": "run",
        "algorithm": "ed25519",
        "key": f" {key.upper()} ",
    }
    wrong = client.post(page + "sign/", given | {"signature": "00" * 64}, follow=True)
    assert "签名不符" in wrong.content.decode()
    client.post(page + "sign/", given | {"signature": secret})
    row.refresh_from_db()
    assert [one.witness for one in record.read(row.record).signatures] == ["市公证处"]
    assert "见证签名" in client.get(f"/open/decisions/{row.number}/").content.decode()


def test_the_page_that_holds_its_record_lets_only_its_own_script_in(client, office):
    row = Decision.objects.get(pk=office.published(title="名单</script><b>"))
    answer = client.get(f"/open/decisions/{row.number}/verify.html")
    text = answer.content.decode()
    assert "script-src 'sha256-" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert text.count("</script>") == 2  # the record and the script; nothing was given up
    held = text.partition('id="with-record">')[2].partition("</script>")[0]
    assert json.loads(held) == json.loads(row.record)
    frozen = Decision.objects.get(pk=office.frozen(lists={"list": "a\nb\n"}))
    assert client.get(f"/open/decisions/{frozen.number}/verify.html").status_code == 404


def test_a_draft_is_amended_on_a_page_until_its_list_is_frozen(client, office):
    number = office.drafted()
    page = f"/decisions/{number}/"
    signed_in(client, "clerk", office.places["school"])
    assert client.get(page + "amend/").status_code == 404
    signed_in(client, "section", office.places["section"], duty="pupils")
    assert page + "amend/" in client.get(page).content.decode()
    form = client.get(page + "amend/").context["form"]
    assert form.initial["list"] == LIST_IN_ORDER
    assert "group" not in form.fields
    given = FORM | {
        "title": "白鹭第二小学派位",
        "list": LIST + "YT26000100\n",
        "places": "白鹭第二小学 6",
    }
    wrong = client.post(page + "amend/", given | {"list": "a\na\n"})
    assert (wrong.status_code, "与第1行重复" in wrong.content.decode()) == (422, True)
    assert client.post(page + "amend/", given)["Location"] == page
    row = Decision.objects.get()
    terms = json.loads(row.terms)
    assert (row.title, row.entries, terms["places"][0]["seats"]) == ("白鹭第二小学派位", 14, 6)
    assert terms["purpose"] == row.title
    client.post(page + "freeze/")
    assert page + "amend/" not in client.get(page).content.decode()
    for answer in (client.get(page + "amend/"), client.post(page + "amend/", given)):
        assert answer.status_code == 409
        assert f"{row.number}的名单已经冻结并公开" in answer.content.decode()
    assert Decision.objects.get().entries == 14


def test_a_draft_by_another_engine_keeps_its_engine_and_its_list(client, office):
    lists = {
        "juniors": [{"key": "一中", "graduates": 9}], "seniors": [{"key": "高中", "plan": 4}],
    }  # fmt: skip
    number = office.drafted(
        engine="quotas", terms={"method": "webster", "share": "0.5"}, lists=lists
    )
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{number}/amend/"
    base = {key: FORM[key] for key in ("title", "version", "since")} | {"engine": "draw"}
    rules = json.dumps({"method": "webster", "share": "0.6"})
    assert client.post(page, base | {"terms": rules}).status_code == 302
    row = Decision.objects.get()
    assert (row.engine, json.loads(row.lists)) == ("quotas", lists)
    assert json.loads(row.terms)["share"] == "0.6"


def test_the_zones_of_a_decision_are_taken_from_the_register(client, office):
    school = office.places["school"]
    zone = ZoneFact.objects.create(
        subject=Zone.objects.create(), org_id=school, name="东区", stage="primary", outline="",
        valid_from=date(2024, 4, 1), basis="教育局公告〔2024〕3号",
    )  # fmt: skip
    ZoneAddressFact.objects.create(
        subject=ZoneAddress.objects.create(), zone_id=zone.subject_id, org_id=school, kind="estate",
        name="望澜花园", valid_from=date(2024, 4, 1),
    )  # fmt: skip
    signed_in(client, "section", office.places["section"], duty="pupils")
    shown = client.get("/decisions/other/?engine=zones")
    assert "施教区取自登记册" in shown.content.decode()
    assert "stage" not in client.get("/decisions/other/?engine=bands").context["form"].fields
    known = client.get("/api/zones/list?stage=primary").json()["zones"]
    assert [(one["key"], one["school"]) for one in known] == [("东区", "school")]
    assert known[0]["lines"] == [{"kind": "place", "names": ["望澜花园"]}]
    assert client.get("/api/zones/list?stage=junior").json() == {"zones": []}
    base = {key: FORM[key] for key in ("title", "group", "version", "since")} | {"engine": "zones"}
    given = base | {"terms": shown.context["form"].initial["terms"], "stage": "primary"}
    assert (
        client.post("/decisions/other/", given | {"stage": ""}).status_code == 422
    )  # no list at all
    people = {
        "seats": [{"zone": "东区", "year": "2027", "seats": 4}],
        "children": [{"key": "C1", "year": "2027", "place": "望澜花园"}],
    }
    file = SimpleUploadedFile("people.json", json.dumps(people).encode())
    assert client.post("/decisions/other/", given | {"file": file}).status_code == 302
    lists = json.loads(Decision.objects.get().lists)
    assert lists == {"zones": known, **people}
    wrong = people | {"seats": [{"zone": "西区", "year": "2027", "seats": 4}]}
    file = SimpleUploadedFile("people.json", json.dumps(wrong).encode())
    assert (
        "没有施教区“西区”"
        in client.post("/decisions/other/", given | {"file": file}).content.decode()
    )
