"""WS/T 663-2020: how pupils' eyes are screened for short sight."""

from xuezheng.core.base.sources import Source

MYOPIA_SCREENING = Source("中小学生屈光不正筛查规范", "WS/T 663-2020")
