"""学校体育工作条例: the hour of exercise at school on every school day."""

from xuezheng.core.base.sources import Source

SCHOOL_SPORT = Source("学校体育工作条例", clause="第十条")
