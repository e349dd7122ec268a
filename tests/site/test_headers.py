"""Security headers, and static files that are for ever."""

import re

import pytest

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.fixture
def page(client):
    return client.get("/nowhere")


def test_only_our_own_scripts_and_styles_run(page):
    parts = (part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert dict(parts) == DIRECTIVES


@pytest.mark.parametrize(
    ("name", "value"),
    {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }.items(),
)
def test_headers_close_what_is_not_used(page, name, value):
    assert page[name] == value


def test_the_page_holds_no_inline_script_or_style(page):
    text = page.content.decode()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", text) == []
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_static_addresses_carry_their_digest_and_are_for_ever(client, page):
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.content.decode())
    assert len(addresses) >= 4
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", address)
        answer = client.get(address)
        assert (answer.status_code, bool(answer.getvalue())) == (200, True)
        assert answer["Cache-Control"] == "max-age=315360000, public, immutable"


def test_static_files_travel_compressed(client, page):
    address = re.search(r'href="(/static/xz/app\.[^"]+)"', page.content.decode())[1]
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.getvalue()) < len(client.get(address).getvalue()) / 3
