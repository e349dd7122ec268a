"""Places against brute force, hours by hand, signatures by the vectors of RFC 8032, badges by their shape."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.activities.badges import (
    Earned,
    base58,
    credential,
    did,
    proved,
    shape_faults,
    unbase58,
    verified,
)
from xuezheng.core.activities.credits import hours, rated_low, rules_in, short, window
from xuezheng.core.activities.places import Seat, Signed, faults, promoted
from xuezheng.core.base import ed25519

DAY = date(2026, 10, 12)
RULES = rules_in(shipped().on(DAY))


def waits(*layers):
    return [Signed(number, layer, Seat.WAITS) for number, layer in enumerate(layers, 1)]


def test_quotas_are_held_until_released():
    signed = waits("young", "young", "young", "master")
    assert promoted(signed, 3, {"master": 1, "young": 1}) == (1, 2, 4)
    assert promoted(waits("young", "young", "young"), 3, {"master": 1}) == (1, 2)
    assert promoted(waits("young", "young", "young"), 3, {"master": 1}, released=True) == (1, 2, 3)


def test_a_place_given_back_goes_to_the_first_who_may_take_it():
    signed = [
        Signed(1, "young", Seat.HAS), Signed(2, "master", Seat.OUT), Signed(3, "young", Seat.WAITS),
        Signed(4, "master", Seat.WAITS),
    ]  # fmt: skip
    assert promoted(signed, 2, {"master": 1}) == (4,)
    assert promoted(signed, 2, {}) == (3,)
    assert promoted(signed, 1, {}) == ()


def test_wrong_plans_tell_every_fault():
    assert [one.en for one in faults(0, {"young": -1, "master": 3})] == [
        "there must be a place", "the quota of young is negative", "the quotas exceed all places",
    ]  # fmt: skip
    assert list(faults(3, {"young": 1})) == []


def fair(signed, capacity, quotas, chosen):
    """What must hold of places, whatever way they were found."""
    layers = {one.number: one.layer for one in signed}
    held = sum(max(0, n - sum(layers[c] == k for c in chosen)) for k, n in quotas.items())
    if len(chosen) > capacity or len(chosen) + held > max(capacity, sum(quotas.values())):
        return False
    left = [one for one in signed if one.number not in chosen]
    return all(not any(layers[c] == one.layer and c > one.number for c in chosen) for one in left)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(["a", "b", "c"]), max_size=6),
    st.integers(1, 5),
    st.integers(0, 2),
    st.integers(0, 2),
)
def test_places_are_fair_and_no_seat_stays_empty_that_could_be_filled(layers, capacity, a, b):
    if a + b > capacity:
        return
    quotas, signed = {"a": a, "b": b}, waits(*layers)
    chosen = promoted(signed, capacity, quotas)
    assert fair(signed, capacity, quotas, chosen)
    most = max(
        (
            len(set(some[:size]))
            for some in permutations([one.number for one in signed])
            for size in range(len(signed) + 1)
            if fair(signed, capacity, quotas, some[:size])
        ),
        default=0,
    )
    assert len(chosen) == most


def test_hours_count_from_the_share_on_and_only_when_passed():
    assert (RULES.needed, RULES.years, RULES.minutes, RULES.share) == (360, 5, 45, 80)
    assert hours(720, 900, passed=True, rules=RULES) == 16
    assert hours(719, 900, passed=True, rules=RULES) == 0
    assert hours(900, 900, passed=False, rules=RULES) == 0
    assert hours(0, 0, passed=True, rules=RULES) == 0


def test_who_falls_short_in_five_calendar_years():
    assert window(DAY, RULES) == date(2022, 1, 1)
    earned = [
        (1, date(2022, 1, 1), 300), (1, date(2026, 10, 12), 60), (2, date(2021, 12, 31), 400),
        (2, date(2024, 5, 1), 72), (3, date(2026, 10, 13), 400), (9, date(2024, 1, 1), 999),
    ]  # fmt: skip
    found = short(earned, [1, 2, 3], DAY, RULES)
    assert [(one.person, one.hours, one.missing) for one in found] == [(3, 0, 360), (2, 72, 288)]


def test_courses_rated_low_need_enough_voices():
    ratings = {1: [3, 3, 4, 3, 4], 2: [1, 1], 3: [3, 4, 4, 3, 4], 4: [2] * 5}
    assert rated_low(ratings, RULES) == (4, 1)  # 2.0, 3.4; 3.6 is not low; two voices say nothing


VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        ("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
        "25bf5f0595bbe24655141438e7a100b"),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        ("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("seed", "key", "message", "signature"), VECTORS)
def test_the_vectors_of_rfc_8032(seed, key, message, signature):
    raw = bytes.fromhex
    assert ed25519.public(raw(seed)) == raw(key)
    assert ed25519.sign(raw(seed), raw(message)) == raw(signature)
    assert ed25519.holds(raw(key), raw(message), raw(signature))
    assert not ed25519.holds(raw(key), raw(message) + b"x", raw(signature))


def test_malformed_keys_and_signatures_hold_nothing():
    seed = bytes(32)
    key, good = ed25519.public(seed), ed25519.sign(seed, b"x")
    assert not ed25519.holds(key, b"x", good[:-1])
    assert not ed25519.holds(b"\xff" * 32, b"x", good)
    assert not ed25519.holds(key, b"x", good[:32] + b"\xff" * 32)
    assert not ed25519.holds(key[:-1], b"x", good)
    with pytest.raises(ValueError, match="3"):
        ed25519.sign(b"abc", b"x")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=40))
def test_base_58_comes_back(data):
    assert unbase58(base58(data)) == data


EARNED = Earned(
    "PX-2026-0001-3", "云汀市教育局", "青年教师课堂教学", "16学时", "20260101", "盐", "2026-10-12T09:00:00+08:00", 16
)  # fmt: skip
SEED = bytes(range(32))


def test_a_certificate_has_the_published_shape_and_can_be_checked_by_anybody():
    whole = proved(credential(EARNED, ed25519.public(SEED)), SEED, "2026-10-12T09:00:00+08:00")
    assert list(shape_faults(whole)) == []
    assert verified(whole)
    assert whole["issuer"]["id"] == did(ed25519.public(SEED))
    assert whole["issuer"]["id"].startswith("did:key:z6Mk")
    assert "20260101" not in str(whole)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["name", "validFrom", "id"]), st.text(min_size=1, max_size=5))
def test_whatever_is_changed_no_longer_verifies(key, other):
    whole = proved(credential(EARNED, ed25519.public(SEED)), SEED, "2026-10-12T09:00:00+08:00")
    assert not verified({**whole, key: whole[key] + other})
    assert not verified({**whole, "proof": {**whole["proof"], "created": other}})


def test_what_lacks_a_part_is_named():
    whole = proved(credential(EARNED, ed25519.public(SEED)), SEED, "2026-10-12T09:00:00+08:00")
    bare = {key: value for key, value in whole.items() if key != "proof"}
    assert list(shape_faults(bare)) == ["proof: missing"]
    assert not verified(bare)
    subject = {"type": ["AchievementSubject"], "achievement": {"type": ["Achievement"]}}
    told = list(shape_faults({**whole, "credentialSubject": subject}))
    assert "credentialSubject.achievement.criteria: missing" in told
    assert "credentialSubject: id or identifier" in told
    assert not verified({**whole, "issuer": {"id": "did:key:q"}})
