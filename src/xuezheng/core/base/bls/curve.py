"""The two groups of BLS12-381 (曲线): points in two coordinates, read from their compressed form.

``G1`` holds plain numbers and is written in 48 bytes, ``G2`` pairs in 96; the
form is that of the beacon networks (flags in the first three bits).
"""

from dataclasses import dataclass

from xuezheng.core.base.bls.field import (
    ZERO,
    P,
    Pair,
    R,
    add,
    greater,
    inverse,
    mul,
    negative,
    root,
    sub,
)

Point = tuple[Pair, Pair] | None
"""A point; ``None`` is the one that changes nothing when added."""

WIDTH = 48
COMPRESSED, NOTHING, GREATER = 0x80, 0x40, 0x20


@dataclass(frozen=True, slots=True)
class Group:
    """One of the two groups (群): y² = x³ + b; ``plain`` where its numbers lie in the field itself."""

    b: Pair
    plain: bool
    generator: tuple[Pair, Pair]

    @property
    def size(self) -> int:
        """Give how many bytes a compressed point has."""
        return WIDTH if self.plain else 2 * WIDTH

    def holds(self, point: Point) -> bool:
        """Say whether a point lies on the curve and in the group of prime order."""
        if point is None:
            return True
        x, y = point
        return mul(y, y) == add(mul(mul(x, x), x), self.b) and times(point, R) is None


def plus(one: Point, other: Point) -> Point:
    """Give the sum of two points."""
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and add(y1, y2) == ZERO:
        return None
    slope = chord(one, other)
    x = sub(sub(mul(slope, slope), x1), x2)
    return x, sub(mul(slope, sub(x1, x)), y1)


def chord(one: tuple[Pair, Pair], other: tuple[Pair, Pair]) -> Pair:
    """Give the slope of the line through two points, the tangent's where they are the same."""
    (x1, y1), (x2, y2) = one, other
    if one == other:
        square = mul(x1, x1)
        return mul(add(square, add(square, square)), inverse(add(y1, y1)))
    return mul(sub(y2, y1), inverse(sub(x2, x1)))


def times(point: Point, number: int) -> Point:
    """Give a point added to itself so many times."""
    found: Point = None
    for bit in f"{number:b}":
        found = plus(found, found)
        if bit == "1":
            found = plus(found, point)
    return found


def opposite(point: Point) -> Point:
    """Give the point that adds up to nothing with this one."""
    return None if point is None else (point[0], negative(point[1]))


def read(group: Group, raw: bytes) -> Point:
    """Read a compressed point. Raises ``ValueError`` for bytes that are none of this group."""
    if len(raw) != group.size or not raw[0] & COMPRESSED:
        raise ValueError("form")
    body = bytes([raw[0] & 0x1F]) + raw[1:]
    if raw[0] & NOTHING:
        if any(body) or raw[0] & GREATER:
            raise ValueError("nothing")
        return None
    words = [int.from_bytes(body[at : at + WIDTH], "big") for at in range(0, len(body), WIDTH)]
    if max(words) >= P:
        raise ValueError("range")
    x = (words[-1], 0 if group.plain else words[0])
    y = root(add(mul(mul(x, x), x), group.b), plain=group.plain)
    if y is None:
        raise ValueError("curve")
    point = (x, y if greater(y) == bool(raw[0] & GREATER) else negative(y))
    if not group.holds(point):
        raise ValueError("group")
    return point


def _generator(words: str) -> tuple[Pair, Pair]:
    x, x_u, y, y_u = (int(word, 16) for word in words.split())
    return (x, x_u), (y, y_u)


G1 = Group(
    (4, 0),
    True,
    _generator(
        """
17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb
0
08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1
0
        """
    ),
)
G2 = Group(
    (4, 4),
    False,
    _generator(
        """
024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8
13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e
0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801
0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be
        """
    ),
)
