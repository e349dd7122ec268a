"""The data folder: what others put there is safe, a swap survives being cut off."""

import errno
import json
import subprocess
import sys

import pytest

from xuezheng.demo import folder


@pytest.fixture
def path(tmp_path):
    return tmp_path / "city"


def built(path, name):
    """Make a draft that looks like a whole demo and holds one file."""
    draft = folder.draft(path)
    (draft / "who").write_text(name, "utf-8")
    (draft / folder.STAMP).write_text(json.dumps({"source": name}), "utf-8")
    return draft


def test_the_first_build_becomes_the_folder(path):
    built(path, "one")
    folder.swap(path)
    assert (path / "who").read_text("utf-8") == "one"
    assert [found.name for found in path.parent.iterdir()] == ["city"]


def test_a_second_build_replaces_the_first(path):
    for name in ("one", "two"):
        built(path, name)
        folder.swap(path)
    assert (path / "who").read_text("utf-8") == "two"
    assert [found.name for found in path.parent.iterdir()] == ["city"]


def test_a_build_that_never_came_to_its_swap_leaves_the_old_one(path):
    built(path, "one")
    folder.swap(path)
    built(path, "two")
    assert (path / "who").read_text("utf-8") == "one"
    assert built(path, "three").is_dir()
    folder.swap(path)
    assert (path / "who").read_text("utf-8") == "three"


def test_a_swap_cut_off_between_its_renames_is_taken_back(path):
    built(path, "one")
    folder.swap(path)
    built(path, "two")
    path.rename(folder.beside(path, "old"))  # the first rename was done, then the power went
    folder.recover(path)
    assert (path / "who").read_text("utf-8") == "one"


def test_a_folder_with_something_else_in_it_is_never_touched(path):
    path.mkdir()
    (path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(folder.StrangerError) as caught:
        folder.draft(path)
    assert str(path) in caught.value.told().en
    assert (path / "thesis.docx").read_bytes() == b"years of work"


def test_an_empty_folder_may_be_used(path):
    path.mkdir()
    built(path, "one")
    folder.swap(path)
    assert folder.stamp(path) == {"source": "one"}


def test_a_path_under_a_file_is_refused_in_both_languages(path):
    path.write_bytes(b"")
    with pytest.raises(folder.FolderError) as caught, folder.held(path / "x" / "y", alone=True):
        pass
    told = caught.value.told()
    assert "写不进去" in told.zh
    assert "--data" in told.zh
    assert "Cannot write" in told.en


def test_a_full_disk_is_named(path):
    with pytest.raises(folder.FullError) as caught, folder.told_plainly(path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert "空间不足" in caught.value.told().zh
    assert caught.value.facts["needed"] == folder.NEEDED_MB["hamlet"]


def test_two_builders_do_not_meet(path):
    code = (
        "import sys, pathlib; from xuezheng.demo import folder\n"
        "with folder.held(pathlib.Path(sys.argv[1]), alone=True): print('in', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"in\n"
        with pytest.raises(folder.BusyError), folder.held(path, alone=False):
            pass
        other.kill()
        other.wait()
    with folder.held(path, alone=True):
        pass


def test_several_may_use_the_folder_and_none_rebuild_it_meanwhile(path):
    with (
        folder.held(path, alone=False),
        folder.held(path, alone=False),
        pytest.raises(folder.BusyError),
        folder.held(path, alone=True),
    ):
        pass


def test_the_source_digest_changes_with_any_file(monkeypatch, tmp_path):
    (tmp_path / "__init__.py").write_text("", "utf-8")
    monkeypatch.setattr(folder.xuezheng, "__file__", str(tmp_path / "__init__.py"))
    first = folder.source_digest()
    assert folder.source_digest() == first
    (tmp_path / "plan.txt").write_text("一", "utf-8")
    assert folder.source_digest() != first
