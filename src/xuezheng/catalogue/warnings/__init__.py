"""The rules of warning of the region (预警规则目录): declarations only, each with a scenario of its key."""

from xuezheng.catalogue.warnings.funds import FUNDS
from xuezheng.catalogue.warnings.health import HEALTH
from xuezheng.catalogue.warnings.places import PLACES
from xuezheng.catalogue.warnings.safety import SAFETY
from xuezheng.catalogue.warnings.teaching import TEACHING
from xuezheng.core.warnings.definition import Rule

RULES: tuple[Rule, ...] = (*PLACES, *HEALTH, *SAFETY, *FUNDS, *TEACHING)
"""Every rule, in the order of pages."""
_BY_KEY = {one.key: one for one in RULES}


def rule(key: str) -> Rule:
    """Give the rule of that key; raises ``KeyError``."""
    return _BY_KEY[key]
