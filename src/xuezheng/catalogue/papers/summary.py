"""总结 of a year, a half year or a quarter."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

SUMMARY = Template(
    key="summary",
    version=1,
    title=T("总结", "Summary"),
    hears=True,
    phrases={
        "overall": "截至{until}，《{plan}》下达工作任务",
        "missing": "（有关科室尚未报送）",
    },
)
