"""国家学生体质健康标准（2014年修订）: items, weights and score tables of the yearly fitness test."""

from xuezheng.core.base.sources import Source

FITNESS_STANDARD = Source("国家学生体质健康标准（2014年修订）", "教体艺〔2014〕5号")
