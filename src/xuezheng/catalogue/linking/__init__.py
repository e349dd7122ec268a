"""How plans speak of figures (关联用语): concepts, families counted by name, and the catalogue as offers."""

import re
from functools import cache

from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.catalogue.linking.concepts import LEXICON
from xuezheng.catalogue.linking.families import FAMILIES
from xuezheng.core.indicators.definition import Better, Indicator, Origin
from xuezheng.core.linking.link import Linker
from xuezheng.core.linking.offers import Offer, Way

_WAYS = {Origin.COMPUTED: Way.COMPUTED, Origin.COUNTED: Way.COUNTED}

BY_HAND = re.compile("捐|社会资金|注册|活跃|上线|(?:积累)?学分")
"""What no register of a bureau holds: money given, and what platforms of others count."""
HELD = "在册数"
"""What the figure of a whole register is called behind its name."""


def offer(one: Indicator) -> Offer:
    """Give an indicator as linking sees it."""
    higher = {Better.HIGHER: True, Better.LOWER: False}.get(one.better)
    ledger, _, count = one.title.zh.partition("：")
    own = (one.title.zh,)
    if count:
        own = (ledger,) if count == HELD else (f"{ledger.removesuffix('台账')}，{count}",)
    label, *called = one.phrases or ("",)
    phrases = (*one.phrases, *own)
    if count:
        phrases = (*own, *filter(_plain, (label,)), *called)
    return Offer(
        one.key, one.title, one.unit.word.zh, _WAYS.get(one.origin, Way.REPORTED), phrases,
        one.says.zh, higher, one.unit.times == 100, bool(one.named), _past(one),
    )  # fmt: skip


def _past(one: Indicator) -> bool:
    """Say whether a snapshot knows it as of an earlier day: cases keep their present state alone."""
    amounts = [amount for version in one.versions for amount in version.formula.amounts]
    facts = [fact for each in amounts for fact in (each.fact, *each.fact.needs())]
    return all(fact.dated for fact in facts)


def _plain(label: str) -> bool:
    """Say whether the label of a count tells enough without its ledger: 小学立项, not 办结."""
    heard = LEXICON.found(label)
    telling = [key for key in heard if not LEXICON.by_key[key].generic]
    return len(heard) > 1 and bool(telling)


@cache
def linker() -> Linker:
    """Give the catalogue ready for linking."""
    return Linker(LEXICON, tuple(offer(one) for one in INDICATORS), FAMILIES)
