"""Every declared register, scene by scene: what is kept, shown, refused, runs out, and was so before.

A scene gives ``data`` as somebody types it. ``kept`` is what is stored of it,
``shows`` what a list says, ``wrong`` what is refused and with which words,
``ends`` what runs out (the day, the days left, the mark), ``bars`` what that
forbids, ``history`` what changed from which day and what held on a day.
"""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from xuezheng.catalogue import current
from xuezheng.core.kinds.check import check_data, checked
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.kinds.kind import Table
from xuezheng.core.registers.expiry import barred, endings, watched
from xuezheng.core.registers.timeline import ALWAYS, AsOf, Begin, change

FOLDER = Path(__file__).parent / "registers"
SCENE = {"name", "on", "data", "kept", "shows", "wrong", "ends", "bars", "history"}
WRONG = {"data", "without", "says"}
HISTORY = {"since", "then", "at"}
DECLARED = [one for one in current().registers if not isinstance(one.storage, Table)]


class Loader(yaml.SafeLoader):
    """YAML in which ``on`` is a word."""


Loader.yaml_implicit_resolvers = {
    sign: [one for one in known if one[0] != "tag:yaml.org,2002:bool"]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)\Z"), list("tf"))
SCENES = [
    (path.stem, scene)
    for path in sorted(FOLDER.glob("*.yaml"))
    for scene in yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe one
]


def plain(value):
    """Days of YAML as people type them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def words(kind, data, key):
    return kind.field(key).show(data[key])


@pytest.mark.parametrize(("key", "scene"), SCENES, ids=[f"{k}: {s['name']}" for k, s in SCENES])
def test_a_register_plays_its_scene(key, scene):
    assert set(scene) <= SCENE, set(scene) - SCENE
    kind, typed, today = current().kind(key), plain(scene["data"]), scene["on"]
    kept = checked(kind, typed)
    assert check_data(kind, kept) == (kept, [])
    for field, value in plain(scene.get("kept", {})).items():
        assert kept[field] == value, field
    for field, value in scene.get("shows", {}).items():
        assert words(kind, kept, field) == str(value), field
    for one in scene.get("wrong", ()):
        refuse(kind, typed, one)
    found = {one.label.zh: one for one in endings(kind, kept)}
    for label, (ends, left, mark) in scene.get("ends", {}).items():
        one = found.pop(label)
        assert (one.ends, one.left(today), one.mark(today).label.zh) == (ends, left, mark), label
    assert "ends" not in scene or not found
    assert [one.zh for one in barred(kind, kept, today)] == scene.get("bars", [])
    if "history" in scene:
        tell(kind, typed, scene["history"])


def refuse(kind, typed, one):
    assert set(one) <= WRONG, set(one) - WRONG
    given = typed | plain(one.get("data", {}))
    given = {field: value for field, value in given.items() if field not in one.get("without", ())}
    with pytest.raises(WrongDataError) as caught:
        checked(kind, given)
    for said in one["says"]:
        assert said in caught.value.told().zh


def tell(kind, typed, history):
    """Play the changes on the axis of days and look back."""
    assert set(history) <= HISTORY, set(history) - HISTORY
    standing, at = [], ALWAYS
    for one in [{"since": history["since"], "data": {}}, *history.get("then", ())]:
        typed = typed | plain(one["data"])
        done = change(standing, Begin(one["since"], checked(kind, typed)), at)
        standing = [old for old in standing if old not in done.close] + list(done.insert)
        at += timedelta(days=1)
    for day, wanted in history["at"].items():
        holds = [one.values for one in standing if one.at(AsOf(day))]
        assert len(holds) == (wanted is not None), day
        for field, said in (wanted or {}).items():
            assert words(kind, holds[0], field) == str(said), (day, field)


@pytest.mark.parametrize("kind", DECLARED, ids=lambda kind: kind.key)
def test_every_declared_register_has_its_scenes(kind):
    mine = [scene for key, scene in SCENES if key == kind.key]
    assert mine, "no scene"
    assert any(scene.get("wrong") for scene in mine), "nothing refused"
    assert any(scene.get("shows") for scene in mine), "nothing shown"
    assert any(scene.get("kept") for scene in mine), "no number worked out by hand"
    if watched(kind):
        assert any(scene.get("ends") for scene in mine), "nothing runs out"
    if kind.dated:
        assert any(scene.get("history") for scene in mine), "no history"
    bars = {part.bars for one in kind.fields for part in (one, *one.columns) if part.bars}
    told = {said for scene in mine for said in scene.get("bars", ())}
    assert {one.zh for one in bars} <= told


def test_every_scene_is_of_a_register():
    assert {key for key, _ in SCENES} <= {kind.key for kind in DECLARED}
