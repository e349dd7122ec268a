"""教育督导条例: two regular visits to every school a term, and who must keep away (第十条、第十四条)."""

from datetime import date

from xuezheng.core.base.sources import Source

SUPERVISION_REGULATION = Source("教育督导条例", "国务院令第624号", date(2012, 9, 9))
