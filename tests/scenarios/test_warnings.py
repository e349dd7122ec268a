"""Every rule of warning plays its scenes by real rows, the tick, cases and deadlines: the must-fire suite."""

from pathlib import Path

import pytest
import yaml
from tests.scenarios.served import planted
from tests.scenarios.warned import play

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.catalogue.mission import ROWS
from xuezheng.catalogue.warnings import RULES, rule
from xuezheng.core.warnings.grades import lines

FOLDER = Path(__file__).parent / "warnings"
SCENES = [
    (path.stem, scene)
    for path in sorted(FOLDER.glob("*.yaml"))
    for scene in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "scene"), SCENES, ids=[f"{k}: {s['name']}" for k, s in SCENES])
def test_a_warning_plays_its_scene(key, scene, monkeypatch):
    play(rule(key), scene, planted(), monkeypatch)


def test_every_rule_has_scenes_that_fire_fall_are_silenced_and_cannot_be_evaluated():
    told = {one.key: [] for one in RULES}
    for key, scene in SCENES:
        told[key] += scene["steps"]
    for key, steps in told.items():
        for word in ("told", "silence", "broken", "twice", "answer_by"):
            assert any(word in step for step in steps), (key, word)


def test_every_row_of_the_engine_is_served_by_a_rule_and_every_line_is_sound():
    wanted = {row.id for row in ROWS if row.engine == "EN7"}
    besides = {"M01", "A16"}  # indicator rows that ask for warnings besides
    assert {row for one in RULES for row in one.serves} == wanted | besides
    parameters = shipped().parameters
    for one in RULES:
        assert lines(parameters[one.lines].values[0].value, one.side, one.times)
        assert {one.settle, one.patience, *one.numbers} <= set(parameters)
        ledgers = [current().ledger(key) for key in (*one.ledgers, one.opens)]
        assert current().ledger(one.opens).group == one.group
        assert all(one.group == ledger.group or ledger.key == "petition" for ledger in ledgers)
    assert len({one.key for one in RULES}) == len(RULES)
