"""Points as a decision (积分入学引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.points import filling_referee
from xuezheng.core.engines.points.example import example
from xuezheng.core.engines.points.explain import lines, told
from xuezheng.core.engines.points.filling import fill
from xuezheng.core.engines.points.place import run
from xuezheng.core.engines.points.problem import canonical, read
from xuezheng.core.engines.points.referee import objections
from xuezheng.core.engines.points.tell import cut, ruled

ENGINE = Engine(
    key="points",
    version=1,
    title=T("积分入学", "Entry by points"),
    lists=("applicants", "schools"),
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
