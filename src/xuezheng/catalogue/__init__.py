"""The region's book (地方规程): declarations only; a second region is a second book."""

from dataclasses import dataclass

from xuezheng.catalogue.grammar import GRAMMAR
from xuezheng.core.plans.grammar import Grammar


@dataclass(frozen=True)
class Region:
    """What one region declares; apps ask ``current()`` and nothing else."""

    key: str
    grammar: Grammar


_REGION = Region(key="yunting", grammar=GRAMMAR)


def current() -> Region:
    """Give the region this installation serves."""
    return _REGION
