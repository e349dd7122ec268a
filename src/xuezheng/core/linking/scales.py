"""A figure in the unit in which a target speaks (单位换算), or that it cannot be said in it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from xuezheng.core.linking.link import same_kind
from xuezheng.core.linking.words import Lexicon

SHARES: Mapping[str, int] = {"%": 100, "‰": 1000, "‱": 10000}
"""So many parts of a whole a share is written in."""


def fits(lexicon: Lexicon, said: str, offered: str, share: bool) -> bool:
    """Say whether a target in the unit ``said`` can take a figure in the unit ``offered``, or so much a head of it."""
    if share or offered in SHARES:
        return said in SHARES
    if said and said == offered.partition("/")[0]:
        return True
    return same_kind(lexicon.unit_kind(said), lexicon.unit_kind(offered), share)


def level(number: Fraction | Decimal, times: int | Fraction, said: str) -> Fraction:
    """Give a figure in a target's unit; ``times`` is how often its own unit takes it.

    >>> level(Fraction(59, 1000), 100, "%"), level(Fraction(1, 5000), 100, "‱")
    (Fraction(59, 10), Fraction(2, 1))
    """
    return Fraction(number) * (SHARES.get(said, times) if times == SHARES["%"] else times)
