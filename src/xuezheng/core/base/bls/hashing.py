"""Messages to points of a group (散列到曲线), by RFC 9380: SHA-256, the simplified map, an isogeny."""

from dataclasses import dataclass
from hashlib import sha256

from xuezheng.core.base.bls import isogenies
from xuezheng.core.base.bls.curve import G1, G2, Group, Point, plus, times
from xuezheng.core.base.bls.field import (
    ONE,
    ZERO,
    P,
    Pair,
    X,
    add,
    inverse,
    mul,
    negative,
    root,
    sign,
)

WORD = 64
"""Bytes hashed for each number of the field."""
BLOCK, DIGEST = 64, 32


@dataclass(frozen=True, slots=True)
class Suite:
    """How messages get to a group (密码套件): its tag, the curve y² = x³ + a·x + b beside it, the way back."""

    group: Group
    tag: bytes
    a: Pair
    b: Pair
    z: Pair
    maps: isogenies.Maps
    cofactor: int


def point(suite: Suite, message: bytes) -> Point:
    """Give the point of a message (hash_to_curve)."""
    first, second = (_mapped(suite, number) for number in _numbers(suite, message))
    return times(plus(first, second), suite.cofactor)


def _numbers(suite: Suite, message: bytes) -> list[Pair]:
    many = 1 if suite.group is G1 else 2
    raw = spread(message, suite.tag, 2 * many * WORD)
    words = [int.from_bytes(raw[at : at + WORD], "big") % P for at in range(0, len(raw), WORD)]
    return [(words[at], words[at + 1] if many > 1 else 0) for at in range(0, len(words), many)]


def spread(message: bytes, tag: bytes, size: int) -> bytes:
    """Give so many bytes made of a message (expand_message_xmd)."""
    end = tag + bytes([len(tag)])
    start = sha256(bytes(BLOCK) + message + size.to_bytes(2, "big") + b"\0" + end).digest()
    last, found = bytes(DIGEST), b""
    for turn in range(1, -(-size // DIGEST) + 1):
        mixed = bytes(x ^ y for x, y in zip(start, last, strict=True))
        last = sha256(mixed + bytes([turn]) + end).digest()
        found += last
    return found[:size]


def _mapped(suite: Suite, number: Pair) -> Point:
    """Give the point of a number: first on the curve beside, then by the isogeny on ours."""
    step = mul(suite.z, mul(number, number))
    both = add(mul(step, step), step)
    if both == ZERO:
        x = mul(suite.b, inverse(mul(suite.z, suite.a)))
    else:
        x = mul(mul(negative(suite.b), inverse(suite.a)), add(ONE, inverse(both)))
    y = _root(suite, x)
    if y is None:
        x = mul(step, x)
        y = _root(suite, x)
    if y is None:  # cannot be: one of the two is a square
        raise ArithmeticError(number)
    return suite.maps.at(x, y if sign(y) == sign(number) else negative(y))


def _root(suite: Suite, x: Pair) -> Pair | None:
    square = add(mul(add(mul(x, x), suite.a), x), suite.b)
    return root(square, plain=suite.group.plain)


ON_G1 = Suite(
    G1, b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_",
    isogenies.G1_A, isogenies.G1_B, (11, 0), isogenies.G1, X + 1,
)  # fmt: skip
ON_G2 = Suite(
    G2, b"BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_",
    (0, 240), (1012, 1012), (P - 2, P - 1), isogenies.G2,
    int(
        "bc69f08f2ee75b3584c6a0ea91b352888e2a8e9145ad7689986ff031508ffe1329c2f178731db956d82bf015d1212b02"
        "ec0ec69d7477c1ae954cbc06689f6a359894c0adebbf6b4e8020005aaa95551", 16,
    ),
)  # fmt: skip
