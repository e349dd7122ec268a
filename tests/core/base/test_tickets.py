"""Tickets: length-prefixed fields, one shared start, numbers without favour."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.assess import tickets as older
from xuezheng.core.base import tickets

words = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(words, max_size=5), st.lists(words, max_size=5))
def test_two_lists_of_fields_never_give_the_same_bytes(one, other):
    assert (tickets.packed(one) == tickets.packed(other)) == (one == other)


def test_a_ticket_is_the_hash_written_out_by_hand():
    def field(word):
        raw = word.encode()
        return len(raw).to_bytes(4, "big") + raw

    told = b"".join(map(field, ("xuezheng.draw.1", "ticket", "一年级", "d", "种子", "𠮷-7")))
    assert tickets.ticket("一年级", "d", "种子", "𠮷-7") == sha256(told).hexdigest()


@given(st.lists(words, unique=True, max_size=6), words)
def test_many_tickets_are_the_single_ones(keys, seed):
    many = [one.hex() for one in tickets.tickets("p", "d", seed, keys)]
    assert many == [tickets.ticket("p", "d", seed, key) for key in keys]


@given(st.lists(words, unique=True, max_size=6), words, st.randoms())
def test_the_order_does_not_depend_on_the_order_of_the_list(keys, seed, chance):
    mixed = list(keys)
    chance.shuffle(mixed)
    assert tickets.ordered("p", "d", seed, mixed) == tickets.ordered("p", "d", seed, keys)
    assert tickets.shuffled(mixed, seed) == tickets.shuffled(keys, seed)
    assert sorted(tickets.shuffled(keys, seed)) == sorted(keys)


def test_the_same_bytes_as_the_draw_of_judges():
    keys = ("甲", "乙", "丙")
    assert tickets.list_digest(keys) == older.list_digest(keys)
    assert tickets.ticket("p", "d", "s", "甲") == older.ticket("p", "d", "s", "甲")


def test_numbers_below_a_bound_are_even():
    counts = Counter(tickets.below(3, "seed", str(turn)) for turn in range(3000))
    # 3 classes, expected 1000 each: chi square with 2 degrees stays under 13.8 but once in 1000.
    assert sum((counts[n] - 1000) ** 2 / 1000 for n in range(3)) < 13.8


def test_the_incomplete_last_run_is_rejected(monkeypatch):
    drawn = iter([tickets.SPAN - 1, 7])
    monkeypatch.setattr(tickets, "hashed", lambda *_: f"{next(drawn):x}")
    # 2**256 = 1 mod 3, so the largest hash alone falls into the incomplete run.
    assert tickets.below(3) == 1


@pytest.mark.parametrize("bound", [0, -1, tickets.SPAN + 1])
def test_a_bound_below_one_is_refused(bound):
    with pytest.raises(ValueError, match=str(bound)):
        tickets.below(bound)
