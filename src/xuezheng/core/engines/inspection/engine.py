"""Double-random inspections and panels as decisions (双随机引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.inspection import filling_referee
from xuezheng.core.engines.inspection.draw import run
from xuezheng.core.engines.inspection.example import example
from xuezheng.core.engines.inspection.explain import lines, told
from xuezheng.core.engines.inspection.filling import fill
from xuezheng.core.engines.inspection.problem import canonical, read
from xuezheng.core.engines.inspection.referee import objections
from xuezheng.core.engines.inspection.tell import ruled

ENGINE = Engine(
    key="inspection",
    version=1,
    title=T("双随机抽查与随机评委", "Random inspections and random panels"),
    lists=("subjects", "inspectors", "declared"),
    canonical=canonical,
    read=read,
    run=run,
    referee=objections,
    told=told,
    lines=lines,
    ruled=ruled,
    example=example,
    fill=fill,
    fill_referee=filling_referee.objections,
)
