"""A tree scored by hand: weights, caps, floors, vetoes, what is missing, what does not apply."""

from dataclasses import replace
from fractions import Fraction as Exact

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.assess.criteria import (
    Assessment,
    Banded,
    Criterion,
    FigureError,
    Grade,
    Origin,
    Passed,
    PerCount,
    Scaled,
    Version,
    VersionError,
    Veto,
    exact,
    faults,
)
from xuezheng.core.assess.scoring import INAPPLICABLE, Bound, rounded, scored, shown
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source


def says(word):
    return T(word, word)


def line(key, **more):
    return Criterion(key=key, label=says(key), **more)


TREE = line(
    "all",
    children=(
        line(
            "teaching",
            weight=Exact(3, 5),
            children=(
                line("lessons", full=60),
                line("rate", full=40, rule=Scaled(Exact(80), Exact(100))),
            ),
        ),
        line(
            "safety",
            weight=Exact(2, 5),
            floor=Exact(0),
            children=(
                line("drills", full=50, rule=Banded(((Exact(1), Exact(20)), (Exact(4), Exact(50))))),
                line("plan", full=50, rule=Passed()),
                line("hazards", rule=PerCount(Exact(-10), Exact(150)), origin=Origin.LEDGER, counts="hazard.overdue"),
            ),
        ),
        line("honours", rule=PerCount(Exact(3, 2), Exact(5))),
    ),
)  # fmt: skip
GRADES = (
    Grade("best", says("优秀"), Exact(90)),
    Grade("good", says("良好"), Exact(75)),
    Grade("rest", says("合格"), Exact(0)),
)
ACCIDENT = Veto("accident", says("重大责任事故"), "hazards", Exact(5), "rest")
VERSION = Version(since=2025, trees={"school": TREE}, grades=GRADES, vetoes=(ACCIDENT,))
FIGURES = {
    "lessons": Exact(54), "rate": Exact(95), "drills": Exact(3), "plan": Exact(1),
    "hazards": Exact(2), "honours": Exact(2),
}  # fmt: skip


def test_a_sheet_worked_by_hand():
    sheet = scored(TREE, VERSION, FIGURES)
    # teaching: 54 + 40 × (95−80)/20 = 84, × 0.6 = 50.4. safety: 20 + 50 − 20 = 50, × 0.4 = 20.
    # honours: 2 × 1.5 = 3. All: 73.4.
    assert sheet.line("rate").points == 30
    assert sheet.line("teaching").counted == Exact("50.4")
    assert sheet.line("safety").points == 50
    assert sheet.total == Exact("73.4")
    assert sheet.grade.key == "rest"
    assert sheet.line("drills").said.zh == "3，达 1 得 20 分"
    assert sheet.line("hazards").said.zh == "2 次，每次 -10 分，最多 150 分"


def test_a_floor_and_a_cap_hold_and_say_so():
    sheet = scored(TREE, VERSION, FIGURES | {"hazards": Exact(12), "honours": Exact(9)})
    assert sheet.line("hazards").points == -120
    assert (sheet.line("safety").points, sheet.line("safety").bound) == (0, Bound.FLOOR)
    assert sheet.line("honours").points == 5
    capped = replace(TREE, children=(replace(TREE.children[0], cap=Exact(80)), *TREE.children[1:]))
    held = scored(capped, VERSION, FIGURES).line("teaching")
    assert (held.points, held.counted, held.bound) == (80, 48, Bound.CAP)


def test_a_veto_bars_the_better_grades_whatever_the_points():
    best = FIGURES | {
        "lessons": Exact(60),
        "rate": Exact(100),
        "drills": Exact(4),
        "hazards": Exact(0),
    }
    assert scored(TREE, VERSION, best).total == 103
    assert scored(TREE, VERSION, best).grade.key == "best"
    sheet = scored(TREE, VERSION, best | {"hazards": Exact(5)})
    assert (sheet.total, sheet.grade.key) == (83, "rest")
    assert [one.key for one in sheet.vetoed] == ["accident"]


def test_what_is_missing_is_not_zero():
    sheet = scored(TREE, VERSION, FIGURES | {"rate": None})
    assert (sheet.total, sheet.grade, sheet.missing) == (None, None, ("rate",))
    assert sheet.line("rate").said.zh == "无数据"
    assert sheet.line("teaching").counted is None
    assert sheet.line("safety").counted == 20


def test_what_does_not_apply_drops_out_and_the_rest_of_its_group_is_scaled():
    sheet = scored(TREE, VERSION, FIGURES | {"rate": INAPPLICABLE})
    # 54 of 60 becomes 90 of 100.
    assert sheet.line("teaching").points == 90
    assert "折算 ×5/3" in sheet.line("teaching").said.zh
    none = scored(TREE, VERSION, FIGURES | dict.fromkeys(("lessons", "rate"), INAPPLICABLE))
    # A whole group drops out: safety's 20 of 40 becomes 50 of 100, the bonus of 3 stays.
    assert none.total == 53


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ({"lessons": Exact(61)}, "0 到 60"),
        ({"plan": Exact(1, 2)}, "是或否"),
        ({"honours": Exact(-1)}, "0 到"),
    ],
)
def test_a_figure_outside_of_its_line_is_refused(figures, why):
    with pytest.raises(FigureError, match=why):
        scored(TREE, VERSION, FIGURES | figures)


def test_rounding_is_half_up_and_only_once():
    assert rounded(Exact(123455, 10000)) == Exact("12.35")
    assert rounded(Exact(-123455, 10000)) == Exact("-12.35")
    assert shown(Exact(1, 3)) == "0.33"
    assert exact("0.1") + exact("0.2") == exact("0.3")
    for wrong in ("x", "1e", "NaN", "Infinity"):
        with pytest.raises(ValueError, match=wrong):
            exact(wrong)


DEFINED = Assessment(
    key="a", title=says("a"), ledger="a", source=Source("办法"), versions=(VERSION,),
    types={"school": says("学校")}, total="total", told=("tell",), reports=("reporting",),
    scores=("scoring",),
)  # fmt: skip


def test_the_newest_version_that_has_begun_holds():
    newer = replace(VERSION, since=2027)
    both = replace(DEFINED, versions=(newer, VERSION))
    assert [both.version(year).since for year in (2025, 2026, 2027, 2030)] == [
        2025,
        2025,
        2027,
        2027,
    ]
    with pytest.raises(VersionError, match="2024"):
        both.version(2024)


def test_every_fault_of_a_definition_is_told_at_once():
    assert faults(DEFINED) == []
    wrong = line(
        "all",
        children=(
            line("a", full=50, cap=Exact(1), floor=Exact(2)),
            line("a", full=0),
            line("b", full=30, rule=Scaled(Exact(1), Exact(1)), weight=Exact(0)),
            line("c", full=10, rule=Banded(((Exact(2), Exact(1)), (Exact(1), Exact(2))))),
            line("d", full=5, rule=Banded(((Exact(1), Exact(6)),)), origin=Origin.LEDGER),
            line("e", rule=PerCount(Exact(0), Exact(0))),
        ),
    )
    version = replace(
        VERSION, trees={"other": wrong}, ties=("zz",),
        grades=(Grade("x", says("x"), Exact(50)), Grade("y", says("y"), Exact(60))),
        vetoes=(Veto("v", says("v"), "nothing", Exact(1), "none"),),
    )  # fmt: skip
    told = "\n".join(faults(replace(DEFINED, versions=(version, version))))
    for word in (
        "one version per year", "types", "a twice", "full points are", "cap below floor",
        "a full points", "b weight", "b no scale", "c steps out of order", "steps beyond",
        "d counts nothing", "e points per count", "ties name zz", "veto of nothing",
        "grades must go down", "no grade none",
    ):  # fmt: skip
        assert word in told, word


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 100), st.integers(1, 9), st.fractions(0, 1)),
        min_size=1,
        max_size=6,
    )
)
def test_a_total_is_the_weighted_share_of_its_leaves(leaves):
    whole = sum(Exact(full) * weight for full, weight, _ in leaves)
    tree = line(
        "all",
        children=tuple(
            line(f"l{n}", full=full, weight=Exact(weight) * 100 / whole)
            for n, (full, weight, _) in enumerate(leaves)
        ),
    )
    version = replace(VERSION, trees={"school": tree}, vetoes=(), places=12)
    figures = {f"l{n}": full * share for n, (full, _, share) in enumerate(leaves)}
    wanted = sum(full * weight * share for full, weight, share in leaves) * 100 / whole
    sheet = scored(tree, version, figures)
    assert 0 <= sheet.total <= 100
    assert abs(sheet.total - wanted) <= Exact(1, 10**12)
    assert sheet.line("all").counted == wanted
