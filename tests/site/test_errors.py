"""The same error for programs and for people, in both languages."""

import pytest
from django.test import Client

from xuezheng.core.base.errors import InputError
from xuezheng.site.errors import problem

pytestmark = pytest.mark.usefixtures("broken")

STATUSES = {
    "input": 422,
    "not-found": 404,
    "refused": 403,
    "state": 409,
    "stale": 409,
    "infeasible": 422,
    "backend": 503,
    "database": 503,
    "bug": 500,
    "http404": 404,
    "denied": 403,
}


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("name", "status"), STATUSES.items())
@pytest.mark.parametrize("address", ["/raise/{}", "/api/broken/raise/{}"])
def test_programs_get_a_problem_document(client, address, name, status):
    answer = client.get(address.format(name), headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert set(body) == {"type", "title", "status", "detail", "code", "facts", "request"}
    assert body["type"] == f"urn:xuezheng:problem:{body['code']}"
    assert body["request"] == answer["X-Request-ID"]


def test_a_problem_document_word_by_word(client):
    body = client.get("/api/broken/raise/refused", headers={"accept-language": "en"}).json()
    assert body.pop("request")
    assert body == {
        "type": "urn:xuezheng:problem:refused",
        "title": "Not allowed",
        "status": 403,
        "detail": "Not allowed: closed",
        "code": "refused",
        "facts": {"why": "closed", "words": "closed"},
    }


@pytest.mark.parametrize(("name", "status"), STATUSES.items())
def test_people_get_a_page(client, name, status):
    answer = client.get(f"/raise/{name}", headers={"accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == status
    assert answer["Content-Type"].startswith("text/html")
    text = answer.content.decode()
    assert 'lang="zh-CN"' in text
    assert answer["X-Request-ID"] in text


def test_the_page_speaks_the_readers_language(client):
    client.cookies["xz-language"] = "en"
    text = client.get("/raise/stale").content.decode()
    assert 'lang="en"' in text
    assert "Someone else changed this first; reload and try again" in text
    assert "Back to the start" in text


def test_chinese_comes_first_whatever_the_browser_asks_for(client):
    answer = client.get("/raise/stale", headers={"accept-language": "en-US"})
    assert "内容已被他人更新，请刷新后再试" in answer.content.decode()
    assert answer["Content-Language"] == "zh-CN"


def test_an_address_that_does_not_exist(client):
    assert client.get("/nowhere").status_code == 404
    assert "这个地址下没有内容" in client.get("/nowhere").content.decode()
    body = client.get("/api/nowhere").json()
    assert (body["status"], body["code"]) == (404, "not-found")


def test_a_mistake_of_ours_tells_nothing_of_its_inside(client):
    for accept in ("text/html", "application/json"):
        answer = client.get("/raise/bug", headers={"accept": accept})
        assert "division" not in answer.content.decode()
        assert "ZeroDivision" not in answer.content.decode()


def test_an_unavailable_part_says_when_to_come_back(client):
    assert client.get("/raise/backend")["Retry-After"] == "30"
    answer = client.get("/raise/database")
    assert answer["Retry-After"] == "30"
    assert "secret" not in answer.content.decode()


def test_wrong_fields_are_named_without_their_values(client):
    answer = client.post(
        "/api/broken/line", {"number": "张三330102201501011234"}, content_type="application/json"
    )
    assert answer.status_code == 422
    body = answer.json()
    assert body["code"] == "fields"
    assert body["facts"]["fields"][0].startswith("body.number: ")
    assert "张三" not in answer.content.decode()


def test_an_unknown_host_is_refused(client):
    answer = client.get("/fine", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_advice():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/preferences", {"theme": "dark"})
    assert answer.status_code == 403
    assert "XZ_HTTPS" in answer.content.decode()


def test_an_upload_over_the_limit_is_refused_before_it_is_read(client, settings):
    answer = client.post("/fine", b"x" * ((21 << 20) + 1), content_type="application/octet-stream")
    assert answer.status_code == 413
    assert f"{settings.XZ.upload_mb} MB" in answer.content.decode()
    small = client.post("/fine", b"x" * 1000, content_type="application/octet-stream")
    assert small.status_code == 200


def test_a_kind_of_a_family_keeps_its_own_code():
    class ScanError(InputError):
        code = "scan"

    found = problem(ScanError(pages=3))
    assert (found.status, found.code, found.facts) == (422, "scan", {"pages": 3})


@pytest.mark.parametrize(
    ("came", "shown"),
    [
        ("http://testserver/registers/pupil/import/?on=1", True),
        ("http://testserver/raise/input", False),
        ("http://testserver/", False),
        ("https://elsewhere.example/registers/", False),
        ("http://testserver//elsewhere.example/", False),
        ("", False),
    ],
)
def test_a_page_of_an_error_leads_back_to_where_one_came_from(client, came, shown):
    answer = client.get("/raise/input", headers={"referer": came, "accept": "text/html"})
    page = answer.content.decode()
    assert ("返回上一页" in page) is shown
    assert ('href="/registers/pupil/import/?on=1"' in page) is shown
    assert "elsewhere" not in page
