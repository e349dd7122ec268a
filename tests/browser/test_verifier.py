"""The verifier in a real browser with the network cut: the same bytes as Python, every tampering seen."""

import base64
import copy
import hashlib
import json
import re
from dataclasses import asdict

import pytest
from selenium.common.exceptions import JavascriptException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.sites import ROOT
from tests.core.decisions import made
from tests.core.decisions.examples import EXAMPLES
from tests.core.decisions.test_verify import TAMPERING as OF_LISTS
from tests.core.decisions.test_verify import members, whole
from tests.core.engines.test_fillings import SENT, TEAMS

from xuezheng.apps.decisions.selectors import verifier
from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.decisions import fillings, record, seeds
from xuezheng.core.decisions.canonical import canonical
from xuezheng.core.engines.draw.problem import GROUP_RULES

HOLDS, DIFFERS = "一致 Everything holds", "不一致 Something differs"
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
    """Give the only script or style of the page."""
    (found,) = re.findall(rf"<{name}>(.*?)</{name}>", verifier.page().decode(), re.DOTALL)
    return found


def test_it_is_one_file_whose_own_policy_lets_nothing_else_in():
    text = verifier.page().decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; ")
    for name in ("script", "style"):
        own = base64.b64encode(hashlib.sha256(part(name).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{own}'" in policy
    assert not re.search(r"https?://|fetch\(|XMLHttpRequest|import\(|src=", text)


def test_every_engine_has_a_part_short_enough_to_be_read():
    parts = {one.stem: one for one in verifier.FOLDER.glob("*.js")}
    assert set(parts) == set(verifier.PARTS)
    assert set(parts) >= set(ENGINES)
    assert all(len(one.read_text("utf-8").splitlines()) <= 200 for one in parts.values())


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Give the page as a parent saves it."""
    file = tmp_path_factory.mktemp("saved") / verifier.NAME
    file.write_bytes(verifier.page())
    return file


@pytest.fixture
def offline(_driver, saved):
    """Give the page opened as a file, with the network cut."""
    _driver.execute_cdp_cmd("Network.enable", {})
    cut = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    _driver.execute_cdp_cmd("Network.emulateNetworkConditions", cut)
    _driver.get(saved.as_uri())
    yield _driver
    cut = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    _driver.execute_cdp_cmd("Network.emulateNetworkConditions", cut)


def told(driver, tmp_path, given, **beside):
    """Have a record verified; gives the heading, the digest of the replay, and what fails."""
    for name, value in {"record": given, **beside}.items():
        file = tmp_path / f"{name}.json"
        file.write_bytes(canonical(value))
        driver.find_element(By.ID, name).send_keys(str(file))
    driver.execute_script("document.getElementById('head').textContent = ''")
    driver.find_element(By.ID, "go").click()
    head = driver.find_element(By.ID, "head")
    WebDriverWait(driver, 20).until(lambda _: head.text)
    bad = [one.text for one in driver.find_elements(By.CSS_SELECTOR, "#checks .bad")]
    return head.text, head.get_attribute("data-digest"), bad


@pytest.mark.parametrize("key", ENGINES)
def test_every_engine_is_replayed_and_gives_the_reasons_of_python(offline, tmp_path, key):
    found = record.parsed(whole(key).model_dump())
    by = engine(key)
    problem = by.read(found.problem)
    line = list(by.lines(problem, found.result))[-1]
    offline.find_element(By.ID, "key").send_keys(line.key)
    head, digest, bad = told(offline, tmp_path, found.model_dump())
    assert (head, bad, digest) == (HOLDS, [], found.digests.result)
    reasons = [one.text.splitlines() for one in offline.find_elements(By.CSS_SELECTOR, "#mine li")]
    assert reasons == [[one.zh, one.en] for one in by.told(problem, found.result, line.key)]


EXAMPLE_TERMS = {
    "draw": {"groups": "skip"}, "matching": {"batches": [{"mechanism": "immediate"}]},
    "quotas": {"method": "webster"}, "zones": {"rules": {}},
    "inspection": {"rules": {"rates": {"A": "0.25"}}},
}  # fmt: skip


def examples():
    """Give problems with their seeds: of tests, of pages, of a panel."""
    for key in ENGINES:
        yield key, EXAMPLES[key], "seed"
        found = engine(key).example(EXAMPLE_TERMS.get(key, {}))
        yield key, found.problem, found.seed
    panel = engine("inspection").example({"rules": {}})
    yield "inspection", panel.problem, panel.seed


def test_every_reason_of_everybody_is_said_in_the_words_of_python(offline):
    """Whatever became of a subject: placed, over, locked, barred, drawn, in reserve, of nobody."""
    for key, given, seed in examples():
        by = engine(key)
        problem = by.canonical(given)
        read = by.read(problem)
        result = by.run(read, seed)
        keys = [one.key for one in by.lines(read, result)]
        keys += [one["key"] for one in given.get("inspectors", ()) if one["key"] not in keys]
        right = [[[one.zh, one.en] for one in by.told(read, result, who)] for who in keys]
        ask = (
            "const [key, given, result, who] = arguments;"
            "return who.map((one) => ENGINES[key].told(given, result, one))"
        )
        assert offline.execute_script(ask, key, problem, result, keys) == right, key


@pytest.mark.parametrize("kind", OF_LISTS)
@pytest.mark.parametrize("key", ENGINES)
def test_tampering_with_a_list_is_seen(offline, tmp_path, key, kind):
    """Seen as it stands; with the digests of list and commitment mended; against what was saved before."""
    plain = whole(key).model_dump()
    wrong = copy.deepcopy(plain)
    name, rows, back = members(wrong["lists"])
    wrong["lists"][name] = back(OF_LISTS[kind](rows))
    head, _, bad = told(offline, tmp_path, wrong)
    assert head == DIFFERS
    assert any("名单" in one for one in bad)
    wrong["digests"]["lists"] = record.lists_digest(wrong["lists"])
    wrong["digests"]["commitment"] = record.committed(record.parsed(wrong))
    head, _, bad = told(offline, tmp_path, wrong, earlier=plain)
    assert head == DIFFERS
    assert any("种子由" in one for one in bad)
    assert any("先前保存" in one for one in bad)


FILLS = [key for key in ENGINES if engine(key).fill is not None and key != "inspection"]
"""The example of inspections has no panel; what follows a panel is below, and by chance beside."""


def given_up(key):
    """Give a record and the file of two who gave up, as plain JSON."""
    found, by = whole(key), engine(key)
    told_ = fillings.begun(found)
    sits = [one.key for one in by.lines(by.read(found.problem), found.result) if one.place]
    for number in sits[:2]:
        told_ = fillings.added(told_, found, by, (number, "入读施教区公办学校", "2026-08-03"))
    return found.model_dump(), told_.model_dump()


@pytest.mark.parametrize("key", FILLS)
def test_fillings_are_replayed_and_each_change_of_them_is_seen(offline, tmp_path, key):
    plain, filled = given_up(key)
    assert told(offline, tmp_path, plain, fillings=filled)[0] == HOLDS
    for change in (
        lambda one: one["fillings"].pop(0),
        lambda one: one["fillings"][0].update(reason="另一个理由"),
        lambda one: one["fillings"][1].update(took=["ZZ99"]),
        lambda one: one.update(result="0" * 64),
    ):
        wrong = copy.deepcopy(filled)
        change(wrong)
        head, _, bad = told(offline, tmp_path, plain, fillings=wrong)
        assert head == DIFFERS
        assert all("递补" in one for one in bad)


def test_who_takes_over_in_teams_is_found_here_too_and_told_of_each_team(offline):
    """The steps reckoned by hand in the test of the engine; whom no reserve may follow is refused."""
    fill = "return ENGINES.inspection.fill(arguments[0], arguments[1], arguments[2])"
    by = engine("inspection")
    for gone in (["A2", "A1", "A3"], ["A3", "R2"]):
        steps = [asdict(one) for one in by.fill(by.read(SENT), TEAMS, gone)]
        assert offline.execute_script(fill, SENT, TEAMS, gone) == json.loads(json.dumps(steps))
    with pytest.raises(JavascriptException, match="没有人可以接替"):
        offline.execute_script(fill, SENT, TEAMS, ["B1"])
    told_ = {"format": "xuezheng.fillings", "version": 1, "fillings": [
        {"key": "A3", "place": "a", "took": ["R2"]}, {"key": "R2", "place": "a", "took": ["R3"]},
    ]}  # fmt: skip
    record_ = {"engine": {"key": "inspection"}, "result": TEAMS}
    ask = "return fillingsOf(arguments[0], arguments[1]).since(arguments[2])"
    came = [["由候补递补：a", "Came in from the waiting list: a"]]
    for key, right in (
        ("T", [["A3退出，由R2接替", "R2 took over from A3"], ["R2退出，由R3接替", "R3 took over from R2"]]),
        ("S", []), ("R2", [*came, ["放弃：a", "Gave the seat up: a"]]), ("R3", came),
    ):  # fmt: skip
        assert offline.execute_script(ask, record_, told_, key) == right


@pytest.mark.parametrize("key", ENGINES)
def test_a_result_with_its_digest_mended_is_seen(offline, tmp_path, key):
    wrong = whole(key).model_dump()
    name = max(wrong["result"], key=lambda one: len(canonical(wrong["result"][one])))
    some = wrong["result"][name]
    if isinstance(some, str):
        rows = some.splitlines(keepends=True)
        wrong["result"][name] = "".join([*rows[1:], rows[0]])
    elif isinstance(some, list):
        wrong["result"][name] = [*some[1:], some[0]]
    else:
        wrong["result"][name] = dict(zip(some, [*list(some.values())[1:], "x"], strict=True))
    wrong["digests"]["result"] = hashlib.sha256(canonical(wrong["result"])).hexdigest()
    head, _, bad = told(offline, tmp_path, wrong)
    assert head == DIFFERS
    assert [one for one in bad if "从头复算" in one] == bad


@pytest.mark.parametrize("groups", GROUP_RULES)
@pytest.mark.parametrize(
    ("quotas", "unused"), [("reserved_first", "release"), ("open_first", "keep")]
)
def test_chromium_gives_the_bytes_of_python(offline, tmp_path, groups, quotas, unused):
    terms = {**RICH, "groups": groups, "quotas": quotas, "unused": unused}
    found = made.finished(terms=terms, lists={"list": LIST})
    announced = made.announced(terms=terms, lists={"list": LIST})
    head, digest, bad = told(offline, tmp_path, found.model_dump(), earlier=announced.model_dump())
    assert (head, bad) == (HOLDS, [])
    assert digest == found.digests.result


def test_a_parent_sees_the_own_number(offline, tmp_path):
    offline.find_element(By.ID, "key").send_keys("YT26000004")
    gold = json.loads((ROOT / "tests/gold/decisions/record.json").read_bytes())
    head, digest, bad = told(offline, tmp_path, gold)
    assert (head, bad, digest) == (HOLDS, [], gold["digests"]["result"])
    said = offline.find_element(By.ID, "mine").text
    assert "派位次序第4，共5个号" in said
    assert "Number 1 on the waiting list" in said
    offline.find_element(By.ID, "key").send_keys("9")
    told(offline, tmp_path, gold)
    assert "名单上没有这个号码" in offline.find_element(By.ID, "mine").text


def test_an_announcement_holds_so_far(offline, tmp_path):
    head, digest, bad = told(offline, tmp_path, made.announced().model_dump())
    assert (digest, bad) == ("", [])
    assert head.startswith("到目前为止一致，还没有结果")


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
    assert head == DIFFERS
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
    _, _, bad = told(offline, tmp_path, wrong, earlier=announced)
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


@pytest.mark.parametrize(("key", "version"), [("bus", 1), ("bands", 2)])
def test_what_is_not_replayed_is_never_said_to_hold(offline, tmp_path, key, version):
    plain = whole("bands").model_dump()
    plain["engine"] = {"key": key, "version": version}
    found = record.parsed(plain)
    plain["digests"]["commitment"] = record.committed(found)
    plain["digests"]["seed"] = seeds.seed(plain["digests"]["commitment"], found.chance.value)
    head, digest, bad = told(offline, tmp_path, plain)
    assert (digest, bad) == ("", [])
    assert head.startswith("摘要、承诺、种子一致，结果未在本页复算")
