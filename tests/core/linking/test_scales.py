"""Figures in a target's unit: shares in parts of a hundred, a thousand, ten thousand; kinds that never mix."""

from decimal import Decimal
from fractions import Fraction

import pytest

from xuezheng.catalogue.linking.concepts import LEXICON
from xuezheng.core.linking.scales import fits, level


@pytest.mark.parametrize(
    ("number", "times", "unit", "shown"),
    [
        (Fraction(59, 1000), 100, "%", Fraction(59, 10)),
        (Fraction(1, 5000), 100, "‱", 2),
        (Fraction(1, 5000), 100, "‰", Fraction(1, 5)),
        (Fraction(2610), 1, "个", 2610),
        (Decimal("0.5153"), 1, "", Fraction(5153, 10000)),
    ],
)
def test_a_share_is_written_in_the_parts_the_target_speaks_of(number, times, unit, shown):
    assert level(number, times, unit) == shown


@pytest.mark.parametrize(
    ("said", "offered", "share", "ok"),
    [
        ("%", "%", True, True),
        ("‱", "%", True, True),
        ("所", "%", True, False),
        ("%", "所", False, False),
        ("名", "人", False, True),
        ("个", "所", False, True),
        ("元", "人", False, False),
    ],
)
def test_only_units_of_one_kind_fit(said, offered, share, ok):
    assert fits(LEXICON, said, offered, share) is ok
