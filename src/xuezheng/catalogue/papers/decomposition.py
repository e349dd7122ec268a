"""任务分解表 of the annual work plan."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

DECOMPOSITION = Template(
    key="decomposition", version=1, title=T("任务分解表", "Decomposition table")
)
