"""The gallery answers in the demo only, and shows every part."""

from dataclasses import replace

import pytest


@pytest.fixture
def demo(settings):
    settings.XZ = replace(settings.XZ, demo=True)


def test_outside_of_the_demo_there_is_none(client):
    assert client.get("/ui/").status_code == 404


@pytest.mark.usefixtures("demo")
def test_it_shows_the_parts_in_both_languages(client):
    text = client.get("/ui/").content.decode()
    assert "演示日 2026年10月12日" in " ".join(
        text.replace("<span>", "").replace("</span>", "").split()
    )
    client.cookies["xz-language"] = "en"
    text = client.get("/ui/").content.decode()
    assert "12 October 2026" in text
    assert "Behind schedule" in text


@pytest.mark.usefixtures("demo")
def test_a_wrong_form_answers_422_with_its_fields(client):
    answer = client.post("/ui/", {"kind": "met"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.usefixtures("demo")
def test_a_good_form_says_so(client):
    answer = client.post("/ui/", {"title": "甲", "kind": "met"})
    assert answer.status_code == 200
    assert "已报送。" in answer.content.decode()
