"""Every indicator that is written down, on rows whose figures were worked out by hand, by both engines."""

import pytest
from tests.scenarios import counting

from xuezheng.catalogue.indicators import INDICATORS, OWN, indicator
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.indicators.tabulate import Sums, values

FILES = sorted(path.stem for path in counting.FOLDER.glob("*.yaml"))
SCENES = [(key, scene) for key in FILES for scene in counting.scenes(key)]
NAMES = [f"{key}: {scene['name']}" for key, scene in SCENES]


@pytest.mark.parametrize(("key", "scene"), SCENES, ids=NAMES)
def test_an_indicator_counts_its_scene(key, scene):
    one, rows, bound = indicator(key), counting.tables(scene), counting.bound(scene)
    version = one.on(bound.day)
    plain = quick = Sums((), {})
    if version is not None:
        plain = counting.by_rows(version, rows, bound)
        quick = counting.by_duck(version, rows, bound)
        assert plain == quick
    scope = None
    if one.applies is not None:
        scope = counting.asked_of(one, rows, bound)
    found = values(one, version, plain, counting.places(rows), scope)
    expected = {org: counting.wanted(given) for org, given in scene["expect"].items()}
    assert {org: counting.told(found[org], one) for org in expected} == expected


def test_every_indicator_written_down_has_a_scenario():
    assert {one.key for one in OWN} - set(FILES) == set()
    assert set(FILES) <= {one.key for one in INDICATORS}
    assert len(set(NAMES)) == len(NAMES)


def test_no_indicator_is_at_fault_and_no_key_stands_twice():
    assert [fault for one in INDICATORS for fault in one.faults()] == []
    assert len({one.key for one in INDICATORS}) == len(INDICATORS)


def test_every_parameter_named_is_there():
    numbers = counting.bound({}).numbers
    used = {key for one in INDICATORS for version in one.versions for key in one.numbers(version)}
    used |= {line.parameter for one in INDICATORS for line in one.standards}
    assert used - set(numbers) == set()


def test_a_version_counts_from_its_day_on():
    one = indicator("pupils")
    assert one.on(counting.DAY) is one.versions[0]
    assert one.on(one.versions[0].since.replace(year=2019)) is None
    assert isinstance(counting.bound({}), Bound)
