"""``xz bench``: figures beside peers, measured in one run; peers live in an environment of their own."""

import argparse
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from xuezheng.core.base.errors import BackendError, NotFoundError
from xuezheng.core.base.labels import T

ROOT = Path(__file__).parents[3]
LOCK = ROOT / "requirements-bench.lock"
PLACE = ROOT / ".venv-bench"
BENCHES = (
    "reader",
    "records",
    "cases",
    "registers",
    "snapshots",
    "indicators",
    "city",
    "matching",
    "classes",
    "draw",
)

PEERED = frozenset({"reader", "matching", "draw"})
"""Those that run peers of the peers' environment; the others do not wait until it is made."""


class PeersError(BackendError):
    """The peers' environment cannot be made."""

    code = "peers"
    text = T("装不上对照工具：{why}", "Cannot install the peers: {why}")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("name", nargs="?", help=f"哪一项 / which: {' '.join(BENCHES)}")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument(
        "--full", action="store_true", help="连最慢的对照也跑 / the slowest peers too"
    )
    parser.add_argument(
        "--scale", choices=("nation",), help="连全国规模也跑 / twelve million pupils too"
    )


def run(arguments: argparse.Namespace) -> int:
    """Measure and print rows of name, value, unit, peer, peer_value, ratio."""
    names = [arguments.name] if arguments.name else list(BENCHES)
    for name in names:
        if name not in BENCHES:
            raise NotFoundError(what=f"bench {name}（{' '.join(BENCHES)}）")
    python = _peers() if PEERED.intersection(names) else Path(sys.executable)
    if arguments.full:
        os.environ["XZ_BENCH_FULL"] = "1"  # benches run as processes of their own
    if arguments.scale:
        os.environ["XZ_BENCH_SCALE"] = arguments.scale
    rows = []
    for name in names:
        rows += runpy.run_path(str(ROOT / f"bench/{name}.py"))["rows"](str(python))
    keys = ("name", "value", "unit", "peer", "peer_value", "ratio")
    given = [dict(zip(keys, (*row, _ratio(row[1], row[4])), strict=True)) for row in rows]
    if arguments.json:
        print(json.dumps(given, ensure_ascii=False, indent=1))
        return 0
    table = Table(*keys, box=None)
    for row in given:
        table.add_row(
            *(
                f"{v:,.3g}"
                if isinstance(v, float) and v < 1000
                else f"{v:,.0f}"
                if isinstance(v, float)
                else str(v)
                for v in row.values()
            )
        )
    Console().print(table)
    return 0


def _ratio(value: float, peer: float) -> float | None:
    return value / peer if peer else None


def _peers() -> Path:
    """The interpreter of the peers' environment, made from its hash lock when missing or old."""
    python = PLACE / "bin/python"
    stamp = PLACE / ".ok"
    if stamp.exists() and stamp.stat().st_mtime >= LOCK.stat().st_mtime:
        return python
    print("xz: 正在准备对照工具 / preparing the peers", file=sys.stderr)
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(PLACE)],
        [
            str(python),
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(LOCK),
        ],
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
        if done.returncode:
            raise PeersError(what="bench", why=done.stderr.strip().splitlines()[-1:] or "?")
    stamp.touch()
    return python
