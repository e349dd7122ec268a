"""No link leads its reader nowhere: each account of the demo walks on from its desk and menu.

Of links of one shape two are followed; files are left to the tests of their pages.
"""

import html
import http.cookiejar
import re
from collections import Counter
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

MOST, OF_A_SHAPE = 60, 2
PARTS = 4
"""So many tests share the accounts."""
PASSWORD = "yunting-2026"  # noqa: S105 - printed on the demo's own page


class Walker:
    """Somebody who goes through the site link by link."""

    def __init__(self, site):
        self.site = site.url
        self.opener = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path, data=None):
        """Give status and text of a page; a file has no text."""
        asked = Request(self.site + path, data=data, headers={"Referer": self.site + path})  # noqa: S310 - our own server
        try:
            with self.opener.open(asked, timeout=60) as answer:
                page = answer.headers.get_content_type() == "text/html"
                return answer.status, answer.read().decode() if page else ""
        except HTTPError as error:
            return error.code, ""

    def sign_in(self, login):
        _, page = self.get("/sign-in/")
        given = {"login": login, "password": PASSWORD}
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token:
            given["csrfmiddlewaretoken"] = token[1]
        status, page = self.get("/sign-in/", urlencode(given).encode())
        assert status == 200
        assert 'id="id_password"' not in page, login

    def walk(self, start="/desk/"):
        """Give each link that led nowhere: its status, its address, the page it stood on."""
        shapes, waiting, known, wrong = Counter(), [start], {start: ""}, []
        for _ in range(MOST):
            if not waiting:
                break
            path = waiting.pop(0)
            status, page = self.get(path)
            if status >= 400:
                wrong.append((status, path, known[path]))
            for link in followed(page):
                shape = re.sub(r"\d+", "n", link.split("?")[0]), "?" in link
                if link not in known and shapes[shape] < OF_A_SHAPE:
                    shapes[shape] += 1
                    known[link] = path
                    waiting.append(link)
        return wrong


def followed(page):
    """Give the addresses of a page's links to other pages of the site."""
    found = (html.unescape(one) for one in re.findall(r'<a\b[^>]*\bhref="(/[^"#]*)', page))
    aside = re.compile(r"/static/|/api/|/media/|\.\w{2,5}(\?|$)|format=")
    return [one for one in dict.fromkeys(found) if not aside.search(one)]


def accounts(site):
    """Give the logins that the demo's sign-in page offers."""
    _, page = Walker(site).get("/sign-in/")
    return re.findall(r'name="login" value="(\w+)"', page)


@pytest.mark.parametrize("site", ["demo"], indirect=True)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_link_of_every_account_leads_somewhere(site, part):
    logins = accounts(site)
    assert len(logins) >= 15
    wrong = {}
    for login in logins[part::PARTS]:
        walker = Walker(site)
        walker.sign_in(login)
        wrong[login] = walker.walk()
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("site", ["demo"], indirect=True)
def test_every_link_of_a_stranger_leads_somewhere(site):
    assert Walker(site).walk("/") == []
