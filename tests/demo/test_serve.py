"""``xz demo`` and ``xz serve`` until Ctrl-C."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from xuezheng.cli import serve
from xuezheng.demo.folder import STAMP

pytestmark = pytest.mark.xdist_group("served")  # one city is built for all of them

ROOT = Path(__file__).parents[2]
PATIENCE = 300
"""Tenths of a second for a server to answer; reached only when something is broken."""


def environ():
    return {name: value for name, value in os.environ.items() if not name.startswith("XZ_")}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(url, process):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(PATIENCE):
        assert process.poll() is None, process.stderr.read()
        try:
            with opener.open(url, timeout=5) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(url)


def started(*words):
    return subprocess.Popen(
        [sys.executable, "-m", "xuezheng.cli", *words], env=environ(), cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def ended(process):
    """Press Ctrl-C as a terminal does: everyone in the session hears it."""
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=30)[1]
    return process.returncode, told


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("serve") / "city"
    command = [sys.executable, "-m", "xuezheng.cli", "demo", "--build-only", "--data", str(path)]
    command += ["--scale", "hamlet"]
    subprocess.run(command, env=environ(), cwd=ROOT, check=True, capture_output=True)
    return path


def test_the_demo_answers_on_its_day_and_ends_cleanly(city):
    port = free_port()
    process = started("demo", "--scale", "hamlet", "--data", str(city), "--port", str(port))
    page = answer(f"http://127.0.0.1:{port}/organisation/", process)
    assert "截至 2026年10月12日" in page
    code, told = ended(process)
    assert code == 0, told
    assert f"http://127.0.0.1:{port}/" in told
    assert "Ended." in told


def test_serve_may_stand_on_another_day(city):
    port = free_port()
    process = started("serve", "--data", str(city), "--port", str(port), "--on", "2025-12-31")
    tree = json.loads(answer(f"http://127.0.0.1:{port}/api/organisations", process))
    assert tree["on"] == "2025-12-31"
    assert ended(process)[0] == 0


def test_a_running_demo_is_not_rebuilt_under_its_feet(city):
    port = free_port()
    process = started("serve", "--data", str(city), "--port", str(port))
    answer(f"http://127.0.0.1:{port}/health/live", process)
    stamp = (city / STAMP).read_text("utf-8")
    (city / STAMP).write_text(stamp.replace('"source": "', '"source": "older'), "utf-8")
    try:
        other = started("demo", "--build-only", "--scale", "hamlet", "--data", str(city))
        told = other.communicate(timeout=60)[1]
        assert other.returncode == 2
        assert "正在被另一个 xz 使用" in told
    finally:
        (city / STAMP).write_text(stamp, "utf-8")
        assert ended(process)[0] == 0


def test_a_folder_without_data_is_named(tmp_path):
    process = started("serve", "--data", str(tmp_path))
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 2
    assert str(tmp_path) in told
    assert "./xz demo" in told


def test_a_port_asked_for_is_never_exchanged():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(serve.PortError) as caught:
            serve.choose(port)
    assert str(port) in caught.value.told().zh
    assert "--port" in caught.value.told().en


@pytest.mark.parametrize("port", [65536, -1])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(serve.PortError):
        serve.choose(port)


def test_the_next_free_port_is_taken_and_told(monkeypatch, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(serve, "PORT", port)
        chosen = serve.choose(None)
    assert port < chosen < port + serve.TRIED
    told = capsys.readouterr().err
    assert f"端口 {port} 已被占用，改用 {chosen}" in told
    assert f"Port {port} is taken, using {chosen}" in told
