"""The townships' borders: whole, simple, shared exactly, without gap or overlap."""

import json
from collections import Counter
from itertools import combinations, pairwise

import pytest

from xuezheng.demo import geometry
from xuezheng.demo.plane import cross_properly, doubled_area, inside
from xuezheng.demo.townships import TOWNSHIPS
from xuezheng.demo.tree import BORDERS, borders

CODES = [township.code for township in TOWNSHIPS]


@pytest.fixture(scope="module")
def rings():
    return {code: ring for code, (ring, _) in borders().items()}


def sides(ring):
    return list(pairwise((*ring, ring[0])))


def test_the_shipped_file_is_what_the_generator_draws():
    assert BORDERS.read_text("utf-8") == geometry.text()


def test_the_file_is_plain_geojson_with_its_datum():
    found = json.loads(BORDERS.read_text("utf-8"))
    assert (found["type"], found["datum"]) == ("FeatureCollection", "CGCS2000")
    kinds = Counter(feature["geometry"]["type"] for feature in found["features"])
    assert kinds == {"Polygon": 18, "LineString": 1}
    for feature in found["features"][:18]:
        ring = feature["geometry"]["coordinates"][0]
        assert ring[0] == ring[-1]
        assert all(123.2 < x < 123.8 and 31.2 < y < 31.6 for x, y in ring)


@pytest.mark.parametrize("code", CODES)
def test_a_ring_runs_counter_clockwise_and_never_meets_itself(rings, code):
    ring = rings[code]
    assert doubled_area(ring) > 0
    assert len(set(ring)) == len(ring)
    for (a, b), (c, d) in combinations(sides(ring), 2):
        assert not cross_properly(a, b, c, d)


def test_every_side_between_two_townships_is_the_same_side_for_both(rings):
    # each inner side is walked once each way; a side walked one way only is the city's border
    steps = Counter(step for ring in rings.values() for step in sides(ring))
    assert set(steps.values()) == {1}
    outer = {step for step in steps if (step[1], step[0]) not in steps}
    assert len(outer) == len(geometry.outline())
    after = dict(outer)
    start = at = min(after)
    walked = 0
    while True:
        at, walked = after[at], walked + 1
        if at == start:
            break
    assert walked == len(outer)


def test_the_areas_add_up_to_the_whole(rings):
    drawn = [geometry.ring(i) for i in range(18)]
    assert sum(map(doubled_area, drawn)) == doubled_area(geometry.outline())
    shipped = tuple(geometry.placed(point) for point in geometry.outline())
    assert sum(map(doubled_area, rings.values())) == doubled_area(shipped)


def test_the_city_has_the_size_of_a_county():
    outline = geometry.outline()
    assert 1_000_000_000 < doubled_area(outline) // 2 < 1_200_000_000
    assert 37_000 < max(x for x, _ in outline) - min(x for x, _ in outline) < 42_000
    assert 32_000 < max(y for _, y in outline) - min(y for _, y in outline) < 37_000


def test_no_township_reaches_into_another(rings):
    for one, other in combinations(rings.values(), 2):
        if max(x for x, _ in one) < min(x for x, _ in other):
            continue
        for a, b in sides(one):
            for c, d in sides(other):
                assert not cross_properly(a, b, c, d)


def test_the_middle_lies_in_its_own_township_only(rings):
    for code, (_, middle) in borders().items():
        assert [other for other in CODES if inside(middle, rings[other])] == [code]


def test_the_coast_is_part_of_the_border():
    coast, outline = geometry.coast(), geometry.outline()
    assert set(coast) <= set(outline)
    assert coast[0][1] > coast[-1][1]
