"""未成年人保护法: schools ask for offences before they hire, and every year (第六十二条)."""

from datetime import date

from xuezheng.core.base.sources import Source

MINORS_PROTECTION = Source("未成年人保护法", issued=date(2020, 10, 17))
