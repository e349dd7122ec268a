"""会议纪要 of the bureau's meetings."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

MINUTES = Template(
    key="minutes",
    version=1,
    title=T("会议纪要", "Minutes"),
    word="纪",
    mark="会议纪要",
    phrases={
        "opening": "{held}，{chair}在{place}主持召开{body}。现将会议议定事项纪要如下。",
        "duties": "任务分工",
    },
)
