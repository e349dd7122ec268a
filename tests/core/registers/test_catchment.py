"""Zones by address table and by border: worked out by hand, and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.registers.catchment import (
    ALL,
    ESTATE,
    EVEN,
    ODD,
    STREET,
    VILLAGE,
    Clash,
    How,
    Line,
    border_faults,
    conflicts,
    holds,
    look_up,
)


def street(number, zone, low, high, parity=ALL, stage="primary", name="观海路"):
    return Line(number, zone, stage, STREET, name, (), low, high, parity)


LINES = (
    Line(1, 1, "primary", ESTATE, "望澜花园", ("澜湖公寓", "望澜花园南区")),
    Line(2, 2, "primary", ESTATE, "锦绣嘉苑"),
    Line(3, 2, "primary", VILLAGE, "高桥村3组"),
    street(4, 1, 1, 99, ODD),
    street(5, 2, 2, 98, EVEN),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("望澜花园", [(1, How.NAME)]),
        ("望澜花园5幢302室", [(1, How.NAME)]),
        ("澜湖　公寓", [(1, How.ALIAS)]),
        ("观海路15号", [(4, How.NUMBER)]),
        ("望澜街道观海路１６号", [(5, How.NUMBER)]),
        ("观海路101号", []),
        ("高桥村3组", [(3, How.NAME)]),
        ("锦绣", [(2, How.NEAR)]),
        ("观海路", [(4, How.NAME), (5, How.NAME)]),
        ("锦", []),
        ("没有的地方", []),
    ],
)
def test_an_address_finds_its_line(words, found):
    assert [(hit.line.id, hit.how) for hit in look_up(LINES, words)] == found


def test_the_planted_case_one_estate_two_names_and_one_number_two_zones():
    lines = (
        Line(1, 1, "primary", ESTATE, "望澜花园", ("澜湖公寓",)),
        Line(2, 2, "primary", ESTATE, "澜湖公寓"),
        street(3, 1, 1, 101, ODD),
        street(4, 2, 101, 199, ODD),
    )
    told = [(one.clash, one.one.id, one.other.id, one.about) for one in conflicts(lines)]
    assert told == [
        (Clash.TWO_NAMES, 1, 2, "澜湖公寓"),
        (Clash.NUMBERS, 3, 4, "观海路101号"),
    ]


def test_what_is_no_conflict():
    assert conflicts(LINES) == ()
    assert conflicts([street(1, 1, 1, 99), street(2, 2, 1, 99, stage="junior")]) == ()
    assert conflicts([street(1, 1, 1, 50), street(2, 1, 40, 99)]) == ()


def test_two_zones_that_claim_one_estate_and_numbers_without_end():
    both = [Line(1, 1, "primary", ESTATE, "锦绣嘉苑"), Line(2, 2, "primary", ESTATE, "锦绣 嘉苑")]
    assert [one.clash for one in conflicts(both)] == [Clash.BOTH_CLAIM]
    [open_end] = conflicts([street(1, 1, 51, None), street(2, 2, None, 60, EVEN)])
    assert open_end.about == "观海路52至60号"


NUMBERS = st.one_of(st.none(), st.integers(1, 30))


@given(
    NUMBERS,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    st.sampled_from((ALL, ODD, EVEN)),
    st.sampled_from((ALL, ODD, EVEN)),
)
def test_streets_clash_exactly_where_both_cover_a_number(a, b, c, d, one, other):
    first, second = street(1, 1, a, b, one), street(2, 2, c, d, other)
    shared = [n for n in range(200) if first.covers(n) and second.covers(n)]
    assert bool(conflicts([first, second])) == bool(shared)


SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
HOLE = [(4, 4), (6, 4), (6, 6), (4, 6)]


@pytest.mark.parametrize(
    ("point", "inside"), [((1, 1), True), ((5, 5), False), ((11, 5), False), ((9, 9), True)]
)
def test_a_point_lies_within_a_border_but_not_in_its_hole(point, inside):
    assert holds([SQUARE, HOLE], point) is inside


@given(st.integers(-5, 15), st.integers(-5, 15))
def test_a_square_holds_what_its_corners_say(x, y):
    assert holds([SQUARE], (x, y)) == (0 <= x < 10 and 0 <= y < 10)


@pytest.mark.parametrize(
    ("rings", "words"),
    [
        ([], "没有边界线"),
        ([[(0, 0), (1, 1), (0, 0)]], "不足三点"),
        ([[(0, 0), (10, 10), (10, 0), (0, 10)]], "自相交叉"),
        ([[(0, 0), (181_000_000, 0), (0, 5)]], "越界"),
        ([SQUARE], None),
    ],
)
def test_a_border_that_is_none_is_told(rings, words):
    told = [fault.zh for fault in border_faults(rings)]
    assert (told == []) if words is None else (words in told[0])
