"""Who may open which page of a working plan: role by address, and nothing told of what is hidden."""

import pytest

from xuezheng.apps.plans.models import Line

# Address → (status for office, leader, a section asked, a school, a system administrator, a stranger)
# of a plan that is asked about but not issued. 302 sends a stranger to sign in.
TABLE = {
    "plans/<str:key>/review/": (200, 200, 404, 404, 404, 302),
    "plans/<str:key>/review/log/": (200, 200, 404, 404, 404, 302),
    "plans/<str:key>/review/gold.jsonl": (200, 200, 404, 404, 404, 302),
    "plans/<str:key>/review/corrections.jsonl": (200, 200, 404, 404, 404, 302),
    "plans/<str:key>/versions/": (200, 200, 200, 404, 404, 404),
    "plans/<str:key>/versions/<int:number>.json": (200, 200, 404, 404, 404, 404),
    "plans/<str:key>/lines/": (200, 200, 200, 404, 404, 404),
    "plans/<str:key>/lines/<int:number>/": (200, 200, 200, 404, 404, 302),
    "plans/<str:key>/lines/table.<slug:form>": (200, 200, 200, 404, 404, 404),
    "plans/<str:key>/answers/": (404, 404, 200, 404, 404, 302),
    "plans/<str:key>/matrix/": (200, 200, 404, 404, 404, 302),
    "plans/<str:key>/links/": (200, 200, 404, 404, 404, 302),
    "plans/<str:key>/cover/": (405, 405, 405, 405, 405, 302),
    "plans/<str:key>/adopt/": (405, 405, 405, 405, 405, 302),
    "plans/<str:key>/freeze/": (405, 405, 405, 405, 405, 302),
    "plans/<str:key>/review/undo/": (405, 405, 405, 405, 405, 302),
    "plans/<str:key>/do/<slug:what>/": (405, 405, 405, 405, 405, 302),
}
WHO = ("office", "leader", "personnel", "principal", "system", None)


def address(pattern, key):
    number = (
        Line.objects.order_by("place").values_list("pk", flat=True).first()
        if "lines" in pattern
        else 1
    )
    found = pattern.replace("<str:key>", key).replace("<int:number>", str(number))
    return "/" + found.replace("<slug:form>", "xlsx").replace("<slug:what>", "ask")


@pytest.mark.parametrize("number", range(len(WHO)), ids=map(str, WHO))
def test_who_may_open_what(as_, bureau, drafted, run, number):
    run("plan.ask", bureau.office, plan=drafted)
    who = WHO[number]
    client = as_(getattr(bureau, who) if who else None)
    for pattern, statuses in TABLE.items():
        found = client.get(address(pattern, drafted)).status_code
        assert found == statuses[number], (who, pattern)


@pytest.mark.parametrize("who", ["principal", "system"])
def test_a_hidden_plan_looks_like_one_that_never_was(as_, bureau, drafted, who):
    client = as_(getattr(bureau, who))
    for pattern in (one for one, statuses in TABLE.items() if statuses[0] != 405):
        path = address(pattern, drafted)
        hidden, absent = client.get(path), client.get(path.replace(drafted, "nobody"))
        assert (hidden.status_code, absent.status_code) == (404, 404), pattern


def test_once_issued_everyone_signed_in_reads_it(as_, bureau, agreed, run):
    run("plan.issue", bureau.office, plan=agreed, version=1)
    for who in ("principal", "system", "kindergarten"):
        client = as_(getattr(bureau, who))
        for page in ("lines/", "versions/", "matrix/", "versions/1.json"):
            assert client.get(f"/plans/{agreed}/{page}").status_code == 200, (who, page)
    stranger = as_(None)
    assert stranger.get(f"/plans/{agreed}/versions/").status_code == 404
    assert stranger.get(f"/plans/{agreed}/").status_code == 404


def test_strangers_read_what_is_public(as_, bureau, agreed, run):
    run("plan.issue", bureau.office, plan=agreed, version=1)
    run(
        "plan.review_release", bureau.leader, plan=agreed, disclosure="proactive", reason="可以公开"
    )
    run("plan.publish", bureau.office, plan=agreed)
    stranger = as_(None)
    for page in ("", "versions/", "versions/1.json", "lines/"):
        assert stranger.get(f"/plans/{agreed}/{page}").status_code == 200, page
    assert stranger.get(f"/plans/{agreed}/review/").status_code == 302
    assert b"\xe9\x80\x80\xe5\x9b\x9e" not in stranger.get(f"/plans/{agreed}/lines/").content, (
        "no answers"
    )


def test_a_line_of_another_plan_is_not_found(as_, bureau, drafted):
    client = as_(bureau.office)
    number = Line.objects.values_list("pk", flat=True).first()
    assert client.get(f"/plans/{drafted}/lines/{number}/").status_code == 200
    assert client.get(f"/plans/{drafted}/lines/{number + 1000}/").status_code == 404
    assert client.post(f"/plans/{drafted}/do/nothing/").status_code == 404
    assert client.get(f"/plans/{drafted}/lines/table.pdf").status_code == 404


def test_a_file_is_seen_with_its_plan(as_, bureau, drafted, run):
    """Before 下达 the text is the office's and of those who are asked; afterwards everybody's."""

    def seen(who):
        client = as_(who)
        listed = "云汀市教育局2026年工作要点" in client.get("/plans/").content.decode()
        return client.get(f"/plans/{drafted}/").status_code, listed

    run("plan.ask", bureau.office, plan=drafted)
    assert seen(bureau.office) == (200, True)
    assert seen(bureau.personnel) == (200, True)
    assert seen(bureau.principal) == (404, False)
    assert seen(None) == (404, False)
