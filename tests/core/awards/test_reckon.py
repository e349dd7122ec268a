"""Awards to the fen: one scenario by hand, sums proved, brute force on small pools, the referee on what is wrong."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.awards.problem import (
    Figure,
    Formula,
    Item,
    Per,
    Problem,
    Progress,
    Reads,
    School,
    Step,
    Veto,
    problem_of,
)
from xuezheng.core.awards.problem import told as problem_told
from xuezheng.core.awards.progress import Counts, progress
from xuezheng.core.awards.reckon import Became, earned, reckon, share_out, sheet_of
from xuezheng.core.awards.reckon import told as result_told
from xuezheng.core.awards.referee import check
from xuezheng.core.awards.tell import figure_told, line_told, rule_told, veto_told
from xuezheng.core.base.labels import T

YUAN = 100


def item(key, figure, applies, **more):
    told = {"clause": "第四条", "reads": Reads.COUNT, "per": Per.HEAD, **more}
    return Item(key=key, title=T(key, key), figure=figure, applies=applies, **told)


ITEMS = (
    item("progress", "progress", "sat", reads=Reads.PERCENT, per=Per.POINT, fen=10_000 * YUAN,
         base=Fraction(100), cap=120_000 * YUAN),
    item("vocational", "vocational_progress", "skilled", reads=Reads.PERCENT, per=Per.STEP,
         steps=tuple(Step(Fraction(least), fen * YUAN) for least, fen in
                     ((100, 20_000), (105, 40_000), (110, 60_000)))),
    item("bachelor", "bachelor", "skilled", fen=2_000 * YUAN),
    item("college", "college", "skilled", fen=200 * YUAN, cap=30_000 * YUAN),
)  # fmt: skip
VETOES = (
    Veto(key="examination", title=T("考试违规", "Breach"), clause="第九条", cut=50),
    Veto(key="safety", title=T("死亡责任事件", "Death"), clause="第九条", cut=100, figure="dead"),
)
FORMULA = Formula(
    since=date(2024, 9, 1), source="局办法", method=Progress.EXPECTED, items=ITEMS, vetoes=VETOES,
    budget=300_000 * YUAN,
)  # fmt: skip


def heads(number):
    return Figure(Fraction(number), number)


def share(part, whole):
    return Figure(Fraction(part, whole), part, whole)


def general(key, risen, expected, **more):
    figures = {"sat": heads(400), "skilled": heads(0), "progress": share(risen, expected)}
    return School(key=key, figures=figures, **more)


def vocational(key, risen, expected, bachelor, college, **more):
    figures = {
        "sat": heads(0), "skilled": heads(200), "vocational_progress": share(risen, expected),
        "bachelor": heads(bachelor), "college": heads(college),
    }  # fmt: skip
    return School(key=key, figures=figures, **more)


SCHOOLS = (
    general("1", 270, 250),  # 108 %: 8 points, 80,000
    general("2", 103, 90),  # 114.44… %: 144444.44, capped at 120,000
    vocational("3", 30, 24, 24, 150),  # 125 %: 60,000; 24 × 2,000 = 48,000; 150 × 200 = 30,000
    vocational(
        "4", 20, 20, 16, 140, stated={"examination": "通报〔2026〕3号"}
    ),  # 80,000, half of it
    general("5", 80, 100),  # 80 %: below par, nothing
)
PROBLEM = Problem(FORMULA, SCHOOLS)


def test_items_caps_vetoes_and_the_pool_by_hand():
    done = reckon(PROBLEM)
    assert [one.total for one in done.sheets] == [
        80_000_00, 120_000_00, 138_000_00, 80_000_00, 0,
    ]  # fmt: skip
    assert [one.due for one in done.sheets] == [80_000_00, 120_000_00, 138_000_00, 40_000_00, 0]
    # 378,000 due, 300,000 there: everybody gets 50/63. Whole fen leave two over, which go to
    # the largest remainders, .952 of the third and .524 of the second.
    assert [one.fen for one in done.sheets] == [63_492_06, 95_238_10, 109_523_81, 31_746_03, 0]
    assert (done.due, done.fen, done.shared) == (378_000_00, 300_000_00, True)
    lines = {(one.school, line.item): line for one in done.sheets for line in one.lines}
    assert lines["2", "progress"].raw == 144_444_44
    assert lines["2", "progress"].became is Became.CAPPED
    assert lines["5", "progress"].became is Became.BELOW
    assert lines["1", "bachelor"].became is Became.AWAY
    assert check(problem_told(PROBLEM), result_told(done)) == []


def test_what_is_missing_is_no_nought_and_stops_everybody_s_share():
    bare = School(key="6", figures={"sat": heads(300), "skilled": heads(0)})
    done = reckon(Problem(FORMULA, (*SCHOOLS, bare)))
    assert not done.complete
    assert done.sheets[-1].lines[0].became is Became.MISSING
    assert {one.fen for one in done.sheets} == {None}
    assert done.sheets[0].due == 80_000_00
    left = replace(bare, left={"progress": "新建学校，首届毕业生无入口数据"})
    again = reckon(Problem(FORMULA, (*SCHOOLS, left)))
    assert again.complete
    assert again.sheets[-1].fen == 0
    nobody = School(key="7")
    assert reckon(Problem(FORMULA, (nobody,))).sheets[0].lines[0].became is Became.MISSING


def test_vetoes_do_not_add_up_and_one_by_figure_stands_by_itself():
    both = vocational("4", 20, 20, 16, 140, stated={"examination": "通报"})
    dead = replace(both, figures={**both.figures, "dead": heads(1)})
    [sheet] = reckon(Problem(FORMULA, (dead,))).sheets
    assert (sheet.veto, sheet.kept) == ("safety", 0)
    none = replace(both, figures={**both.figures, "dead": heads(0)})
    [sheet] = reckon(Problem(FORMULA, (none,))).sheets
    assert (sheet.veto, sheet.kept) == ("examination", 40_000_00)
    capped = replace(FORMULA, cap=35_000 * YUAN)
    [sheet] = reckon(Problem(capped, (none,))).sheets
    assert (sheet.total, sheet.kept, sheet.due, sheet.fen) == (80_000_00, 40_000_00, 35_000_00, 35_000_00)  # fmt: skip


def test_parts_of_a_fen_are_dropped_and_steps_begin_at_their_value():
    one = item("x", "f", "a", reads=Reads.PERCENT, per=Per.POINT, fen=100, base=Fraction(100))
    assert earned(one, Fraction(301, 300)) == 33  # a third of a point at one yuan
    assert earned(one, Fraction(99, 100)) == 0
    steps = ITEMS[1]
    assert [earned(steps, Fraction(n, 1000)) for n in (999, 1000, 1049, 1050, 1300)] == [
        0, 20_000_00, 20_000_00, 40_000_00, 60_000_00,
    ]  # fmt: skip


def test_progress_by_each_definition_by_hand():
    given_ = Counts(sat=400, line=270, risen=270, expected=250, banded=246, entered=410)
    # 270/250 = 108 %; 67.5 % over 60 % = 112.5 %; 67.5 - 60 = 7.5 points
    assert progress(Progress.EXPECTED, given_).number == Fraction(108, 100)
    assert progress(Progress.BAND, given_).number == Fraction(1125, 1000)
    assert progress(Progress.POINTS, given_).number == Fraction(75, 1000)
    bare = Counts(sat=400, line=270)
    assert [progress(one, bare).number for one in Progress] == [None, None, None]
    nobody = Counts(sat=0, line=0, risen=0, expected=0, banded=0, entered=5)
    assert [progress(one, nobody).number for one in Progress] == [None, None, None]
    none_then = Counts(sat=10, line=1, banded=0, entered=5)
    assert progress(Progress.BAND, none_then).number is None
    assert progress(Progress.POINTS, none_then).number == Fraction(1, 10)


@pytest.mark.parametrize("budget", range(8))
def test_the_shares_are_the_nearest_whole_ones_there_are(budget):
    """Brute force: no split of the pool into whole fen lies nearer to the exact shares."""
    for due in product(range(4), repeat=3):
        found, total = share_out(due, budget), sum(due)
        if total <= budget:
            assert found == list(due)
            continue
        exact = [Fraction(budget * one, total) for one in due]
        every = (some for some in product(range(budget + 1), repeat=3) if sum(some) == budget)
        off = {some: sum((a - b) ** 2 for a, b in zip(some, exact, strict=True)) for some in every}
        assert off[tuple(found)] == min(off.values())
        assert all(paid <= owed for paid, owed in zip(found, due, strict=True))


COUNTS = st.integers(0, 500)


@st.composite
def schools(draw):
    found = []
    for number in range(draw(st.integers(1, 6))):
        stated = {"examination": "通报"} if draw(st.booleans()) else {}
        if draw(st.booleans()):
            found.append(
                general(str(number), draw(COUNTS), draw(st.integers(1, 500)), stated=stated)
            )
        else:
            some = (draw(COUNTS), draw(st.integers(1, 500)), draw(COUNTS), draw(COUNTS))
            found.append(vocational(str(number), *some, stated=stated))
    return tuple(found)


@settings(max_examples=120, deadline=None)
@given(schools(), st.one_of(st.none(), st.integers(1, 50_000_000)))
def test_sums_are_whole_and_the_referee_finds_nothing(some, budget):
    problem = Problem(replace(FORMULA, budget=budget, cap=150_000 * YUAN), some)
    done = reckon(problem)
    paid = [one.fen for one in done.sheets]
    assert sum(paid) == (done.due if budget is None else min(done.due, budget))
    assert all(0 <= one.fen <= one.due <= one.total for one in done.sheets)
    told = problem_told(problem)
    assert problem_of(told) == problem
    assert [sheet_of(one) for one in result_told(done)["sheets"]] == list(done.sheets)
    assert check(told, result_told(done)) == []


@settings(max_examples=60, deadline=None)
@given(schools(), st.integers(0, 5))
def test_whoever_gets_better_never_gets_less(some, place):
    problem = Problem(replace(FORMULA, budget=None), some)
    one = some[place % len(some)]
    better = replace(one, figures={
        key: heads(figure.part + 1) if figure.whole is None and figure.number else figure
        for key, figure in one.figures.items()
    })  # fmt: skip
    after = tuple(better if school is one else school for school in some)
    then, now = reckon(problem), reckon(Problem(problem.formula, after))
    number = some.index(one)
    assert now.sheets[number].fen >= then.sheets[number].fen


def changed(path, value):
    told = result_told(reckon(PROBLEM))
    here = told
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return told


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("sheets", 0, "lines", 0, "fen"), 80_000_01, "金额不符"),
        (("sheets", 0, "total"), 1, "total is 8000000"),
        (("sheets", 3, "veto"), "", "否决项不符"),
        (("sheets", 3, "due"), 80_000_00, "合计不符"),
        (("sheets", 0, "fen"), 63_492_07, "分配合计不符"),
        (("fen",), 300_000_01, "分配合计不符"),
        (("sheets", 0, "lines", 1, "became"), "missing", "情况不符"),
        (("sheets",), [], "学校与题面不一致"),
        (("sheets", 0, "lines"), [], "项目与办法不一致"),
    ],
)
def test_the_referee_names_what_is_wrong(path, value, said):
    assert said in "\n".join(check(problem_told(PROBLEM), changed(path, value)))


def test_the_referee_finds_a_fen_moved_to_a_smaller_remainder_and_a_wrong_division():
    told = result_told(reckon(PROBLEM))
    told["sheets"][1]["fen"] -= 1
    told["sheets"][0]["fen"] += 1
    assert "余数分配顺序不符" in "\n".join(check(problem_told(PROBLEM), told))
    told["sheets"][0]["fen"] += 5
    told["sheets"][2]["fen"] -= 5
    assert "分配不符" in "\n".join(check(problem_told(PROBLEM), told))
    given_ = problem_told(PROBLEM)
    given_["schools"][0]["figures"]["progress"]["part"] = 271
    assert "数值不符" in "\n".join(check(given_, result_told(reckon(PROBLEM))))
    bare = Problem(FORMULA, (School(key="1", figures={"sat": heads(3), "skilled": heads(0)}),))
    open_ = result_told(reckon(bare))
    assert check(problem_told(bare), open_) == []
    open_["fen"] = 0
    assert "缺数据不应分配" in "\n".join(check(problem_told(bare), open_))


def test_how_an_amount_came_about_in_words():
    sheets = {one.school: one for one in reckon(PROBLEM).sheets}
    one = sheets["2"].lines[0]
    assert line_told(FORMULA, ITEMS[0], one, SCHOOLS[1]).zh == (
        "(103/90 × 100 − 100) × 10,000.00 = 144,444.44，按上限 120,000.00"
    )
    assert (
        line_told(FORMULA, ITEMS[2], sheets["3"].lines[2], SCHOOLS[2]).zh
        == "24 × 2,000.00 = 48,000.00"
    )
    assert line_told(FORMULA, ITEMS[0], sheets["3"].lines[0], SCHOOLS[2]).zh == "不适用"
    assert rule_told(ITEMS[0]).zh == "高于 100% 的部分，每个百分点 10,000.00 元，最高 120,000.00 元"
    assert rule_told(ITEMS[1]).en.startswith("20,000.00 yuan from 100% on")
    assert figure_told(share(270, 250), Reads.PERCENT, Progress.EXPECTED).zh == "108%（270/250）"
    points = progress(Progress.POINTS, Counts(sat=400, line=270, banded=246, entered=410))
    assert (
        figure_told(points, Reads.PERCENT, Progress.POINTS).zh
        == "7.5 个百分点（270/400 − 246/410）"
    )
    banded = progress(Progress.BAND, Counts(sat=300, line=200, banded=246, entered=410))
    gone = replace(SCHOOLS[0], figures={**SCHOOLS[0].figures, "progress": banded})
    by_band = replace(FORMULA, method=Progress.BAND)
    [sheet] = reckon(Problem(by_band, (gone,))).sheets
    # 200/300 over 246/410 is 10/9: 11.11… points at 10,000 yuan
    assert line_told(by_band, ITEMS[0], sheet.lines[0], gone).zh == (
        "(200/300 ÷ (246/410) × 100 − 100) × 10,000.00 = 111,111.11"
    )
    assert veto_told(FORMULA, "examination", SCHOOLS[3]).zh == (
        "考试违规（第九条），扣减 50%：通报〔2026〕3号"
    )
