"""BLS signatures: the vectors of RFC 9380, points of both groups, a signature made by hand; what is none is refused."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.base.bls import curve, field, hashing, pairing
from xuezheng.core.base.bls.curve import G1, G2, opposite, plus, times
from xuezheng.core.base.bls.signatures import holds_on_g1, holds_on_g2

# RFC 9380, J.9.1 and J.10.1: message, x and y of its point (of pairs the plain number first).
ON_G1 = {
    b"": """
        052926add2207b76ca4fa57a8734416c8dc95e24501772c814278700eed6d1e4e8cf62d9c09db0fac349612b759e79a1
        08ba738453bfed09cb546dbb0783dbb3a5f1f566ed67bb6be0e8c67e2e81a4cc68ee29813bb7994998f3eae0c9c6a265
    """,
    b"abc": """
        03567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903
        0b9c15f3fe6e5cf4211f346271d7b01c8f3b28be689c8429c85b67af215533311f0b8dfaaa154fa6b88176c229f2885d
    """,
    b"abcdef0123456789": """
        11e0b079dea29a68f0383ee94fed1b940995272407e3bb916bbf268c263ddd57a6a27200a784cbc248e84f357ce82d98
        03a87ae2caf14e8ee52e51fa2ed8eefe80f02457004ba4d486d6aa1f517c0889501dc7413753f9599b099ebcbbd2d709
    """,
}
ON_G2 = {
    b"": """
        0141ebfbdca40eb85b87142e130ab689c673cf60f1a3e98d69335266f30d9b8d4ac44c1038e9dcdd5393faf5c41fb78a
        05cb8437535e20ecffaef7752baddf98034139c38452458baeefab379ba13dff5bf5dd71b72418717047f5b0f37da03d
        0503921d7f6a12805e72940b963c0cf3471c7b2a524950ca195d11062ee75ec076daf2d4bc358c4b190c0c98064fdd92
        12424ac32561493f3fe3c260708a12b7c620e7be00099a974e259ddc7d1f6395c3c811cdd19f1e8dbf3e9ecfdcbab8d6
    """,
    b"abc": """
        02c2d18e033b960562aae3cab37a27ce00d80ccd5ba4b7fe0e7a210245129dbec7780ccc7954725f4168aff2787776e6
        139cddbccdc5e91b9623efd38c49f81a6f83f175e80b06fc374de9eb4b41dfe4ca3a230ed250fbe3a2acf73a41177fd8
        1787327b68159716a37440985269cf584bcb1e621d3a7202be6ea05c4cfe244aeb197642555a0645fb87bf7466b2ba48
        00aa65dae3c8d732d10ecd2c50f8a1baf3001578f71c694e03866e9f3d49ac1e1ce70dd94a733534f106d4cec0eddd16
    """,
}
BIG = st.integers(0, field.P - 1)
PAIRS = st.tuples(BIG, BIG)


@pytest.mark.parametrize("message", ON_G1, ids=range(3))
def test_messages_come_to_the_points_of_the_standard_on_g1(message):
    suite = replace(hashing.ON_G1, tag=b"QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_")
    x, y = (int(word, 16) for word in ON_G1[message].split())
    assert hashing.point(suite, message) == ((x, 0), (y, 0))


@pytest.mark.parametrize("message", ON_G2, ids=range(2))
def test_messages_come_to_the_points_of_the_standard_on_g2(message):
    suite = replace(hashing.ON_G2, tag=b"QUUX-V01-CS02-with-BLS12381G2_XMD:SHA-256_SSWU_RO_")
    a, b, c, d = (int(word, 16) for word in ON_G2[message].split())
    assert hashing.point(suite, message) == ((a, b), (c, d))


@given(PAIRS, PAIRS)
def test_the_field_is_a_field(x, y):
    assert field.mul(x, y) == field.mul(y, x)
    assert field.sub(field.add(x, y), y) == x
    if x != field.ZERO:
        assert field.mul(field.mul(y, x), field.inverse(x)) == y
    square = field.mul(x, x)
    assert field.root(square, plain=False) in (x, field.negative(x))
    assert field.greater(x) != field.greater(field.negative(x)) or x == field.ZERO


def test_a_root_that_is_not_there():
    # −1 is no square in a field whose prime is 3 more than a multiple of 4; with u it is.
    assert field.plain_root(-1) is None
    assert field.root((field.P - 1, 0), plain=True) is None
    assert field.root((field.P - 1, 0), plain=False) in ((0, 1), (0, field.P - 1))


@pytest.mark.parametrize("group", [G1, G2], ids=["G1", "G2"])
def test_points_add_up_and_the_generator_has_the_order_of_the_group(group):
    one = group.generator
    assert group.holds(one)
    assert times(one, field.R) is None
    assert plus(times(one, 5), times(one, 7)) == times(one, 12)
    assert plus(one, opposite(one)) is None
    assert plus(None, one) == one
    assert not group.holds((one[0], field.add(one[1], field.ONE)))


def compressed(group, point):
    if point is None:
        return bytes([0xC0]) + bytes(group.size - 1)
    (x, y), flags = point, 0x80
    words = [x[0]] if group.plain else [x[1], x[0]]
    raw = bytearray(b"".join(word.to_bytes(48, "big") for word in words))
    raw[0] |= flags | (0x20 if field.greater(y) else 0)
    return bytes(raw)


@pytest.mark.parametrize("group", [G1, G2], ids=["G1", "G2"])
def test_points_are_read_from_their_compressed_form(group):
    for point in (None, group.generator, times(group.generator, 3), opposite(group.generator)):
        assert curve.read(group, compressed(group, point)) == point
    good = compressed(group, group.generator)
    outside = bytes([0x9F]) + b"\xff" * (group.size - 1)
    nothing = bytes([0xC0]) + bytes(group.size - 2) + b"\1"
    for raw in (b"", good[1:], bytes([good[0] & 0x7F]) + good[1:], outside, nothing):
        with pytest.raises(ValueError, match=r"form|range|nothing"):
            curve.read(group, raw)
    refused = set()
    for last in range(8):
        try:
            curve.read(group, good[:-1] + bytes([last]))
        except ValueError as error:
            refused.add(str(error))
    assert refused == {"curve", "group"}  # half are on no curve, the others outside of the group


def test_the_pairing_is_linear_on_both_sides():
    p, q = G1.generator, G2.generator
    assert pairing.is_one([(times(p, 6), q), (opposite(times(p, 2)), times(q, 3))])
    assert not pairing.is_one([(times(p, 6), q), (opposite(times(p, 2)), times(q, 4))])
    assert not pairing.is_one([(p, q)])
    assert pairing.is_one([(None, q), (p, None)])


@settings(max_examples=1, deadline=None)
@given(st.integers(1, field.R - 1), st.binary(max_size=8))
def test_signatures_made_by_a_secret_hold_and_no_others(secret, message):
    for suite, keys, holds in ((hashing.ON_G1, G2, holds_on_g1), (hashing.ON_G2, G1, holds_on_g2)):
        key = compressed(keys, times(keys.generator, secret))
        raw = compressed(suite.group, times(hashing.point(suite, message), secret))
        assert holds(key, message, raw)
        assert not holds(key, message + b"x", raw)


def test_what_is_no_signature_never_holds():
    nothing = {group: compressed(group, None) for group in (G1, G2)}
    good = {group: compressed(group, group.generator) for group in (G1, G2)}
    assert not holds_on_g1(nothing[G2], b"", nothing[G1])
    assert not holds_on_g2(nothing[G1], b"", nothing[G2])
    assert not holds_on_g1(good[G2], b"", b"\x80")
    assert not holds_on_g2(b"", b"", good[G2])
    assert not holds_on_g1(good[G2], b"", good[G1])
