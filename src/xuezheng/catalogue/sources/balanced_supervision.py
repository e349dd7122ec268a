"""县域义务教育优质均衡发展督导评估办法: the standard class of primary and junior schools."""

from xuezheng.core.base.sources import Source

BALANCED_SUPERVISION = Source("县域义务教育优质均衡发展督导评估办法", "教督〔2017〕6号")
