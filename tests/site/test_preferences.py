"""Language, type size and theme: a form, a cookie, back to where one was; no script."""

import pytest


def test_a_choice_is_kept_and_leads_back(client):
    answer = client.post("/preferences", {"language": "en", "next": "/nowhere?page=2"})
    assert (answer.status_code, answer["Location"]) == (303, "/nowhere?page=2")
    kept = answer.cookies["xz-language"]
    assert (kept.value, kept["samesite"], kept["max-age"]) == ("en", "Lax", 31536000)
    assert 'lang="en"' in client.get("/nowhere").content.decode()


def test_size_and_theme_reach_the_page(client):
    client.post("/preferences", {"size": "large", "next": "/"})
    client.post("/preferences", {"theme": "dark", "next": "/"})
    text = client.get("/nowhere").content.decode()
    assert 'data-bs-theme="dark" data-size="large"' in text


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "evil",
    ],
)
def test_the_way_back_never_leaves_the_site(client, target):
    assert client.post("/preferences", {"theme": "dark", "next": target})["Location"] == "/"


def test_what_is_not_on_offer_is_passed_over(client):
    answer = client.post("/preferences", {"language": "xx", "next": "/"})
    assert "xz-language" not in answer.cookies
    client.cookies["xz-theme"] = '"><script>'
    assert 'data-bs-theme="light"' in client.get("/nowhere").content.decode()


def test_choices_are_made_by_posting(client):
    assert client.get("/preferences").status_code == 405


def test_the_form_shows_what_is_chosen(client):
    text = client.get("/nowhere").content.decode()
    assert text.count('value="zh-hans" lang="zh-CN" aria-pressed="true"') == 2
    assert text.count('value="en" lang="en" aria-pressed="false"') == 2
