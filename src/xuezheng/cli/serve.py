"""``xz serve``: answer requests from an existing data folder."""

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from xuezheng.adapters import config
from xuezheng.core.base.errors import BackendError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.demo.folder import held, recover, stamp
from xuezheng.site.serve import serve

HOST = "127.0.0.1"
PORT = 8000
TRIED = 50
"""How many ports above the usual one are tried before giving up."""


class PortError(BackendError):
    """The port cannot be listened on."""

    code = "port"
    text = T(
        "端口 {port} 用不了（{why}）。请换一个：--port 8080",
        "Cannot listen on port {port} ({why}). Name another: --port 8080",
    )


class NoDataError(NotFoundError):
    """There is no database where data should be."""

    code = "no-data"
    text = T(
        "{what} 里没有数据库。先运行 ./xz demo，或用 --data 指定数据目录。",
        "No database in {what}. Run ./xz demo first, or name the folder with --data.",
    )


def say(words: T) -> None:
    """Tell people at the terminal, in both languages."""
    print(f"{words.zh}\n{words.en}", file=sys.stderr)


def _refused(port: int) -> str | None:
    """Say why the port cannot be listened on, or nothing when it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            return getattr(error, "strerror", None) or str(error)
    return None


def choose(asked: int | None) -> int:
    """Give the port asked for, else the usual one or the next free above it.

    Raises ``PortError``: a port that was asked for is never exchanged silently.
    """
    if asked is not None:
        if why := _refused(asked):
            raise PortError(port=asked, why=why)
        return asked
    why = _refused(PORT)
    if why is None:
        return PORT
    for port in range(PORT + 1, PORT + TRIED):
        if _refused(port) is None:
            say(T(f"端口 {PORT} 已被占用，改用 {port}。", f"Port {PORT} is taken, using {port}."))
            return port
    raise PortError(port=f"{PORT}–{PORT + TRIED - 1}", why=why)


def day(written: str) -> str:
    """Check a day of the command line; argparse tells what is wrong with it."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        told = f"日期应写成 2026-10-12 / write a day like 2026-10-12: {written}"
        raise argparse.ArgumentTypeError(told) from error


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--on", type=day, metavar="DAY", help="演示日 / the demo's day")
    parser.add_argument("--port", type=int, metavar="N", help=f"端口 / port ({PORT})")


def settle(data: Path, day: str | None = None) -> None:
    """Write what the command line says into the environment, for this process and its workers.

    ``day`` makes it a demo whose clock stands on that day, with everything in its folder.
    """
    said = {"DATA": str(data.absolute())}
    if day:
        said |= {"DEMO": "on", "DEMO_ON": day, "DATABASE_URL": "", "SECRET_KEY_FILE": ""}
    for name, value in said.items():
        os.environ[config.PREFIX + name] = value
    if day:
        # A visitor's terminal shows the address, not every request.
        os.environ.setdefault(config.PREFIX + "LOG_LEVEL", "warning")
    os.environ["DJANGO_SETTINGS_MODULE"] = "xuezheng.site.settings"
    config.current.cache_clear()


@contextmanager
def beside(data: Path) -> Iterator[None]:
    """Run a worker beside the server: jobs, reminders, sealing; it ends with the server."""
    command = [sys.executable, "-m", "xuezheng.cli", "work", "--data", str(data)]
    with subprocess.Popen(command) as worker:  # noqa: S603 - our own interpreter and words
        try:
            yield
        finally:
            worker.terminate()


def answer(data: Path, port: int | None, on: str | None) -> int:
    """Serve the folder until told to stop; a demo's own day holds unless another is given.

    Raises ``NoDataError``, ``PortError``, ``BusyError``.
    """
    recover(data)
    found = stamp(data)
    settle(data, on or (str(found["day"]) if found else None))
    settings = config.current()
    if not settings.database_url and not (data / "xuezheng.sqlite3").is_file():
        raise NoDataError(what=data)
    with held(data, alone=False):
        chosen = choose(port)
        address = f"http://{HOST}:{chosen}/"
        say(T(f"请打开 {address} ，按 Ctrl-C 结束。", f"Open {address} ; Ctrl-C ends."))
        with beside(data):
            serve(HOST, chosen)
    say(T("已结束。", "Ended."))
    return 0


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop."""
    return answer(arguments.data or config.current().data, arguments.port, arguments.on)
