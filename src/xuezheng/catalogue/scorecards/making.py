"""Short ways to write items of a scorecard down (评估指标写法)."""

from collections.abc import Callable

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Confidence, Unit
from xuezheng.core.scorecards.definition import Group, Item, Reviewed, Share, Test

PERCENT = Unit(T("%", "%"), 1, 1)
PLAIN = Unit(T("", ""), 1, 2)
COEFFICIENT = Unit(T("", ""), 1, 4)
HUNDRED = Unit(T("人/百生", "a hundred pupils"), 1, 2)
ROOMS_HUNDRED = Unit(T("间/百生", "rooms a hundred pupils"), 1, 2)
METRES = Unit(T("平方米/生", "m² a pupil"), 1, 2)
YUAN = Unit(T("元/生", "yuan a pupil"), 1, 0)
PUPILS = Unit(T("人", "pupils"), 1, 0)
STAFF = Unit(T("人", "staff"), 1, 0)
ROOMS = Unit(T("间", "rooms"), 1, 0)
ITEMS = Unit(T("项", "items"), 1, 0)
SECOND, MEMORY, LOCAL = Confidence.SECONDARY, Confidence.MEMORY, Confidence.LOCAL


def reviewed(
    some: Review, group: Group, source: Source, number: str = "", *, wanted: bool = True,
    confidence: Confidence = SECOND,
) -> Item:  # fmt: skip
    """Give an item that reviewers decide."""
    return Item(
        key=some.key, title=some.label, group=group, test=Reviewed(wanted), unit=PLAIN, number=number,
        source=source, confidence=confidence,
    )  # fmt: skip


def item(
    key: str, title: T, group: Group, test: Test, unit: Unit = PERCENT, *, number: str = "",
    source: Source = BUREAU_RULE, confidence: Confidence = SECOND,
) -> Item:  # fmt: skip
    """Give an item with its test."""
    return Item(
        key=key, title=title, group=group, test=test, unit=unit, number=number, source=source,
        confidence=confidence,
    )  # fmt: skip


def shares(group: Group, source: Source) -> Callable[..., Item]:
    """Give a way to write items of the county under one heading and clause."""

    def made(
        number: str, key: str, title: T, test: Share, unit: Unit = PERCENT, confidence: Confidence = SECOND
    ) -> Item:  # fmt: skip
        return item(
            key, title, group, test, unit, number=number, source=source, confidence=confidence
        )

    return made
