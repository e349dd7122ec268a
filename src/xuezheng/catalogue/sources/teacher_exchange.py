"""关于推进县（区）域内义务教育学校校长教师交流轮岗的意见: how many teachers move."""

from xuezheng.core.base.sources import Source

TEACHER_EXCHANGE = Source(
    "关于推进县（区）域内义务教育学校校长教师交流轮岗的意见", "教师〔2014〕4号"
)
