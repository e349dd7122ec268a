"""县域义务教育均衡发展督导评估暂行办法: the earlier evaluation, basic balance."""

from xuezheng.core.base.sources import Source

BASIC_BALANCE = Source("县域义务教育均衡发展督导评估暂行办法", "教督〔2012〕3号")
