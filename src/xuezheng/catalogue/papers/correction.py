"""更正 of an issued paper."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

CORRECTION = Template(
    key="correction",
    version=1,
    title=T("更正", "Correction"),
    word="督",
    mark="文件",
    hears=True,
    phrases={
        "opening": "{day}印发的《{title}》（{number}），因{reason}，现对有关内容更正如下。",
        "closing": "其余内容不变，以本更正为准。",
    },
)
