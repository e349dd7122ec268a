"""Pieces: two-character names, initials, numbers, and what a query asks for."""

import pytest

from xuezheng.core.base.search import asked, initials, pieces


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
