"""A decision from its announcement to its result: in order, once, nothing taken back."""

from dataclasses import replace
from hashlib import sha256

import pytest
from tests.core.decisions import made

from xuezheng.catalogue.engines import engine
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.decisions import record, seeds, steps
from xuezheng.core.decisions.record import BeaconShown, ChanceShown, Replaced

AT = "2026-07-16T10:04:00+08:00"
DRAW = engine("draw")


def test_parts_are_shown_in_order_and_as_promised():
    found = made.announced()
    first, second = made.SECRETS
    with pytest.raises(steps.EarlyError, match=first):
        steps.show_part(found, second, made.SECRETS[second])
    with pytest.raises(seeds.SecretError, match=first):
        steps.show_part(found, first, made.SECRETS[first] + "x")
    found = steps.show_part(found, first, made.SECRETS[first])
    found = steps.show_part(found, second, made.SECRETS[second])
    with pytest.raises(steps.EarlyError):
        steps.show_part(found, second, made.SECRETS[second])


def test_the_seed_waits_for_everything_announced_and_comes_once():
    found = made.announced()
    with pytest.raises(steps.EarlyError):
        steps.seeded(found, AT)
    with pytest.raises(steps.EarlyError):
        steps.show_numbers(found, "另一来源", [1])
    with pytest.raises(steps.EarlyError):
        steps.show_beacon(found, "00")
    with pytest.raises(steps.EarlyError):
        steps.ran(found, DRAW, AT)
    found = made.seeded(found)
    with pytest.raises(steps.EarlyError):
        steps.show_numbers(found, "2026-07-16 体育彩票排列5", [1])
    with pytest.raises(steps.TwiceError):
        steps.seeded(found, AT)


def test_a_list_is_drawn_once():
    found = made.finished()
    with pytest.raises(steps.TwiceError):
        steps.ran(found, DRAW, AT)


def test_a_new_decision_on_the_list_cites_the_old_one_and_has_another_seed():
    first = made.finished()
    cited = Replaced(
        number=first.number, commitment=first.digests.commitment, reason="现场断电，重新公证"
    )
    second = made.finished(replaces=cited)
    assert second.digests.lists == first.digests.lists
    assert second.digests.commitment != first.digests.commitment
    assert second.digests.seed != first.digests.seed


def test_the_seed_written_out_by_hand():

    def hashed(*fields):
        told = b""
        for one in ("xuezheng.decision.1", *fields):
            told += len(one.encode()).to_bytes(4, "big") + one.encode()
        return sha256(told).hexdigest()

    found = made.finished()
    first, second = made.SECRETS
    fixed = (found.number, "draw", "1", found.digests.rules, found.digests.lists, "", "", "")
    promised = [
        field
        for party, secret in made.SECRETS.items()
        for field in (party, hashed("part", found.number, party, secret))
    ]
    committed = hashed(
        "commitment", *fixed, "2", *promised, "1", "2026-07-16 体育彩票排列5", "", ""
    )
    assert found.digests.commitment == committed
    shown = (made.SECRETS[first], made.SECRETS[second])
    assert found.digests.seed == hashed(
        "seed", committed, "2", *shown, "1", "9.18.26.34.41.45./", ""
    )


def test_a_beacon_alone_is_chance_enough():
    chance = ChanceShown(beacon=BeaconShown(chain="a" * 64, round=7))
    rules = steps.Rules("1", "2026-06-10", [], made.TERMS)
    frozen = steps.Frozen(AT, {"list": made.LIST})
    found = steps.announce(("N", "t"), DRAW, rules, frozen, chance, (AT, None))
    found = steps.show_beacon(found, "0a0b")
    with pytest.raises(RefusedError):
        steps.show_beacon(found, "0a0b")
    assert steps.seeded(found, AT).digests.seed


def test_without_chance_there_is_no_announcement():
    rules = steps.Rules("1", "2026-06-10", [], made.TERMS)
    frozen = steps.Frozen(AT, {"list": made.LIST})
    with pytest.raises(steps.NoChanceError):
        steps.announce(("N", "t"), DRAW, rules, frozen, ChanceShown(), (AT, None))


def test_a_short_secret_is_refused():
    with pytest.raises(seeds.ShortSecretError):
        seeds.part_commitment("N", "p", "123456")


def test_the_referee_stops_a_wrong_result():

    wrong = replace(DRAW, run=lambda _read, _seed: {"rows": "", "places": []})
    with pytest.raises(steps.ObjectedError):
        steps.ran(made.seeded(made.announced()), wrong, AT)


def test_another_version_of_the_engine_does_not_run():

    with pytest.raises(steps.EarlyError):
        steps.ran(made.seeded(made.announced()), replace(DRAW, version=2), AT)


def test_a_record_is_read_back_byte_for_byte():
    found = made.finished()
    raw = record.written(found)
    assert record.written(record.read(raw)) == raw


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "JSON"),
        ("[]", "dictionary"),
        ('{"format":"x"}', "format"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_record_is_told(text, said):
    with pytest.raises(record.RecordError, match=said):
        record.read(text)


def test_unknown_keys_are_refused():
    raw = record.written(made.finished()).replace(b'"title"', b'"more":1,"title"')
    with pytest.raises(record.RecordError, match="more"):
        record.read(raw)
