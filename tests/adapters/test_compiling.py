"""Compiled loops are kept where the program may write, never beside the package."""

import os
import subprocess
import sys
from pathlib import Path

import xuezheng.core.engines.matching as package
from xuezheng.adapters import compiling

LOOP = """
from xuezheng.cli.main import main
main(["no-such-word"])
from xuezheng.core.engines.matching.compiled import settled
print(settled.stats.cache_path)
"""


def test_the_operators_own_folder_stays(monkeypatch, tmp_path):
    monkeypatch.setenv(compiling.NAME, "/somewhere")
    assert compiling.settle(tmp_path) == Path("/somewhere")


def test_the_users_cache_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv(compiling.NAME, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    assert compiling.settle(tmp_path / "data") == tmp_path / "own/xuezheng/compiled"
    assert os.environ[compiling.NAME] == str(tmp_path / "own/xuezheng/compiled")
    assert not (tmp_path / "own").exists()


def test_without_a_folder_of_the_user_it_is_the_data_folder(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    for cache, home in ((str(tmp_path / "file"), str(tmp_path)), ("", str(tmp_path / "file"))):
        monkeypatch.setenv(compiling.NAME, "")
        monkeypatch.setenv("XDG_CACHE_HOME", cache)
        monkeypatch.setenv("HOME", home)
        assert compiling.settle() is None
        assert compiling.settle(tmp_path / "data") == tmp_path / "data/cache/compiled"


def test_a_command_keeps_compiled_loops_away_from_the_package(tmp_path):
    told = {key: value for key, value in os.environ.items() if key != compiling.NAME}
    told |= {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(Path(package.__file__).parents[4])}
    done = subprocess.run(
        [sys.executable, "-c", LOOP], env=told, check=True, capture_output=True, text=True
    )
    assert Path(done.stdout.splitlines()[-1]).is_relative_to(tmp_path / "xuezheng/compiled")
