"""``xz test``: run everything that can run here, and say by name what could not."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from xuezheng.core.base.labels import T

PASSES_ON = True  # what we do not know is pytest's
ROOT = Path(__file__).parents[3]
ON_POSTGRES = ("tests/apps", "tests/site", "tests/concurrency", "tests/scenarios/test_served.py")
"""What touches the database, run again where a PostgreSQL is named."""

NEEDS: tuple[tuple[str, T], ...] = (
    ("chromium", T("浏览器测试：安装 chromium、chromium-driver", "Browser: install chromium, chromium-driver")),
    ("soffice", T(".doc 与 PDF：安装 libreoffice-writer-nogui", ".doc, PDF: install libreoffice-writer-nogui")),
)  # fmt: skip


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = f"{parser.epilog or ''}  其余参数交给 pytest / other arguments go to pytest"


def run(arguments: argparse.Namespace) -> int:
    """Run pytest on SQLite, and the database tests again on PostgreSQL where one is named."""
    given = list(arguments.rest)
    workers = (
        []
        if any(word.startswith(("-n", "-p")) for word in given)
        else ["-n", "2", "--dist", "loadgroup"]
    )
    command = [sys.executable, "-m", "pytest", *workers, "-rs", *given]
    code = _pytest(command, {})
    address = os.environ.get("XZ_TEST_POSTGRES")
    if address and not code and not given:
        print(f"\n── PostgreSQL: {', '.join(ON_POSTGRES)}", flush=True)
        code = _pytest([*command, *ON_POSTGRES], {"XZ_DATABASE_URL": address})
    _tell_missing(address)
    return code


def _pytest(command: list[str], more: dict[str, str]) -> int:
    environment = os.environ | more
    return subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode  # noqa: S603


def _tell_missing(address: str | None) -> None:
    """Name what is not here, so that a skip is never silent."""
    for program, says in NEEDS:
        if shutil.which(program) is None:
            print(f"跳过 / skipped: {says.zh} / {says.en}")
    if not address:
        print(
            "跳过 / skipped: PostgreSQL 上的复跑：设 XZ_TEST_POSTGRES=postgresql://… / "
            "the second run on PostgreSQL: set XZ_TEST_POSTGRES"
        )
    if not os.environ.get("XZ_TEST_KILLS"):
        print(
            "跳过 / skipped: 断电测试：设 XZ_TEST_KILLS=on，单独占用一台机器 / "
            "kill -9 tests: set XZ_TEST_KILLS=on, alone on a machine"
        )
    plans = Path(os.environ.get("XZ_PLANS", ROOT / "../shared/plans"))
    if not plans.is_dir():
        print(
            "跳过 / skipped: 真实要点打分：设 XZ_PLANS 为其目录 / scores on real plans: set XZ_PLANS to their folder"
        )
