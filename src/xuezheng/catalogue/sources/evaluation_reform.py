"""深化新时代教育评价改革总体方案: rates of promotion are neither published nor paid for (升学率不公布、不挂钩)."""

from datetime import date

from xuezheng.core.base.sources import Source

EVALUATION_REFORM = Source("深化新时代教育评价改革总体方案", issued=date(2020, 10, 13))
