"""POST /api/do/<intention>: every intention by one address, once per key, wrong input named."""

import json

import pytest
from tests.apps.records.steps import planted
from tests.apps.signing import signed_in

from xuezheng.site.intentions import intentions

pytestmark = pytest.mark.django_db


def ask(client, key, body, **headers):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(f"/api/do/{key}", text, content_type="application/json", headers=headers)


@pytest.fixture
def office(client):
    bureau = planted()
    signed_in(client, "office", bureau.office)
    return bureau


def test_every_intention_is_listed_with_its_schema(client, office):  # noqa: ARG001
    listed = client.get("/api/do").json()
    assert {one["key"] for one in listed} == set(intentions())
    assert all(one["takes"]["additionalProperties"] is False for one in listed)


def test_strangers_are_told_to_sign_in(client):
    assert ask(client, "task.assign", {}).status_code in {401, 403}
    assert ask(client, "draft.save", {}).status_code in {401, 403}


def test_a_task_is_handed_out_once_for_one_key(client, office):
    given = {
        "source": "leader_note", "title": "核实大班额", "day": "2026-10-09", "number": "批示41号",
        "lead": office.basic, "due": "2026-12-16",
    }  # fmt: skip
    first = ask(client, "task.assign", given, **{"Idempotency-Key": "k1"}).json()
    again = ask(client, "task.assign", given, **{"Idempotency-Key": "k1"}).json()
    assert first["result"]["case"] == again["result"]["case"]
    assert (first["repeated"], again["repeated"]) == (False, True)
    other = ask(client, "task.assign", given | {"title": "另一件"}, **{"Idempotency-Key": "k1"})
    assert (other.status_code, other.json()["code"]) == (422, "key-reused")


@pytest.mark.parametrize(
    ("key", "body", "status", "code"),
    [
        ("no.such", {}, 404, "not-found"),
        ("task.assign", "[1]", 422, "body"),
        ("task.assign", "{", 422, "body"),
        ("task.assign", {"title": "a", "sourc": "x"}, 422, "intention-fields"),
    ],
)
def test_wrong_requests_are_told(client, office, key, body, status, code):  # noqa: ARG001
    answer = ask(client, key, body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
