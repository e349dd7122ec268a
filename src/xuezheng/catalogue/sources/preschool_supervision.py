"""县域学前教育普及普惠督导评估办法: shares and ratios a county is held against."""

from datetime import date

from xuezheng.core.base.sources import Source

PRESCHOOL_SUPERVISION = Source(
    "县域学前教育普及普惠督导评估办法", "教督〔2020〕1号", date(2020, 2, 18)
)
