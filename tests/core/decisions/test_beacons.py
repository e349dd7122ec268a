"""Rounds of the beacon networks, as published, verified; every change is caught, in both languages."""

from datetime import UTC, datetime

import pytest
from tests.core.decisions import made

from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions import beacons, record, steps, verify
from xuezheng.core.decisions.beacons import DEFAULT, QUICKNET, BeaconError
from xuezheng.core.decisions.record import BeaconShown, ChanceShown
from xuezheng.core.decisions.seeds import Beacon

# Round, signature, randomness, as the networks published them.
QUICK = [
    (
        1000,
        "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
        "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
    ),
    (
        657413,
        "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
        "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    ),
]
# The same with the signature before; before the first round stands the founding group.
CHAINED = [
    (
        1,
        (
            "8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3c6f3b101"
            "04990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375e659c2a2352b4655"
        ),
        "101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec",
        DEFAULT.group,
    ),
    (
        3311596,
        (
            "a696b9409ababce45749c3a4ec369074453dd4a79967734e1390d969c8ad8d98897d217b9121e92c8ddebbddda8d92f9"
            "00e3bd6bf9deb166863b1a19390d743f82774001487594c5c09e581db7365f02b70a2c8cc41ce32446ef08e4890c4754"
        ),
        "647c07b2abbf7ff2afb4d670214f565e5cd9f9c91bfdcecb59a21f3c78d73920",
        (
            "8ed588f2a7716fb1349e2d9803da5db0005e98a83783c353d4a08f183236a9ad91d70ddb01266f4b7c576983db464b43"
            "0e65680b9e0098552758afd6c1e6afcb77e3f62fe1b93d42d1cb63abbb2205512fe12fbf74ea9c5ac3b8f5c1e283a1d8"
        ),
    ),
]
BEFORE = "2023-08-23T23:59:23+08:00"
AFTER = "2023-08-23T23:59:25+08:00"


def test_chains_are_named_by_the_hash_of_what_is_known_of_them():
    assert QUICKNET.chain == "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
    assert DEFAULT.chain == "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"


def test_rounds_have_their_moments():
    assert QUICKNET.moment(1000) == datetime(2023, 8, 23, 15, 59, 24, tzinfo=UTC)
    assert DEFAULT.moment(2) == datetime(2020, 7, 22, 15, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(("number", "signature", "randomness"), QUICK)
def test_rounds_of_the_unchained_network_hold(number, signature, randomness):
    beacon = Beacon(QUICKNET.chain, number, signature)
    assert beacon.randomness == randomness
    assert beacons.unverified(beacon) is None
    assert list(beacons.objections(beacon)) == []


@pytest.mark.parametrize(("number", "signature", "randomness", "before"), CHAINED)
def test_rounds_of_the_chained_network_hold_with_the_signature_before(
    number, signature, randomness, before
):
    beacon = Beacon(DEFAULT.chain, number, signature)
    assert beacon.randomness == randomness
    assert list(beacons.objections(beacon, before=before)) == []
    assert "前一轮" in beacons.unverified(beacon).zh
    assert list(beacons.objections(beacon)) == []  # not verified, so nothing is said against it


def test_another_round_or_signature_does_not_hold():
    (number, signature, _), (_, other, _) = QUICK
    turned = bytes([bytes.fromhex(signature)[0] ^ 0x20]).hex() + signature[2:]
    for wrong in ((number + 1, signature), (number, other), (number, turned), (number, "00")):
        (said,) = beacons.objections(Beacon(QUICKNET.chain, *wrong))
        assert said.zh == f"签名不是quicknet第{wrong[0]}轮的"
        assert said.en == f"This is not the signature of round {wrong[0]} of quicknet"
    number, signature, _, before = CHAINED[1]
    beacon = Beacon(DEFAULT.chain, number, signature)
    assert len(list(beacons.objections(beacon, before=before[::-1]))) == 1


def test_a_round_known_at_the_commitment_is_no_chance():
    beacon = Beacon(QUICKNET.chain, 1000)
    assert list(beacons.objections(beacon, BEFORE)) == []
    (said,) = beacons.objections(beacon, AFTER)
    assert said.zh == "第1000轮在承诺时已经公布"
    assert list(beacons.objections(beacon, "no moment")) == []
    for number in (0, 2**60):
        (said,) = beacons.objections(Beacon(QUICKNET.chain, number))
        assert said.en == f"There is no round {number}"


def test_a_network_not_known_is_taken_as_given():
    beacon = Beacon("a" * 64, 7, "0a0b")
    assert beacons.unverified(beacon).en == "The network is not known here; taken as given"
    assert list(beacons.objections(beacon, AFTER)) == []


def announced(at=BEFORE, chain=QUICKNET.chain, number=1000):
    chance = ChanceShown(beacon=BeaconShown(chain=chain, round=number))
    rules = steps.Rules("1", "2023-06-10", [], made.TERMS)
    frozen = steps.Frozen("2023-08-20T10:00:00+08:00", {"list": made.LIST})
    return steps.announce(("N", "t"), engine("draw"), rules, frozen, chance, (at, None))


def test_a_decision_takes_only_the_signature_of_the_round_announced():
    with pytest.raises(BeaconError) as caught:
        announced(AFTER)
    assert caught.value.told().zh == "随机信标不符：第1000轮在承诺时已经公布"
    found = announced()
    with pytest.raises(BeaconError) as caught:
        steps.show_beacon(found, QUICK[1][1])
    assert "not the signature of round 1000" in caught.value.told().en
    assert steps.show_beacon(found, QUICK[0][1]).chance.value.known


def test_a_chained_round_is_entered_with_the_signature_before():
    number, signature, _, before = CHAINED[1]
    found = announced("2023-09-01T10:00:00+08:00", DEFAULT.chain, number)
    with pytest.raises(BeaconError):
        steps.show_beacon(found, signature, before[::-1])
    assert steps.show_beacon(found, signature, before).chance.value.known


def checked(found, before=""):
    looked = {one.key: one for one in verify.checks(found, engine("draw"), before=before)}
    return looked["beacon"]


def test_a_record_is_verified_down_to_its_beacon():
    found = announced()
    assert not checked(found).there  # the round is not out yet
    found = steps.seeded(steps.show_beacon(found, QUICK[0][1]), AFTER)
    found = steps.ran(found, engine("draw"), AFTER)
    assert checked(found).there
    assert all(one.good for one in verify.checks(found, engine("draw")))
    text = record.written(found).decode()
    wrong = record.read(text.replace(QUICK[0][1], QUICK[1][1]))
    assert not checked(wrong).good
    late = record.read(text.replace(BEFORE, AFTER))
    assert [one.en for one in checked(late).wrong] == ["Round 1000 was out at the commitment"]


def test_a_chained_round_says_what_is_needed_to_verify_it():
    number, signature, _, before = CHAINED[1]
    found = announced("2023-09-01T10:00:00+08:00", DEFAULT.chain, number)
    found = steps.show_beacon(found, signature, before)
    assert (checked(found).there, checked(found).good) == (False, True)
    assert "before" in checked(found).note.en
    assert (checked(found, before).there, checked(found, before).good) == (True, True)
    assert not checked(found, before[::-1]).good
