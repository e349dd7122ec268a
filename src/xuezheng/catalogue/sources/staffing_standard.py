"""关于统一城乡中小学教职工编制标准的通知: staff to pupils."""

from xuezheng.core.base.sources import Source

STAFFING_STANDARD = Source("关于统一城乡中小学教职工编制标准的通知", "中央编办发〔2014〕72号")
