"""Several identities of one person: laws over any sequence of merging and taking back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.registers.aliases import (
    MergeError,
    Stretch,
    canonical,
    identities,
    in_two_places,
    merged,
    shadowed,
)
from xuezheng.core.registers.timeline import FAR

STAFF = T("教职工登记", "registered as staff")
ACTS = st.lists(st.tuples(st.booleans(), st.integers(1, 6), st.integers(1, 6)), max_size=20)


@given(ACTS)
def test_any_sequence_leaves_every_identity_in_exactly_one_person(acts):
    pairs = {}
    for merging, alias, person in acts:
        if not merging:
            pairs.pop(alias, None)
            continue
        try:
            pairs = merged(pairs, alias, person)
        except MergeError:
            continue
    groups = {identities(pairs, one) for one in range(1, 7)}
    assert sorted(one for group in groups for one in group) == [1, 2, 3, 4, 5, 6]
    shown = set(range(1, 7)) - shadowed(pairs, range(1, 7))
    assert shown == {canonical(pairs, one) for one in range(1, 7)}


def test_a_merge_into_somebody_merged_goes_to_whom_that_one_is_read_as():
    assert merged({2: 3}, 1, 2) == {2: 3, 1: 3}


@pytest.mark.parametrize(
    ("pairs", "alias", "person", "zh"),
    [({1: 2}, 1, 3, "已并入"), ({}, 1, 1, "同一人员"), ({2: 1}, 1, 2, "同一人员")],
)
def test_what_cannot_be_merged(pairs, alias, person, zh):
    with pytest.raises(MergeError) as caught:
        merged(pairs, alias, person)
    assert zh in caught.value.told().zh


def stretch(person, org, since, until=FAR, what=STAFF):
    return Stretch(person, org, since, until, what)


def test_two_places_on_one_day_are_found_and_one_after_the_other_is_fine():
    one = stretch(1, 10, date(2020, 9, 1), date(2024, 9, 1))
    later = stretch(2, 20, date(2024, 9, 1))
    early = stretch(2, 20, date(2024, 8, 31))
    assert in_two_places([one, later]) is None
    assert in_two_places([early, one]) == (one, early)
    assert in_two_places([one, stretch(1, 20, date(2021, 1, 1))]) is None
    assert in_two_places([one, stretch(2, 10, date(2021, 1, 1))]) is None
    pupil = stretch(2, 20, date(2021, 1, 1), what=T("学籍", "on the roll"))
    assert in_two_places([one, pupil]) is None


def test_a_stretch_is_told_in_words():
    assert stretch(1, 10, date(2020, 9, 1)).told().zh == "教职工登记 2020-09-01—今（单位 10）"
    told = stretch(1, 10, date(2020, 9, 1), date(2024, 9, 1)).told()
    assert told.en == "registered as staff 2020-09-01 – 2024-09-01 (unit 10)"
