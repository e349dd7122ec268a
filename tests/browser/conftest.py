"""A real browser before the real server: granian, hashed assets, the content security policy.

Fixtures: ``site`` (a running site; ``@pytest.mark.parametrize("site", ["demo"], indirect=True)``
for one with the demo city, else empty; kinds in ``sites.py``), ``page`` (a browser window on it),
``elsewhere`` (a second browser with nothing of the first), ``look`` (keeps a screenshot under
``build/screenshots/NAME-WIDTH-LANG.png``), ``accessible`` (axe), ``tour`` (both, on screen and on a
phone, in both languages). Whatever needs Chromium is skipped by name where it is missing.
"""

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.sites import PATIENCE, ROOT, Site, Sites

collect_ignore_glob = ["*_bureau.py", "*_workbook.py"]
"""Scripts run by path beside the server, on its database; no test is in them."""

SHOTS = ROOT / "build/screenshots"
DEMO_PASSWORD = "yunting-2026"  # noqa: S105 - printed on the demo's own page

MOVING = (WebDriverException,)
"""What a page in the middle of changing answers; a wait tries again."""

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
DRIVER = shutil.which("chromedriver")
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--lang=zh-CN",
]


@pytest.fixture(scope="session")
def _sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    sites = Sites(shared, tmp_path_factory.mktemp)
    yield sites
    sites.stop()


@pytest.fixture
def site(request: pytest.FixtureRequest, _sites: Sites) -> Site:
    """Give a running site: empty, or with the demo city."""
    return _sites(getattr(request, "param", "empty"))


def _browser(profile: Path) -> webdriver.Chrome:
    if not CHROMIUM or not DRIVER:
        pytest.skip("Chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_page_load_timeout(PATIENCE)
    driver.set_script_timeout(PATIENCE)
    return driver


@pytest.fixture(scope="session")
def _driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    driver = _browser(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@dataclass
class Page:
    """One browser window with what a test does in it."""

    driver: webdriver.Chrome
    site: Site
    width: int = 1440
    choices: dict[str, str] = field(default_factory=dict)

    def size(self, width: int, height: int = 900) -> None:
        self.width = width
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def choose(self, **choices: str) -> None:
        """Set language ("zh-hans", "en"), size ("large") or theme ("dark") as the menu would."""
        self.choices |= choices
        for name, value in choices.items():
            cookie = {"name": f"xz-{name}", "value": value, "url": self.site.url}
            self.driver.execute_cdp_cmd("Network.setCookie", cookie)

    def scripts(self, *, on: bool) -> None:
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not on})

    def open(self, path: str) -> None:
        self.driver.get(self.site.url + path)

    def sign_in(self, login: str, password: str = DEMO_PASSWORD, then: str = "/me/") -> None:
        """Sign in as somebody, whoever was in before; the display keeps what was chosen."""
        self.driver.delete_all_cookies()
        self.open(f"/sign-in/?next={then}")
        self.one("#id_login").send_keys(login)
        self.one("#id_password").send_keys(password)
        self.one(".login__go").click()
        self.wait(lambda page: not page.all("#id_login") or page.all(".xz-note--wrong"))
        assert not self.all("#id_login"), self.text
        if self.choices:
            self.choose(**self.choices)
            self.open(self.address)

    def press(self, words: str, inside: str = "main") -> None:
        """Press the first button or link inside that says these words, and nothing else."""
        found = [
            one
            for one in self.all(f"{inside} button, {inside} a, {inside} summary")
            if words in one.text.split("\n") and one.is_enabled()
        ]
        assert found, f"{words}: {self.one('main').text[:800]}"
        self.click(found[0])

    def click(self, element: WebElement) -> None:
        """Click what may be out of sight."""
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def fill(self, inside: str = "main", **values: str) -> None:
        """Fill a form's fields by their names; files and days too."""
        for name, value in values.items():
            field = self.one(f'{inside} [name="{name}"]')
            kind = field.get_attribute("type")
            if kind == "date":
                self.driver.execute_script("arguments[0].value = arguments[1]", field, value)
            elif kind == "file":
                field.send_keys(value)
            elif field.tag_name == "select":
                option = f'option[value="{value}"]'
                self.click(field.find_element(By.CSS_SELECTOR, option))
            else:
                field.clear()
                field.send_keys(value)

    def key(self, letter: str) -> None:
        """Strike a key outside any field."""
        self.one("body").send_keys(letter)

    @property
    def text(self) -> str:
        """What the page says."""
        return self.one("main").text

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, fact: Callable[["Page"], object]) -> None:
        """Wait until something is so; else say what stands there instead."""
        try:
            WebDriverWait(self.driver, PATIENCE, ignored_exceptions=MOVING).until(
                lambda _: fact(self)
            )
        except TimeoutException as error:
            stands = f"{self.address}: {self.text[:2000]}"
            raise AssertionError(stands) from error

    @property
    def address(self) -> str:
        return self.driver.current_url.removeprefix(self.site.url)

    @property
    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(
            self.driver.execute_script(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )

    def complaints(self) -> list[str]:
        """Give what the browser complained about since last asked: scripts, styles, files."""
        return [
            entry["message"]
            for entry in self.driver.get_log("browser")
            if entry["level"] in {"SEVERE", "WARNING"} and "status of 4" not in entry["message"]
        ]


@pytest.fixture
def page(request: pytest.FixtureRequest, site: Site, _driver: webdriver.Chrome) -> Iterator[Page]:
    """Give a fresh browser window, 1440 wide unless ``page`` is parametrized with another width.

    At the end the browser must have nothing to complain about.
    """
    window = Page(_driver, site)
    _driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    window.size(getattr(request, "param", 1440))
    window.scripts(on=True)
    window.complaints()
    yield window
    window.scripts(on=True)
    assert window.complaints() == []


@pytest.fixture
def elsewhere(site: Site, tmp_path: Path) -> Iterator[Page]:
    """Give a window of another browser, with cookies and storage of its own."""
    driver = _browser(tmp_path / "chromium")
    window = Page(driver, site)
    window.size(1440)
    yield window
    assert window.complaints() == []
    driver.quit()


@pytest.fixture
def look() -> Callable[[Page, str], Path]:
    """Keep a screenshot of the whole page under ``build/screenshots``."""

    def take(page: Page, name: str) -> Path:
        # From the top, or the sticky bar would stand in the middle.
        page.driver.execute_script("scrollTo(0, 0)")
        height = page.driver.execute_script("return document.documentElement.scrollHeight")
        language = "en" if page.choices.get("language") == "en" else "zh"
        path = SHOTS / f"{name}-{page.width}-{language}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        clip = {"x": 0, "y": 0, "width": page.width, "height": height, "scale": 1}
        shot = page.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip}
        )
        path.write_bytes(base64.b64decode(shot["data"]))
        return path

    return take


AXE = ROOT / "frontend/dev/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
const done = arguments[arguments.length - 1];
axe.run({runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
  .then(found => done({found: found.violations}), error => done({error: String(error)}));
"""


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Assert that axe finds nothing serious on the page (WCAG 2.2 A and AA)."""
    if not AXE.exists():
        pytest.skip("axe-core is not fetched: reinstall the package in editable mode")

    def check(page: Page) -> None:
        page.driver.execute_script(AXE.read_text("utf-8"))
        result = page.driver.execute_async_script(RUN, RULES)
        assert "error" not in result, result
        grave = [
            f"{found['id']}: {found['help']}: {node['html'][:200]} {node['failureSummary'][:200]}"
            for found in result["found"]
            if found["impact"] in {"serious", "critical"}
            for node in found["nodes"]
        ]
        assert grave == [], "\n".join(grave)

    return check


SIZES = (1440, 390)
LANGUAGES = ("zh-hans", "en")


@pytest.fixture
def tour(
    look: Callable[[Page, str], Path], accessible: Callable[[Page], None]
) -> Callable[[Page, str], None]:
    """Look at the present page on a screen and on a phone, in both languages; then go on.

    The page is opened anew for each, so it must be one that an address leads to. Pages on
    PostgreSQL are not looked at again.
    """

    def walk(page: Page, name: str) -> None:
        if not page.site.looked_at:
            return
        address, width, chosen = page.address, page.width, dict(page.choices)
        for wide in SIZES:
            for language in LANGUAGES:
                page.size(wide)
                page.choose(language=language)
                page.open(address)
                assert page.overflow == 0, f"{name}: {address} at {wide} px in {language}"
                look(page, name)
            accessible(page)
        page.size(width)
        page.choose(**({"language": "zh-hans"} | chosen))
        page.open(address)

    return walk
