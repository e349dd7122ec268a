"""Logs: one JSON object a line, and never anybody's data (canaries)."""

import json
import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.adapters import logs

RESIDENT, PHONE, NAME = "330102201501011234", "13800138000", "柳望舒"
CANARIES = (RESIDENT, PHONE, NAME, "%E6%9F%B3%E6%9C%9B%E8%88%92")


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.usefixtures("broken")
def test_no_personal_data_reaches_the_log(client, lines):
    form = {
        "name": NAME,
        "id": RESIDENT,
        "phone": PHONE,
        "file": SimpleUploadedFile(f"{NAME}.docx", b"x"),
    }
    for address in (
        "/fine",
        "/raise/bug",
        "/raise/input",
        "/raise/denied",
        "/raise/http404",
        "/nowhere",
    ):
        client.get(
            address,
            {"q": NAME, "id": RESIDENT, "phone": PHONE},
            headers={"referer": f"http://x/?{PHONE}"},
        )
        client.post(address, form)
    client.get(f"/find/{RESIDENT}/{NAME}")
    client.get("/fine", headers={"host": f"{RESIDENT}.example"})
    client.post("/api/broken/line", {"number": NAME}, content_type="application/json")
    client.get(f"/api/broken/raise/bug?phone={PHONE}")
    logging.getLogger("django.request").critical("Broken: %s", f"/{RESIDENT}")
    logging.getLogger("some.library").error(f"cannot parse {NAME} {PHONE}")  # noqa: G004 - as others do it
    logs.event("probe", name=NAME, id=RESIDENT, phone=int(PHONE), key=f"pupil-{RESIDENT}")
    assert lines.events("error"), "the errors are logged"
    assert len(lines.events("request")) >= 15
    for canary in CANARIES:
        assert canary not in lines.text


@pytest.mark.usefixtures("broken")
def test_every_line_is_one_object_with_its_request(client, lines):
    answer = client.get("/raise/bug")
    written = [json.loads(line) for line in lines.text.splitlines()]
    assert {line["request"] for line in written} == {answer["X-Request-ID"]}
    assert all({"at", "level", "event"} <= set(line) for line in written)


@pytest.mark.usefixtures("broken")
def test_the_request_line_names_the_pattern_not_the_address(client, lines):
    client.get("/raise/input?q=1")
    [line] = lines.events("request")
    assert (line["method"], line["route"], line["status"]) == ("GET", "/raise/<str:name>", 422)


def test_an_address_that_does_not_exist_has_no_route(client, lines):
    client.get("/nowhere")
    assert lines.events("request")[0]["route"] is None


@pytest.mark.usefixtures("broken")
def test_a_mistake_is_logged_with_its_place_but_not_its_message(client, lines):
    client.get("/raise/bug")
    [line] = lines.events("error")
    assert (line["error"], line["level"]) == ("ZeroDivisionError", "error")
    assert line["trace"][-1].endswith(":raise_in_page")
    assert "division" not in lines.text


@pytest.mark.usefixtures("broken")
def test_what_the_caller_can_mend_is_not_logged_as_an_error(client, lines):
    client.get("/raise/input")
    client.get("/raise/stale")
    assert lines.events("error") == []


def test_foreign_records_keep_only_their_place(lines):
    logging.getLogger("some.library").warning("the pupil %s is gone", NAME)
    [line] = lines.events("some.library")
    assert line["from"].startswith("test_logs:")
    assert "pupil" not in lines.text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_kept_holds_no_long_number_and_no_other_script(text):
    kept = str(logs.safe(text))
    assert kept == "…" or kept.replace("…", "").isascii()
    assert re.search(r"[0-9]{11}", kept) is None


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (7, 7),
        (True, True),
        (None, None),
        (1.5, 1.5),
        (13800138000, "…"),
        ("12345678901" + "a" * 21, "12345678901" + "a" * 21),
        ("12345678901" + "a" * 20, "…" + "a" * 20),
        ("plan.read", "plan.read"),
        ("sha256:" + "ab12" * 16, "sha256:" + "ab12" * 16),
        ("2026-10-12T09:00:00+08:00", "2026-10-12T09:00:00+08:00"),
        ("张三", "…"),
        ("two words", "…"),
        ("id13800138000.pdf", "id….pdf"),
        ("33010220150101123X", "…"),
    ],
)
def test_facts_are_kept_or_masked(value, kept):
    assert logs.safe(value) == kept
