"""The example of docs/ledgers.md is a sound ledger and plays its scene."""

import importlib.util
import re
from pathlib import Path

import yaml

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.core.kinds.schema import breaks, schema
from xuezheng.core.ledgers.check import Known, issues

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/ledgers.md").read_text("utf-8")
SPEC = importlib.util.spec_from_file_location("scenes", ROOT / "tests/scenarios/scenes.py")
scenes = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(scenes)


def block(language):
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL).group(1)


def example():
    names = {"__name__": "example"}
    exec(compile(block("python"), "docs/ledgers.md", "exec"), names)  # noqa: S102 - our own page
    return names["REPAIR"]


def test_the_example_is_sound_and_short():
    roles = [role.key for role in current().roles]
    assert issues(example(), Known(("office",), roles, list(shipped().parameters))) == []
    assert breaks(schema(example()), example()) == []
    body = block("python").split("REPAIR = ")[1]
    assert body.count("\n") <= 40


def test_the_example_plays_its_scene():
    for scene in yaml.safe_load(block("yaml")):
        scenes.play(example(), scene)
