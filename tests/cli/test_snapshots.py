"""The commands of snapshots that need no database: listed, compared, verified in a folder."""

import json
import shutil

import pytest
from tests.adapters.snapshots.ground import ROWS, published

from xuezheng.adapters import config
from xuezheng.adapters.snapshots import erase
from xuezheng.cli.main import main


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A data folder of its own with two snapshots that differ in one row."""
    monkeypatch.setenv("XZ_DATA", str(tmp_path))
    config.current.cache_clear()
    folder = tmp_path / "snapshots"
    folder.mkdir()
    published(folder)
    published(folder, name="2026-09-02-nightly", pupils=ROWS[:2])
    yield folder
    config.current.cache_clear()


def test_the_list_names_the_newest_first(place, capsys):
    assert main(["snapshot", "list", "--data", str(place.parent)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["2026-09-02-nightly", "2026-09-01-census"]
    assert main(["snapshot", "list", "--json", "--data", str(place.parent)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["rows"] for one in told] == [4, 5]


def test_a_difference_is_named_and_has_an_exit_code(place, capsys):
    data = ["--data", str(place.parent)]
    assert main(["snapshot", "diff", "2026-09-01-census", "2026-09-02-nightly", *data]) == 1
    assert capsys.readouterr().out.splitlines() == ["pupil                +0 -1 ~0", "  - 3"]
    assert main(["snapshot", "diff", "2026-09-01-census", "2026-09-01-census", *data]) == 0
    assert main(["snapshot", "diff", "2026-09-01-census", "2020-01-01-asked-1", *data]) == 2


def test_a_copied_folder_is_verified_offline(place, tmp_path, capsys):
    copy = tmp_path / "elsewhere" / "2026-09-01-census"
    shutil.copytree(place / "2026-09-01-census", copy)
    erase(copy, {11}, 77, "2026-10-12T09:00:00+08:00")
    assert main(["snapshot", "verify", "--folder", str(copy)]) == 0
    told = "2026-09-01-census: 完整；已按决定 77 删除个人信息 / Whole; erased by decision 77\n"
    assert capsys.readouterr().out == told
    (copy / "unit.parquet").write_bytes(b"x")
    assert main(["snapshot", "verify", "--folder", str(copy)]) == 1
    assert "unit.parquet: 不是完整的 Parquet 文件" in capsys.readouterr().err
