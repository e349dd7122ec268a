"""教育事业统计调查制度: forms of the school year count as of 1 September (统计时点)."""

from xuezheng.core.base.sources import Source

EDUCATION_STATISTICS = Source(document="教育事业统计调查制度")
