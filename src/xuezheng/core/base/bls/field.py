"""The field of BLS12-381 and its extension by u with u² = −1 (域): a number is a pair ``(a, b)`` for a + b·u.

Numbers of the field itself have ``b`` = 0, so that both groups are reckoned by
the same lines.
"""

P = int(
    "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab",
    16,
)
"""The prime of the field."""

R = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
"""How many points either group has."""

X = 0xD201000000010000
"""The curve's parameter without its sign."""

Pair = tuple[int, int]
ZERO: Pair = (0, 0)
ONE: Pair = (1, 0)


def add(x: Pair, y: Pair) -> Pair:
    """Give x + y."""
    return (x[0] + y[0]) % P, (x[1] + y[1]) % P


def sub(x: Pair, y: Pair) -> Pair:
    """Give x − y."""
    return (x[0] - y[0]) % P, (x[1] - y[1]) % P


def mul(x: Pair, y: Pair) -> Pair:
    """Give x · y."""
    return (x[0] * y[0] - x[1] * y[1]) % P, (x[0] * y[1] + x[1] * y[0]) % P


def inverse(x: Pair) -> Pair:
    """Give 1 / x. Raises ``ValueError`` for zero."""
    norm = pow(x[0] * x[0] + x[1] * x[1], -1, P)
    return x[0] * norm % P, -x[1] * norm % P


def negative(x: Pair) -> Pair:
    """Give −x."""
    return -x[0] % P, -x[1] % P


def sign(x: Pair) -> int:
    """Give the sign of a number as RFC 9380 has it (sgn0)."""
    return x[0] % 2 or int(x[0] == 0 and x[1] % 2)


def greater(x: Pair) -> bool:
    """Say whether x is the greater of x and −x, u first; which of two roots a compressed point means."""
    return (x[1], x[0]) > (-x[1] % P, -x[0] % P)


def plain_root(number: int) -> int | None:
    """Give a square root in the field itself; ``None`` where there is none."""
    found = pow(number, (P + 1) // 4, P)
    return found if found * found % P == number % P else None


def root(x: Pair, *, plain: bool) -> Pair | None:
    """Give a square root, of plain numbers in the field itself; ``None`` where there is none."""
    if x[1] == 0:
        found = plain_root(x[0])
        if found is not None:
            return found, 0
        turned = None if plain else plain_root(-x[0])
        return None if turned is None else (0, turned)
    norm = plain_root(x[0] * x[0] + x[1] * x[1])
    if norm is None:
        return None
    half = (P + 1) // 2
    for square in ((x[0] + norm) * half, (x[0] - norm) * half):
        first = plain_root(square)
        if first:
            return first, x[1] * half * pow(first, -1, P) % P
    return None
