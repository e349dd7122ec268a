"""SM2 signatures (GB/T 32918.2) as witnesses of this country's offices make them: verifying only.

Keys are 64 bytes (x, y), signatures 64 bytes (r, s); the user id is the
customary ``1234567812345678``. Needs SM3 from the system's OpenSSL; without it
nothing holds.
"""

import hashlib

P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
A = P - 3
B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
N = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
GX = 0x32C4AE2C_1F198119_5F990446_6A39C994_8FE30BBF_F2660BE1_715A4589_334C74C7
GY = 0xBC3736A2_F4F6779C_59BDCEE3_6B692153_D0A9877C_C62A4740_02DF32E5_2139F0A0
USER = b"1234567812345678"
SIZE = 32

Point = tuple[int, int] | None
"""A point of the curve; ``None`` is the one at infinity."""


def holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a signature is that of a message under a public key; never raises."""
    if (
        len(key) != 2 * SIZE
        or len(signature) != 2 * SIZE
        or "sm3" not in hashlib.algorithms_available
    ):
        return False
    public = _number(key[:SIZE]), _number(key[SIZE:])
    r, s = _number(signature[:SIZE]), _number(signature[SIZE:])
    if not (_on_curve(public) and 0 < r < N and 0 < s < N) or (r + s) % N == 0:
        return False
    hashed = _number(_sm3(_about(key) + message))
    found = _sum(_times(s, (GX, GY)), _times((r + s) % N, public))
    return found is not None and (hashed + found[0]) % N == r


def _about(key: bytes) -> bytes:
    """Hash whose key it is, and on which curve."""
    numbers = b"".join(one.to_bytes(SIZE, "big") for one in (A, B, GX, GY))
    return _sm3((len(USER) * 8).to_bytes(2, "big") + USER + numbers + key)


def _sm3(data: bytes) -> bytes:
    return hashlib.new("sm3", data).digest()


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")


def _on_curve(point: tuple[int, int]) -> bool:
    x, y = point
    return x < P and y < P and (y * y - (x * x * x + A * x + B)) % P == 0


def _sum(one: Point, other: Point) -> Point:
    if one is None or other is None:
        return one or other
    if one[0] == other[0] and (one[1] + other[1]) % P == 0:
        return None
    if one == other:
        slope = (3 * one[0] * one[0] + A) * pow(2 * one[1], -1, P)
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P)
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def _times(number: int, point: Point) -> Point:
    found: Point = None
    while number:
        if number & 1:
            found = _sum(found, point)
        point = _sum(point, point)
        number >>= 1
    return found
