"""The API of a working plan: the same selectors as the pages, the same doors."""

from xuezheng.apps.plans.models import Plan
from xuezheng.apps.records.models import Record


def test_review_versions_and_differences(as_, bureau, final, run):
    client = as_(bureau.office)
    state = client.get(f"/api/plans/{final}/review").json()
    assert (state["done"], state["whole"], state["seen"]) == (5, 5, 1)
    assert state["proposals"][0]["verdict"] == "accepted"
    run("plan.undo", bureau.office, plan=final, step=1, seen=1)
    keys = [p["key"] for p in client.get(f"/api/plans/{final}/review").json()["proposals"]]
    run("plan.decide", bureau.office, plan=final, act="reject", on=keys[:1], seen=2)
    run("plan.decide", bureau.office, plan=final, act="accept", on=keys[1:], seen=3)
    run("plan.freeze", bureau.office, plan=final, seen=4)
    assert [v["number"] for v in client.get(f"/api/plans/{final}/versions").json()] == [1, 2]
    [row] = client.get(f"/api/plans/{final}/differences?a=1&b=2").json()
    assert (row["change"], row["quote"]) == ("removed", "建成学校3所")
    assert client.get(f"/api/plans/{final}/differences?a=1&b=7").status_code == 404


def test_lines_and_matrix(as_, bureau, agreed, run):
    client = as_(bureau.office)
    lines = client.get(f"/api/plans/{agreed}/lines").json()
    assert [line["lead_name"] for line in lines] == ["人事科", "学前教育科", "局办公室"]
    assert lines[0]["answers"][0]["reply"] == "accepted"
    run("plan.issue", bureau.office, plan=agreed, version=1)
    found = client.get(f"/api/plans/{agreed}/matrix").json()
    assert found["gaps"] == []
    tasks = [task for row in found["rows"] for task in row["tasks"]]
    assert sorted(tasks) == sorted(Record.objects.values_list("pk", flat=True))


def test_the_doors_are_those_of_the_pages(as_, bureau, drafted, run):
    run("plan.ask", bureau.office, plan=drafted)
    for who in (bureau.principal, bureau.system):
        client = as_(who)
        for name in ("review", "versions", "lines", "matrix"):
            assert client.get(f"/api/plans/{drafted}/{name}").status_code == 404, name
    mine = as_(bureau.kindergarten).get(f"/api/plans/{drafted}/lines").json()
    assert [line["lead_name"] for line in mine] == ["学前教育科"]
    stranger = as_(None)
    assert stranger.get(f"/api/plans/{drafted}/review").status_code in (401, 403, 404)
    assert stranger.get(f"/api/plans/{drafted}/lines").status_code == 404


def test_an_intention_by_the_api(as_, bureau, plan):
    """POST /api/do/plan.decide goes through the same door, once per key."""
    client = as_(bureau.office)
    key = Plan.objects.get().proposals.filter(verdict="pending").order_by("start").first().key
    given = {"plan": plan, "act": "accept", "on": [key], "seen": 0}
    for _ in range(2):
        answer = client.post(
            "/api/do/plan.decide",
            given,
            content_type="application/json",
            headers={"Idempotency-Key": "k"},
        )
        assert answer.status_code == 200, answer.content
    assert Plan.objects.get().steps == 1
