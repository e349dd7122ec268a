"""提高教育经费使用效益的意见: education spending, and that a pupil, does not fall from year to year."""

from datetime import date

from xuezheng.core.base.sources import Source

FUNDS_EFFICIENCY = Source(
    "关于进一步调整优化结构提高教育经费使用效益的意见", "国办发〔2018〕82号", date(2018, 8, 17)
)
