"""A real browser before the real server: granian, hashed assets, the content security policy.

Fixtures: ``site`` (a running site; ``@pytest.mark.parametrize("site", ["demo"], indirect=True)``
for one with the demo city, else empty), ``page`` (a browser window on it), ``look`` (keeps a
screenshot under ``build/screenshots/NAME-WIDTH-LANG.png``), ``accessible`` (axe). Whatever needs
Chromium is skipped by name where it is missing.
"""

import base64
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "build/screenshots"
PATIENCE = 30
"""Seconds for a server to start or a page to change; only ever reached when something is broken."""
SERVE = "from xuezheng.site.serve import serve; import sys; serve(port=int(sys.argv[1]))"
MIGRATE = "-m django migrate --verbosity 0"

MOVING = (NoSuchElementException, StaleElementReferenceException)
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


@dataclass
class Site:
    """A running site."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _python(environ: dict[str, str], *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]


def _answers(url: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
            url, timeout=2
        ) as answer:
            return answer.status == 200
    except OSError:
        return False


def _start(data: Path, environ: dict[str, str]) -> Site:
    port = _free_port()
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(port)],
            env=environ,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    site = Site(f"http://127.0.0.1:{port}", data, process)
    for _ in range(PATIENCE * 10):
        if _answers(f"{site.url}/health/live"):
            return site
        assert process.poll() is None, (data / "server.log").read_text("utf-8")
        time.sleep(0.1)
    site.stop()
    raise AssertionError((data / "server.log").read_text("utf-8"))


def _build_demo(shared: Path) -> None:
    """Build the demo city once for all test processes."""
    shared.parent.mkdir(parents=True, exist_ok=True)
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "done").exists():
            environ = {**os.environ, "XZ_DATABASE_URL": "", "XZ_DATA": str(shared)}
            _python(environ, "-m", "xuezheng.cli", "demo", "--build-only", "--data", str(shared))
            (shared / "done").touch()


@pytest.fixture(scope="session")
def _sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    running: dict[str, Site] = {}

    def site(kind: str) -> Site:
        if kind not in running:
            data = tmp_path_factory.mktemp(f"site-{kind}")
            environ = {
                **os.environ,
                "XZ_DATA": str(data),
                "XZ_DEMO": "on",
                "XZ_DATABASE_URL": "",
            }
            if kind == "demo":
                base = tmp_path_factory.getbasetemp()
                shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "city"
                _build_demo(shared)
                shutil.copytree(shared, data, dirs_exist_ok=True)
            else:
                _python(environ, *MIGRATE.split())
            running[kind] = _start(data, environ)
        return running[kind]

    yield site
    for one in running.values():
        one.stop()


@pytest.fixture
def site(request: pytest.FixtureRequest, _sites: Callable[[str], Site]) -> Site:
    """Give a running site: empty, or with the demo city."""
    return _sites(getattr(request, "param", "empty"))


@pytest.fixture(scope="session")
def _driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("Chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_page_load_timeout(PATIENCE)
    driver.set_script_timeout(PATIENCE)
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

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, fact: Callable[["Page"], object]) -> None:
        WebDriverWait(self.driver, PATIENCE, ignored_exceptions=MOVING).until(lambda _: fact(self))

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
