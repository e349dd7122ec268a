"""The review page: forms without JavaScript, errors told on the page, exports, who may see it."""

import json
import re

import pytest
from tests.apps.plans.conftest import TEXT

from xuezheng.apps.plans.models import Plan, Proposal, ReviewStep, Version
from xuezheng.cli.plan_score import gold_rows
from xuezheng.core.plans.score import score

ENGLISH = {"HTTP_COOKIE": "xz-language=en"}


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def field(response, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', response.content.decode())
    return found and found[1].replace("&quot;", '"')


def first(plan):
    return (
        Proposal.objects.filter(plan__key=plan, verdict="pending").order_by("start", "key").first()
    )


def post(client, plan, act, **more):
    """Send the form as the page gives it."""
    shown = client.get(f"/plans/{plan}/review/")
    given = {
        "seen": field(shown, "seen"),
        "on": field(shown, "on"),
        "act": act,
        "was": field(shown, "was"),
    }
    return client.post(f"/plans/{plan}/review/", given | {"subject": "target"} | more)


def test_the_page_shows_queue_text_and_proposal(as_, bureau, plan, django_assert_max_num_queries):
    client = as_(bureau.office)
    with django_assert_max_num_queries(12):
        shown = client.get(f"/plans/{plan}/review/")
    page = shown.content.decode()
    assert shown.status_code == 200
    assert '<mark class="now">建成学校3所</mark>' in page
    assert "<mark>培训教师50名</mark>" in page
    assert "已核对 0 / 5" in words(shown)
    assert "一个数" in page or "amount." not in page
    assert field(shown, "indicator-0") == "建成学校"
    assert "To be reviewed" in words(client.get(f"/plans/{plan}/review/", **ENGLISH))


def test_accepting_goes_on_to_the_next(as_, bureau, plan):
    client = as_(bureau.office)
    done = post(client, plan, "accept")
    assert done.status_code == 302
    assert ReviewStep.objects.get().act == "accept"
    shown = client.get(f"/plans/{plan}/review/")
    assert '<mark class="now">培训教师50名</mark>' in shown.content.decode()
    assert "已核对 1 / 5" in words(shown)
    assert "采用 建成学校3所" in words(shown)


def test_changed_fields_are_a_correction_whatever_button(as_, bureau, plan):
    client = as_(bureau.office)
    fields = {
        "quote-0": "建成学校3所",
        "indicator-0": "新建学校",
        "op-0": "=",
        "value-0": "3",
        "unit-0": "所",
        "kind-0": "target",
    }
    post(client, plan, "accept", **fields)
    assert ReviewStep.objects.get().act == "correct"


def test_a_wrong_form_is_told_on_the_page(as_, bureau, plan):
    client = as_(bureau.office)
    fields = {
        "quote-0": "没有的句子",
        "indicator-0": "甲",
        "op-0": "=",
        "value-0": "3",
        "kind-0": "target",
    }
    answer = post(client, plan, "correct", **fields)
    assert answer.status_code == 422
    assert "原文中没有“没有的句子”" in words(answer)
    assert not ReviewStep.objects.exists()
    fields |= {"quote-0": "建成学校3所", "value-0": "许多"}
    assert "“许多”不是数" in words(post(client, plan, "correct", **fields))


def test_splitting_by_plain_forms(as_, bureau, plan):
    client = as_(bureau.office)
    item = first(plan)
    shown = client.get(f"/plans/{plan}/review/?item={item.key}&parts=2")
    assert "分成 2 条" in words(shown)
    parts = {}
    for n, name in enumerate(("新建学校", "扩建学校")):
        parts |= {
            f"quote-{n}": "建成学校3所",
            f"indicator-{n}": name,
            f"op-{n}": "=",
            f"value-{n}": str(n + 1),
            f"kind-{n}": "target",
            f"unit-{n}": "所",
        }
    assert post(client, plan, "split", **parts).status_code == 302
    assert Proposal.objects.filter(verdict="split").count() == 2


def test_merging_and_adding_have_their_forms(as_, bureau, plan):
    client = as_(bureau.office)
    item = first(plan)
    shown = client.get(f"/plans/{plan}/review/?item={item.key}&merge=1")
    assert "与哪些合并" in words(shown)
    shown = client.get(f"/plans/{plan}/review/?new=clause")
    assert "补录" in words(shown)
    given = {
        "seen": "0",
        "subject": "clause",
        "act": "add",
        "quote-0": "2026年是关键之年",
        "kind-0": "duty",
    }
    assert client.post(f"/plans/{plan}/review/", given).status_code == 302
    assert Proposal.objects.filter(verdict="added").count() == 1


def test_after_merging_the_next_is_not_what_was_merged_away(as_, bureau, plan):
    client = as_(bureau.office)
    one, other = Proposal.objects.filter(key__startswith="t").order_by("start", "key")[:2]
    form = {"quote-0": "建成学校3所，培训教师50名", "indicator-0": "建成学校", "kind-0": "target"}
    given = {"seen": "0", "subject": "target", "act": "merge", "on": [one.key, other.key]}
    given |= {"op-0": "=", "value-0": "3", "next": other.key}
    done = client.post(f"/plans/{plan}/review/", given | form)
    assert done.status_code == 302, words(done)
    assert client.get(done["Location"]).status_code == 200


def test_a_refused_form_comes_back_as_it_was_typed(as_, bureau, plan):
    client = as_(bureau.office)
    item = first(plan)
    form = {"quote-0": "建成学校3所", "value-0": "3", "quote-1": "没有的句子", "value-1": "许多"}
    given = {"seen": "0", "subject": "target", "act": "split", "on": item.key}
    told = client.post(f"/plans/{plan}/review/?item={item.key}&parts=2", given | form)
    assert told.status_code == 422
    assert "分成 2 条" in words(told)
    assert "没有的句子" in words(told)
    assert field(told, "value-1") == "许多"


def test_withdrawing_leads_back_to_what_was_decided(as_, bureau, plan):
    client = as_(bureau.office)
    item = first(plan)
    post(client, plan, "reject")
    answer = client.post(f"/plans/{plan}/review/undo/", {"step": "1", "seen": "1"})
    assert answer.url == f"/plans/{plan}/review/?item={item.key}"
    assert "撤回 建成学校3所" in words(client.get(answer.url))
    again = client.post(f"/plans/{plan}/review/undo/", {"step": "1", "seen": "2"})
    assert again.status_code == 422
    assert "核对决定" in words(client.get(f"/plans/{plan}/review/log/"))


def test_freezing_from_the_page_and_reading_the_version(as_, bureau, plan):
    client = as_(bureau.office)
    early = client.post(f"/plans/{plan}/freeze/", {"seen": "0"})
    assert "还有 5 条没有核对" in words(early)
    while first(plan):
        post(client, plan, "accept", subject="target")
    shown = client.get(f"/plans/{plan}/review/")
    assert "全部核对完" in words(shown)
    done = client.post(
        f"/plans/{plan}/freeze/", {"seen": str(Plan.objects.get().steps), "note": "局长办公会"}
    )
    assert done.url == f"/plans/{plan}/versions/"
    assert "局长办公会" in words(client.get(done.url))
    row = Version.objects.get()
    content = client.get(f"/plans/{plan}/versions/1.json")
    assert (content.content.decode(), content["X-Digest-SHA256"]) == (row.content, row.digest)
    client.post(f"/plans/{plan}/review/undo/", {"step": "1", "seen": str(Plan.objects.get().steps)})
    post(client, plan, "reject")
    client.post(f"/plans/{plan}/freeze/", {"seen": str(Plan.objects.get().steps)})
    told = words(client.get(f"/plans/{plan}/versions/?a=1&b=2"))
    assert "删去 量化目标 建成学校3所" in told
    assert "Removed" in words(client.get(f"/plans/{plan}/versions/?a=1&b=2", **ENGLISH))
    assert client.get(f"/plans/{plan}/versions/?a=1&b=9").status_code == 404


def test_the_gold_of_a_review_is_read_by_the_scorer(as_, bureau, plan, tmp_path):
    client = as_(bureau.office)
    while first(plan):
        post(client, plan, "accept")
    path = tmp_path / "gold.jsonl"
    path.write_bytes(client.get(f"/plans/{plan}/review/gold.jsonl").content)
    rows = gold_rows(str(path))
    assert [row["value"] for row in rows] == [3, 50, 65, 63.3]
    assert score(rows, rows, TEXT).exact.f1 == 1


def test_corrections_are_told_with_their_rule(as_, bureau, plan):
    client = as_(bureau.office)
    post(client, plan, "reject", why="不是目标")
    [row] = [
        json.loads(x)
        for x in client.get(f"/plans/{plan}/review/corrections.jsonl").content.decode().splitlines()
    ]
    assert (row["act"], row["why"], row["was"][0]["quote"]) == ("reject", "不是目标", "建成学校3所")
    assert row["rules"] == ["amount.one"]


PAGES = ("review/", "review/log/", "review/gold.jsonl", "review/corrections.jsonl")


@pytest.mark.parametrize("who", ["personnel", "principal", "system"])
def test_a_review_is_the_offices_alone(as_, bureau, plan, who):
    """Alike for a plan that does not exist, so that nobody learns of one."""
    client = as_(getattr(bureau, who))
    for page in PAGES:
        assert client.get(f"/plans/{plan}/{page}").status_code == 404
        assert client.get(f"/plans/nobody/{page}").status_code == 404
    given = {"seen": "0", "act": "accept", "on": first(plan).key}
    assert client.post(f"/plans/{plan}/review/", given).status_code in (403, 404, 422)
    assert not ReviewStep.objects.exists()


def test_strangers_are_sent_to_sign_in(as_, plan):
    client = as_(None)
    assert client.get(f"/plans/{plan}/review/").status_code == 302
    assert client.get(f"/plans/{plan}/versions/").status_code == 404
