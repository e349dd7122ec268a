"""The chain: known digests, every kind of tampering told, erasure borne."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.chain import GENESIS, Fault, Sealed, canonical, digest, faults, link


def chained(payloads):
    before, rows = GENESIS, []
    for seq, payload in enumerate(payloads, 1):
        own = digest(b"\x01\x02", payload)
        before = link(before, seq, own)
        rows.append(Sealed(seq, own, before, "0102", payload))
    return rows


def test_a_digest_is_sha256_of_salt_and_canonical_json():
    assert (
        digest(b"\x00", {"b": 1, "a": "学"})
        == sha256(b'\x00{"a":"\xe5\xad\xa6","b":1}').hexdigest()
    )


def test_a_link_puts_lengths_in_front():
    parts = (GENESIS.encode(), b"1", b"ab")
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    assert link(GENESIS, 1, "ab") == sha256(framed).hexdigest()


def test_an_untouched_chain_has_no_faults():
    assert list(faults(chained([{"n": 1}, {"n": 2}, {"n": 3}]))) == []


def test_erased_entries_still_verify_when_somebody_ordered_it():
    rows = chained([{"n": 1}, {"n": 2}])
    rows[0] = replace(rows[0], payload=None, salt=None, erased_by="7")
    assert list(faults(rows)) == []
    rows[0] = replace(rows[0], erased_by="")
    assert list(faults(rows)) == [Fault(1, "detail missing")]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda rows: rows.pop(1), [Fault(2, "missing"), Fault(3, "chain")]),
        (lambda rows: rows.reverse(), None),
        (
            lambda rows: rows.__setitem__(1, replace(rows[1], payload={"n": 9})),
            [Fault(2, "content")],
        ),
        (
            lambda rows: rows.__setitem__(1, replace(rows[1], digest="0" * 64)),
            [Fault(2, "chain"), Fault(2, "content")],
        ),
        (lambda rows: rows.__setitem__(2, replace(rows[2], chain="0" * 64)), [Fault(3, "chain")]),
    ],
)
def test_tampering_is_told(spoil, told):
    rows = chained([{"n": 1}, {"n": 2}, {"n": 3}])
    spoil(rows)
    found = list(faults(rows))
    assert found
    assert told is None or found == told


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=5), json_values, max_size=4))
def test_the_order_of_keys_does_not_matter(payload):
    turned = dict(reversed(payload.items()))
    assert canonical(payload) == canonical(turned)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6), st.data())
def test_any_swap_of_two_entries_is_told(numbers, data):
    rows = chained([{"n": n, "at": i} for i, n in enumerate(numbers)])
    i = data.draw(st.integers(0, len(rows) - 2))
    rows[i], rows[i + 1] = rows[i + 1], rows[i]
    assert list(faults(rows))
