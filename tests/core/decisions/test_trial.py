"""Trials by hand: other seats, the same list; never one child, never few, never the list."""

from copy import deepcopy
from datetime import date

import pytest

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.given import GivenError
from xuezheng.core.decisions.trial import SEEDS, Sum, UntriedError, compared, once, summed, tried

FEW = 10
ONE = [{"key": "一", "mechanism": "parallel"}]


def choices(seats, many=30):
    """Give a problem: everybody names A, then B; marks count up from 301."""
    lane = {"key": "统招", "seats": seats, "batch": "一"}
    return {
        "marks": ["总分"], "ties": "lottery", "batches": ONE,
        "schools": [{"key": key, "lanes": [dict(lane)]} for key in "AB"],
        "applicants": [
            {"key": f"K{turn:02}", "choices": ["A", "B"], "marks": [301 + turn]}
            for turn in range(many)
        ],
    }  # fmt: skip


def test_other_seats_move_the_line():
    problem = choices(10)
    more = deepcopy(problem["schools"])
    more[0]["lanes"][0]["seats"] = 18
    now, then = compared(engine("matching"), problem, {"schools": more}, FEW)
    assert (now.placed, now.unplaced) == (Sum(20, 20), Sum(10, 10))
    assert (then.placed, then.unplaced) == (Sum(28, 28), Sum(None, None))
    assert then.places == {"A": Sum(18, 18), "B": Sum(10, 10)}
    # The best ten are 321 to 330, the best eighteen 313 to 330: told in steps of ten.
    assert [one.zh for one in now.cuts["A·统招"]] == ["320–329分"]
    assert [one.zh for one in then.cuts["A·统招"]] == ["310–319分"]


def test_a_draw_is_tried_by_the_declared_seeds():
    problem = {
        "list": "".join(f"K{turn:02}\n" for turn in range(40)),
        "places": [{"place": "甲", "seats": 25}],
    }  # fmt: skip
    now, then = compared(engine("draw"), problem, {"places": [{"place": "甲", "seats": 60}]}, FEW)
    assert now.unplaced == Sum(15, 15)
    assert then.unplaced == Sum(0, 0)
    assert [one.zh for one in now.cuts["甲"]] == ["招满"]
    assert [one.zh for one in then.cuts["甲"]] == ["未招满"]
    assert len(set(SEEDS)) == 3


def test_quotas_of_schools_are_told_whole():
    problem = {
        "method": "webster", "share": "0.5", "seniors": [{"key": "S", "plan": 20}],
        "juniors": [{"key": "J1", "graduates": 300}, {"key": "J2", "graduates": 100, "rural": True}],
    }  # fmt: skip
    now, then = compared(
        engine("quotas"), problem | {"tilt": "1"}, {"tilt": "3", "share": "0.6"}, FEW
    )
    assert {place: words[0].zh for place, words in now.cuts.items()} == {
        "J1": "8个指标", "J2": "2个指标",
    }  # fmt: skip
    # 12 seats by 300 to 3 × 100.
    assert {place: words[0].zh for place, words in then.cuts.items()} == {
        "J1": "6个指标", "J2": "6个指标",
    }  # fmt: skip


def test_no_list_no_few_no_nonsense():
    problem = choices(10)
    with pytest.raises(UntriedError, match="不能改名单"):
        compared(engine("matching"), problem, {"applicants": problem["applicants"][:1]}, FEW)
    with pytest.raises(UntriedError, match="没有seat"):
        compared(engine("matching"), problem, {"seat": 1}, FEW)
    with pytest.raises(UntriedError, match="不足10人"):
        tried(engine("matching"), choices(1, many=9), FEW)
    with pytest.raises(UntriedError, match="没有试算"):
        compared(engine("zones"), {}, {}, FEW)
    with pytest.raises(GivenError):
        compared(engine("matching"), problem, {"ties": "none"}, FEW)


def test_how_few_are_told_is_declared():
    problem = choices(12)  # A takes 12, B the next 12, six have none
    for fewest, told in ((6, 6), (7, None)):
        found = tried(engine("matching"), problem, fewest)
        assert (found.unplaced, found.fewest) == (Sum(told, told), fewest)
    assert shipped().on(date(2026, 10, 12)).whole("trial.fewest") == 10
    with pytest.raises(UntriedError, match="不足31人"):
        tried(engine("matching"), problem, 31)


def test_run_by_run_comes_to_the_same():
    by, problem = engine("matching"), choices(10)
    read = by.read(by.canonical(problem))
    assert summed([once(by, read, seed) for seed in SEEDS], FEW) == tried(by, problem, FEW)
