"""The worked examples that pages show: outcomes worked out by hand, the referee content, every rule's own variant."""

import hashlib
from fractions import Fraction

import pytest

from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.engines.draw.example import NEEDS, SEED

TERMS = {
    "draw": [{"groups": one} for one in ("skip", "stop", "extend")],
    "matching": [
        {"batches": [{"mechanism": one}]} for one in ("deferred", "immediate", "parallel")
    ],
    "quotas": [{"method": one} for one in ("largest_remainder", "webster", "huntington_hill")],
    "zones": [{"rules": {"tight": "0.9"}}],
    "inspection": [{"rules": {"rates": {"A": "0.1"}}}, {"rules": {"panel": {"语文": 1}}}],
}
CASES = [(key, terms) for key in ENGINES for terms in TERMS.get(key, [{}])]


def ran(key, terms):
    by = engine(key)
    found = by.example(terms)
    problem = by.canonical(found.problem)
    read = by.read(problem)
    result = by.run(read, found.seed)
    assert by.referee(problem, found.seed, result) == []
    return found, read, result


def outcomes(key, terms):
    """Give outcome and place of each subject of an example."""
    _, read, result = ran(key, terms)
    return {one.key: (one.outcome.zh, one.place) for one in engine(key).lines(read, result)}


def reasons(key, terms, who):
    _, read, result = ran(key, terms)
    return [one.zh for one in engine(key).told(read, result, who)]


@pytest.mark.parametrize(("key", "terms"), CASES)
def test_every_subject_has_a_line_and_those_followed_their_reasons(key, terms):
    found, read, result = ran(key, terms)
    by = engine(key)
    lines = {one.key for one in by.lines(read, result)}
    assert {who for who, _ in found.brings} == lines
    assert set(found.follows) <= lines
    assert len(lines) <= 6
    told = [one for who in found.follows for one in by.told(read, result, who)]
    assert told
    assert all(one.zh and one.en for one in [found.asks, *told, *(one for _, one in found.brings)])


def test_the_draw_by_its_own_hashes():
    # The ticket as docs/decisions.md has it, reckoned here by nothing of ours.
    def packed(*fields):
        raw = [one.encode() for one in fields]
        return b"".join(len(one).to_bytes(4, "big") + one for one in raw)

    roll = "".join(f"{key}\t2\n" if many == 2 else f"{key}\n" for key, many in NEEDS.items())
    digest = hashlib.sha256(roll.encode()).hexdigest()
    tickets = {
        key: hashlib.sha256(
            packed("xuezheng.draw.1", "ticket", "example", digest, SEED, key)
        ).hexdigest()
        for key in NEEDS
    }
    assert sorted(tickets, key=tickets.get) == ["05", "03", "04", "02", "01"]
    # Two places are gone when the twins' turn comes: one is left, they need two.
    skip = outcomes("draw", {"groups": "skip"})
    assert skip["02"] == ("录取", "甲校")
    assert (skip["04"][0], skip["01"][0]) == ("候补1", "候补2")
    stop = outcomes("draw", {"groups": "stop"})
    assert [stop[key][0] for key in ("04", "02", "01")] == ["候补1", "候补2", "候补3"]
    assert outcomes("draw", {"groups": "extend"})["04"] == ("录取（增加学位）", "甲校")


def test_points_by_hand():
    # 01: 2×4+8=16; 02: 3×4=12; 03: 1×4+8=12, less for insurance than 02; 04: 1×4+4=8.
    assert outcomes("points", {}) == {
        "01": ("录取（16分）", "甲校"), "02": ("录取（12分）", "甲校"),
        "03": ("未录取（12分）", ""), "04": ("未录取（8分）", ""),
    }  # fmt: skip
    assert "甲校：2个学位，录取到第2名，录取线12分，同分的按规则在后" in reasons("points", {}, "03")
    assert "甲校：2个学位，录取到第2名，录取线12分" in reasons("points", {}, "04")


def test_bands_by_hand():
    found = outcomes("bands", {})
    assert found["03"] == found["02"] == ("按顺位录取", "甲校")
    assert found["01"] == ("统筹安排", "乙校")  # ten years of residence, but of the second band
    assert "甲校有2个学位，录取到第2位（第一顺位（户籍与住房一致））为止" in reasons(
        "bands", {}, "01"
    )


@pytest.mark.parametrize(
    ("mechanism", "places"),
    [
        ("deferred", ["甲校", "乙校", "丙校"]), ("parallel", ["甲校", "乙校", "丙校"]),
        ("immediate", ["甲校", "丙校", "乙校"]),
    ],
)  # fmt: skip
def test_choices_by_hand(mechanism, places):
    found = outcomes("matching", {"batches": [{"mechanism": mechanism}]})
    assert [found[key][1] for key in ("01", "02", "03")] == places


def test_quotas_by_hand():
    # Of five: 300/110 = 2.73, 150/110 = 1.36, 100/110 = 0.91; whole parts 2 1 0, then .91 and .73.
    assert [Fraction(5 * one, 110) // 1 for one in (60, 30, 20)] == [2, 1, 0]
    found = outcomes("quotas", {"method": "largest_remainder"})
    assert {key: said for key, (said, _) in found.items()} == {
        "一中": "3个指标", "二中": "1个指标", "三中": "1个指标",
    }  # fmt: skip


def test_classes_by_hand():
    places = {key: place for key, (_, place) in outcomes("classes", {}).items()}
    assert places["01"] == places["04"] != places["02"] == places["03"]
    assert reasons("classes", {}, "01")[1:3] == ["各班2人，女生1人", "数学各班平均分最多相差0.00分"]


def test_zones_by_hand():
    assert outcomes("zones", {"rules": {}}) == {
        "锦绣苑": ("地址表", "甲校"), "学前路25号": ("地址表", "甲校"),
        "学前路49号": ("多个施教区重叠", ""), "学前路20号": ("无施教区覆盖", ""),
    }  # fmt: skip
    # 40 and 8 of the two blocks that are the east zone's, for 45 places.
    assert reasons("zones", {"rules": {}}, "锦绣苑")[-1] == "2027年东片：适龄48人，学位45，不足"
    assert "暂不归任何学校，由教育局核实更正后公布" in reasons("zones", {"rules": {}}, "学前路49号")
    _, _, result = ran("zones", {"rules": {}})
    assert result["gaps"] == [] or all(one["parity"] == "even" for one in result["gaps"])


def test_an_inspection_and_a_panel_by_hand():
    terms = {"rules": {"rates": {"A": "0.1"}}}
    found = outcomes("inspection", terms)
    # A quarter of four is one; a half of two is one, and that one was complained about.
    assert [found[key][0] for key in ("J5", "J6")] == ["投诉举报必查", "未抽中"]
    assert sum(found[key][0] == "随机抽中" for key in ("J1", "J2", "J3", "J4")) == 1
    assert found["J5"][1] == "R2、R3"
    panel = {key: said for key, (said, _) in outcomes("inspection", {"rules": {}}).items()}
    assert sorted(panel.values()) == [
        "备选第1位（语文）", "备选第2位（语文）", "抽中（语文）", "抽中（语文）",
    ]  # fmt: skip
