"""What a result comes to, place by place: every engine has its table, and its sums are those of the result."""

import pytest
from tests.core.decisions.test_verify import whole

from xuezheng.apps.decisions.selectors.sums import sums, unsettled
from xuezheng.catalogue.engines import ENGINES

WANTED = {
    "draw": [["白鹭第二小学", "3", "3", "0", "3"]],
    "quotas": [["合计", "21", "15", "36"]],
}


def cells(key):
    found = sums(whole(key).model_dump())
    assert all(len(row) == len(found.heads) for row in found.rows)
    return [[one.zh for one in row] for row in found.rows]


@pytest.mark.parametrize("key", ENGINES)
def test_every_engine_has_its_table(key):
    rows = cells(key)
    assert rows
    assert WANTED.get(key, rows[-1:]) == rows[-1:]


def test_cut_offs_are_those_of_the_result():
    plain = whole("matching").model_dump()
    told = {(row[0], row[1]): row[-1] for row in cells("matching")}
    for one in plain["result"]["lines"]:
        last = "–" if one["line"] is None else str(one["line"]["marks"][0])
        assert told[one["school"], one["lane"]] == last


def test_nothing_is_summed_before_the_result():
    plain = whole("draw").model_dump() | {"result": None}
    assert sums(plain) is None
    assert sums({}) is None


def test_overlaps_and_gaps_of_zones_are_told_by_number():
    result = {
        "overlaps": [
            {"zones": ["东片", "西片"], "place": "澜湖公寓", "low": None, "high": None},
            {"zones": ["东片", "西片"], "place": "观海路", "low": 101, "high": 101},
        ],
        "gaps": [{"street": "观海路", "parity": "even", "low": 2, "high": 198}],
    }  # fmt: skip
    found = unsettled({"engine": {"key": "zones"}, "result": result})
    assert [[cell.zh for cell in row] for row in found.rows] == [
        ["重叠", "澜湖公寓", "–", "东片、西片"], ["重叠", "观海路", "101号", "东片、西片"],
        ["空白", "观海路", "2–198号双号", "–"],
    ]  # fmt: skip
    assert unsettled({"engine": {"key": "zones"}, "result": {"overlaps": [], "gaps": []}}) is None
    assert unsettled({"engine": {"key": "draw"}, "result": {}}) is None
