"""Sites that browser tests run: their database, their data folder, the server before them.

A kind names what stands in a site: ``empty``, ``demo`` (the demo city), ``init`` (a bureau begun by
``./xz init`` from a workbook), or any other word for an empty one that a test plants itself. With
``-postgres`` behind it the same stands on PostgreSQL, in a database of its own.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
"""Seconds for a server to start or a page to change; only ever reached when something is broken."""
SERVE = "from xuezheng.site.serve import serve; import sys; serve(port=int(sys.argv[1]))"
MIGRATE = "-m django migrate --verbosity 0"
FILL = """
import sys, django
from pathlib import Path
django.setup()
from xuezheng.adapters import config
from xuezheng.demo.build import fill
from xuezheng.site.intentions import intentions
fill(Path(sys.argv[1]), config.current().demo_on, lambda step: None, intentions)
"""
"""The demo's story on whatever database Django stands on; ``./xz demo`` itself knows only SQLite."""
POSTGRES = "XZ_TEST_POSTGRES"


@dataclass
class Site:
    """A running site."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]
    environ: dict[str, str] = field(default_factory=dict)
    begun: str = ""
    """What ``./xz init`` printed, with the first passwords."""

    @property
    def looked_at(self) -> bool:
        """Whether its pages are worth looking at: those on PostgreSQL look the same."""
        return not self.environ["XZ_DATABASE_URL"]

    def run(self, *arguments: str) -> str:
        """Run Python beside the server, on the same database; gives what it printed."""
        return python(self.environ, *arguments)

    def plant(self, script: str) -> None:
        """Plant a bureau by a script beside the tests, once."""
        done = self.data / f"planted-{script}"
        if not done.exists():
            self.run("-c", f"import runpy; runpy.run_path('tests/browser/{script}')")
            done.touch()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def both(kind: str) -> pytest.MarkDecorator:
    """Run a test on SQLite and, where a server is named, on PostgreSQL: there all in one process."""
    missing = pytest.mark.skipif(
        not os.environ.get(POSTGRES), reason=f"PostgreSQL: set {POSTGRES}=postgresql://…"
    )
    together = pytest.mark.xdist_group(f"{kind}-postgres")
    kinds = [kind, pytest.param(f"{kind}-postgres", marks=[missing, together])]
    return pytest.mark.parametrize("site", kinds, indirect=True)


def python(environ: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
            url, timeout=2
        ) as answer:
            return answer.status == 200
    except OSError:
        return False


def start(data: Path, environ: dict[str, str], begun: str = "") -> Site:
    """Serve a data folder; gives the site once it answers."""
    port = _free_port()
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(port)],
            env=environ,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    site = Site(f"http://127.0.0.1:{port}", data, process, environ, begun)
    for _ in range(PATIENCE * 10):
        if _answers(f"{site.url}/health/live"):
            return site
        assert process.poll() is None, (data / "server.log").read_text("utf-8")
        time.sleep(0.1)
    site.stop()
    raise AssertionError((data / "server.log").read_text("utf-8"))


class Database:
    """A database of one's own on the PostgreSQL server of the tests."""

    def __init__(self, kind: str) -> None:
        self.server = os.environ[POSTGRES]
        self.name = f"xz_browser_{kind.removesuffix('-postgres')}_{os.getpid()}"
        self._do(f'CREATE DATABASE "{self.name}"')

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(statement)

    @property
    def address(self) -> str:
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{self.name}"))

    def drop(self) -> None:
        self._do(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def _built_city(shared: Path) -> Path:
    """Give the demo city, built once for all test processes."""
    shared.parent.mkdir(parents=True, exist_ok=True)
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "done").exists():
            environ = {**os.environ, "XZ_DATABASE_URL": "", "XZ_DATA": str(shared)}
            words = ["demo", "--build-only", "--scale", "hamlet", "--data", str(shared)]
            python(environ, "-m", "xuezheng.cli", *words)
            (shared / "done").touch()
    return shared


class Sites:
    """The sites of one test process, each built when first asked for."""

    def __init__(self, base: Path, folder: Callable[[str], Path]) -> None:
        self.base, self.folder = base, folder
        self.running: dict[str, Site] = {}
        self.databases: list[Database] = []

    def __call__(self, kind: str) -> Site:
        if kind not in self.running:
            self.running[kind] = self._built(kind)
        return self.running[kind]

    def _built(self, kind: str) -> Site:
        data, address = self.folder(f"site-{kind}"), ""
        what = kind.removesuffix("-postgres")
        if what != kind:
            self.databases.append(Database(kind))
            address = self.databases[-1].address
        environ = {**os.environ, "XZ_DATA": str(data), "XZ_DATABASE_URL": address}
        if what == "init":
            environ |= {"XZ_DEMO": "off", "XZ_HTTPS": "off"}
            return start(data, environ, self._begun(data, environ))
        environ["XZ_DEMO"] = "on"
        if what == "demo" and not address:
            shutil.copytree(_built_city(self.base / "city"), data, dirs_exist_ok=True)
        elif what == "demo":
            python(environ, "-c", FILL, str(data))
        else:
            python(environ, *MIGRATE.split())
        return start(data, environ)

    def _begun(self, data: Path, environ: dict[str, str]) -> str:
        """Begin a bureau by the command an office would type; gives what it printed."""
        book = data / "单位和人员.xlsx"
        python(environ, "tests/browser/bureau_workbook.py", str(book))
        return python(
            environ, "-m", "xuezheng.cli", "init", "--data", str(data),
            "--bureau", "青禾县教育局", "--people", str(book),
        )  # fmt: skip

    def stop(self) -> None:
        for one in self.running.values():
            one.stop()
        for database in self.databases:
            database.drop()
