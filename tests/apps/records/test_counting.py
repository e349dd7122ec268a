"""Counts kept for a moment: the same while nobody acts, new after every act, never for long."""

import pytest

from xuezheng.apps.records.selectors import counting
from xuezheng.apps.records.selectors.counting import LASTS, Kept


@pytest.fixture
def world(monkeypatch):
    """Give a log and a clock that stand where a test puts them."""
    stands = {"entry": 7, "now": 0}
    monkeypatch.setattr(counting, "newest", lambda: stands["entry"])
    monkeypatch.setattr(counting, "ticks", lambda: stands["now"])
    return stands


def counted(kept, made):
    return kept.get(("clerk", "task"), lambda: made.append(1) or len(made))


def test_nothing_is_kept_until_a_server_says_so(world):  # noqa: ARG001
    kept, made = Kept(), []
    assert [counted(kept, made), counted(kept, made)] == [1, 2]


def test_a_count_is_kept_while_nobody_acts(world):  # noqa: ARG001
    kept, made = Kept(), []
    kept.on = True
    assert [counted(kept, made), counted(kept, made)] == [1, 1]
    assert kept.get(("head", "task"), lambda: 9) == 9


def test_an_act_or_two_seconds_make_it_anew(world):
    kept, made = Kept(), []
    kept.on = True
    counted(kept, made)
    world["entry"] = 8
    assert counted(kept, made) == 2
    world["now"] = LASTS
    assert counted(kept, made) == 3


def test_what_is_kept_does_not_grow_without_end(world, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr(counting, "MOST", 2)
    kept = Kept()
    kept.on = True
    assert [kept.get(number, lambda n=number: n) for number in (1, 2, 3, 1)] == [1, 2, 3, 1]
