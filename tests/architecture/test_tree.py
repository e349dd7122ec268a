"""What the tree may not hold: addresses in locks, paths of a machine, other people's files."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
    "requirements-spark.lock",
    "frontend/package-lock.json",
)
MACHINE = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]")))


def tracked():
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_no_address(name):
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://", text)


def test_requirements_are_hashed():
    for name in LOCKS[:4]:
        for line in (ROOT / name).read_text("utf-8").splitlines():
            if re.match(r"[a-z0-9]", line):
                assert line.rstrip().endswith("\\"), f"{name}: {line}"


def test_no_path_of_a_machine():
    found = []
    for path in tracked():
        if path.suffix in {".png", ".svg", ".mo"} or not path.is_file():
            continue
        if MACHINE.search(path.read_text("utf-8", errors="replace")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_nothing_of_third_parties_is_committed():
    names = {str(path.relative_to(ROOT)) for path in tracked()}
    assert not [name for name in names if "/vendor/" in name or "node_modules" in name]
    assert not [name for name in names if name.endswith((".min.js", ".min.css", ".whl"))]
