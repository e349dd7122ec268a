"""信访工作条例: accepted within 15 days, answered within 60, at most 30 more (looked up, not against the original)."""

from datetime import date

from xuezheng.core.base.sources import Source

PETITION_RULES = Source("信访工作条例", issued=date(2022, 2, 25))
