"""The mission report: from the last run's results of this source, row by row, and nothing lost."""

import json
from types import SimpleNamespace

import pytest

from xuezheng.catalogue import current
from xuezheng.catalogue.ledgers.headings import HEADINGS
from xuezheng.catalogue.mission import ROWS
from xuezheng.cli import mission, mission_rows
from xuezheng.cli.mission_results import Results, digest, read
from xuezheng.cli.mission_rows import kept, passes, servings, told

ONCE_SERVED = 85
"""How many rows were served when this was last looked at; the list never grows shorter."""
SERVED = "tests/scenarios/test_served.py::test_a_ledger_serves_its_scene"


def everything(*, passed=True):
    """Results as if every scene that serves a row had been played."""
    scenes, files = {}, {}
    for some in servings().values():
        for one in some:
            if one.key:
                scenes[one.key] = dict.fromkeys(mission_rows._names(one.key), passed)
            else:
                files[one.scenario] = passed
    return {"digest": digest(), "scenes": scenes, "files": files}


def test_the_mission_has_249_rows_under_its_headings():
    assert len({row.id for row in ROWS}) == len(ROWS) == 249
    assert {row.heading for row in ROWS} == {key for key, _ in HEADINGS}
    known = {row.id for row in ROWS}
    assert {row for kind in current().kinds for row in kind.serves} <= known


def test_no_row_that_was_served_has_lost_what_serves_it():
    serving = servings()
    assert [row for row in kept() if not serving[row]] == []
    assert len(kept()) == len(set(kept())) >= ONCE_SERVED


def test_a_row_is_served_when_every_scene_of_it_passed():
    rows = {row["id"]: row for row in told(everything())}
    assert rows["P02"] == {
        "id": "P02", "served": True, "by": "ledger task", "scenario": "tests/scenarios/ledgers/task.yaml",
    }  # fmt: skip
    results = everything()
    results["scenes"]["ledgers/task"].popitem()
    rows = {row["id"]: row for row in told(results)}
    assert not rows["P02"]["served"]
    assert [row for row in told(everything(passed=False)) if row["served"]] == []


def test_an_indicator_serves_rows_that_ask_for_figures_and_no_others():
    serving = servings()
    by = {row: {one.by for one in some} for row, some in serving.items()}
    assert "indicator migrant_share" in by["E07"]
    # a warning system and a list are more than a figure, whatever the figure says it belongs to
    asking = {row.id for row in ROWS if row.engine in {"EN6", "EN13"}}
    counted = {row for row, some in by.items() if any(one.startswith("indicator ") for one in some)}
    assert {"E07", "S02", "B06", "T02", "H07", "K01"} <= counted <= asking
    results = everything()
    assert {row["id"]: row["served"] for row in told(results)}["E07"]
    results["scenes"]["indicators/migrant_share"].popitem()
    assert not {row["id"]: row["served"] for row in told(results)}["E07"]


def test_the_scene_of_an_indicator_is_taken_from_its_test():
    results = Results()
    test = "tests/scenarios/test_indicators.py::test_an_indicator_counts_its_scene"
    results.take(f"{test}[homeroom_share: 一个班没有班主任]", passed=True)
    assert results.scenes == {"indicators/homeroom_share": {"一个班没有班主任": True}}


def test_outcomes_are_taken_as_they_come_and_a_failure_is_never_made_good(tmp_path):
    results = Results()
    results.take(f"{SERVED}[task: 一]", passed=True)
    results.take(f"{SERVED}[task: 二[甲]]", passed=True)
    results.take(f"{SERVED}[task: 一]", passed=False)
    results.take(f"{SERVED}[task: 一]", passed=True)
    results.take(
        "tests/scenarios/test_ledgers.py::test_a_ledger_plays_its_scene[task: 一]", passed=True
    )
    path = tmp_path / "build" / "scenarios.json"
    results.write(path)
    assert read(path) == {
        "digest": digest(), "files": {}, "scenes": {"ledgers/task": {"一": False, "二[甲]": True}},
    }  # fmt: skip
    more = Results()
    more.take(f"{SERVED}[hazard: 三]", passed=True)
    more.write(path)
    assert set(read(path)["scenes"]) == {"ledgers/task", "ledgers/hazard"}
    path.write_text("{", "utf-8")
    assert read(path) == {}


@pytest.fixture
def ran(monkeypatch):
    """Count how often the scenarios are run, without running them."""
    calls = []
    monkeypatch.setattr(mission, "_played", lambda: calls.append(1))
    return calls


def test_the_command_believes_only_results_of_this_source(monkeypatch, capsys, ran):
    good = everything()
    monkeypatch.setattr(mission, "read", lambda: good)
    monkeypatch.setattr(mission, "kept", lambda: ["P02"])
    arguments = SimpleNamespace(json=True, keep=False)
    assert mission.run(arguments) == 0
    assert ran == []
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert len(rows) == 249
    good["digest"] = "of yesterday"
    mission.run(arguments)
    assert ran == [1]
    assert "场景结果已过期" in capsys.readouterr().err
    good["digest"], good["scenes"]["ledgers/task"] = digest(), {}
    assert mission.run(SimpleNamespace(json=False, keep=False)) == 1
    assert len(ran) == 2
    shown = capsys.readouterr()
    assert "× P02" in shown.out
    assert "no longer served: " in shown.err


def test_what_serves_a_row_without_results_does_not_pass():
    (one, *_) = servings()["P02"]
    assert not passes(one, {})
