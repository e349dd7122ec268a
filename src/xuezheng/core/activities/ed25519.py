"""Ed25519 signatures as RFC 8032 writes them, without a library: a few certificates, not a web server.

Python's integers take no constant time, so the key signs on the bureau's own
machine only, where nobody measures; checking needs no secret.
"""

from hashlib import sha512

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
"""Extended coordinates: X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z."""
NEUTRAL: Point = (0, 1, 1, 0)


def _added(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(number: int, point: Point) -> Point:
    found = NEUTRAL
    while number:
        if number & 1:
            found = _added(found, point)
        point = _added(point, point)
        number >>= 1
    return found


def _root(y: int, odd: int) -> int | None:
    """Give the x of a y, of the parity asked for; None where there is none."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if odd else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != odd else x


_Y = 4 * pow(5, P - 2, P) % P
_X = _root(_Y, 0) or 0
BASE: Point = (_X, _Y, 1, _X * _Y % P)


def _written(point: Point) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _read(data: bytes) -> Point | None:
    if len(data) != 32:
        return None
    number = int.from_bytes(data, "little")
    y = number & (1 << 255) - 1
    x = _root(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def _secret(seed: bytes) -> tuple[int, bytes]:
    if len(seed) != 32:
        raise ValueError(len(seed))
    told = sha512(seed).digest()
    number = int.from_bytes(told[:32], "little")
    return number & (1 << 254) - 8 | 1 << 254, told[32:]


def _number(*parts: bytes) -> int:
    return int.from_bytes(sha512(b"".join(parts)).digest(), "little") % ORDER


def public(seed: bytes) -> bytes:
    """Give the public key of a seed of 32 bytes; raises ``ValueError`` for another length."""
    return _written(_times(_secret(seed)[0], BASE))


def sign(seed: bytes, message: bytes) -> bytes:
    """Give the signature of a message: 64 bytes, the same every time."""
    number, prefix = _secret(seed)
    own = _written(_times(number, BASE))
    nonce = _number(prefix, message)
    first = _written(_times(nonce, BASE))
    last = (nonce + _number(first, own, message) * number) % ORDER
    return first + last.to_bytes(32, "little")


def holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a signature of a message was made with the secret of a public key."""
    if len(signature) != 64:
        return False
    own, first = _read(key), _read(signature[:32])
    last = int.from_bytes(signature[32:], "little")
    if own is None or first is None or last >= ORDER:
        return False
    right = _added(first, _times(_number(signature[:32], key, message), own))
    return _written(_times(last, BASE)) == _written(right)
