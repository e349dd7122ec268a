"""局内规定: what the bureau sets for its own working order and may change at any time."""

from xuezheng.core.base.sources import Source

BUREAU_RULE = Source(document="局内规定（可改）")
