"""The draw as one of the decision engines (电脑派位引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.draw import filling_referee
from xuezheng.core.engines.draw.draw import run
from xuezheng.core.engines.draw.example import example
from xuezheng.core.engines.draw.filling import fill
from xuezheng.core.engines.draw.problem import canonical, read
from xuezheng.core.engines.draw.referee import objections
from xuezheng.core.engines.draw.tell import cut, lines, ruled, told

ENGINE = Engine(
    key="draw",
    version=1,
    title=T("电脑派位", "Draw"),
    lists=("list",),
    canonical=canonical,
    read=read,
    run=run,
    referee=objections,
    told=told,
    lines=lines,
    ruled=ruled,
    cut=cut,
    fill=fill,
    fill_referee=filling_referee.objections,
    example=example,
)
