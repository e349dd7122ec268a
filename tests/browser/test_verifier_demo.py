"""Every record the demo publishes, replayed as a parent would: page and records saved, the network cut."""

import json
import urllib.request

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.test_verifier import HOLDS, offline, told  # noqa: F401 - a fixture

from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions import record
from xuezheng.core.decisions.canonical import digest

PUBLISHED = 9


def fetched(site, path):
    with urllib.request.urlopen(site.url + path) as answer:  # noqa: S310 - our own server
        return answer.read()


@pytest.fixture
def saved(site, tmp_path):
    """Give the page as the site gives it away."""
    file = tmp_path / "verify.html"
    file.write_bytes(fetched(site, "/open/decisions/verify.html"))
    return file


@pytest.mark.parametrize("site", ["demo"], indirect=True)
def test_every_published_record_of_the_demo_replays_to_the_same_bytes(site, offline, tmp_path):  # noqa: F811
    numbers = [
        one["number"]
        for one in json.loads(fetched(site, "/api/decisions"))
        if one["state"] == "published"
    ]
    assert len(numbers) == PUBLISHED
    for number in numbers:
        plain = json.loads(fetched(site, f"/open/decisions/{number}/record.json"))
        found = record.parsed(plain)
        by = engine(found.engine.key)
        again = by.run(by.read(found.problem), found.digests.seed)
        head, replayed, bad = told(offline, tmp_path, plain)
        assert (head, bad, replayed) == (HOLDS, [], digest(again)), number


@pytest.mark.parametrize("site", ["demo"], indirect=True)
def test_a_page_with_the_record_in_it_replays_as_it_opens(site, _driver):  # noqa: PT019 - the browser itself
    """On a phone nobody opens files: the same page, the same script, the record within."""
    number = next(
        one["number"]
        for one in json.loads(fetched(site, "/api/decisions"))
        if one["number"].startswith("PW-") and one["state"] == "published"
    )
    found = record.read(fetched(site, f"/open/decisions/{number}/record.json"))
    key = found.result["rows"].splitlines()[0].split("\t")[1]
    _driver.get(f"{site.url}/open/decisions/{number}/verify.html?q={key}")
    head = _driver.find_element(By.ID, "head")
    WebDriverWait(_driver, 20).until(lambda _: head.text)
    assert (head.text, head.get_attribute("data-digest")) == (HOLDS, found.digests.result)
    assert _driver.find_element(By.CSS_SELECTOR, "#mine li").text.startswith("派位次序第1")
