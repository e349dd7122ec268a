"""校车安全管理条例: vehicles, drivers, attendants and plates of school buses."""

from datetime import date

from xuezheng.core.base.sources import Source

SCHOOL_BUS_REGULATION = Source("校车安全管理条例", "国务院令第617号", date(2012, 4, 5))
