"""教育法: appropriation grows faster than regular revenue; spending and public funds a pupil and pay rise."""

from xuezheng.core.base.sources import Source

EDUCATION_ACT = Source("教育法")
