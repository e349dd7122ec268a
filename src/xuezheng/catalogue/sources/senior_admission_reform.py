"""教育部关于进一步推进高中阶段学校考试招生制度改革的指导意见: quotas to junior schools (指标到校)."""

from xuezheng.core.base.sources import Source

SENIOR_ADMISSION_REFORM = Source(
    "教育部关于进一步推进高中阶段学校考试招生制度改革的指导意见", "教基二〔2016〕4号"
)
