"""Published vectors of other people's procedures, replayed."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.decisions import consistent, rfc3797, rivest
from xuezheng.core.decisions.seeds import Beacon

# RFC 3797, section 6: digests, divisors and positions of its worked example.
REFERENCE = """
990DD0A5692A029A98B5E01AA28F3459 25 17
3691E55CB63FCC37914430B2F70B5EC6 24 7
FE814EDF564C190AC1D25753979990FA 23 2
1863CCACEB568C31D7DDBDF1D4E91387 22 16
F4AB33DF4889F0AF29C513905BE1D758 21 25
13EAEB529F61ACFB9A29D0BA3A60DE4A 20 23
992DB77C382CA2BDB9727001F3CDCCD9 19 8
63AB4258ECA922976811C7F55C383CE7 18 24
DFBC5AC97CED01B3A6E348E3CC63F40D 17 19
31CB111C4A4EBE9287CEAE16FE51B909 16 13
07FA46C122F164C215BBC72793B189A3 15 22
AC52F8D75CCBE2E61AFEB3387637D501 14 5
53306F73E14FC0B2FBF434218D25948E 13 18
B5D1403501A81F9A47318BE7893B347C 12 9
85B10B356AA06663EF1B1B407765100A 11 1
3269E6CE559ABD57E2BA6AAB495EB9BD 10 4
"""
# The draw of 2022 among 267, as its committee published key and picks.
KEY_2022 = (
    "7.8.11.18.28.40.48./15.16.21.31.36.65./8.12.13.17.21.26.35.42./1.5.10.13.14.16.21.25.27./"
)
PICKS_2022 = [171, 245, 68, 190, 70, 126, 110, 128, 138, 173]


def test_rfc3797_with_every_digest():
    key = rfc3797.key([[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]])
    assert key == "9319./2.5.8.10.12./9.18.26.34.41.45./"
    steps = rfc3797.select(key, pool=25, take=16)
    told = [f"{one.digest} {one.divisor} {one.position}" for one in steps]
    assert told == REFERENCE.split("\n")[1:-1]


def test_rfc3797_in_a_real_draw():
    steps = rfc3797.select(KEY_2022, pool=267, take=10)
    assert [one.position for one in steps] == PICKS_2022
    assert steps[0].digest == "D0BD0C1947856D9EC8892BFD7B8F537A"


@pytest.mark.parametrize(("pool", "take"), [(0, 1), (5, 6), (5, 0), (70_000, 1), (-1, -1)])
def test_rfc3797_refuses_what_cannot_be_taken(pool, take):
    with pytest.raises(rfc3797.SelectionError):
        rfc3797.select("1./", pool=pool, take=take)


@pytest.mark.parametrize(
    ("seed", "total", "wanted"),
    [
        ("0", 1000, [905, 573, 160]),
        ("0", 2, [1, 1, 2]),
        ("1", 1000, [97, 89, 163]),
        ("0000000000", 1000, [978, 359, 132]),
        ("999999999999999999999999", 1000, [544, 800, 654]),
        ("abcde", 1000, [247, 427, 157]),
    ],
)
def test_rivests_sampler(seed, total, wanted):
    assert list(islice(rivest.picks(seed, total), 3)) == wanted


def test_rivests_sampler_takes_any_text_as_its_seed():
    assert 1 <= next(rivest.picks("𝔘𠮷", 1000)) <= 1000
    with pytest.raises(rfc3797.SelectionError):
        next(rivest.picks("0", 0))


@pytest.mark.parametrize(
    ("seed", "keys", "wanted"),
    [
        ("31", "abcd", "badc"),
        ("77", "abcd", "bdca"),
        ("52", "abcde", "dbeac"),
    ],
)
def test_the_consistent_sampler(seed, keys, wanted):
    assert "".join(consistent.shuffled(seed, keys)) == wanted


def test_the_consistent_sampler_over_a_hundred():
    keys = [str(n) for n in range(100)]
    found = consistent.shuffled("41", keys)[:10]
    assert found == ["73", "51", "17", "58", "38", "42", "39", "20", "11", "67"]
    assert [consistent.number("41", key)[:11] for key in found[:3]] == [
        "0.000508333",
        "0.003446232",
        "0.004419823",
    ]


def test_the_consistent_sampler_draws_on():
    number, found = consistent.number("52", "d"), []
    for _ in range(6):
        found.append(number[:11])
        number = consistent.following(number)
    assert found == [
        "0.054468191",
        "0.075709054",
        "0.097719928",
        "0.243379719",
        "0.434726434",
        "0.694790524",
    ]


@given(st.sets(st.text(max_size=4), min_size=2, max_size=8), st.text(max_size=4))
def test_the_consistent_order_of_two_is_the_same_in_any_list(keys, seed):
    whole = consistent.shuffled(seed, keys)
    part = set(sorted(keys)[::2])
    assert [key for key in whole if key in part] == consistent.shuffled(seed, part)


def test_the_randomness_of_a_round_is_the_hash_of_its_signature():
    # Round 1 of the drand chain 8990e7a9…, as the chain's documentation shows it.
    signature = (
        "8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3"
        "c6f3b10104990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375"
        "e659c2a2352b4655"
    )
    assert (
        Beacon("a" * 64, 1, signature).randomness
        == "101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec"
    )
