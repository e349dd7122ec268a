"""义务教育课程方案（2022年版）: lessons a week, weeks of teaching, shares of subjects over nine years."""

from xuezheng.core.base.sources import Source

CURRICULUM_PLAN = Source("义务教育课程方案（2022年版）", "教材〔2022〕2号")
