"""Votes with a share of those who may vote; texts that are alike."""

from fractions import Fraction as Exact

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.assess.similarity import SHINGLE, alike, passages, plain, shingles
from xuezheng.core.assess.voting import BallotError, QuorumError, least, voted

TWO_THIRDS = Exact(2, 3)
GROUP = ("a", "b", "c", "d", "e", "f", "g", "h", "i")


def counted(ballots, present=GROUP, avoided=()):
    return voted(
        ballots, group=GROUP, present=present, avoided=avoided, share=TWO_THIRDS, quorum=TWO_THIRDS
    )


def test_two_thirds_of_those_present_are_needed():
    passed, failed = counted({"x": (9, 6), "y": (9, 5)})
    assert (passed.need, passed.passed, failed.passed) == (6, True, False)


def test_whoever_avoids_a_work_is_not_counted_for_it():
    [one] = counted({"x": (8, 6)}, avoided={("a", "x"), ("z", "x")})
    assert (one.voting, one.need, one.passed) == (8, 6, True)
    with pytest.raises(BallotError, match="8人，9票"):
        counted({"x": (9, 9)}, avoided={("a", "x")})
    with pytest.raises(BallotError):
        counted({"x": (9, 10)})


def test_too_few_present_do_not_vote():
    with pytest.raises(QuorumError, match="出席5人，少于规定的6人"):
        counted({"x": (5, 5)}, present=GROUP[:5])
    assert counted({"x": (6, 4)}, present=(*GROUP[:6], "guest"))[0].passed


@given(st.fractions(0, 1), st.integers(0, 60))
def test_the_least_number_reaches_the_share_and_one_less_does_not(share, voting):
    need = least(share, voting)
    assert need >= share * voting
    assert need == 0 or need - 1 < share * voting


OURS = "以“半小时”劳动课为抓手，研究小学低段学生劳动习惯的养成路径。"


def test_a_text_copied_into_a_longer_one_is_found_with_its_passage():
    copied = (
        "本课题分三年进行。以 “半小时” 劳动课为抓手,研究小学低段学生劳动习惯的养成路径,并推广。"
    )
    [one] = alike(OURS, {"other": "县域高中选课走班的组织研究", "copied": copied}, Exact(1, 2))
    assert (one.key, one.share) == ("copied", 1)
    assert one.passages == ("以半小时劳动课为抓手研究小学低段学生劳动习惯的养成路径",)


def test_marks_widths_and_short_texts():
    assert plain(" ＡＢ－12。") == "ab12"
    assert shingles("双减") == {"双减"}
    assert shingles("，。") == frozenset()
    assert alike("", {"x": "有内容的文本"}, Exact(0)) == ()
    assert passages("一二三四五六", "一二三四五六") == ()


@given(st.text("甲乙丙丁", max_size=40), st.text("甲乙丙丁", max_size=40))
def test_the_share_is_that_of_shingles_in_common(one, other):
    mine = {one[n : n + SHINGLE] for n in range(max(1, len(one) - SHINGLE + 1))} - {""}
    theirs = {other[n : n + SHINGLE] for n in range(max(1, len(other) - SHINGLE + 1))} - {""}
    found = alike(one, {"o": other}, Exact(0))
    if not mine or not theirs:
        assert found == ()
    else:
        assert found[0].share == Exact(len(mine & theirs), min(len(mine), len(theirs)))
