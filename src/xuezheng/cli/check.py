"""``xz check``: everything that needs no test run, cheapest first."""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("layers", ("lint-imports",)),
    ("catalogue", (sys.executable, "-m", "xuezheng.cli", "catalogue", "check")),
    ("docs", (sys.executable, "-m", "xuezheng.cli", "catalogue", "docs", "--check")),
)


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "only", nargs="*", help=f"只做这些 / only these: {' '.join(n for n, _ in STEPS)}"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the steps; every one is run even when an earlier one failed."""
    failed = []
    for name, command in STEPS:
        if arguments.only and name not in arguments.only:
            continue
        program = Path(sys.executable).parent / command[0]
        whole = [str(program) if program.exists() else command[0], *command[1:]]
        print(f"── {name}: {' '.join(command)}", flush=True)
        if subprocess.run(whole, cwd=ROOT, check=False).returncode:  # noqa: S603 - our own list
            failed.append(name)
    print(f"未通过 / failed: {' '.join(failed)}" if failed else "全部通过 / all passed")
    return 1 if failed else 0
