"""Static files: found once, looked at each time; a file that changed, moved or went is not told as it was."""

import os

import pytest
from django.contrib.staticfiles import finders

from xuezheng.site import assets


@pytest.fixture
def folder(tmp_path, monkeypatch, settings):
    settings.STATIC_ROOT = str(tmp_path / "served")
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    asked = []

    def find(name):
        asked.append(name)
        return next(
            (str(one) for one in tmp_path.glob(f"*/{name}") if one.parent.name != "served"), None
        )

    monkeypatch.setattr(finders, "find", find)
    monkeypatch.setattr(assets, "_PLACES", {})
    return tmp_path, asked


def test_a_file_is_looked_for_once_and_its_change_is_seen(folder):
    place, asked = folder
    file = place / "first" / "a.css"
    file.write_text("one")
    one = assets.hashed("a.css")
    assert (assets.hashed("a.css"), asked) == (one, ["a.css"])
    file.write_text("two")
    os.utime(file, ns=(1, 1))
    assert assets.hashed("a.css") != one
    assert asked == ["a.css"]


def test_a_file_that_moved_is_found_again_and_one_that_went_is_missing(folder):
    place, _ = folder
    file = place / "first" / "a.css"
    file.write_text("one")
    one = assets.hashed("a.css")
    file.rename(place / "second" / "a.css")
    assert assets.hashed("a.css") == one
    (place / "second" / "a.css").unlink()
    assert assets.hashed("a.css") is None
    assert assets.hashed("a.css") is None
