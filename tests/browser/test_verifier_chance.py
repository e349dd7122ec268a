"""Problems by chance: Chromium comes to the bytes of Python, fillings too, and fails where Python says so."""

import json
from contextlib import suppress
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.engines.bands.test_bands import problems as bands
from tests.core.engines.classes.test_classes import years
from tests.core.engines.draw import test_draw as draws
from tests.core.engines.inspection.test_inspection import problems as inspections
from tests.core.engines.matching.seasons import seasons
from tests.core.engines.points.test_points import problems as points
from tests.core.engines.test_fillings import listed
from tests.core.engines.zones.test_zones import problems as zones

from xuezheng.apps.decisions.selectors import verifier
from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.base.errors import InputError, XuezhengError
from xuezheng.core.decisions.canonical import canonical
from xuezheng.core.engines.inspection.problem import UnreplacedError

MANY = 12
REPLAY = """
const [key, problem, seed] = arguments, engine = ENGINES[key];
let result = null;
try { result = engine.run(JSON.parse(problem), seed); } catch (error) { return ["", [], []]; }
return [canonical(result), arguments[3].map((one) => engine.told(JSON.parse(problem), result, one)),
  engine.fill ? engine.fill(JSON.parse(problem), result, arguments[4]) : []];
"""


@st.composite
def quotas(draw):
    juniors = [
        {"key": f"j{n}", "graduates": draw(st.integers(0, 30)), "rural": draw(st.booleans())}
        for n in range(draw(st.integers(1, 5)))
    ]
    seniors = [
        {"key": f"s{n}", "plan": draw(st.integers(0, 20))} for n in range(draw(st.integers(1, 4)))
    ]
    names = [one["key"] for one in juniors]
    for one in seniors:
        if draw(st.sampled_from([False, False, True])):
            one["serves"] = draw(st.lists(st.sampled_from(names), unique=True, min_size=1))
    used = [
        {"senior": a["key"], "junior": b, "admitted": draw(st.integers(0, 4)), "waiting": draw(st.integers(0, 5))}
        for a in seniors for b in names if draw(st.booleans())
    ]  # fmt: skip
    return {
        "method": draw(st.sampled_from(["largest_remainder", "webster", "huntington_hill"])),
        "share": draw(st.sampled_from(["0.5", "1/3", "0.55"])), "floor": draw(st.integers(0, 2)),
        "tilt": draw(st.sampled_from(["1", "1.2", "3/2"])), "seniors": seniors, "juniors": juniors,
        "recycling": draw(st.sampled_from(["open", "others"])), "used": used,
    }  # fmt: skip


@st.composite
def panels(draw):
    judges = [
        {"key": f"J{n}", "group": draw(st.sampled_from("ab"))} for n in range(draw(st.integers(2, 8)))
    ]  # fmt: skip
    seats = {one["group"]: 1 for one in judges}
    rules = {"version": "1", "team": 0, "panel": seats}
    return {"purpose": "p", "on": "2026-10-12", "rules": rules, "inspectors": judges}


@st.composite
def sent(draw):
    """Give inspections whose teams come from a panel, with reserves, some of whom must avoid some."""
    keys = [f"J{n}" for n in range(draw(st.integers(3, 9)))]
    judges = [
        {"key": key, "group": "a", "fields": draw(st.sampled_from([[], ["食品"]]))} for key in keys
    ]
    subjects = [{"key": f"S{n}", "grade": "g"} for n in range(draw(st.integers(1, 4)))]
    rules = {
        "version": "1", "team": draw(st.integers(1, 2)), "rates": {"g": 1}, "panel": {"a": draw(st.integers(2, 3))},
        "specialist": draw(st.sampled_from(["", "食品"])),
    }  # fmt: skip
    declared = [
        {"inspector": key, "subject": one["key"]}
        for key in keys for one in subjects if draw(st.integers(0, 4)) == 0
    ]  # fmt: skip
    return {
        "purpose": "p", "on": "2026-10-12", "rules": rules, "inspectors": judges, "subjects": subjects,
        "declared": declared,
    }  # fmt: skip


def out(by, read, result):
    """Give every other member of a panel, but whom no reserve may follow."""
    gone = []
    for key in sorted(result["members"] * bool(read.panel))[::2]:
        with suppress(UnreplacedError):
            by.fill(read, result, [*gone, key])
            gone.append(key)
    return gone


PROBLEMS = {
    "draw": st.builds(draws.problem_of, draws.entries, draws.places, draws.rules),
    "points": points(), "bands": bands().map(listed), "inspection": inspections() | panels() | sent(),
    "classes": years(),
    "zones": zones(), "matching": seasons(), "quotas": quotas(),
}  # fmt: skip


@pytest.fixture(scope="module")
def opened(_driver, tmp_path_factory):
    file = tmp_path_factory.mktemp("chance") / verifier.NAME
    file.write_bytes(verifier.page())
    _driver.get(file.as_uri())
    return _driver


@pytest.mark.parametrize("key", ENGINES)
def test_chromium_comes_to_the_bytes_of_python(opened, key):
    by = engine(key)

    @settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
    @given(PROBLEMS[key], st.text("abc", max_size=3))
    def replayed(given_, seed):
        try:
            problem = by.canonical(given_)
        except InputError:
            return
        told, right, keys, gone, steps = [], "", [], [], []
        try:
            read = by.read(problem)
            result = by.run(read, seed)
            keys = [one.key for one in by.lines(read, result)]
            right = canonical(result).decode()
            told = [[[x.zh, x.en] for x in by.told(read, result, one)] for one in keys]
            if by.fill is not None:
                seated = {one.key for one in by.lines(read, result) if one.place}
                gone = out(by, read, result) if key == "inspection" else sorted(seated)[::2]
                steps = [asdict(one) for one in by.fill(read, result, gone)]
        except XuezhengError:
            right, told, keys, gone = "", [], [], []
        text = json.dumps(problem, ensure_ascii=False, sort_keys=True)
        found = opened.execute_script(REPLAY, key, text, seed, keys, gone)
        assert found == [right, told, json.loads(json.dumps(steps))]

    replayed()
