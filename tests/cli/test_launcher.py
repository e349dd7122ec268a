"""The launcher says what is missing before anything is built."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
OLD = '#!/bin/sh\ncase "$*" in *version_info*) exit 1;; *--version*) echo "Python 3.7.3";; esac\n'


def launch(folder, path, *words):
    shutil.copy(ROOT / "xz", folder / "xz")
    environ = {"PATH": f"{path}:/usr/bin:/bin", "HOME": str(folder)}
    return subprocess.run(
        ["sh", str(folder / "xz"), *words], env=environ, capture_output=True, text=True, check=False
    )


def test_the_launcher_is_plain_sh():
    assert subprocess.run(["sh", "-n", str(ROOT / "xz")], check=False).returncode == 0
    assert (ROOT / "xz").read_text("utf-8").startswith("#!/bin/sh\n")
    assert os.access(ROOT / "xz", os.X_OK)


def test_an_old_python_is_named_with_what_to_do(tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (programs / name).write_text(OLD)
        (programs / name).chmod(0o755)
    done = launch(tmp_path, programs, "demo")
    assert done.returncode == 4
    assert "Python 3.7.3" in done.stderr
    assert "PYTHON=" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_full_disk_is_told_before_anything_is_built(tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "df").write_text("#!/bin/sh\nprintf 'Filesystem\\nx 1 1 2048 1 /\\n'\n")
    (programs / "df").chmod(0o755)
    (programs / "python3").symlink_to(shutil.which("python3") or "python3")
    done = launch(tmp_path, programs, "demo")
    assert done.returncode == 4
    assert "磁盘只剩 2 MB" in done.stderr
    assert "Only 2 MB of disk left" in done.stderr
