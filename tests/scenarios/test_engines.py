"""Every decision engine, scene by scene, in the words of the office, by the rules as shipped.

A scene gives the ``problem``; ``rules`` names which part of it is a parameter,
in force ``on`` that day, with ``changed`` laid over it, or ``each`` of several. ``place`` says where
each subject comes to, ``says`` which words its reasons hold, ``refused`` which
words the refusal holds. Every result must stand before its referee.
"""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.given import thawed

FOLDER = Path(__file__).parent / "engines"
SCENE = {"name", "on", "rules", "changed", "problem", "seed", "place", "says", "refused"}


class Loader(yaml.SafeLoader):
    """YAML in which days stay text and ``on`` is a word."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, known) for tag, known in some if tag.rsplit(":", 1)[1] in ("int", "null", "merge")]
    for sign, some in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)\Z"), list("tf"))
SCENES = [
    (path.stem, scene)
    for path in sorted(FOLDER.glob("*.yaml"))
    for scene in yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a safe loader with fewer words
]


def ruled(scene):
    """Give the parts of a problem that are parameters."""
    of = scene["rules"]
    rules = shipped().on(date.fromisoformat(scene["on"]))
    if "each" in of:
        return {part: thawed(rules[name]) for part, name in of["each"].items()}
    return {of["part"]: thawed(rules[of["parameter"]]) | scene.get("changed", {})}


@pytest.mark.parametrize(("key", "scene"), SCENES, ids=[f"{k}: {s['name']}" for k, s in SCENES])
def test_an_engine_plays_its_scene(key, scene):
    assert set(scene) <= SCENE
    given = engine(key)
    problem = {**ruled(scene), **scene["problem"]}
    seed = str(scene.get("seed", ""))
    if "refused" in scene:
        with pytest.raises(XuezhengError) as caught:
            given.run(given.read(given.canonical(problem)), seed)
        assert scene["refused"] in caught.value.told().zh
        return
    whole = given.canonical(problem)
    read = given.read(whole)
    found = given.run(read, seed)
    assert given.referee(whole, seed, found) == []
    places = {line.key: line.place for line in given.lines(read, found)}
    for subject, place in scene.get("place", {}).items():
        assert places[subject] == (place or ""), subject
    for subject, words in scene.get("says", {}).items():
        said = "\n".join(one.zh for one in given.told(read, found, subject))
        for word in words:
            assert word in said, (subject, said)
