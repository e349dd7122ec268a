"""Pieces: two-character names, initials, numbers, and what a query asks for."""

import pytest

from xuezheng.core.base.search import asked, initials, looser, pairs, pieces


def found(query, title, text=""):
    have = set(pieces(title, text).split())
    return any(set(way) <= have for way in asked(query))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("班额", "大班额比例控制在2.5%以内"),
        ("大班额比例", "大班额比例控制在2.5%以内"),
        ("2.5", "大班额比例控制在2.5%以内"),
        ("２.５%", "大班额比例控制在2.5%以内"),
        ("dbe", "大班额比例控制在2.5%以内"),
        ("wl", "望澜实验小学"),
        ("额", "大班额"),
        ("STEM", "stem教育"),
        ("李芳", "李芳"),
    ],
)
def test_it_is_found(query, title):
    assert found(query, title)


@pytest.mark.parametrize(
    ("query", "title"),
    [("额班", "大班额"), ("ebd", "大班额"), ("5.2", "大班额2.5%"), ("李明", "李芳")],
)
def test_it_is_not_found(query, title):
    assert not found(query, title)


def test_words_of_the_text_are_found_and_its_initials_are_not():
    assert found("近视", "体质", "总体近视率控制在50.5%以内")
    assert not found("zt", "体质", "总体近视率")


def test_nothing_asks_for_nothing():
    assert asked("") == []
    assert asked("，。") == []


def test_pieces_are_plain_ascii_words():
    assert all(
        piece.isascii() and piece.isalnum() for piece in pieces("a'b 学政 2.5", "%_").split()
    )
    assert initials("银行") == "yh"


def test_a_phrase_whose_halves_stand_apart_is_found_by_them():
    # 再次反映操场夜间噪声 holds both halves of 操场噪声, and nothing of it at one stretch.
    title = "再次反映操场夜间噪声"
    assert not found("操场噪声", title)
    assert [one for one in looser("操场噪声") if found(one, title)] == ["操场 噪声"]
    assert looser("局长批示的大班额")[0] == "局长批示 大班额"
    # A sentence copied is no phrase: it is not cut at every place.
    assert not any(" " in one for one in looser("严格执行小学每班不超过四十五人初中每班"))


def test_the_pairs_of_a_phrase_are_asked_last_and_never_a_pair_alone_again():
    assert pairs("学位不够") == ["学位", "位不", "不够"]
    assert pairs("学位") == pairs("怎么样了") == []
