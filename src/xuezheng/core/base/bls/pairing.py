"""The pairing of BLS12-381 (双线性对), asked one thing only: whether a product of two pairings is one.

Numbers of the extension of degree twelve are lists of twelve numbers of the
field, for the powers of w with w⁶ = 1 + u, that is w¹² = 2·w⁶ − 2. Lines are
taken times w³, which the last power takes away again.
"""

from collections.abc import Sequence

from xuezheng.core.base.bls.curve import Point, chord, plus
from xuezheng.core.base.bls.field import ONE, P, Pair, X, inverse, mul, sub

DEGREE = 12
HALF = DEGREE // 2
Twelve = list[int]
UNIT: Twelve = [1] + [0] * (DEGREE - 1)


def _powers(first: Pair) -> list[Pair]:
    found = [ONE]
    while len(found) < DEGREE:
        found.append(mul(found[-1], first))
    return found


def _raised(x: Pair, number: int) -> Pair:
    found = ONE
    for bit in f"{number:b}":
        found = mul(found, found)
        found = mul(found, x) if bit == "1" else found
    return found


TURNS = _powers(_raised((1, 1), (P - 1) // HALF))
"""What the powers of w are multiplied by when they are raised to the power P."""
TURNS_TWICE = _powers((pow(2, (P - 1) // HALF, P), 0))
"""The same for P²; these are plain numbers."""


def is_one(pairs: Sequence[tuple[Point, Point]]) -> bool:
    """Say whether the pairings of points of G1 with points of G2 multiply to one.

    The last power is (P¹² − 1) / R, taken three times: first (P⁶ − 1)·(P² + 1),
    then (x − 1)²·(x + P)·(x² + P² − 1) + 3 with x = −X.
    """
    found = _walked([(one, other) for one, other in pairs if one and other])
    turned = _turned(found)
    first = _times(_times(turned, turned), _inverse_of_even(_times(found, turned)))
    start = _times(_raised_to(first, TURNS_TWICE), first)
    one = _power(_power(start, X + 1), X + 1)
    two = _times(_raised_to(one, TURNS), _turned(_power(one, X)))
    three = _times(_power(_power(two, X), X), _times(_raised_to(two, TURNS_TWICE), _turned(two)))
    return _times(three, _times(start, _times(start, start))) == UNIT


def _turned(x: Twelve) -> Twelve:
    """Raise to the power P⁶, which turns the sign of w; of what is left then, the inverse."""
    return [-one % P if at % 2 else one for at, one in enumerate(x)]


def _raised_to(x: Twelve, turns: Sequence[Pair]) -> Twelve:
    """Raise to the power of P whose turns these are; numbers of the field stay as they are."""
    long = [0] * (2 * DEGREE)
    for at, (one, (a, b)) in enumerate(zip(x, turns, strict=True)):
        long[at] += one * (a - b)
        long[at + HALF] += one * b
    return _short(long)


def _inverse_of_even(x: Twelve) -> Twelve:
    """Give 1 / x where only even powers of w are there: by its product with both its turns, a pair."""
    second = _raised_to(x, TURNS_TWICE)
    rest = _times(second, _raised_to(second, TURNS_TWICE))
    whole = _times(x, rest)
    a, b = inverse(((whole[0] + whole[HALF]) % P, whole[HALF]))
    return _times(rest, [a - b, *UNIT[1:HALF], b, *UNIT[1:HALF]])


def _walked(pairs: Sequence[tuple[tuple[Pair, Pair], tuple[Pair, Pair]]]) -> Twelve:
    """Multiply the lines that are met when points of G2 are added up to X times themselves."""
    found = UNIT
    at: list[Point] = [other for _, other in pairs]
    for bit in f"{X:b}"[1:]:
        found = _times(found, found)
        for number, (one, other) in enumerate(pairs):
            for step in (at[number], other)[: 1 + (bit == "1")]:
                here = at[number]
                if here is None or step is None:
                    continue
                found = _times(found, _line(here, step, one))
                at[number] = plus(here, step)
    return found


def _line(here: tuple[Pair, Pair], step: tuple[Pair, Pair], one: tuple[Pair, Pair]) -> Twelve:
    """Give the line through two points of G2 at a point of G1, times w³."""
    slope = chord(here, step)
    a, b = sub(mul(slope, here[0]), here[1])
    c, d = mul(slope, one[0])
    found = [0] * DEGREE
    found[0], found[HALF] = a - b, b
    found[2], found[2 + HALF] = d - c, -d
    found[3] = one[1][0]
    return found


def _times(x: Twelve, y: Twelve) -> Twelve:
    long = [0] * (2 * DEGREE)
    for at, one in enumerate(x):
        if one:
            for more, other in enumerate(y, at):
                long[more] += one * other
    return _short(long)


def _short(long: list[int]) -> Twelve:
    """Put w¹² = 2·w⁶ − 2 in, from the highest power down."""
    for at in range(2 * DEGREE - 1, DEGREE - 1, -1):
        long[at - HALF] += 2 * long[at]
        long[at - DEGREE] -= 2 * long[at]
    return [one % P for one in long[:DEGREE]]


def _power(x: Twelve, number: int) -> Twelve:
    found = x
    for bit in f"{number:b}"[1:]:
        found = _times(found, found)
        if bit == "1":
            found = _times(found, x)
    return found
