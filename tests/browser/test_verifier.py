"""The verifier in a real browser with the network cut: the same bytes as Python, every tampering seen."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.sites import ROOT
from tests.core.decisions import made
from tests.core.decisions.examples import EXAMPLES

from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions import record, seeds
from xuezheng.core.decisions.canonical import canonical
from xuezheng.core.engines.draw.problem import GROUP_RULES

FILE = ROOT / "src/xuezheng/apps/decisions/static/decisions/verify.html"
RICH = {
    "places": [
        {"place": "甲校", "seats": 20, "quotas": {"教工": 4}},
        {"place": "乙校", "seats": 15, "quotas": {"教工": 9}},
    ],
    "waiting": 10,
}
LIST = "".join(
    f"{'𠮷' if n % 4 else 'Ａ'}{n:03}\t{2 if n % 7 == 0 else 1}\t{'教工' if n % 5 == 0 else ''}\t"
    f"{'乙校,甲校' if n % 3 else ''}\n"
    for n in range(60)
)


def part(name):
    """Give the only script or style of the file."""
    (found,) = re.findall(rf"<{name}>(.*?)</{name}>", FILE.read_text("utf-8"), re.DOTALL)
    return found


def test_it_is_one_file_whose_own_policy_lets_nothing_else_in():
    text = FILE.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; ")
    for name in ("script", "style"):
        own = base64.b64encode(hashlib.sha256(part(name).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{own}'" in policy
    assert len(part("script").strip().splitlines()) <= 200
    assert not re.search(r"https?://|fetch\(|XMLHttpRequest|import\(|src=", text)


@pytest.fixture
def offline(_driver):
    """Give the verifier opened as a file, with the network cut."""
    _driver.execute_cdp_cmd("Network.enable", {})
    cut = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    _driver.execute_cdp_cmd("Network.emulateNetworkConditions", cut)
    _driver.get(FILE.as_uri())
    yield _driver
    cut = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    _driver.execute_cdp_cmd("Network.emulateNetworkConditions", cut)


def told(driver, tmp_path, given, earlier=None):
    """Have a record verified; gives the heading, the digest of the replay, and what fails."""
    for name, value in (("record", given), ("earlier", earlier)):
        if value is not None:
            file = tmp_path / f"{name}.json"
            file.write_bytes(canonical(value))
            driver.find_element(By.ID, name).send_keys(str(file))
    driver.execute_script("document.getElementById('head').textContent = ''")
    driver.find_element(By.ID, "go").click()
    head = driver.find_element(By.ID, "head")
    WebDriverWait(driver, 20).until(lambda _: head.text)
    bad = [one.text for one in driver.find_elements(By.CSS_SELECTOR, "#checks .bad")]
    return head.text, head.get_attribute("data-digest"), bad


@pytest.mark.parametrize("groups", GROUP_RULES)
@pytest.mark.parametrize(
    ("quotas", "unused"), [("reserved_first", "release"), ("open_first", "keep")]
)
def test_chromium_gives_the_bytes_of_python(offline, tmp_path, groups, quotas, unused):
    terms = {**RICH, "groups": groups, "quotas": quotas, "unused": unused}
    found = made.finished(terms=terms, lists={"list": LIST})
    announced = made.announced(terms=terms, lists={"list": LIST})
    head, digest, bad = told(offline, tmp_path, found.model_dump(), announced.model_dump())
    assert (head, bad) == ("一致 Everything holds", [])
    assert digest == found.digests.result


def test_a_parent_sees_the_own_number(offline, tmp_path):
    offline.find_element(By.ID, "key").send_keys("YT26000004")
    gold = json.loads((ROOT / "tests/gold/decisions/record.json").read_bytes())
    head, digest, bad = told(offline, tmp_path, gold)
    assert (head, bad, digest) == ("一致 Everything holds", [], gold["digests"]["result"])
    assert "YT26000004: 4 / 5 waiting" in offline.find_element(By.ID, "checks").text


TAMPERING = {
    "add": lambda lines: [*lines, "ZZ99"],
    "withdraw": lambda lines: lines[:-1],
    "reorder": lambda lines: lines[::-1],
    "edit": lambda lines: [lines[0] + "9", *lines[1:]],
}


@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering_is_seen_even_with_every_digest_mended(offline, tmp_path, kind):
    announced = made.announced().model_dump()
    wrong = made.finished().model_dump()
    lines = wrong["lists"]["list"].splitlines()
    wrong["lists"]["list"] = "".join(f"{one}\n" for one in TAMPERING[kind](lines))
    head, _, bad = told(offline, tmp_path, wrong)
    assert head == "不一致 Something differs"
    assert any("名单" in one for one in bad)
    wrong["digests"]["lists"] = record.lists_digest(wrong["lists"])
    wrong["digests"]["commitment"] = record.committed(record.parsed(wrong))
    chance = record.parsed(wrong).chance.value
    wrong["digests"]["seed"] = seeds.seed(wrong["digests"]["commitment"], chance)
    if kind != "reorder":
        by = engine("draw")
        problem = {**wrong["rules"]["terms"], **wrong["lists"]}
        wrong["result"] = by.run(by.read(problem), wrong["digests"]["seed"])
        wrong["digests"]["result"] = hashlib.sha256(canonical(wrong["result"])).hexdigest()
    _, _, bad = told(offline, tmp_path, wrong, announced)
    assert any("先前保存" in one for one in bad)


def test_a_party_seals_its_part_without_a_network(offline):
    secret = made.SECRETS["公证处"]
    for name, value in (("number", "PW-2026-009"), ("party", "公证处"), ("secret", secret)):
        offline.find_element(By.ID, name).send_keys(value)
    offline.find_element(By.ID, "seal").click()
    sealed = offline.find_element(By.ID, "sealed").text
    assert sealed == seeds.part_commitment("PW-2026-009", "公证处", secret)


def test_what_is_no_record_is_told(offline, tmp_path):
    head, _, _ = told(offline, tmp_path, {"format": "x"})
    assert head.startswith("读不出这份记录")


def test_every_other_engine_is_told_to_be_checked_elsewhere(offline, tmp_path):
    gold = json.loads(Path(ROOT / "tests/gold/decisions/record.json").read_bytes())
    gold["engine"]["key"] = "bands"
    _, digest, bad = told(offline, tmp_path, gold)
    assert digest == ""
    assert any("承诺" in one for one in bad)


@pytest.mark.parametrize("key", ["points", "matching", "quotas"])
def test_an_engine_that_is_not_replayed_is_never_said_to_hold(offline, tmp_path, key):
    found = made.finished(key=key, terms=terms_of(key), lists=lists_of(key))
    head, digest, bad = told(offline, tmp_path, found.model_dump())
    assert (digest, bad) == ("", [])
    assert head.startswith("摘要、承诺、种子一致，结果未在本页复算")


def terms_of(key):
    """Give the rules of an engine's small problem."""
    by = engine(key)
    return {part: one for part, one in EXAMPLES[key].items() if part not in by.lists}


def lists_of(key):
    """Give its list."""
    return {part: EXAMPLES[key].get(part, []) for part in engine(key).lists}
