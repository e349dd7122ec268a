"""What fits a questionnaire, and what a sheet is worth, by hand."""

import json
from fractions import Fraction
from hashlib import sha256

import pytest

from xuezheng.catalogue.surveys import QUESTIONNAIRES
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.surveys.answers import AnswersError, checked, scored, straight
from xuezheng.core.surveys.definition import (
    Ask,
    Audience,
    Dimension,
    Option,
    Question,
    Questionnaire,
)

SATISFACTION = QUESTIONNAIRES["satisfaction"]
BURDEN = QUESTIONNAIRES["pupil_burden"]
LIMITS = {
    "homework.minutes": {"P1": 0, "P": 60, "J": 90},
    "homework.sleep_minutes": {"P": 600, "J": 540},
}


def test_every_questionnaire_of_the_catalogue_is_sound():
    for key, one in QUESTIONNAIRES.items():
        assert one.key == key
        assert list(one.faults()) == []


def test_a_wrong_definition_is_told_whole():
    wrong = Questionnaire(
        key="wrong", version=1, title=T("问卷", "Survey"), intro=T("", ""), group="teaching",
        audiences=(Audience.PARENT,), source=Source("x"),
        dimensions=(Dimension("a", T("甲", "A"), T("", "")), Dimension("b", T("乙", "B"), T("", ""))),
        questions=(
            Question(key="one", words=T("", ""), ask=Ask.SCALE, dimension="c", weight=0),
            Question(key="one", words=T("", ""), ask=Ask.ONE, dimension="a"),
            Question(key="two", words=T("", ""), ask=Ask.COMMENT, dimension="a", overall=True),
            Question(key="three", words=T("", ""), ask=Ask.AMOUNT, dimension="a"),
        ),
    )  # fmt: skip
    told = "\n".join(one.zh for one in wrong.faults())
    for words in ("one 重复", "维度未定义", "权重小于1", "选项有误", "总体题须为量表", "不能计分",
                  "填数题须有上限", "计分的填数题须有限值", "维度 b 没有题目"):  # fmt: skip
        assert words in told


def test_points_are_means_by_weight_and_what_was_left_out_drops_out():
    # teaching: lessons 5 (100, weight 2), clubs 3 (50): (200 + 50) / 3; conduct: fair 4 (75, weight 2)
    # whole: (200 + 50 + 150) / 5 = 80; homework was left out and counts as nothing at all
    said = checked(SATISFACTION, "pupil", {"lessons": 5, "clubs": 3, "fair": 4, "overall": 4})
    found = scored(SATISFACTION, "pupil", "", said, {}, 4)
    assert found.points == {"teaching": Fraction(250, 3), "conduct": Fraction(75), "": Fraction(80)}
    assert found.satisfied is True
    assert scored(SATISFACTION, "pupil", "", said, {}, 5).satisfied is False
    assert said["homework"] is None


def test_a_number_is_judged_by_the_limit_of_its_grade():
    def points(grade, **said):
        told = checked(BURDEN, "pupil", said)
        return scored(BURDEN, "pupil", grade, told, LIMITS, 4).points

    assert points("P4", homework_minutes=60, sleep_minutes=599) == {
        "homework": 100, "sleep": 0, "": 50,
    }  # fmt: skip
    assert points("P1", homework_minutes=1)["homework"] == 0
    assert points("J2", homework_minutes=90, sleep_minutes=540)[""] == 100
    assert points("S1", homework_minutes=10, training="one") == {"training": 50, "": 50}


def test_what_does_not_fit_is_named_with_what_is_allowed_and_never_repeated():
    with pytest.raises(AnswersError) as caught:
        checked(SATISFACTION, "parent", {"lessons": 6, "safe": True, "secret": "电话139"})
    told = caught.value.told()
    assert "lessons：1 至 5 的整数" in told.zh
    assert "safe：" in told.zh
    assert "没有题目 secret" in told.zh
    assert "139" not in told.zh
    with pytest.raises(AnswersError, match="至少回答一道评价题"):
        checked(SATISFACTION, "parent", {"comment": "很好", "overall": 5})
    with pytest.raises(AnswersError, match="至多 500 字"):
        checked(SATISFACTION, "parent", {"lessons": 3, "comment": "好" * 501})
    # a teacher's question is none of a parent's
    with pytest.raises(AnswersError, match="没有题目 load"):
        checked(SATISFACTION, "parent", {"lessons": 3, "load": 3})


def test_options_are_known_and_several_stand_once_in_order():
    found = checked(
        BURDEN, "parent", {"homework_minutes": 0, "hard": ["maths", "chinese", "maths"]}
    )
    assert found["hard"] == ["chinese", "maths"]
    with pytest.raises(AnswersError, match="training：应为 none、one、more 之一"):
        checked(BURDEN, "parent", {"training": "weekly"})
    with pytest.raises(AnswersError, match="0 至 600"):
        checked(BURDEN, "parent", {"homework_minutes": -1})


def test_one_step_throughout_is_noticed_from_enough_scales():
    alike = dict.fromkeys(("lessons", "clubs", "fair", "safe", "meals"), 5)
    assert straight(SATISFACTION, "pupil", alike, 5)
    assert not straight(SATISFACTION, "pupil", {**alike, "meals": 4}, 5)
    assert not straight(SATISFACTION, "pupil", {"lessons": 5, "fair": 5}, 5)


def test_options_without_points_are_only_counted():
    one = Question(
        key="a", words=T("", ""), ask=Ask.ONE, dimension="d", options=(Option("x", T("", "")),)
    )
    assert one.points("x", None) is None


def asked_words(one):
    """What people read and what it is worth, in plain words."""
    told = [
        [each.key, each.words.zh, each.ask.key, each.dimension, each.weight, each.limit, each.overall,
         [who.key for who in each.audiences], [step.zh for step in each.steps],
         [[option.key, option.words.zh, option.points] for option in each.options]]
        for each in one.questions
    ]  # fmt: skip
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:12]


def test_questions_that_were_asked_only_change_with_a_new_version():
    # a changed question is a new version: raise it and note the new digest here
    assert {(key, one.version): asked_words(one) for key, one in QUESTIONNAIRES.items()} == {
        ("satisfaction", 1): "73178135d70b",
        ("family_education", 1): "0eb41bf18872",
        ("pupil_burden", 1): "678f1b463477",
    }
